"""The whole service in this process: requests without a server between."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from miprof_graph.web.context import Context
from miprof_graph.web.dispatch import App
from miprof_graph.web.records import Request, Response

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Puts requests to the service and gives what it answers."""

    app: App
    context: Context

    def ask(
        self,
        address: str,
        accept: str = BROWSER,
        *,
        method: str = "GET",
        body: str | bytes = b"",
        media_type: str = "",
        **headers: str,
    ) -> Response:
        path, _, query_string = address.partition("?")
        sent = {name.replace("_", "-").lower(): value for name, value in headers.items()}
        sent |= {"accept": accept, "content-type": media_type}
        data = body.encode() if isinstance(body, str) else body
        return self.app.answer(Request(method, path, query_string, sent, data))

    def post_form(self, address: str, pairs: Iterable[tuple[str, str]], accept: str) -> Response:
        body = urlencode([*pairs])
        media_type = "application/x-www-form-urlencoded"
        return self.ask(address, accept, method="POST", body=body, media_type=media_type)

    def page(self, address: str, language: str = "en") -> str:
        response = self.ask(address, accept_language=language)
        assert (response.status, response.media_type) == (200, "text/html; charset=utf-8"), address
        return response.body.decode()

    def json(self, address: str) -> Any:
        return json.loads(self.ask(address, "application/json").body)
