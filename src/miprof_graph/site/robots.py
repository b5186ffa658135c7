"""What search engines read: which addresses to leave alone, and a list of all pages."""

from __future__ import annotations

from typing import Final

from miprof_graph.messages import LANGUAGES
from miprof_graph.site.contents import read_contents
from miprof_graph.web.addresses import page_address, page_of
from miprof_graph.web.context import Context
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import HOUR, TEXT, Request, Response

_XML: Final = "application/xml"
_PAGES: Final = (
    *("/", "/browse", "/questions", "/map", "/sources", "/downloads", "/about", "/privacy"),
    *("/ontology", "/method", "/conflicts", "/coverage"),
)
# What costs the service work, or has no end: a machine that needs data takes the downloads.
_CLOSED: Final = ("/sparql", "/store", "/reconcile", "/suggest", "/*/sparql", "/*/search")


def send_robots(context: Context, request: Request) -> Response:
    """Tell robots what not to visit, and where all pages are listed."""
    del context
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in _CLOSED)]
    lines += ["", f"Sitemap: {request.base}sitemap.xml"]
    return Response("\n".join([*lines, ""]).encode(), media_type=TEXT, max_age=HOUR)


def send_sitemap(context: Context, request: Request) -> Response:
    """List all pages in each language, each with the same page in the others."""
    base = request.base.rstrip("/")
    entries = read_contents(context.backend, LANGUAGES[0]).entries
    pages = [{name: base + page_address(name, path) for name in LANGUAGES} for path in _PAGES]
    pages += [
        {name: base + page_address(name, f"/questions/{question}") for name in LANGUAGES}
        for question in context.questions
    ]
    pages += [{name: f"{base}{page_of(iri, name)}" for name in LANGUAGES} for iri in entries]
    page = show_page("site/sitemap.xml", request, LANGUAGES[0], pages=pages)
    return Response(page.body, media_type=_XML, max_age=HOUR)
