"""Compression of what is sent: zstd, brotli or gzip, whichever the client likes best."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Final

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header

_SMALLEST: Final = 1000
_TEXTS: Final = ("text/", "application/", "image/svg+xml")
# In the order of preference where a client likes several equally.
_CODINGS: Final = ("zstd", "br", "gzip")


@lru_cache(maxsize=256)
def choose_coding(accepted: str | None) -> str:
    """Choose how to compress by an Accept-Encoding header; nothing when nothing is accepted.

    >>> choose_coding("gzip, br;q=0.5"), choose_coding("gzip;q=0"), choose_coding(None)
    ('gzip', '', '')
    """
    if not accepted:
        return ""
    wanted = parse_accept_header(accepted, Accept)
    best = max(_CODINGS, key=lambda coding: (wanted.quality(coding), -_CODINGS.index(coding)))
    return best if wanted.quality(best) > 0 else ""


def is_worth(body: bytes, media_type: str) -> bool:
    """Tell whether a body gets smaller by compression."""
    return len(body) >= _SMALLEST and media_type.startswith(_TEXTS)


def compress(body: bytes, coding: str) -> bytes:
    """Compress a body at a speed that suits answers made on demand.

    >>> gzip.decompress(compress(b"a" * 2000, "gzip")) == b"a" * 2000
    True
    """
    if coding == "zstd":
        import zstandard

        return zstandard.compress(body, 3)
    if coding == "br":
        import brotli

        return bytes(brotli.compress(body, quality=4))
    # Without a time of making in its header, the same body always gives the same bytes.
    return gzip.compress(body, 5, mtime=0)
