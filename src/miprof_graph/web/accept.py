"""The forms an answer can take, and the choice among them that HTTP asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

HTML: Final = "text/html"
_XHTML: Final = "application/xhtml+xml"
_LONGEST_KEPT: Final = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Format:
    """One form of an answer: its short name in addresses, and the media types that mean it.

    `aliases` are other short names that clients send. No two forms are equal, so that one is
    found in a table without a look at what it holds.
    """

    name: str
    media_types: tuple[str, ...]
    aliases: tuple[str, ...] = ()

    @property
    def media_type(self) -> str:
        """The media type that an answer in this form carries."""
        return self.media_types[0]

    @property
    def content_type(self) -> str:
        """The media type with the encoding, where a client could take another for granted."""
        is_text = self.media_type.startswith("text/")
        return self.media_type + ("; charset=utf-8" if is_text else "")

    def is_called(self, name: str) -> bool:
        """Say whether a short name or a media type means this form."""
        return name.strip().lower() in (self.name, *self.aliases, *self.media_types)


# The order is that of preference: a client that takes anything gets the first.
SOLUTIONS: Final = (
    Format("json", ("application/sparql-results+json", "application/json"), ("srj",)),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml"), ("srx",)),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
)
TRIPLES: Final = (
    Format(
        "ttl",
        ("text/turtle", "application/x-turtle", "application/turtle", "text/n3"),
        ("turtle", "n3"),
    ),
    Format("nt", ("application/n-triples", "text/plain"), ("ntriples", "n-triples")),
    Format("jsonld", ("application/ld+json", "application/json"), ("json-ld", "json")),
    Format("xml", ("application/rdf+xml", "application/xml", "text/xml"), ("rdf", "rdf+xml")),
    Format("trig", ("application/trig",)),
    Format("nq", ("application/n-quads",), ("nquads", "n-quads")),
)

_DATA_OR_PAGE: Final = (
    *(media for form in (*SOLUTIONS, *TRIPLES) for media in form.media_types),
    *(HTML, _XHTML),
)


def prefers_page(accept: str | None) -> bool:
    """Say whether a client would rather read a page than data: whether it is a browser.

    >>> prefers_page("text/html,application/xml;q=0.9,*/*;q=0.8")
    True
    >>> prefers_page("*/*")
    False
    """
    return _best(accept, _DATA_OR_PAGE) in (HTML, _XHTML)


def find_format(accept: str | None, name: str | None, offered: Sequence[Format]) -> Format | None:
    """Choose the form of an answer: the one that is named, else the one that is accepted.

    >>> find_format("text/csv;q=0.9, */*;q=0.1", None, SOLUTIONS).name
    'csv'
    >>> find_format("*/*", "tsv", SOLUTIONS).name
    'tsv'
    >>> find_format("text/turtle;q=0, */*", None, TRIPLES).name
    'nt'
    >>> find_format("image/png", None, SOLUTIONS) is None
    True
    """
    if name:
        return next((form for form in offered if form.is_called(name)), None)
    by_media = {media: form for form in reversed(offered) for media in form.media_types}
    first_names = [form.media_type for form in offered]
    others = [media for media in by_media if media not in first_names]
    best = _best(accept, (*first_names, *others))
    return by_media[best] if best else None


def _best(accept: str | None, offered: tuple[str, ...]) -> str | None:
    """Choose a media type; what a header was found to mean is remembered."""
    if not accept or not accept.strip(" ,"):
        return offered[0]
    find = _find_and_keep if len(accept) <= _LONGEST_KEPT else _find_best
    return find(accept, offered)


def _find_best(accept: str, offered: tuple[str, ...]) -> str | None:
    wanted = parse_accept_header(accept)
    return MIMEAccept(_without_parameters(wanted)).best_match(offered)


_find_and_keep: Final = lru_cache(maxsize=512)(_find_best)


def _without_parameters(wanted: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Leave out `charset` and the like: they say how to write a form, not which one is meant."""
    names = [(name.partition(";")[0].strip(), quality) for name, quality in wanted]
    return [("*/*" if name == "*" else name, quality) for name, quality in names]
