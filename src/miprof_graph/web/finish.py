"""What every response gets before it leaves: its tag, its headers, its compression, or 304."""

from __future__ import annotations

from hashlib import blake2b
from typing import Final

from werkzeug.http import parse_etags

from miprof_graph.web.compress import choose_coding, compress, is_worth
from miprof_graph.web.records import Request, Response

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_EXPOSED: Final = "Link, ETag, Location, Content-Location, Retry-After, X-SPARQL-MaxRows"
_ALWAYS: Final = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": _EXPOSED,
    "content-security-policy": POLICY,
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def finish(request: Request, response: Response) -> Response:
    """Add to a response what all of them carry; turn it into 304 if the client has it already."""
    body = response.path.read_bytes() if response.path else response.body
    headers = {**_ALWAYS, **response.headers, "content-type": response.media_type}
    if response.policy:
        headers["content-security-policy"] = response.policy
    headers["cache-control"] = _freshness(response)
    coding = ""
    if is_worth(body, response.media_type):
        coding = choose_coding(request.headers.get("accept-encoding"))
        vary = headers.get("vary")
        headers["vary"] = f"{vary}, Accept-Encoding" if vary else "Accept-Encoding"
    if response.status == 200 and response.max_age is not None:
        headers["etag"] = f'"{_tag(body, coding)}"'
        if _has_it(request, headers["etag"]):
            kept = {name: text for name, text in headers.items() if name != "content-type"}
            return Response(b"", 304, response.media_type, kept, response.max_age)
    if coding:
        headers["content-encoding"] = coding
        body = compress(body, coding)
    return Response(body, response.status, response.media_type, headers, response.max_age)


def _has_it(request: Request, etag: str) -> bool:
    known = request.headers.get("if-none-match")
    if not known or request.method not in {"GET", "HEAD"}:
        return False
    return parse_etags(known).contains_weak(etag.strip('"'))


def _tag(body: bytes, coding: str) -> str:
    """Name these bytes; a strong tag must tell the compressed ones from the others."""
    digest = blake2b(body, digest_size=16).hexdigest()
    return f"{digest}-{coding}" if coding else digest


def _freshness(response: Response) -> str:
    if response.max_age is None:
        return "no-store"
    # A new build must be seen soon: copies are asked for again, which costs an empty 304.
    return f"public, max-age={response.max_age}" if response.max_age else "public, no-cache"
