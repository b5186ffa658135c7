"""What speaks for a candidate: each signal for itself, and what the manual says it is worth."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from miprof_graph.ask.folding import fold
from miprof_graph.link.entities import Entity, Fact, Name
from miprof_graph.link.evidence import POINTS, Evidence, Signal, weigh
from miprof_graph.link.lookup import LABEL, Item
from miprof_graph.link.scope import DIRECT, load_scope
from miprof_graph.link.spelling import spell_address, spell_identifier, spell_name
from miprof_graph.mappings.model import WIKIDATA
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.conftest import REPOSITORY

SCOPE = load_scope()
ALIAS = "http://www.w3.org/2004/02/skos/core#altLabel"
FRANCE, ELSEWHERE = WIKIDATA + "Q142", WIKIDATA + "Q99000000199"


def entity(
    *names: str,
    kind: str = "Association",
    definitions: Mapping[str, str] = {"fr": "Une chose."},
    identifiers: tuple[Fact, ...] = (),
    addresses: tuple[Fact, ...] = (),
) -> Entity:
    kinds = frozenset(PREFIXES["mpo"] + name for name in (kind, "Organisation"))
    made = tuple(Name(name, "skos:prefLabel", fold(name)) for name in names)
    return Entity("x", names[0], made, kinds, definitions, identifiers, addresses)


def item(
    number: int = 1,
    *,
    label: str = "Tout autre nom",
    aliases: tuple[str, ...] = (),
    root: str = "Q43229",
    countries: tuple[str, ...] = (),
    description: str = "",
    values: tuple[tuple[str, str], ...] = (),
) -> Item:
    names = {fold(alias): ALIAS for alias in aliases} | {fold(label): LABEL}
    return Item(
        *(f"{WIKIDATA}Q9900000{number:04}", label, "", description, {"fr": description}, names),
        *(frozenset({WIKIDATA + root}), frozenset(countries), frozenset(values)),
    )


def signals(one: Entity, *items: Item) -> tuple[Signal, ...]:
    return weigh(one, items, SCOPE)[0].signals


def points(one: Entity, *items: Item) -> list[int]:
    return [found.points for found in weigh(one, items, SCOPE)]


@pytest.mark.parametrize(
    ("name", "found", "signal"),
    [
        ("Amicale du Nid", item(label="Amicale du Nid"), Signal.LABEL),
        ("L’Amicale du nid", item(label="L'amicale du Nid"), Signal.LABEL),
        ("Amicale du Nid", item(aliases=("Amicale du Nid",)), Signal.ALIAS),
        ("Nid", item(label="Nid"), Signal.WORD),
        ("Le Nid", item(label="Le Nid"), Signal.WORD),
        ("Madame Taubira", item(label="Madame Taubira"), Signal.WORD),
        ("S.D.F.E.", item(label="S.D.F.E."), Signal.WORD),
    ],
)
def test_a_whole_name_tells_more_than_one_word(name: str, found: Item, signal: Signal) -> None:
    assert signals(entity(name), found) == (signal,)


def test_another_name_that_fits_too_confirms_the_first() -> None:
    one = entity("Amicale du Nid", "ADN")
    assert signals(one, item(label="Amicale du Nid", aliases=("ADN",))) == (
        *(Signal.LABEL, Signal.SECOND_NAME),
    )
    # The same name in two spellings is one name.
    twice = entity("Amicale du Nid", "amicale du nid")
    assert signals(twice, item(label="Amicale du Nid")) == (Signal.LABEL,)


def test_nothing_in_common_or_another_class_is_no_candidate() -> None:
    assert weigh(entity("Amicale du Nid"), [item()], SCOPE) == []
    assert weigh(entity("Amicale du Nid"), [item(label="Amicale du Nid", root="Q5")], SCOPE) == []


def test_an_address_alone_is_none_for_others_may_live_there() -> None:
    site = Fact("mpo:website", (DIRECT + "P856",), "http://www.example.org")
    there = (DIRECT + "P856", "https://example.org/")
    assert weigh(entity("Le Nid", addresses=(site,)), [item(values=(there,))], SCOPE) == []
    named = item(label="Le Nid", values=(there,))
    assert signals(entity("Le Nid", addresses=(site,)), named) == (Signal.WORD, Signal.ADDRESS)


def test_an_identifier_counts_without_a_name_and_in_capitals() -> None:
    doi = Fact("mpo:doi", (DIRECT + "P356",), "10.1/ab-c")
    found = item(values=((DIRECT + "P356", "10.1/AB-C"),))
    assert signals(entity("Le Nid", identifiers=(doi,)), found) == (Signal.IDENTIFIER,)
    other = item(values=((DIRECT + "P356", "10.1/ab-d"),))
    assert weigh(entity("Le Nid", identifiers=(doi,)), [other], SCOPE) == []


def test_the_country_speaks_for_a_national_body_or_against_it_and_for_others_only_for() -> None:
    name = "Amicale du Nid"
    for kind, country, expected in (
        ("Association", FRANCE, (Signal.COUNTRY,)),
        ("Association", ELSEWHERE, (Signal.OTHER_COUNTRY,)),
        ("InternationalBody", ELSEWHERE, ()),
        ("InternationalBody", FRANCE, (Signal.COUNTRY,)),
    ):
        found = item(label=name, countries=(country,))
        assert signals(entity(name, kind=kind), found) == (Signal.LABEL, *expected)
    both = item(label=name, countries=(ELSEWHERE, FRANCE))
    assert signals(entity(name), both) == (Signal.LABEL, Signal.COUNTRY)


def test_words_of_the_descriptions_count_unless_they_are_in_the_name_or_in_every_one() -> None:
    one = entity("Amicale du Nid", definitions={"fr": "Association contre la prostitution."})
    for description, words in (
        ("association française contre les violences", ("association",)),
        ("amicale contre la pluie", ()),
        ("associations qui luttent contre la prostitution", ("association", "prostitution")),
    ):
        [found] = weigh(one, [item(label="Amicale du Nid", description=description)], SCOPE)
        assert found.words == words
        assert found.points == 60 + min(2, len(words)) * 10


def test_each_namesake_speaks_against_the_other_unless_it_is_of_another_country() -> None:
    one, name = entity("Amicale du Nid"), "Amicale du Nid"
    assert points(one, item(1, label=name), item(2, label=name)) == [30, 30]
    abroad = item(2, label=name, countries=(ELSEWHERE,))
    assert points(one, item(1, label=name), abroad) == [60, 30]


def test_who_shares_only_the_letters_does_not_speak_against_the_full_name() -> None:
    one = entity("Groupe d’experts contre la traite", "GRETA")
    body = item(1, label="Groupe d’experts contre la traite", aliases=("GRETA",))
    assert points(one, body, item(2, label="GRETA")) == [75, 0]


def test_the_best_comes_first_and_of_two_alike_the_older_item() -> None:
    name = "Amicale du Nid"
    found = weigh(
        entity(name),
        [item(12, label=name), item(3, label=name), item(4, aliases=(name,))],
        SCOPE,
    )
    assert [one.item.iri[-2:] for one in found] == ["03", "12", "04"]


def test_points_stay_between_none_and_almost_certain() -> None:
    everything = Evidence(item(), tuple(Signal), (), ("one", "two"))
    assert everything.points == 99
    assert Evidence(item(), (Signal.NAMESAKES,), (), ()).points == 0


def test_the_manual_says_what_each_signal_is_worth() -> None:
    manual = (REPOSITORY / "docs" / "mappings.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| `([a-z-]+)` \|.*\| (−?)0\.(\d+) \|$", manual, re.MULTILINE)
    said = {name: int(f"{sign and '-'}{digits:0<2}") for name, sign, digits in table}
    assert said == {str(signal): value for signal, value in POINTS.items()}


def test_what_is_looked_for_are_classes_and_properties_of_the_ontology() -> None:
    facts, _ = read_facts(Home(REPOSITORY))
    assert {*SCOPE.classes, *SCOPE.national} <= facts.vocabulary.classes
    assert {*SCOPE.identifiers, *SCOPE.addresses} <= facts.vocabulary.properties.keys()
    for iri in (*SCOPE.roots, SCOPE.country):
        assert re.fullmatch(re.escape(WIKIDATA) + r"Q[1-9]\d*", iri)
    for iri in (*SCOPE.values, *SCOPE.country_properties):
        assert re.fullmatch(re.escape(DIRECT) + r"P[1-9]\d*", iri)


def test_a_name_is_asked_for_in_the_spellings_it_may_have() -> None:
    spelled = spell_name("l’Amicale du  Nid")
    for wanted in ("l’Amicale du Nid", "L’Amicale du Nid", "l'Amicale du Nid", "L'Amicale du Nid"):
        assert {f'"{wanted}"@{tag}' for tag in ("fr", "en", "mul")} <= {*spelled}
    assert len(spelled) == len({*spelled})
    assert spell_name('a "b"')[0] == '"a \\"b\\""@fr'


def test_an_address_and_an_identifier_are_asked_for_in_the_forms_they_may_have() -> None:
    assert "<http://www.example.org/>" in spell_address("https://Example.org")
    assert "<https://example.org/A>" in spell_address("http://www.example.org/A/")
    assert spell_identifier("10.1/a") == ['"10.1/A"', '"10.1/a"']
