"""No entity enters twice: names that are nearly the same are of things that really differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

import pyoxigraph as ox
import pytest

from miprof_graph.ask.folding import fold, telling_words
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from miprof_graph.rows import select_texts
from tests.conftest import REPOSITORY

ALLOWED = REPOSITORY / "tests" / "data" / "near-labels.txt"
NEAR = 0.9
MPO = PREFIXES["mpo"]
NAMES = """
SELECT ?entity ?kind ?property ?name ?language WHERE {
  VALUES ?property { skos:prefLabel skos:altLabel }
  GRAPH graph:entities { ?entity a ?kind ; ?property ?name }
  BIND(LANG(?name) AS ?language)
} ORDER BY ?entity ?property ?name"""
ABOVE = "SELECT ?kind ?above WHERE { ?kind rdfs:subClassOf ?above } ORDER BY ?kind ?above"
# Whatever has only these in common is of different kinds.
ROOTS = frozenset({f"{MPO}Thing", f"{MPO}Agent"})
# What comes in series differs in its number or date alone.
SERIES = """
premier premiere second seconde deuxieme troisieme quatrieme cinquieme sixieme
first third fourth fifth sixth i ii iii iv v
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
january february march april may june july august september october november december
"""
COUNTING = frozenset(SERIES.split())
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its classes below the roots, and one of its names, folded."""

    slug: str
    kinds: frozenset[str]
    name: str
    preferred: bool

    @property
    def numbers(self) -> tuple[str, ...]:
        words = self.name.split()
        return tuple(w for w in words if w in COUNTING or any(map(str.isdigit, w)))

    @property
    def is_person(self) -> bool:
        return f"{MPO}Person" in self.kinds


def read_named(home: Home, language: str) -> list[Named]:
    facts, _ = read_facts(home)
    store: ox.Store = facts.load()
    above: dict[str, set[str]] = {}
    for kind, wider in select_texts(store, ABOVE):
        above.setdefault(kind, set()).add(wider)
    return [
        Named(
            entity.removeprefix(PREFIXES["mp"]),
            frozenset(find_kinds(kind, above)),
            fold(name),
            prop.endswith("prefLabel"),
        )
        for entity, kind, prop, name, said in select_texts(store, NAMES)
        if said == language
    ]


def find_kinds(kind: str, above: dict[str, set[str]]) -> Iterator[str]:
    if kind.startswith(MPO) and kind not in ROOTS:
        yield kind
        for wider in above.get(kind, ()):
            yield from find_kinds(wider, above)


def find_near(named: Iterable[Named]) -> set[Pair]:
    """Find the pairs of entities of compatible kinds whose names could be of one thing."""
    series: dict[tuple[str, ...], list[Named]] = {}
    for one in named:
        series.setdefault(one.numbers, []).append(one)
    return {
        frozenset((one.slug, other.slug))
        for alike in series.values()
        for one, other in combinations(alike, 2)
        if one.slug != other.slug and one.kinds & other.kinds and are_near(one, other)
    }


def are_near(one: Named, other: Named) -> bool:
    """Tell whether two names are written nearly alike, or one is the other's with more to it."""
    if one.is_person and other.is_person:
        words = [{*telling_words(named.name)} for named in (one, other)]
        if min(map(len, words)) > 1 and (words[0] <= words[1] or words[1] <= words[0]):
            return True
    if not (one.preferred and other.preferred):
        return one.name == other.name
    if abs(len(one.name) - len(other.name)) > (1 - NEAR) * (len(one.name) + len(other.name)):
        return False
    matcher = SequenceMatcher(None, one.name, other.name, autojunk=False)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR


def read_allowed() -> list[Pair]:
    lines = ALLOWED.read_text(encoding="utf-8").splitlines()
    return [frozenset(line.split()) for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_entities_of_nearly_the_same_name_really_differ(language: str) -> None:
    found = find_near(read_named(Home(REPOSITORY), language)) - {*read_allowed()}
    listed = "\n".join(sorted(" ".join(sorted(pair)) for pair in found))
    assert not found, f"one thing twice? merge them, or add to {ALLOWED.name}:\n{listed}"


def test_the_list_of_pairs_that_differ_has_none_twice_and_none_that_is_not_near() -> None:
    allowed = read_allowed()
    assert all(len(pair) == 2 for pair in allowed)
    assert len({*allowed}) == len(allowed)
    named = [one for language in LANGUAGES for one in read_named(Home(REPOSITORY), language)]
    known = {one.slug for one in named}
    there = {pair for pair in allowed if pair <= known}
    assert there - find_near(named) == set()


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Amicale du Nid", "Amicale du nid", True),
        ("Amicale du Nid", "Mouvement du Nid", False),
        ("Observatoire national des violences", "Observatoire national de violence", True),
        ("Réunion du 21 mars 2024", "Réunion du 22 mars 2024", False),
        ("Gouvernement Valls I", "Gouvernement Valls II", False),
    ],
)
def test_a_slip_is_near_and_a_number_is_not(one: str, other: str, near: bool) -> None:
    kinds = frozenset({f"{MPO}Organisation"})
    named = [Named("a", kinds, fold(one), True), Named("b", kinds, fold(other), True)]
    assert find_near(named) == ({frozenset("ab")} if near else set())


def test_a_person_with_one_more_name_is_near_and_another_kind_is_not() -> None:
    person, post = frozenset({f"{MPO}Person"}), frozenset({f"{MPO}Post"})
    short, long = "roselyne bachelot", "roselyne bachelot narquin"
    assert find_near([Named("a", person, short, True), Named("b", person, long, True)])
    assert not find_near([Named("a", person, short, True), Named("b", post, short, True)])


def test_the_other_name_of_one_is_not_the_name_of_another() -> None:
    kinds = frozenset({f"{MPO}Association"})
    named = [Named("a", kinds, "nid", False), Named("b", kinds, "nid", True)]
    assert find_near(named) == {frozenset("ab")}
