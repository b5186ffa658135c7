"""Fill a template once in each language, and make one file of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from miprof_graph.messages import LANGUAGES, count_text, number_text, text
from miprof_graph.names import is_web_address
from miprof_graph.standalone import close_script, trust, write_policy

if TYPE_CHECKING:
    from jinja2 import Environment

_FOLDER: Final = "miprof_graph.pages"


def write_sheet(name: str, show: Callable[[str], Mapping[str, Any]]) -> str:
    """Write a page: `show` gives what its template needs in a language.

    In the template `view` has those values and, in the language of the view, `t('subject.key')`,
    `count('key', n)` and `number(n)`; `link(iri)` gives back an address only if it is safe.
    A page may have a script and a style of its own, `NAME.js` and `NAME.css`.
    """
    script, style = close_script(_read_both(name, ".js")), _read_both(name, ".css")
    template = _open_templates().get_template(f"{name}.html")
    return template.render(
        name=name,
        views=[{**_view(name, language), **show(language)} for language in LANGUAGES],
        link=_link,
        script=trust(script),
        style=trust(style),
        policy=write_policy([script], style),
    )


def _view(name: str, language: str) -> dict[str, Any]:
    return {
        "language": language,
        "other": next(other for other in LANGUAGES if other != language),
        "title": text(f"pages.{name}-title", language),
        "t": lambda key, **values: text(key, language, **values),
        "count": partial(count_text, language),
        "number": partial(number_text, language),
    }


def _link(address: str | None) -> str:
    """Give an address of the web; anything else could run script when it is clicked."""
    return address if address and is_web_address(address) else ""


def _read_both(name: str, ending: str) -> str:
    """Read what all pages share, and what this one has besides."""
    found = [files(_FOLDER) / f"{stem}{ending}" for stem in ("sheet", name)]
    return "\n".join(path.read_text(encoding="utf-8") for path in found if path.is_file())


@cache
def _open_templates() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(_FOLDER, ""),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
