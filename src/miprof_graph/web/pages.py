"""Pages from templates: in the reader's language, escaped, with nothing inline."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from miprof_graph.messages import LANGUAGES, count_text, number_text, text
from miprof_graph.web.addresses import in_other_language, page_address, page_of
from miprof_graph.web.records import HOUR, HTML, Request, Response
from miprof_graph.web.typography import bind_signs

if TYPE_CHECKING:
    from jinja2 import Environment


def choose_language(request: Request) -> str:
    """Choose French or English: the address says it, else the browser, else French."""
    asked = (request.path.split("/")[1], request.parameter("lang"))
    for name in asked:
        if name in LANGUAGES:
            return name
    # The best match of the library would take any exact name before `en-GB`, whatever its weight.
    accepted = parse_accept_header(request.headers.get("accept-language"), LanguageAccept)
    wanted = (tag.partition("-")[0].lower() for tag, quality in accepted if quality)
    return next((name for name in wanted if name in LANGUAGES), LANGUAGES[0])


def show_page(
    template: str, request: Request, language: str, /, *, status: int = 200, **values: object
) -> Response:
    """Fill a template and send it.

    In it `t('subject.key')` gives texts, `number` and `size` write figures, `count('key', n)` says
    how many, `link('/path')` is an address in the reader's language, and `page_of(iri)` the one
    about a name of ours.
    """
    other = next(name for name in LANGUAGES if name != language)
    html = (
        open_templates()
        .get_template(template)
        .render(
            values,
            request=request,
            status=status,
            language=language,
            other=other,
            other_address=in_other_language(request.path, request.query_string, other),
            own_address=in_other_language(request.path, request.query_string, language),
            t=partial(_text, language),
            number=partial(number_text, language),
            size=partial(format_size, language),
            count=partial(count_text, language),
            link=partial(page_address, language),
            page_of=partial(_page_of, language),
        )
    )
    if language == "fr":
        html = bind_signs(html)
    headers = {"content-language": language, "vary": "Accept, Accept-Language"}
    return Response(html.encode(), status, HTML, headers, max_age=HOUR if status == 200 else None)


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
    return f"{shown}\N{NO-BREAK SPACE}{prefix}{_text(language, 'web.bytes-unit')}"


def _text(language: str, key: str, /, **values: object) -> str:
    return text(key, language, **values)


def _page_of(language: str, iri: str) -> str | None:
    return page_of(iri, language)


@cache
def open_templates() -> Environment:
    """Make the engine that fills templates: a tenth of a second, of which data have no need."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("miprof_graph.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
