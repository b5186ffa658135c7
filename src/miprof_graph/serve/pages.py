"""Pages from templates: in the reader's language, escaped, with nothing inline."""

from __future__ import annotations

from functools import cache, partial
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from miprof_graph.messages import LANGUAGES, text

POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def choose_language(request: Request) -> str:
    """Choose French or English: the address says it, else the browser, else French."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    accepted = parse_accept_header(request.headers.get("accept-language"), LanguageAccept)
    return accepted.best_match(LANGUAGES, default=LANGUAGES[0]) or LANGUAGES[0]


def render_page(template: str, language: str, **values: object) -> str:
    """Fill a template; in it `t` gives texts, `number` and `size` write figures."""
    return (
        _environment()
        .get_template(template)
        .render(
            values,
            language=language,
            other=next(name for name in LANGUAGES if name != language),
            t=partial(_text, language),
            number=partial(format_number, language),
            size=partial(format_size, language),
            link=partial(_link, language),
        )
    )


def format_number(language: str, value: int) -> str:
    """Write a whole number the way a language does.

    >>> format_number("en", 12345)
    '12,345'
    """
    return f"{value:,}".replace(",", "," if language == "en" else "\N{NO-BREAK SPACE}")


def format_size(language: str, count: int) -> str:
    """Write a number of bytes so that a person can compare it with others.

    >>> format_size("en", 2_345_000).split()
    ['2.3', 'MB']
    """
    value, prefix = float(count), ""
    for larger in ("k", "M", "G"):
        if value < 1000:
            break
        value, prefix = value / 1000, larger
    digits = f"{value:.1f}" if prefix and value < 10 else f"{value:.0f}"
    shown = digits if language == "en" else digits.replace(".", ",")
    return f"{shown}\N{NO-BREAK SPACE}{prefix}{_text(language, 'bytes-unit')}"


def _text(language: str, key: str, **values: object) -> str:
    return text(f"serve.{key}", language, **values)


def _link(language: str, path: str, **parameters: str) -> str:
    """Make an address on this site that keeps the reader's language."""
    return f"{path}?{urlencode({**parameters, 'lang': language})}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("miprof_graph.serve"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
