"""A cell is read as its property's range asks: one right spelling, and a message for all others."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from miprof_graph.check.cells import Known, check_literal
from miprof_graph.check.rows import check_table
from miprof_graph.claims import format_table, parse_table
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.problems import make_problem
from miprof_graph.quads import table_nquads
from miprof_graph.vocabulary import Vocabulary, read_vocabulary
from tests.ontology_samples import ONTOLOGY, TERMS

MPO = PREFIXES["mpo"]
RIGHT = {
    "figureValue": ("7", "0", "-3", "24.9", "24300000", "0.05"),
    "termLength": ("P3Y", "P18M", "P1Y6M", "P10D", "PT2H", "P1DT30M"),
    "website": ("https://example.org/", "http://www.contrelatraite.org"),
    "eli": ("https://www.legifrance.gouv.fr/eli/decret/2013/1/3/DFEX1242343D/jo/texte",),
    "legalForm": ("association loi de 1901@fr",),
    "nor": ("DFEX1242343D",),
    "dateInForce": ("2013", "2013-01-06", "2013/2014"),
}
WRONG = {
    "figureValue": ("", "24,9", "24.90", "7.0", "07", "+7", "24 300 000", "1e6", "sept", ".5"),
    "termLength": ("", "P", "PT", "3Y", "P3", "trois ans", "P2W", "P1YT"),
    "website": ("", "www.contrelatraite.org", "https://a b", "javascript:alert(1)"),
    "eli": ("eli/decret/2013/1/3",),
    "legalForm": ("association", "@fr"),
    "nor": ("",),
    "dateInForce": ("2013-13", "6 janvier 2013"),
}
HEAD = """\
# id: src:un
# title: Un
# kind: mpo:kind-web-page
# publisher: mp:miprof
# retrieved: 2026-11-21
# language: fr
subject\tpredicate\tobject\tfrom\tuntil\tstatus\trank\tlocator\tquote\tnote\trole\ttitle
"""
TITLED = HEAD + "mp:a\tmpo:holdsPost\tmp:b\t\t\tasserted\tnormal\t§ 1\tmots\t\t\t{title}\n"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary(q.triple for name in TERMS for q in ox.parse(path=ONTOLOGY / name))


def cells(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(name, value) for name, values in table.items() for value in values]


@pytest.mark.parametrize(("name", "value"), cells(RIGHT))
def test_a_value_that_is_right_is_taken(name: str, value: str, vocabulary: Vocabulary) -> None:
    assert not list(check_literal(value, vocabulary.properties[MPO + name]))


@pytest.mark.parametrize(("name", "value"), cells(WRONG))
def test_a_value_that_is_wrong_is_told_in_both_languages(
    name: str, value: str, vocabulary: Vocabulary
) -> None:
    [(key, values)] = check_literal(value, vocabulary.properties[MPO + name])
    said = {make_problem("a.tsv", 1, key, **values).render(language) for language in LANGUAGES}
    assert len(said) == 2
    assert all(value in line and " - " in line for line in said)


@pytest.mark.parametrize("value", RIGHT["figureValue"])
def test_a_number_stays_as_it_is_written_in_the_store(value: str) -> None:
    store = ox.Store()
    number = ox.Literal(value, datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    store.add(ox.Quad(ox.NamedNode(MPO + "a"), ox.NamedNode(MPO + "b"), number))
    assert [quad.object for quad in store] == [number]


def test_a_property_that_only_gathers_others_stands_in_no_claim(vocabulary: Vocabulary) -> None:
    assert vocabulary.find_property(MPO + "identifier") is None
    assert vocabulary.find_property(MPO + "nor") is not None


def test_the_exact_title_of_a_post_is_a_text_of_the_claim(vocabulary: Vocabulary) -> None:
    table, problems = parse_table(TITLED.format(title="ministre déléguée@fr"), "un.tsv")
    assert table
    assert not problems
    assert format_table(table) == TITLED.format(title="ministre déléguée@fr").replace(
        "\trole\t", "\t"
    ).replace("\t\t\tministre", "\t\tministre")
    [said] = [
        quad
        for quad in ox.parse(table_nquads(table, vocabulary), format=ox.RdfFormat.N_QUADS)
        if quad.predicate.value == MPO + "exactTitle"
    ]
    assert said.object == ox.Literal("ministre déléguée", language="fr")


@pytest.mark.parametrize(
    ("title", "key"), [("ministre déléguée", "literal-text"), (" ministre@fr", "space")]
)
def test_a_title_without_language_or_with_spaces_around_is_a_problem(
    title: str, key: str, vocabulary: Vocabulary
) -> None:
    table, _ = parse_table(TITLED.format(title=title), "un.tsv")
    assert table
    known = Known(None, (), vocabulary)
    found = check_table(table, known)
    wanted = make_problem("un.tsv", 8, key, column="title", value=title).render("fr")
    assert wanted in [problem.render("fr") for problem in found]


def test_a_document_in_any_language_has_names_in_french_and_in_english(
    vocabulary: Vocabulary,
) -> None:
    head = "# title_fr: Rapport\n# title_en: Report\n"
    head += "# short: Rapport GRETA\n# short_en: GRETA report\n"
    text = head + TITLED.format(title="").replace("# language: fr", "# language: it")
    table, _ = parse_table(text, "un.tsv")
    assert table
    quads = ox.parse(table_nquads(table, vocabulary), format=ox.RdfFormat.N_QUADS)
    said: dict[str, set[ox.Literal]] = {}
    for quad in quads:
        if isinstance(quad.object, ox.Literal) and quad.object.language:
            name = quad.predicate.value.replace("#", "/").rpartition("/")[2]
            said.setdefault(name, set()).add(quad.object)
    assert said["shortLabel"] == {
        ox.Literal("Rapport GRETA", language="fr"),
        ox.Literal("GRETA report", language="en"),
    }
    assert said["title"] == {
        ox.Literal("Un", language="it"),
        ox.Literal("Rapport", language="fr"),
        ox.Literal("Report", language="en"),
    }
