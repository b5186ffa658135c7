"""What may go wrong while publishing."""

from __future__ import annotations

from typing import Final

from miprof_graph.errors import MiprofError, RemoteError

_FORBIDDEN: Final = frozenset({403, 405})
# How Virtuoso says, under the status 500, that the account may not write.
_NO_RIGHT: Final = ("permission", "access denied", "read-only", "read only")


class PublishError(MiprofError):
    """The store did not take what was sent, or does not hold it afterwards."""


class BusyError(PublishError):
    """The store asks to be left alone for some seconds."""

    def __init__(self, url: str, status: int, seconds: float) -> None:
        super().__init__("publish.busy", url=url.partition("?")[0], code=status)
        self.seconds = seconds


def explain(url: str, status: int, detail: str, *, has_login: bool) -> PublishError:
    """Say what a status means to someone who wanted to write."""
    url = url.partition("?")[0]
    if status == 401:
        return PublishError("publish.wrong-login" if has_login else "publish.no-login", url=url)
    said = detail.lower()
    if status in _FORBIDDEN or any(words in said for words in _NO_RIGHT):
        return PublishError("publish.no-right", url=url, code=status, detail=detail or "-")
    if status == 413:
        return PublishError("publish.too-large", url=url)
    return PublishError("publish.refused", url=url, code=status, detail=detail or "-")


def explain_remote(error: RemoteError, *, has_login: bool) -> MiprofError:
    """Say the same of an error of the SPARQL protocol; what is no answer at all stays as it is."""
    if error.status is None:
        return error
    url = str(error.values["url"])
    if error.status in (429, 503):
        return BusyError(url, error.status, 0)
    return explain(url, error.status, error.detail, has_login=has_login)
