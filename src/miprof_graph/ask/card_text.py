"""Write a card: as text for a terminal, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from miprof_graph.ask.cards import Card, Relation, Side
from miprof_graph.ask.statements import Statement, has_status
from miprof_graph.ask.terminal import PAPER, Screen, bold, dim, escape, fill
from miprof_graph.ask.wording import word_evidence, word_object
from miprof_graph.messages import text
from miprof_graph.names import compact


def card_as_text(card: Card, language: str, screen: Screen = PAPER) -> str:
    """Write a card for people, wrapped to the width of the screen."""
    lines = [f"{bold(escape(card.label, inline=True), screen)}  ({compact(card.iri)})"]
    lines += fill(" · ".join(card.kinds), screen)
    lines += fill(card.definition, screen)
    for key, names in (("names", card.other_names), ("slips", card.slips)):
        if names:
            said = text(f"ask.card-{key}", language, names=" | ".join(names))
            lines += fill(said, screen)
    lines += [escape(card.url, inline=True)] if card.url else []
    if card.sourced:
        slug = compact(card.iri)
        lines.append(text("ask.card-sourced", language, count=card.sourced, document=slug))
    for relation in card.relations:
        lines += ["", *_relation_lines(relation, card.labels, language, screen)]
    if not card.relations and not card.sourced:
        lines += ["", text("ask.card-empty", language)]
    lines += ["", *document_lines(card.documents, screen)] if card.documents else []
    return "\n".join(lines) + "\n"


def document_lines(documents: Iterable[tuple[str, str]], screen: Screen) -> list[str]:
    """Write the full titles of the documents that were named by their CURIEs."""
    return [line for name, title in documents for line in fill(f"{name} = {title}", screen)]


def card_as_json(card: Card) -> str:
    """Write a card as one JSON object, IRIs in full and every label beside its IRI."""
    return as_json(
        {
            "iri": card.iri,
            "label": card.label,
            "kinds": card.kinds,
            "definition": card.definition,
            "otherNames": card.other_names,
            "slips": card.slips,
            "url": card.url or None,
            "statementsSourced": card.sourced,
            "relations": [
                {
                    "relation": relation.iri,
                    "label": relation.label,
                    "side": relation.side.name.lower(),
                    "disputed": relation.disputed,
                    "statements": [
                        statement_record(statement, card.labels)
                        for statement in relation.statements
                    ],
                }
                for relation in card.relations
            ],
        }
    )


def statement_record(statement: Statement, labels: Mapping[str, str]) -> dict[str, Any]:
    """Give a statement as a record for JSON; fields that say nothing are left out."""
    term = statement.object
    if isinstance(term, ox.NamedNode):
        said: dict[str, Any] = {"iri": term.value, "label": labels.get(term.value)}
    elif isinstance(term, ox.Literal):
        kind = {"language": term.language} if term.language else {"datatype": term.datatype.value}
        said = {"value": term.value, **kind}
    else:
        said = {"value": str(term)}
    record: dict[str, Any] = {"claim": statement.iri}
    for name, iri in (
        ("subject", statement.subject),
        ("predicate", statement.predicate),
        ("source", statement.source),
        ("role", statement.role),
        ("onBehalfOf", statement.on_behalf_of),
        ("legalBasis", statement.legal_basis),
        ("attributedTo", statement.attributed_to),
    ):
        record[name] = {"iri": iri, "label": labels.get(iri)} if iri else None
    record |= {
        "object": said,
        "exactTitle": statement.title,
        "from": statement.start,
        "until": statement.until,
        "status": (statement.status or "").rpartition("#status-")[2] or None,
        "rank": (statement.rank or "").rpartition("#rank-")[2] or None,
        "locator": statement.locator,
        "quote": statement.quote,
        "url": statement.url,
        "note": statement.note,
    }
    return {key: value for key, value in record.items() if value is not None}


def as_json(value: object) -> str:
    """Write a value as JSON that people can read, ended by a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def evidence_lines(
    statement: Statement,
    labels: Mapping[str, str],
    language: str,
    screen: Screen,
    indent: str,
) -> Iterator[str]:
    """Write the evidence of a statement, each line indented and wrapped, then its link."""
    for line in word_evidence(statement, labels, language):
        yield from fill(line, screen, indent=indent)
    if statement.url:
        # A link is never broken: it could not be followed any more.
        yield indent + dim(escape(statement.url, inline=True), screen)


def _relation_lines(
    relation: Relation, labels: Mapping[str, str], language: str, screen: Screen
) -> Iterator[str]:
    yield bold(escape(relation.label, inline=True), screen)
    if relation.disputed:
        yield "  " + text("ask.card-disputed", language)
    by_name: dict[str, list[Statement]] = {}
    for statement in relation.statements:
        by_name.setdefault(_other_side(relation, statement, labels, language), []).append(statement)
    for name, statements in by_name.items():
        yield from fill(f"• {name}{_reserve(statements, labels)}", screen, indent="  ")
        for statement in statements:
            yield from evidence_lines(statement, labels, language, screen, "      ")


def _reserve(statements: list[Statement], labels: Mapping[str, str]) -> str:
    """Say at once that something is denied, planned or only reported, if nothing asserts it."""
    if any(has_status(statement, "asserted") for statement in statements):
        return ""
    said = dict.fromkeys(labels[s.status] for s in statements if s.status)
    return f" ({', '.join(said)})" if said else ""


def _other_side(
    relation: Relation, statement: Statement, labels: Mapping[str, str], language: str
) -> str:
    said = word_object(statement, labels, language)
    if relation.side is Side.SUBJECT:
        return said
    subject = labels[statement.subject]
    return subject if relation.side is Side.OBJECT else f"{subject} → {said}"
