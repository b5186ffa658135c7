"""A name and a password, sent the way the server asks for."""

from __future__ import annotations

import base64
from urllib.request import (
    AbstractDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    Request,
    parse_http_list,
    parse_keqv_list,
)


class Login:
    """Makes the header that proves who is writing.

    With Digest the server first has to give a number, which it does with its first refusal. It
    is used again from then on, so that no large body has to be sent twice.
    """

    def __init__(self, user: str, password: str, method: str | None = None) -> None:
        """Take the way to prove it, or none to do as each server asks."""
        self._user = user
        self._password = password
        self._method = method
        self._digests: dict[str, _Digest] = {}

    def make_header(self, method: str, url: str) -> dict[str, str]:
        """Give the header for a request; nothing as long as the server has to speak first."""
        if self._method == "basic":
            pair = base64.b64encode(f"{self._user}:{self._password}".encode())
            return {"Authorization": f"Basic {pair.decode()}"}
        if self._method == "bearer":
            return {"Authorization": f"Bearer {self._password}"}
        digest = self._digests.get(_place(url))
        return {"Authorization": digest.answer(method, url)} if digest else {}

    def learn(self, url: str, challenge: str | None) -> bool:
        """Take in what a server asks for, and say whether there is an answer to it."""
        kind, _, rest = (challenge or "").partition(" ")
        if kind.lower() == "digest" and self._method in (None, "digest"):
            self._digests[_place(url)] = _Digest(self._user, self._password, rest)
            return True
        if kind.lower() == "basic" and self._method is None:
            self._method = "basic"
            return True
        return False


class _Digest:
    """The answers to one challenge, computed by the standard library."""

    def __init__(self, user: str, password: str, challenge: str) -> None:
        self._user = user
        self._password = password
        self._challenge = parse_keqv_list([*filter(None, parse_http_list(challenge))])

    def answer(self, method: str, url: str) -> str:
        passwords = HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, self._user, self._password)
        request = Request(url, method=method)  # noqa: S310 - nothing is opened here
        found = AbstractDigestAuthHandler(passwords).get_authorization(request, self._challenge)
        return f"Digest {found}"


def _place(url: str) -> str:
    return url.partition("?")[0]
