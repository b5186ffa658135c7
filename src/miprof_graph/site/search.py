"""Search: a page of results, suggestions while one types, and how a browser can do the same."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from typing import Final

from miprof_graph.ask.index import load_index
from miprof_graph.ask.search import search, suggest
from miprof_graph.messages import text
from miprof_graph.site.contents import OTHER, SOURCE, Contents, read_contents
from miprof_graph.site.paging import change, cut_page, read_page
from miprof_graph.web.addresses import page_of
from miprof_graph.web.context import Context
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import HOUR, Request, Response

_PER_PAGE: Final = 25
_MOST: Final = 500
_SUGGESTED: Final = 8
_LONGEST: Final = 200
_SUGGESTIONS: Final = "application/x-suggestions+json"
_DESCRIPTION: Final = "application/opensearchdescription+xml"


def show_search(context: Context, request: Request, language: str) -> Response:
    """Show what fits some words, the best first, with the families as filters."""
    words = request.parameter("q").strip()[:_LONGEST]
    wanted = request.parameter("kind")
    contents = read_contents(context.backend, language)
    index = load_index(context.backend)
    hits = search(index, words, language=language, limit=_MOST) if words else []
    found = [(contents.entries[hit.iri], hit) for hit in hits if hit.iri in contents.entries]
    families = Counter(entry.family for entry, _ in found)
    kept = [(entry, hit) for entry, hit in found if wanted in ("", entry.family)]
    page = cut_page(kept, read_page(request), _PER_PAGE)
    return show_page(
        "site/search.html",
        request,
        language,
        change=partial(change, request),
        words=words,
        wanted=wanted if wanted in families else "",
        total=len(kept),
        found=len(found),
        page=page,
        families=_name_families(contents, families, language),
        all_families=contents.families,
    )


def send_suggestions(context: Context, request: Request) -> Response:
    """Send the names that begin so, in the form that browsers read: OpenSearch suggestions."""
    language = choose_language(request)
    words = request.parameter("q").strip()[:_LONGEST]
    index = load_index(context.backend)
    hits = suggest(index, words, language=language, limit=_SUGGESTED) if words else []
    base = request.base.rstrip("/")
    body = [
        words,
        [hit.label for hit in hits],
        [hit.kind_label for hit in hits],
        [base + (page_of(hit.iri, language) or "") for hit in hits],
    ]
    data = json.dumps(body, ensure_ascii=False).encode()
    headers = {"vary": "Accept-Language"}
    return Response(data, media_type=_SUGGESTIONS, headers=headers, max_age=HOUR)


def send_description(context: Context, request: Request) -> Response:
    """Tell a browser how to search here from its own search field."""
    del context
    language = choose_language(request)
    page = show_page("site/opensearch.xml", request, language)
    return Response(page.body, media_type=_DESCRIPTION, headers=page.headers, max_age=HOUR)


def _name_families(
    contents: Contents, counts: Counter[str], language: str
) -> list[tuple[str, str, int]]:
    """Give slug, name and number of results of each family that has some, the fullest first."""
    names = {family.slug: family.label for family in contents.families}
    names |= {slug: text(f"site.family-{slug}", language) for slug in (SOURCE, OTHER)}
    return [(slug, names[slug], count) for slug, count in counts.most_common()]
