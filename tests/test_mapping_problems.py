"""What is wrong in a table of mappings is said with its line and its repair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from miprof_graph.mappings.model import CURATED, NOT, Row
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts
from tests.conftest import rewrite
from tests.mapping_rows import ACCEPTED, PROPOSED, REFUSED, ROWS, write_rows

TABLE = "graph/mappings/wikidata.sssom.tsv"
LICENCE = "#license: https://www.etalab.gouv.fr/licence-ouverte-open-licence\n"
SECOND = "mp:greta\tGRETA\tskos:exactMatch\tNot"


def problems_of(home: Home, language: str = "en") -> list[str]:
    _, problems = read_facts(home)
    return [problem.render(language) for problem in sorted(problems)]


def changed(row: Row, **cells: str) -> Callable[[Home], None]:
    def spoil(home: Home) -> None:
        write_rows(home, replace(row, **cells))  # type: ignore[arg-type]

    return spoil


def with_rows(*rows: Row) -> Callable[[Home], None]:
    return lambda home: (write_rows(home, *rows), None)[1]


def in_text(old: str, new: str) -> Callable[[Home], None]:
    def spoil(home: Home) -> None:
        rewrite(write_rows(home, *ROWS), old, new)

    return spoil


SPOILED: dict[str, tuple[Callable[[Home], None], str]] = {
    "an unknown subject": (changed(PROPOSED, subject_id="mp:nobody"), "`mp:nobody` is not"),
    "a subject that is no CURIE": (changed(PROPOSED, subject_id="greta"), "`greta` is no CURIE"),
    "an object that is no CURIE": (changed(PROPOSED, object_id="Q99000000001"), "declared prefix"),
    "an object with an unknown prefix": (changed(PROPOSED, object_id="viaf:1"), "declared prefix"),
    "an item that is none": (changed(PROPOSED, object_id="wd:Greta"), "no item of Wikidata"),
    "an object of ours": (changed(PROPOSED, object_id="mp:miprof"), "a name of the project"),
    "a field with an unknown prefix": (
        changed(PROPOSED, subject_match_field="skos:prefLabel|x:y"),
        "`x:y` is no CURIE",
    ),
    "an unknown predicate": (changed(ACCEPTED, predicate_id="owl:sameAs"), "skos:closeMatch"),
    "an unknown modifier": (changed(REFUSED, predicate_modifier="Maybe"), "`Maybe` is not allowed"),
    "an unknown justification": (
        changed(PROPOSED, mapping_justification="semapv:Guess"),
        "semapv:LexicalMatching",
    ),
    "a confidence above one": (changed(PROPOSED, confidence="1.2"), "from 0 to 1"),
    "a confidence with a needless zero": (changed(PROPOSED, confidence="0.80"), "needless zeros"),
    "a proposal without confidence": (changed(PROPOSED, confidence=""), "without `confidence`"),
    "accepted by nobody": (
        changed(ACCEPTED, reviewer_id="", confidence="1"),
        "nobody has taken",
    ),
    "refused by nobody": (changed(PROPOSED, predicate_modifier=NOT), "nobody has taken"),
    "a decision with the reasons of a tool": (
        changed(ACCEPTED, mapping_justification="semapv:LexicalMatching"),
        f"write {CURATED}",
    ),
    "a decision without a day": (changed(ACCEPTED, review_date=""), "YYYY-MM-DD"),
    "a decision on a day that does not exist": (
        changed(ACCEPTED, review_date="2026-02-30"),
        "`2026-02-30` is no day",
    ),
    "a refusal without a reason": (changed(REFUSED, comment=""), "without a reason"),
    "an ORCID with a slip": (
        changed(ACCEPTED, reviewer_id="orcid:0000-0002-1825-0079"),
        "no valid ORCID",
    ),
    "a pair that stands twice": (with_rows(PROPOSED, replace(PROPOSED, comment="x")), "stands at"),
    "a thing that is two": (
        with_rows(ACCEPTED, replace(ACCEPTED, object_id="wd:Q99000000003")),
        "something else",
    ),
    "two things that are one": (
        with_rows(ACCEPTED, replace(ACCEPTED, subject_id="mp:miprof")),
        "something else",
    ),
    "a space at the end": (changed(PROPOSED, object_label="x "), "ends with a space"),
    "a line of another width": (in_text(SECOND, SECOND.replace("\tGRETA", "")), "cells instead"),
    "an empty line": (in_text(SECOND, f"\n{SECOND}"), "empty line"),
    "a quotation mark that is not closed": (in_text('""GRETA"""', '""GRETA""'), "not closed"),
    "unknown columns": (in_text("reviewer_id", "reviewed_by"), "wrong column names"),
    "a header that is no YAML": (in_text("#license: ", "#license: ["), "not valid YAML"),
    "a header without licence": (in_text(LICENCE, ""), "lacks `license`"),
    "a licence that is no address": (in_text("#license: https:", "#license: no "), "`license`"),
    "an unknown header key": (in_text("#mapping_set_title", "#titel"), "`titel`"),
    "a header of another file": (in_text("mappings#wikidata", "mappings#viaf"), "file calls for"),
    "another version of SSSOM": (in_text('"1.1"', '"0.9"'), "`sssom_version`"),
    "a prefix of ours for another": (in_text("miprof-graph/id/", "other/"), "`mp` stands for"),
    "a curie_map that is none": (
        in_text("#curie_map:\n", "#curie_map: x\n#see_also:\n"),
        "not valid YAML (",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("spoil", "words"), SPOILED.values(), ids=SPOILED)
def test_a_mistake_is_named_with_its_line_and_its_repair(
    link_home: Home, spoil: Callable[[Home], None], words: str
) -> None:
    spoil(link_home)
    english, french = problems_of(link_home), problems_of(link_home, "fr")
    assert [line for line in english if line.startswith(f"{TABLE}:") and words in line], english
    assert all(" - " in line for line in [*english, *french])
    assert not set(english) & set(french)


def test_the_line_is_the_line_of_the_row(link_home: Home) -> None:
    path = write_rows(link_home, *ROWS)
    rewrite(path, "0.8", "2")
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, 1) if line.startswith("mp:roxana"))
    assert [line.split(": ")[0] for line in problems_of(link_home)] == [f"{TABLE}:{number}"]
