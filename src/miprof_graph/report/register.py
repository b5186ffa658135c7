"""The statements behind the numbers: each of them once, however many numbers rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from miprof_graph.analysis import Finding, Row
from miprof_graph.ask.wording import word_period
from miprof_graph.network import Claim, Relation
from miprof_graph.report.reader import Reader


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement in the words of one language: what it says, for when, where, in which words."""

    iri: str
    words: str
    when: str
    locator: str
    quote: str


class Register:
    """All statements that rows of findings rest on, numbered from 0 as they are listed."""

    def __init__(self, findings: Iterable[Finding], claims: Iterable[Claim]) -> None:
        used = {iri for finding in findings for row in finding.rows for iri in row.claims}
        known = [claim for claim in claims if claim.iri in used]
        self.claims = sorted(known, key=lambda claim: (claim.source, claim.locator, claim.iri))
        self._numbers = {claim.iri: number for number, claim in enumerate(self.claims)}

    def numbers(self, row: Row) -> str:
        """List the numbers of the statements behind a row; `3-5` are 3, 4 and 5."""
        return write_runs(sorted(self._numbers[iri] for iri in row.claims))

    def iris(self) -> set[str]:
        """Give all that the statements name."""
        ends = {iri for c in self.claims for iri in (c.subject, c.source)}
        return ends | {claim.value.text for claim in self.claims if claim.value.is_iri}

    def by_document(self, reader: Reader) -> list[tuple[str, str, list[Statement]]]:
        """Give the documents, in the order of the numbers: the name, the IRI, the statements."""
        relations: Mapping[str, Relation] = reader.analysis.actors.network.graph["relations"]
        return [
            (reader.names[source], source, [_word(claim, relations, reader) for claim in said])
            for source, said in groupby(self.claims, key=lambda claim: claim.source)
        ]


def write_runs(numbers: Iterable[int]) -> str:
    """Write sorted numbers, those that follow each other as a run.

    >>> write_runs([1, 3, 4, 5])
    '1 3-5'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return " ".join("-".join(map(str, run)) for run in runs)


def _word(claim: Claim, relations: Mapping[str, Relation], reader: Reader) -> Statement:
    label = relations[claim.predicate].label
    value = reader.names[claim.value.text] if claim.value.is_iri else claim.value.text
    words = f"{reader.names[claim.subject]} {label[reader.language]} {value}"
    when = word_period(claim.start, claim.until, reader.language)
    return Statement(claim.iri, words, when, claim.locator, claim.quote)
