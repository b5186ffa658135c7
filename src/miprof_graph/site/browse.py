"""What there is, by kind: all families with their kinds, and the entities of one."""

from __future__ import annotations

from functools import partial
from typing import Final

from miprof_graph.site.contents import SOURCE, Contents, Entry, Family, Kind, read_contents
from miprof_graph.site.paging import change, cut_page, read_page
from miprof_graph.web.addresses import page_address
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.pages import show_page
from miprof_graph.web.records import Request, Response, redirect

_PER_PAGE: Final = 200


def show_kinds(context: Context, request: Request, language: str) -> Response:
    """Show the families of things, and the kinds in each."""
    contents = read_contents(context.backend, language)
    return show_page("site/browse.html", request, language, contents=contents)


def show_kind(context: Context, request: Request, language: str, slug: str) -> Response:
    """List the entities of a family, or of one kind of it.

    Raises:
        MissingError: If there is no such family or kind.
    """
    contents = read_contents(context.backend, language)
    family = contents.family(slug)
    if family is None:
        return _redirect_to_family(contents, language, slug)
    kind = next((one for one in family.kinds if one.slug == request.parameter("kind")), None)
    members = [entry for entry in contents.entities if _belongs(entry, family, kind)]
    letters = sorted({entry.letter for entry in members})
    letter = request.parameter("letter")
    shown = [entry for entry in members if letter not in letters or entry.letter == letter]
    order = "count" if request.parameter("sort") == "count" else "name"
    if order == "count":
        shown.sort(key=lambda entry: (-entry.count, entry.sort_key))
    return show_page(
        "site/kind.html",
        request,
        language,
        change=partial(change, request),
        family=family,
        kind=kind,
        title=_capitalise((kind or family).label),
        family_title=_capitalise(family.label),
        total=len(members),
        letters=letters,
        letter=letter if letter in letters else "",
        order=order,
        page=cut_page(shown, read_page(request), _PER_PAGE),
    )


def _belongs(entry: Entry, family: Family, kind: Kind | None) -> bool:
    return entry.family == family.slug and (kind is None or kind.iri in entry.kinds)


def _capitalise(label: str) -> str:
    return label[:1].upper() + label[1:]


def _redirect_to_family(contents: Contents, language: str, slug: str) -> Response:
    """Lead from the name of a kind to its place in its family."""
    if slug == SOURCE:
        return redirect(page_address(language, "/sources"), 301)
    for family in contents.families:
        if any(kind.slug == slug for kind in family.kinds):
            return redirect(page_address(language, f"/browse/{family.slug}", kind=slug), 301)
    raise MissingError
