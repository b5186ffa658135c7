"""A request that gets no answer."""

from __future__ import annotations

from collections.abc import Mapping

from miprof_graph.errors import MiprofError


class RefusalError(MiprofError):
    """Why a request gets no answer, with the HTTP status that says what kind of mistake it is.

    The service says it in the form that the client reads: a page, JSON or plain text.
    """

    def __init__(self, status: int, key: str, /, **values: object) -> None:
        super().__init__(key, **values)
        self.status = status
        self.headers: Mapping[str, str] = {}


class MissingError(RefusalError):
    """There is nothing at the address."""

    def __init__(self, key: str = "web.missing-text", /, **values: object) -> None:
        super().__init__(404, key, **values)
