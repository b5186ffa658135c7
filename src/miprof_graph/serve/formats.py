"""The forms an answer can take, and the choice among them that HTTP asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header

HTML: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Format:
    """One form of an answer: its short name in addresses, and the media types that mean it."""

    name: str
    media_types: tuple[str, ...]

    @property
    def media_type(self) -> str:
        """The media type that an answer in this form carries."""
        return self.media_types[0]


# The order is that of preference: a client that takes anything gets the first.
SOLUTIONS: Final = (
    Format("json", ("application/sparql-results+json", "application/json")),
    Format("xml", ("application/sparql-results+xml", "application/xml", "text/xml")),
    Format("csv", ("text/csv",)),
    Format("tsv", ("text/tab-separated-values",)),
)
TRIPLES: Final = (
    Format("ttl", ("text/turtle", "application/x-turtle")),
    Format("nt", ("application/n-triples", "text/plain")),
    Format("jsonld", ("application/ld+json", "application/json")),
    Format("xml", ("application/rdf+xml", "application/xml", "text/xml")),
    Format("trig", ("application/trig",)),
    Format("nq", ("application/n-quads",)),
)


def prefers_page(accept: str | None) -> bool:
    """Say whether a client would rather read a page than data: whether it is a browser.

    >>> prefers_page("text/html,application/xml;q=0.9,*/*;q=0.8")
    True
    >>> prefers_page("*/*")
    False
    """
    data = [media for form in (*SOLUTIONS, *TRIPLES) for media in form.media_types]
    return _best(accept, [*data, HTML]) == HTML


def find_format(accept: str | None, name: str | None, offered: Sequence[Format]) -> Format | None:
    """Choose the form of an answer: the one that is named, else the one that is accepted.

    >>> find_format("text/csv;q=0.9, */*;q=0.1", None, SOLUTIONS).name
    'csv'
    >>> find_format("*/*", "tsv", SOLUTIONS).name
    'tsv'
    >>> find_format("image/png", None, SOLUTIONS) is None
    True
    """
    if name:
        return next((form for form in offered if form.name == name), None)
    by_media = {media: form for form in reversed(offered) for media in form.media_types}
    first_names = [form.media_type for form in offered]
    best = _best(accept, [*first_names, *(media for media in by_media if media not in first_names)])
    return by_media[best] if best else None


def _best(accept: str | None, offered: Sequence[str]) -> str | None:
    wanted = parse_accept_header(accept, MIMEAccept)
    return wanted.best_match(offered) if wanted else offered[0]
