"""Every violation query finds what it is for, and nothing in facts that are in order."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from miprof_graph.check.queries import check_queries
from miprof_graph.names import PREFIXES
from miprof_graph.problems import Problem
from tests.ontology_samples import ONTOLOGY, claim, dated, derive_store

_FOLDER = ONTOLOGY / "checks"
_PATHS = {path.stem.removesuffix("-violation"): path for path in sorted(_FOLDER.glob("*.rq"))}


class Case(NamedTuple):
    """Facts that break a check, what its message must name, and facts that do not break it."""

    bad: str
    named: str
    good: str


def _labelled(name: str, kind: str, label: str = "", more: str = "") -> str:
    said = label or name
    return (
        f'{name} a mpo:{kind} ; skos:prefLabel "{said}"@fr, "{said}"@en ; '
        f'skos:definition "Un exemple."@fr, "An example."@en {more} .\n'
    )


_A, _B = _labelled("mp:a", "Committee"), _labelled("mp:b", "Committee")
_PERSON, _LETTER = _labelled("mp:p", "Person"), _labelled("mp:l", "Letter")
_STEERS = claim("1", "mp:a mpo:steers mp:b")
_SOURCE = 'src:a a mpo:Source ; dcterms:title "Un document"@fr, "A document"@en .\n'
_SENT = claim("2", "mp:p mpo:sent mp:l")
_ADDRESSED = claim("3", "mp:l mpo:addressedTo mp:a")
_HOLDS = "mp:p mpo:holdsPost mp:post"
_MISPRINT = claim("4", 'mp:a mpo:nameInSource "Comitée"@fr', rank="deprecated")
_ORDER = _SOURCE + _A + _B + _PERSON + _STEERS + claim("0", "mp:p mpo:memberOf mp:a")

_CASES = {
    "attribution-missing": Case(
        _labelled("mp:t", "Topic") + claim("1", "mp:t mpo:holdsPosition mp:a", status="attributed"),
        "mp:t",
        _A
        + claim("1", "mp:a mpo:holdsPosition mp:b", status="attributed")
        + claim("2", "mp:t mpo:holdsPosition mp:b", "mpo:attributedTo mp:a", status="attributed"),
    ),
    "date-order": Case(
        claim("1", "mp:a mpo:steers mp:b", dated("2016-01-01", "2014-12-31")),
        "2016-01-01",
        claim("1", "mp:a mpo:steers mp:b", dated("2014-01-01", "2014-01-01"))
        + claim("2", "mp:b mpo:steers mp:a", dated("2014-01-01")),
    ),
    "deprecated-term": Case(
        "mpo:oldTerm owl:deprecated true ; dcterms:isReplacedBy mpo:steers ."
        + claim("1", "mp:a mpo:oldTerm mp:b"),
        "mpo:steers",
        "mpo:oldTerm owl:deprecated true ; dcterms:isReplacedBy mpo:steers ." + _STEERS,
    ),
    "disjoint-classes": Case("mp:x a mpo:Person, mpo:Ministry .", "mpo:Organisation", _A + _PERSON),
    "document-without-label": Case(
        'mp:d a mpo:Document ; skos:prefLabel "Un document"@fr .',
        "mp:d",
        _labelled("mp:d", "Document") + _SOURCE,
    ),
    "hidden-label-taken": Case(
        _labelled("mp:a", "Committee", "A") + 'mp:b skos:hiddenLabel "A"@fr .',
        "mp:a",
        _labelled("mp:a", "Committee", "A") + 'mp:b skos:hiddenLabel "a"@fr .',
    ),
    "inverse-predicate": Case(claim("1", "mp:a mpo:steeredBy mp:b"), "mpo:steers", _STEERS),
    "letter-without-addressee": Case(_LETTER + _SENT, "mp:l", _LETTER + _SENT + _ADDRESSED),
    "letter-without-sender": Case(_LETTER + _ADDRESSED, "mp:l", _LETTER + _SENT + _ADDRESSED),
    "object-outside-range": Case(
        _A + claim("1", "mp:p mpo:memberOf mp:t") + _labelled("mp:t", "Topic"),
        "mpo:Organisation",
        _A + claim("1", "mp:p mpo:memberOf mp:a") + claim("2", "mp:p mpo:hasKind mpo:kind-law"),
    ),
    "orphan-entity": Case(
        _A + _B + claim("1", "mp:a mpo:steers mp:x"),
        "mp:b",
        _SOURCE + _A + _B + _STEERS + _PERSON + "src:a dcterms:publisher mp:p .",
    ),
    "part-cycle": Case(
        claim("1", "mp:a mpo:hasPart mp:b") + claim("2", "mp:b mpo:hasPart mp:a"),
        "mp:a",
        claim("1", "mp:a mpo:hasPart mp:b") + claim("2", "mp:a mpo:hasPart mp:c"),
    ),
    "same-label": Case(
        _labelled("mp:a", "Committee", "Un") + _labelled("mp:b", "Topic", "Un"),
        "Un",
        _A + _B + 'src:a a mpo:Source ; dcterms:title "mp:a"@fr .',
    ),
    "self-relation": Case(claim("1", "mp:a mpo:steers mp:a"), "mp:a", _STEERS),
    "slip-not-hidden": Case(
        _A + _MISPRINT, "Comitée", _A + _MISPRINT + 'mp:a skos:hiddenLabel "Comitée"@fr .'
    ),
    "source-without-claims": Case(_SOURCE, "src:a", _SOURCE + _STEERS),
    "subject-outside-domain": Case(
        _A + claim("1", "mp:a mpo:holdsPost mp:post"), "mpo:Person", _PERSON + claim("1", _HOLDS)
    ),
    "suborganisation-cycle": Case(
        claim("1", "mp:a mpo:partOfBody mp:b")
        + claim("2", "mp:b mpo:partOfBody mp:c")
        + claim("3", "mp:c mpo:partOfBody mp:a"),
        "mp:c",
        claim("1", "mp:a mpo:partOfBody mp:b") + claim("2", "mp:b mpo:partOfBody mp:c"),
    ),
    "tenure-without-dates": Case(
        claim("1", _HOLDS),
        "mp:p",
        claim("1", _HOLDS, 'mpo:until ".."^^edtf:EDTF')
        + claim("2", _HOLDS, 'skos:note "Le document ne date pas."@fr'),
    ),
    "undeclared-term": Case(_A + _STEERS, "mp:b", _A + _B + _STEERS),
}


def _problems(name: str, facts: str, folder: Path) -> list[Problem]:
    (folder / _PATHS[name].name).write_text(_PATHS[name].read_text("utf-8"), encoding="utf-8")
    return list(check_queries(derive_store(facts), folder, lambda _: ("file", 1)))


def test_every_violation_query_has_its_cases() -> None:
    assert sorted(_CASES) == sorted(_PATHS)
    assert len(_PATHS) >= 20
    assert all(path.name.endswith("-violation.rq") for path in _FOLDER.iterdir())


@pytest.mark.parametrize("name", sorted(_CASES))
def test_a_violation_is_found_and_named_in_both_languages(name: str, tmp_path: Path) -> None:
    found = _problems(name, _CASES[name].bad, tmp_path)
    assert found
    for said in ([problem.fr for problem in found], [problem.en for problem in found]):
        assert any(_CASES[name].named in text for text in said)
        assert not any("{" in text for text in said)


@pytest.mark.parametrize("name", sorted(_CASES))
def test_facts_in_order_are_let_through(name: str, tmp_path: Path) -> None:
    assert _problems(name, _CASES[name].good, tmp_path) == []


def test_a_small_graph_in_order_passes_all_checks_at_once() -> None:
    found = check_queries(derive_store(_ORDER), _FOLDER, lambda focus: (focus, 1))
    assert [problem.en for problem in found] == []


def test_the_ontology_alone_passes_all_checks() -> None:
    found = check_queries(derive_store(""), _FOLDER, lambda focus: (focus, 1))
    assert [problem.en for problem in found] == []


@pytest.mark.parametrize("name", sorted(_PATHS))
def test_a_query_names_its_focus_and_only_variables_that_it_binds(name: str) -> None:
    query = _PATHS[name].read_text(encoding="utf-8")
    header = dict(re.findall(r"^# (\w+): (.+)$", query, re.MULTILINE))
    assert header.keys() >= {"message_fr", "message_en", "repair_fr", "repair_en"}
    rows = ox.Store().query(query, prefixes=PREFIXES)
    assert isinstance(rows, ox.QuerySolutions)
    bound = {variable.value for variable in rows.variables}
    assert "focus" in bound
    assert set(re.findall(r"\{(\w+)\}", " ".join(header.values()))) <= bound
