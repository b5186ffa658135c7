"""The page about a named graph: what it holds, with counts and a few of its triples."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.relations import Relations
from miprof_graph.linked.sayings import Sayer
from miprof_graph.linked.topics import SOURCE, Topic
from miprof_graph.linked.words import Words, read_words
from miprof_graph.messages import load_table, text
from miprof_graph.rows import Term
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

_COUNT: Final = """
SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) (COUNT(DISTINCT ?p) AS ?properties)
WHERE {{ GRAPH {iri} {{ ?s ?p ?o }} }}"""
_CLASSES: Final = """
SELECT ?class (COUNT(DISTINCT ?s) AS ?things) WHERE {{ GRAPH {iri} {{ ?s a ?class }} }}
GROUP BY ?class ORDER BY DESC(?things) ?class LIMIT 12"""
_SAMPLE: Final = """
SELECT ?s ?p ?o WHERE {{ GRAPH {iri} {{ ?s ?p ?o }} }} ORDER BY ?s ?p ?o LIMIT 20"""
_SPARQL: Final = "SELECT ?s ?p ?o WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }} ORDER BY ?s ?p LIMIT 200"
_CLAIMS: Final = "claims-"


def show_graph(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the page of a named graph.

    Raises:
        MissingError: If no triple is in it.
    """
    backend = context.backend
    counts = _count(backend, topic)
    if not counts[0]:
        raise MissingError("linked.unknown", name=topic.name)
    classes = _read(backend, _CLASSES, topic)
    sample = _read(backend, _SAMPLE, topic)
    source = Topic(SOURCE, topic.name.removeprefix(_CLAIMS))
    terms = {term for row in (*classes, *sample) for term in row}
    iris = {term.value for term in terms if isinstance(term, ox.NamedNode)}
    words = read_words(backend, {*iris, source.iri}, language)
    sayer = Sayer(words, Relations(), language)
    is_claims = topic.name.startswith(_CLAIMS)
    title, about = _introduce(topic, words, source, language)
    return show_topic(
        "graph.html",
        request,
        language,
        topic,
        title=title,
        about=about,
        counts=counts,
        classes=[
            (sayer.end(kind), int(count.value))
            for kind, count in classes
            if isinstance(count, ox.Literal)
        ],
        sample=[[sayer.end(term) for term in row] for row in sample],
        source=(source, words.name(source.iri)) if is_claims else None,
        query=_SPARQL.format(iri=topic.iri),
    )


def _introduce(topic: Topic, words: Words, source: Topic, language: str) -> tuple[str, str]:
    """Give the title of a graph and what it holds; a graph of others is called by its name."""
    if topic.name.startswith(_CLAIMS):
        title = text("linked.graph-claims", language, source=words.short(source.iri).text)
        return title, text("linked.graph-claims-about", language)
    table = load_table("linked", language)["graphs"]
    title = str(table.get(topic.name, topic.name))
    return title, str(table.get(f"{topic.name}-about", ""))


def _count(backend: Backend, topic: Topic) -> tuple[int, ...]:
    ((triples, subjects, properties),) = _read(backend, _COUNT, topic)
    counts = (triples, subjects, properties)
    return tuple(int(count.value) if isinstance(count, ox.Literal) else 0 for count in counts)


def _read(backend: Backend, query: str, topic: Topic) -> list[tuple[Term | None, ...]]:
    return read_rows(backend, query.format(iri=ox.NamedNode(topic.iri)))
