"""HTTP requests that change a store: with a login, patience, and errors people understand."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from email.message import Message as Headers
from http.client import HTTPException
from typing import Any, Final, TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from miprof_graph.ask.wire import (
    BUSY,
    USER_AGENT,
    Message,
    first_line,
    read_retry_after,
    read_some,
    send,
)
from miprof_graph.errors import RemoteError
from miprof_graph.publish.errors import BusyError, PublishError, explain, explain_remote
from miprof_graph.publish.login import Login

T = TypeVar("T")

_TURNS: Final = 5
_LONGEST_WAIT: Final = 60.0


class Sender:
    """Sends requests to one store."""

    def __init__(
        self,
        login: Login | None,
        *,
        seconds: float,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Take the login, the seconds allowed for each answer, and how to wait."""
        self._login = login
        self._seconds = seconds
        self._sleep = sleep
        # A login must not follow a redirection to another server.
        self._opener = build_opener(_NoRedirection)

    def put(self, method: str, url: str, body: bytes = b"", media_type: str = "") -> int:
        """Send a request of the Graph Store Protocol and give the status; 404 is no error.

        Raises:
            PublishError: If the store cannot be reached, or refuses.
        """
        return self._patiently(lambda: self._put(method, url, body, media_type))

    def update(self, url: str, form: str, text: str) -> None:
        """Send a SPARQL update.

        Raises:
            PublishError: If the store refuses it.
            RemoteError: If the store cannot be reached.
        """
        self._patiently(lambda: self._update(url, form, text))

    def headers_for(self, method: str, url: str) -> Mapping[str, str]:
        """Give the headers that prove who asks, if the server is known to want them."""
        return self._login.make_header(method, url) if self._login else {}

    def _patiently(self, work: Callable[[], T]) -> T:
        for turn in range(_TURNS):
            try:
                return work()
            except BusyError as error:
                if turn == _TURNS - 1:
                    raise
                self._sleep(min(max(error.seconds, 2.0**turn), _LONGEST_WAIT))
        raise AssertionError  # pragma: no cover - the last turn returns or raises

    def _put(self, method: str, url: str, body: bytes, media_type: str) -> int:
        for is_first in (True, False):
            try:
                return self._open(method, url, body, media_type)
            except HTTPError as error:
                with error:
                    detail = first_line(read_some(error)) or error.reason
                if error.code == 404:
                    return 404
                if error.code in BUSY:
                    wait = read_retry_after(error.headers.get("Retry-After"))
                    raise BusyError(url, error.code, wait) from error
                if not (is_first and error.code == 401 and self._learn(url, error.headers)):
                    has_login = self._login is not None
                    raise explain(url, error.code, detail, has_login=has_login) from error
        raise AssertionError  # pragma: no cover - the second turn returns or raises

    def _open(self, method: str, url: str, body: bytes, media_type: str) -> int:
        kind = {"Content-Type": media_type} if media_type else {}
        headers = {"User-Agent": USER_AGENT, **kind, **self.headers_for(method, url)}
        request = Request(url, body or None, headers, method=method)  # noqa: S310 - checked before
        try:
            with self._opener.open(request, timeout=self._seconds) as response:
                response.read()
                return int(response.status)
        except HTTPError:
            raise
        except (OSError, HTTPException) as error:
            raise _explain_silence(url, error, self._seconds) from error

    def _update(self, url: str, form: str, text: str) -> None:
        has_login = self._login is not None
        if has_login and not self.headers_for("POST", url):
            self._knock(url)
        for is_first in (True, False):
            message = Message(form, text, headers=self.headers_for("POST", url))
            try:
                send(url, message, seconds=self._seconds)
                return
            except RemoteError as error:
                # A number that was given for Digest may be used for some time only.
                if is_first and has_login and error.status == 401:
                    self._knock(url)
                    continue
                raise explain_remote(error, has_login=has_login) from error

    def _knock(self, url: str) -> None:
        """Have the server say which proof it asks for, before anything large is sent."""
        try:
            self._open("POST", url, b"update=", "application/x-www-form-urlencoded")
        except HTTPError as error:
            with error:
                self._learn(url, error.headers)

    def _learn(self, url: str, headers: Headers) -> bool:
        return self._login is not None and self._login.learn(url, headers.get("WWW-Authenticate"))


class _NoRedirection(HTTPRedirectHandler):
    """Takes a redirection for what it is here: the wrong address."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Go nowhere."""


def _explain_silence(url: str, error: Exception, seconds: float) -> PublishError:
    reason = error.reason if isinstance(error, URLError) else error
    url = url.partition("?")[0]
    if isinstance(reason, TimeoutError):
        return PublishError("publish.timeout", url=url, seconds=f"{seconds:g}")
    detail = str(reason) or type(error).__name__
    return PublishError("publish.unreachable", url=url, detail=detail)
