"""The files to take away: their list, the files themselves, the built pages, a picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from miprof_graph.names import BASE
from miprof_graph.site.start import PICTURE, TURTLE
from miprof_graph.web.addresses import page_address
from miprof_graph.web.context import Context
from miprof_graph.web.downloads import Download
from miprof_graph.web.errors import MissingError
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import Request, Response, redirect

_LANGUAGE: Final = '<html lang="fr"'
_NAME: Final = f'href="{BASE}'
_MAP: Final = 'href="map.html#'
_SIMPLEST: Final = frozenset({TURTLE, "miprof.jsonld"})
_PNG: Final = "image/png"


def show_downloads(context: Context, request: Request, language: str) -> Response:
    """List the files that were built, with their sizes and checksums."""
    return show_page(
        "site/downloads.html",
        request,
        language,
        groups=_group(context),
        turtle=context.downloads.get(TURTLE),
    )


def send_file(context: Context, request: Request, name: str) -> Response:
    """Send a file of `exports/`.

    Raises:
        MissingError: If none was built by that name.
    """
    del request
    if name not in context.downloads:
        raise MissingError
    download = context.downloads[name]
    return Response(
        media_type=_with_charset(download.media_type),
        headers={"content-disposition": f'inline; filename="{name}"'},
        policy=download.policy,
        path=download.path,
    )


def redirect_to_built(context: Context, request: Request, page: str) -> Response:
    """Lead to a built page in the reader's language."""
    del context
    address = page_address(choose_language(request), f"/{page}")
    return redirect(address, 302, vary="Accept-Language")


def show_built(context: Context, request: Request, language: str, page: str) -> Response:
    """Show a page that the build made, such as the map, in a language.

    Raises:
        MissingError: If it has not been built; the message says how.
    """
    name = f"{page}.html"
    if name not in context.downloads:
        raise MissingError("site.page-missing")
    html = context.downloads[name].path.read_text(encoding="utf-8")
    # The page takes its language from its first tag, and our names and the map beside it lead to
    # this site; its scripts, which are hashed, have no such links and stay the same.
    html = html.replace(_LANGUAGE, _LANGUAGE.replace("fr", language), 1)
    html = html.replace(_NAME, 'href="/').replace(_MAP, 'href="map#')
    sent = send_file(context, request, name)
    headers = {"content-language": language}
    return replace(sent, body=html.encode(), headers=headers, path=None)


def send_picture(context: Context, request: Request) -> Response:
    """Send the picture of the map that the start page shows.

    Raises:
        MissingError: If it is not there, as in an installed package.
    """
    del request
    path = context.home.root / "docs" / PICTURE
    if not path.is_file():
        raise MissingError
    return Response(media_type=_PNG, path=path, max_age=3600)


def _group(context: Context) -> list[tuple[str, list[Download]]]:
    """Sort the files by what people want of them."""
    groups: dict[str, list[Download]] = {"graph": [], "tables": [], "pages": [], "about": []}
    for download in context.downloads.values():
        groups[_group_of(download)].append(download)
    # What most people want is first: the plain graph, not the one with all its evidence.
    groups["graph"].sort(key=lambda download: download.name not in _SIMPLEST)
    return [(name, found) for name, found in groups.items() if found]


def _group_of(download: Download) -> str:
    if download.media_type.startswith("text/html"):
        return "pages"
    if download.name.startswith(("catalog.", "SHA256SUMS")):
        return "about"
    return "tables" if download.media_type in {"text/csv", "application/xml"} else "graph"


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
