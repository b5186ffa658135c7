"""Proposals: the candidates that are worth a look, as rows that nobody has decided on yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from miprof_graph.check.cells import CONTROL
from miprof_graph.check.mappings import EXACT
from miprof_graph.link.asking import Asker
from miprof_graph.link.entities import Entity
from miprof_graph.link.evidence import Evidence, Signal, weigh
from miprof_graph.link.lookup import describe_items, find_items
from miprof_graph.link.scope import DIRECT, Scope
from miprof_graph.mappings.model import WIKIDATA, MappingTable, Row, State
from miprof_graph.messages import text
from miprof_graph.names import compact, expand

TOOL: Final = "miprof link wikidata"
"""The tool whose rows may be made again; those of others, and decisions, are left alone."""
AT_ONCE: Final = 20
_LANGUAGE: Final = "fr"
"""The language of remarks, here as in the tables of claims."""
_SHORT: Final = {
    "http://www.w3.org/2000/01/rdf-schema#label": "rdfs:label",
    "http://www.w3.org/2004/02/skos/core#altLabel": "skos:altLabel",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What must not be proposed: pairs that were refused, items that are taken, too few points."""

    refused: frozenset[tuple[str, str]]
    taken: frozenset[str]
    points: int

    def leave(self, entity: str, item: str) -> bool:
        """Say whether a pair may still be proposed."""
        return item not in self.taken and (entity, item) not in self.refused


def find_limits(tables: Iterable[MappingTable], least: float) -> Limits:
    """Gather what the tables say of items; `least` is the confidence that a proposal must have."""
    rows = [(row, table.expand(row.object_id) or "") for table in tables for row in table.rows]
    return Limits(
        frozenset(
            (expand(row.subject_id) or "", item) for row, item in rows if row.state is State.REFUSED
        ),
        frozenset(
            item for row, item in rows if row.state is State.ACCEPTED and row.predicate_id == EXACT
        ),
        round(least * 100),
    )


def find_linked(tables: Iterable[MappingTable]) -> frozenset[str]:
    """Give the entities that have their item already."""
    return frozenset(
        expand(row.subject_id) or ""
        for table in tables
        for row in table.rows
        if row.state is State.ACCEPTED and (table.expand(row.object_id) or "").startswith(WIKIDATA)
    )


def propose(
    entities: Sequence[Entity],
    asker: Asker,
    scope: Scope,
    limits: Limits,
    progress: Callable[[str], None],
) -> list[Row]:
    """Propose items for entities, as rows.

    `progress` is called with the name of the first entity of each group that is asked about.

    Raises:
        RemoteError: If the server does not answer.
    """
    rows: list[Row] = []
    for start in range(0, len(entities), AT_ONCE):
        group = entities[start : start + AT_ONCE]
        progress(group[0].label)
        found = find_items(group, asker, scope)
        items = describe_items({item for some in found.values() for item in some}, asker, scope)
        for entity in group:
            free = [iri for iri in sorted(found[entity.iri]) if limits.leave(entity.iri, iri)]
            rated = weigh(entity, [items[iri] for iri in free], scope)
            rows += [make_row(entity, one) for one in rated if one.points >= limits.points]
    return rows


def make_row(entity: Entity, evidence: Evidence) -> Row:
    """Write a candidate as a row of a table of mappings."""
    item = evidence.item
    fields = [(match.ours, _shorten(match.theirs)) for match in evidence.matches]
    return Row(
        subject_id=compact(entity.iri),
        subject_label=_clean(entity.label),
        predicate_id=EXACT,
        object_id=_shorten(item.iri),
        object_label=_clean(item.label),
        object_category=_clean(item.kind),
        mapping_justification=_justify(evidence),
        mapping_tool=TOOL,
        confidence=f"{evidence.points / 100:g}",
        subject_match_field="|".join(dict.fromkeys(ours for ours, _ in fields)),
        object_match_field="|".join(dict.fromkeys(theirs for _, theirs in fields)),
        match_string=_join(dict.fromkeys(match.text for match in evidence.matches)),
        comment=_clean("\u00a0; ".join(_remarks(evidence))),
    )


def merge(table: MappingTable, asked: Iterable[Entity], rows: Iterable[Row]) -> MappingTable:
    """Put new proposals in the place of older ones for the same entities.

    Decisions stay, and so do proposals that this tool did not make.
    """
    subjects = {compact(entity.iri) for entity in asked}
    kept = [
        row
        for row in table.rows
        if row.state is not State.PROPOSED
        or row.mapping_tool != TOOL
        or row.subject_id not in subjects
    ]
    known = {(row.subject_id, row.object_id) for row in kept}
    new = [row for row in rows if (row.subject_id, row.object_id) not in known]
    return replace(table, rows=[*kept, *new])


def _justify(evidence: Evidence) -> str:
    has_name = {Signal.LABEL, Signal.ALIAS, Signal.WORD} & {*evidence.signals}
    has_value = {Signal.IDENTIFIER, Signal.ADDRESS} & {*evidence.signals}
    if has_name and has_value:
        return "semapv:CompositeMatching"
    return "semapv:LexicalMatching" if has_name else "semapv:BackgroundKnowledgeBasedMatching"


def _remarks(evidence: Evidence) -> Iterator[str]:
    """Say what the other columns of the row do not."""
    if evidence.item.description:
        yield evidence.item.description
    for signal in evidence.signals:
        if signal in (Signal.WORDS, Signal.COUNTRY, Signal.OTHER_COUNTRY, Signal.NAMESAKES):
            words = ", ".join(evidence.words)
            yield text(f"link.remark-{signal}", _LANGUAGE, words=words)


def _shorten(iri: str) -> str:
    for base, prefix in ((WIKIDATA, "wd:"), (DIRECT, "wdt:")):
        if iri.startswith(base):
            return prefix + iri.removeprefix(base)
    return _SHORT[iri]


def _join(values: Iterable[str]) -> str:
    r"""Write several values in one cell as SSSOM wants it.

    >>> print(_join(["a|b", "c"]))
    a\|b|c
    """
    return "|".join(_clean(v).replace("\\", "\\\\").replace("|", "\\|") for v in values)


def _clean(value: str) -> str:
    """Leave nothing in a text from elsewhere that a cell may not hold."""
    return CONTROL.sub(" ", value).strip()
