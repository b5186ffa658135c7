"""What this site is and how it was made; what it keeps of those who read it."""

from __future__ import annotations

from typing import Final

from miprof_graph.ask.backend import read_rows
from miprof_graph.ask.wording import word_date
from miprof_graph.names import BASE
from miprof_graph.site.contents import read_contents
from miprof_graph.site.documents import read_documents
from miprof_graph.site.method import find_method
from miprof_graph.web.context import Context
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import Request, Response

_VERSION: Final = f"""
SELECT ?version ?date WHERE {{
  <{BASE}ontology> owl:versionInfo ?version ; dcterms:modified ?date
}}"""


def show_about(context: Context, request: Request, language: str) -> Response:
    """Say what this is, how it is made, under which licence, and how accessible it is."""
    rows = read_rows(context.backend, _VERSION)
    version, date = (str(getattr(term, "value", "")) for term in rows[0]) if rows else ("", "")
    return show_page(
        "site/about.html",
        request,
        language,
        version=version,
        date=word_date(date, language) if date else "",
        contents=read_contents(context.backend, language),
        documents=len(read_documents(context.backend, language)),
        has_method=find_method(context, language) is not None,
    )


def show_privacy(context: Context, request: Request, language: str) -> Response:
    """Say what the service keeps of its readers, and what it does not."""
    del context
    return show_page("site/privacy.html", request, language)
