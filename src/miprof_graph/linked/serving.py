"""One address, many forms: a page in French or English, or data, as the request asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from miprof_graph.ask.backend import read_rows
from miprof_graph.linked import claim, entity, graph, ontology, source, term
from miprof_graph.linked.description import describe
from miprof_graph.linked.topics import (
    CLAIM,
    DOC,
    GRAPH,
    ONTOLOGY,
    SOURCE,
    TERM,
    Topic,
    make_topic,
)
from miprof_graph.linked.writing import DATA, PAGE, write_data
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import PREFIXES
from miprof_graph.web.accept import Format, find_format
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError, RefusalError
from miprof_graph.web.pages import choose_language
from miprof_graph.web.records import HOUR, Request, Response, redirect

Page = Callable[[Context, Request, str, Topic], Response]

# A page comes first: who takes anything is more often a search engine than a program.
_OFFERED: Final = (PAGE, *DATA)
_PAGES: Final[Mapping[str, Page]] = {
    DOC: entity.show_entity,
    SOURCE: source.show_source,
    CLAIM: claim.show_claim,
    GRAPH: graph.show_graph,
    ONTOLOGY: ontology.show_ontology,
    TERM: term.show_term,
}
_KNOWN: Final = "SELECT ?p WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?p {iri} }} }} LIMIT 1"
_VERSION: Final = "SELECT ?o WHERE {{ <{ontology}> owl:versionIRI ?o }}"


def point_to_document(context: Context, request: Request, name: str) -> Response:
    """Answer for a thing that is no document: point to the document about it.

    Raises:
        MissingError: If the graph does not know the thing.
    """
    del request
    topic = make_topic(DOC, name)
    if not read_rows(context.backend, _KNOWN.format(iri=f"<{topic.iri}>")):
        raise MissingError("linked.unknown", name=name)
    about = f'<{topic.path}>; rel="describedby"'
    return redirect(topic.path, link=about)


def show_document(kind: str, context: Context, request: Request, name: str = "") -> Response:
    """Answer at an address without a language: in the form named by its end, else as accepted.

    Raises:
        MissingError: If the graph knows nothing of it.
        RefusalError: If the client accepts none of the forms.
    """
    name, named = _split(name)
    topic = make_topic(kind, name)
    if kind == TERM and _is_version(context, topic):
        return redirect(make_topic(ONTOLOGY).path)
    form = named or find_format(request.headers.get("accept"), None, _OFFERED)
    if form is None:
        forms = ", ".join(offered.media_type for offered in _OFFERED)
        raise RefusalError(406, "web.not-acceptable", forms=forms)
    vary = "Accept-Language" if named else "Accept, Accept-Language"
    if form is PAGE:
        language = choose_language(request)
        page = show_page(kind, context, request, language, name)
        return page.with_headers(content_location=topic.page(language), vary=vary)
    data = _show_data(context, topic, form)
    if named:
        return data
    return data.with_headers(content_location=topic.form(form.name), vary="Accept, Accept-Language")


def show_ontology_as(context: Context, request: Request, extension: str) -> Response:
    """Answer for the ontology in the form that the end of the address names.

    Raises:
        MissingError: If there is no such form.
    """
    topic = make_topic(ONTOLOGY)
    form = _find(extension)
    if form is None:
        raise MissingError
    if form is PAGE:
        language = choose_language(request)
        page = show_page(ONTOLOGY, context, request, language)
        return page.with_headers(content_location=topic.page(language), vary="Accept-Language")
    return _show_data(context, topic, form)


def show_page(
    kind: str, context: Context, request: Request, language: str, name: str = ""
) -> Response:
    """Answer with a page in a language.

    Raises:
        MissingError: If the graph knows nothing of it.
    """
    topic = make_topic(kind, name)
    page = _PAGES[kind](context, request, language, topic)
    return page.with_headers(link=_write_links(topic, topic.page(language)))


def _show_data(context: Context, topic: Topic, form: Format) -> Response:
    quads = describe(context.backend, topic)
    if not quads:
        raise MissingError("linked.unknown", name=topic.name)
    return Response(
        write_data(quads, form, context.home),
        media_type=f"{form.media_type}; charset=utf-8",
        headers={"link": _write_links(topic, topic.path)},
        max_age=HOUR,
    )


def _write_links(topic: Topic, canonical: str) -> str:
    """Write the Link header (RFC 8288): every other form, and what this one is about."""
    links = [f'<{canonical}>; rel="canonical"']
    if topic.document != topic.iri:
        links.append(f'<{topic.iri}>; rel="describes"')
    links.append(f'<{topic.form("ttl")}>; rel="describedby"; type="text/turtle"')
    links += [f'<{topic.form(x.name)}>; rel="alternate"; type="{x.media_type}"' for x in DATA]
    links += [
        f'<{topic.page(name)}>; rel="alternate"; type="text/html"; hreflang="{name}"'
        for name in LANGUAGES
    ]
    return ", ".join(links)


def _split(name: str) -> tuple[str, Format | None]:
    """Part a name from an extension that means a form."""
    start, dot, end = name.rpartition(".")
    form = _find(end) if dot and start else None
    return (start, form) if form else (name, None)


def _find(extension: str) -> Format | None:
    return next((form for form in _OFFERED if form.name == extension), None)


def _is_version(context: Context, topic: Topic) -> bool:
    """Tell whether a name below the ontology is the one of its version, not of a term."""
    if not topic.name[:1].isdecimal():
        return False
    iri = PREFIXES["mpo"].rstrip("#")
    rows = read_rows(context.backend, _VERSION.format(ontology=iri))
    return any(str(row[0]) == f"<{iri}/{topic.name}>" for row in rows)
