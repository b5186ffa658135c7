"""The web application: its addresses, and the headers that every answer carries."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from miprof_graph.serve.endpoint import answer_question, answer_sparql
from miprof_graph.serve.pages import POLICY, choose_language, render_page
from miprof_graph.serve.site import Site

_HEADERS: Final = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def make_app(site: Site) -> Starlette:
    """Make the application that shows a site."""
    app = Starlette(
        routes=[
            Route("/", show_start),
            Route("/map", show_map),
            Route("/picture/map.png", send_picture),
            Route("/exports/{name}", send_download),
            Route("/question/{name}", answer_question),
            Route("/sparql", answer_sparql, methods=["GET", "POST", "OPTIONS"]),
            Mount("/static", StaticFiles(directory=str(files(__package__) / "static"))),
        ],
        middleware=[
            Middleware(_Headers),
            Middleware(
                CORSMiddleware,
                allow_origins=["*"],
                allow_methods=["GET", "HEAD", "POST", "OPTIONS"],
                allow_headers=["*"],
            ),
        ],
        exception_handlers={404: show_missing},
    )
    app.state.site = site
    return app


async def show_start(request: Request) -> Response:
    """Show what this is, what it holds, and the ways in."""
    site: Site = request.app.state.site
    language = choose_language(request)
    page = render_page(
        "start.html",
        language,
        address="/",
        base=str(request.base_url),
        contents=site.contents[language],
        downloads=site.downloads.values(),
        has_map="map.html" in site.downloads,
        has_picture=site.picture is not None,
        questions=[(name, q.titles[language]) for name, q in site.questions.items()],
    )
    return HTMLResponse(page, headers={"vary": "Accept-Language"})


async def show_map(request: Request) -> Response:
    """Show the interactive map, or how to make it."""
    if "map.html" in request.app.state.site.downloads:
        return _send(request, "map.html")
    return _missing(request, "missing-map")


async def send_picture(request: Request) -> Response:
    """Send the picture of the map that the start page shows."""
    picture = request.app.state.site.picture
    if picture is None:
        raise HTTPException(404)
    return FileResponse(picture)


async def send_download(request: Request) -> Response:
    """Send a file of `exports/`."""
    name = request.path_params["name"]
    if name not in request.app.state.site.downloads:
        raise HTTPException(404)
    return _send(request, name)


async def show_missing(request: Request, _error: Exception) -> Response:
    """Say that there is nothing at an address."""
    return _missing(request, "missing-text")


def _missing(request: Request, key: str) -> Response:
    page = render_page("missing.html", choose_language(request), address="/", key=key)
    return HTMLResponse(page, status_code=404)


def _send(request: Request, name: str) -> Response:
    download = request.app.state.site.downloads[name]
    headers = {"etag": f'"{download.sha256}"'}
    if download.policy:
        headers["content-security-policy"] = download.policy
    return FileResponse(download.path, headers=headers, media_type=download.media_type)


class _Headers:
    """Puts the headers of every answer where the answer has not said otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in _HEADERS.items()
                        if name.encode() not in present
                    ),
                ]
            await send(message)

        await self._app(scope, receive, send_with_headers)
