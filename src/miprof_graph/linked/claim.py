"""The page about one claim: the statement, all that is known of it, and what else is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.cards import Side
from miprof_graph.ask.disputes import cannot_both_hold
from miprof_graph.ask.statements import Statement, fetch_statements, has_status
from miprof_graph.linked.facts import Facts, read_facts
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.relations import read_relations
from miprof_graph.linked.sayings import End, Sayer, name_iris
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import read_words
from miprof_graph.names import expand
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

# All claims of the same subject and relation: those that agree and those that do not.
_SAME: Final = (
    "{iri} rdf:subject ?about ; rdf:predicate ?relation . "
    "?claim rdf:subject ?about ; rdf:predicate ?relation ."
)
_MEMBERSHIP: Final = "#membership"
_UNSAID: Final = frozenset({"rdf:type", "prov:wasDerivedFrom"})
_SPARQL: Final = (
    "SELECT ?graph ?property ?value WHERE {{ GRAPH ?graph {{ <{iri}> ?property ?value }} }}"
)


def show_claim(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the page of a claim.

    Raises:
        MissingError: If there is no such claim.
    """
    iri, backend = topic.iri, context.backend
    statements = fetch_statements(backend, [_SAME.format(iri=ox.NamedNode(iri))])
    claim = next((statement for statement in statements if statement.iri == iri), None)
    if claim is None:
        raise MissingError("linked.unknown", name=topic.name)
    membership = read_facts(backend, iri + _MEMBERSHIP)
    relations = read_relations(backend, [claim.predicate])
    followers = {expand(prop) or prop for prop in membership.values} | {
        term for prop in membership.values for term in membership.iris(prop)
    }
    iris = {*relations.iris(), *name_iris(statements), *followers}
    words = read_words(backend, iris, language)
    sayer = Sayer(words, relations, language)
    against = _find_against(claim, statements, single=claim.predicate in relations.single)
    agreeing = [s for s in statements if s.iri != iri and _says_the_same(claim, s)]
    rest = len(statements) - 1 - len(agreeing) - len(against)
    return show_topic(
        "claim.html",
        request,
        language,
        topic,
        subject=sayer.end(ox.NamedNode(claim.subject)),
        relation=sayer.end(ox.NamedNode(claim.predicate)),
        value=sayer.end(claim.object),
        saying=sayer.say(claim),
        source_name=words.name(claim.source),
        denied=has_status(claim, "negated"),
        agreeing=list(sayer.values(Side.SUBJECT, agreeing)),
        against=list(sayer.values(Side.SUBJECT, against)),
        rest=rest,
        membership=_describe(membership, sayer),
        query=_SPARQL.format(iri=iri),
    )


def _says_the_same(one: Statement, other: Statement) -> bool:
    same_way = has_status(one, "negated") == has_status(other, "negated")
    return one.object == other.object and same_way


def _find_against(
    claim: Statement, statements: Sequence[Statement], *, single: bool
) -> list[Statement]:
    """Give the claims that cannot hold together with one, taken two by two."""
    return [
        other
        for other in statements
        if other.iri != claim.iri and cannot_both_hold(claim, other, single=single)
    ]


def _describe(membership: Facts, sayer: Sayer) -> list[tuple[End, list[End]]]:
    """Say what follows from a claim: the membership or tenure that the rules make of it."""
    return [
        (sayer.common(expand(prop) or prop), [sayer.end(term) for term in terms])
        for prop, terms in sorted(membership.values.items())
        if prop not in _UNSAID
    ]
