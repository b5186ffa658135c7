"""The ontology as pyLODE should read it: in one language, in the order in which to tell it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from miprof_graph.linked.facts import Facts
from miprof_graph.linked.ontology import find_section
from miprof_graph.manual.book import Book, anchor, is_ours
from miprof_graph.manual.fields import is_functional, is_symmetric, list_alignments
from miprof_graph.messages import text
from miprof_graph.names import PREFIXES, compact, expand

if TYPE_CHECKING:
    import rdflib

# pyLODE has no place for lists and shapes, and takes each list for an ontology.
_SECTIONS: Final = frozenset({"classes", "relations", "inverse", "characteristics", "annotations"})
# The page is all of the ontology, whatever the files are that it is kept in.
_UNTOLD: Final = frozenset({"rdfs:comment", "rdfs:isDefinedBy"})
# A property of two kinds would be told twice.
_SECOND_KIND: Final = PREFIXES["owl"] + "FunctionalProperty"
# pyLODE escapes these itself; all other texts it takes for Markdown.
_VERBATIM: Final = frozenset({"rdfs:label", "skos:example", "foaf:name", "dcterms:title"})
_SPECIAL: Final = re.compile(r"([\\`*_\[\]])")


def make_graph(book: Book) -> rdflib.Graph:
    """Copy the terms into an rdflib graph, with what pyLODE would not say as a note on each."""
    import rdflib

    graph = rdflib.Graph(bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    note = rdflib.URIRef(expand("skos:note") or "")
    for iri in _order(book):
        facts, subject = book.terms[iri], rdflib.URIRef(iri)
        for prop, value in _list_values(facts):
            if term := _copy(value, prop, book.language):
                graph.add((subject, rdflib.URIRef(expand(prop) or prop), term))
        if lines := list(_list_notes(book, facts)):
            graph.add((subject, note, rdflib.Literal("\n".join(lines), lang=book.language)))
    return graph


def _order(book: Book) -> list[str]:
    """List what is no term of ours, which is about the ontology as a whole, then the terms."""
    about = [iri for iri in book.terms if not is_ours(iri)]
    terms = [iri for iri, facts in book.terms.items() if find_section(facts) in _SECTIONS]
    return about + book.sort(terms)


def _list_values(facts: Facts) -> Iterator[tuple[str, object]]:
    for prop, values in facts.values.items():
        if prop not in _UNTOLD:
            yield from ((prop, value) for value in values)


def _copy(value: object, prop: str, language: str) -> rdflib.URIRef | rdflib.Literal | None:
    """Copy a value; nothing where it is a text in another language, or told twice."""
    import rdflib

    if isinstance(value, ox.NamedNode):
        return None if value.value == _SECOND_KIND else rdflib.URIRef(value.value)
    if not isinstance(value, ox.Literal) or value.language not in (None, language):
        return None
    words = value.value if prop in _VERBATIM else escape(value.value)
    if value.language:
        return rdflib.Literal(words, lang=language)
    return rdflib.Literal(words, datatype=rdflib.URIRef(value.datatype.value))


def _list_notes(book: Book, facts: Facts) -> Iterator[str]:
    """List, in Markdown, what the ontology says of a term and pyLODE does not."""

    def say(key: str, iris: list[str]) -> str:
        names = ", ".join(f"[{escape(book.label(iri))}](#{anchor(iri)})" for iri in iris)
        colon = text("linked.colon", book.language)
        return f"- {text(f'linked.term-{key}', book.language)}{colon}{names}"

    if "owl:deprecated" in facts.values:
        yield f"- {text('manual.field-deprecated', book.language)}"
    if is_functional(facts):
        yield f"- {text('manual.field-functional', book.language)}"
    if is_symmetric(facts):
        yield f"- {text('manual.field-symmetric', book.language)}"
    inverse = [iri for iri in facts.iris("owl:inverseOf") if iri != facts.iri]
    for key, iris in (("inverse", inverse), ("disjoint", facts.iris("owl:disjointWith"))):
        if iris:
            yield say(key, book.sort(iris))
    for alignment in list_alignments(facts):
        if alignment.nearness != "wider":
            near = text(f"manual.near-{alignment.nearness}", book.language)
            yield f"- {near}{text('linked.colon', book.language)}`{compact(alignment.iri)}`"
    entries = [iri for iri, other in book.terms.items() if facts.iri in other.iris("rdf:type")]
    for iri in book.sort(entries):
        definition = escape(book.text(book.terms[iri], "skos:definition"))
        yield f"- **{escape(book.label(iri))}** (`{compact(iri)}`) – {definition}"


def escape(words: str) -> str:
    r"""Write a text so that pyLODE, which takes it for Markdown with HTML in it, shows it as it is.

    >>> escape("a_b <c>")
    'a\\_b &lt;c&gt;'
    """
    return _SPECIAL.sub(r"\\\1", html.escape(words, quote=False))
