"""Statements as pages show them: what is said, by which documents, where, when and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.cards import Side
from miprof_graph.ask.disputes import find_disputed
from miprof_graph.ask.statements import Statement, has_status
from miprof_graph.ask.wording import word_literal, word_period
from miprof_graph.linked.relations import Relations
from miprof_graph.linked.words import Name, Words
from miprof_graph.messages import load_table
from miprof_graph.names import PREFIXES, compact, is_web_address

_ADDRESS: Final = PREFIXES["xsd"] + "anyURI"
_DETAILS: Final = ("role", "title", "on_behalf_of", "legal_basis", "attributed_to")


@dataclass(frozen=True, slots=True)
class End:
    """One end of a statement: a thing with its IRI, or a text; `far` is an address elsewhere."""

    name: Name
    iri: str | None = None
    far: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One claim: what one document says at one place."""

    statement: Statement
    when: str
    status: Name
    status_key: str
    rank: Name | None
    rank_key: str
    source: Name
    locator: Name | None
    quote: Name | None
    note: Name | None
    details: tuple[tuple[str, End], ...]


@dataclass(frozen=True, slots=True)
class Value:
    """What is at the other end of a relation, and every document that says so.

    `reserve` names how it is said where no document simply asserts it.
    """

    ends: tuple[End, ...]
    sayings: tuple[Saying, ...]
    reserve: tuple[Name, ...]
    denied: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one relation in which a thing stands on one side."""

    iri: str
    side: Side
    label: Name
    family: str
    weight: int
    disputes: tuple[tuple[Value, ...], ...]
    values: tuple[Value, ...]

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return f"{self.side.name.lower()}-{compact(self.iri).replace(':', '-')}"

    @property
    def all_values(self) -> tuple[Value, ...]:
        """Every value, disputed or not."""
        return (*(value for dispute in self.disputes for value in dispute), *self.values)


class Sayer:
    """Puts statements into words of a language."""

    def __init__(self, words: Words, relations: Relations, language: str) -> None:
        self.words = words
        self.relations = relations
        self.language = language

    def group(self, iri: str, statements: Sequence[Statement]) -> list[Group]:
        """Gather statements by relation: outgoing, then incoming, then those that mention it."""
        found: dict[tuple[Side, str], list[Statement]] = {}
        for statement in statements:
            found.setdefault((_side(iri, statement), statement.predicate), []).append(statement)
        groups = [self._group(side, prop, said) for (side, prop), said in found.items()]
        return sorted(groups, key=lambda g: (g.side, g.family or "~", g.label.text, g.iri))

    def say(self, statement: Statement) -> Saying:
        """Put one claim into words."""
        name = self.words.name
        return Saying(
            statement=statement,
            when=word_period(statement.start, statement.until, self.language),
            status=name(statement.status) if statement.status else Name(""),
            status_key=_tail(statement.status, "status-"),
            rank=name(statement.rank) if statement.rank else None,
            rank_key=_tail(statement.rank, "rank-"),
            source=self.words.short(statement.source),
            locator=_text(statement, "locator"),
            quote=Name(statement.quote, self._tongue(statement)) if statement.quote else None,
            note=_text(statement, "note"),
            details=tuple(self._details(statement)),
        )

    def end(self, term: object) -> End:
        """Name what a statement is about or says."""
        if isinstance(term, ox.NamedNode):
            iri = term.value
            far = iri if is_web_address(iri) else None
            return End(self.words.name(iri), iri, far)
        if isinstance(term, ox.Literal):
            # Only an address that is said to be one is a link: a text may quote one.
            is_link = term.datatype.value == _ADDRESS and is_web_address(term.value)
            name = Name(word_literal(term, self.language), term.language or "")
            return End(name, far=term.value if is_link else None)
        return End(Name(str(term)))

    def common(self, iri: str) -> End:
        """Name a term of OWL, SKOS, SHACL or ORG, of which the graph has no names, or another."""
        known = load_table("linked", self.language)["types"].get(compact(iri))
        return End(Name(known)) if known else self.end(ox.NamedNode(iri))

    def relation(self, prop: str, side: Side) -> Name:
        """Name a relation as the thing sees it that stands on that side."""
        inverse = self.relations.inverses.get(prop) if side is Side.OBJECT else None
        if side is Side.OBJECT and not inverse:
            plain = self.words.name(prop)
            return Name(f"← {plain.text}", plain.language)
        return self.words.name(inverse or prop)

    def values(self, side: Side, statements: Iterable[Statement]) -> Iterator[Value]:
        """Gather the claims that say the same; a denial stands apart from what it denies."""
        found: dict[tuple[bool, str], list[Statement]] = {}
        for statement in statements:
            key = (has_status(statement, "negated"), str(_others(side, statement)))
            found.setdefault(key, []).append(statement)
        for (denied, _), said in found.items():
            asserted = any(has_status(statement, "asserted") for statement in said)
            statuses = dict.fromkeys(s.status for s in said if s.status and not asserted)
            yield Value(
                ends=tuple(map(self.end, _others(side, said[0]))),
                sayings=tuple(map(self.say, said)),
                reserve=tuple(map(self.words.name, statuses)),
                denied=denied,
            )

    def _group(self, side: Side, prop: str, statements: Sequence[Statement]) -> Group:
        by_subject: dict[str, list[Statement]] = {}
        for statement in statements:
            by_subject.setdefault(statement.subject, []).append(statement)
        disputes = []
        rest = []
        for said in by_subject.values():
            disputed = find_disputed(said, single=prop in self.relations.single)
            if disputed:
                against = [statement for statement in said if statement.iri in disputed]
                disputes.append(tuple(self.values(side, against)))
            rest += [statement for statement in said if statement.iri not in disputed]
        return Group(
            iri=prop,
            side=side,
            label=self.relation(prop, side),
            family=_tail(self.relations.families.get(prop), "group-"),
            weight=self.relations.weights.get(prop, 1),
            disputes=tuple(disputes),
            values=tuple(self.values(side, rest)),
        )

    def _details(self, statement: Statement) -> Iterator[tuple[str, End]]:
        for field in _DETAILS:
            if said := getattr(statement, field):
                title = _text(statement, field) if field == "title" else None
                yield field, End(title) if title else End(self.words.name(said), said)

    def _tongue(self, statement: Statement) -> str:
        return statement.languages.get("quote") or self.words.tongue(statement.source)


def name_iris(statements: Iterable[Statement]) -> set[str]:
    """Give every IRI in some statements that has a name to show."""
    return set().union(*(statement.iris() for statement in statements))


def count_by_status(statements: Iterable[Statement]) -> Mapping[str, int]:
    """Count statements by the IRI of their status, the most frequent first."""
    found: dict[str, int] = {}
    for statement in statements:
        if statement.status:
            found[statement.status] = found.get(statement.status, 0) + 1
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _side(iri: str, statement: Statement) -> Side:
    if statement.subject == iri:
        return Side.SUBJECT
    is_object = isinstance(statement.object, ox.NamedNode) and statement.object.value == iri
    return Side.OBJECT if is_object else Side.MENTION


def _others(side: Side, statement: Statement) -> tuple[object, ...]:
    subject = ox.NamedNode(statement.subject)
    if side is Side.SUBJECT:
        return (statement.object,)
    return (subject,) if side is Side.OBJECT else (subject, statement.object)


def _text(statement: Statement, field: str) -> Name | None:
    value = getattr(statement, field)
    return Name(value, statement.languages.get(field, "")) if value else None


def _tail(iri: str | None, mark: str) -> str:
    """Give the end of an IRI behind a mark, as a word that style sheets can name."""
    return (iri or "").rpartition("#")[2].removeprefix(mark)
