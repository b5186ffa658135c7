"""From an address to the part of the service that answers there, and from errors to responses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.routing import AnyConverter, Map, RequestRedirect, Rule

from miprof_graph.errors import MiprofError, QueryTimeoutError, RemoteError
from miprof_graph.messages import LANGUAGES
from miprof_graph.web.accept import prefers_page
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError, RefusalError
from miprof_graph.web.finish import finish
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import TEXT, Request, Response, Route

_CORS: Final = {"access-control-allow-headers": "*", "access-control-max-age": "86400"}


class App:
    """The whole service as a function from a request to a response, safe to call from threads."""

    def __init__(self, context: Context, routes: Iterable[Route]) -> None:
        self._context = context
        self._map = Map(
            [
                Rule(route.rule, endpoint=route.handler, methods=[*route.methods, "OPTIONS"])
                for route in routes
            ],
            converters={"lang": _Language},
            strict_slashes=False,
            merge_slashes=False,
        )

    def answer(self, request: Request) -> Response:
        """Answer a request; nothing that it holds makes this raise a known error."""
        try:
            response = self._dispatch(request)
        except MiprofError as error:
            response = show_error(request, error)
        return finish(request, response)

    def _dispatch(self, request: Request) -> Response:
        adapter = self._map.bind("localhost")
        try:
            handler, values = adapter.match(request.path, method=request.method)
        except MethodNotAllowed as error:
            refusal = RefusalError(405, "web.wrong-method", method=request.method)
            refusal.headers = {"allow": _allowed(error.valid_methods)}
            raise refusal from error
        except (HTTPException, RequestRedirect) as error:
            raise MissingError from error
        if request.method == "OPTIONS":
            allow = _allowed(adapter.allowed_methods(request.path))
            headers = {**_CORS, "allow": allow, "access-control-allow-methods": allow}
            return Response(status=204, media_type=TEXT, headers=headers, max_age=None)
        return _call(handler, self._context, request, values)


def show_error(request: Request, error: MiprofError) -> Response:
    """Say what went wrong: as a page to a browser, else as plain text."""
    language = choose_language(request)
    status = _status(error)
    message = error.render(language)
    headers = dict(error.headers) if isinstance(error, RefusalError) else {}
    headers["vary"] = "Accept, Accept-Language"
    if prefers_page(request.headers.get("accept")):
        page = show_page("error.html", request, language, status=status, message=message)
        return page.with_headers(**headers)
    return Response(f"{message}\n".encode(), status, TEXT, headers, max_age=None)


def _call(handler: Any, context: Context, request: Request, values: Mapping[str, Any]) -> Response:
    response: Response = handler(context, request, **values)
    return response


def _status(error: MiprofError) -> int:
    if isinstance(error, RefusalError):
        return error.status
    if isinstance(error, QueryTimeoutError):
        return 504
    return 502 if isinstance(error, RemoteError) else 400


def _allowed(methods: Iterable[str] | None) -> str:
    return ", ".join(sorted({*(methods or ())}))


class _Language(AnyConverter):
    """Matches the languages of the site."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map, *LANGUAGES)
