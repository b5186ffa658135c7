"""From what matplotlib writes to a picture that may stand in a page with a strict policy.

Inline styles are not allowed there, identifiers must be those of one picture only, and colours and
letters come from the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree

from miprof_graph.report.ink import STYLE_NAMES

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG: Final = "{http://www.w3.org/2000/svg}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_NUMBER: Final = re.compile(r"-?\d+\.\d+")
_REFERENCE: Final = re.compile(r"(?<=\A#)[\w-]+\Z|(?<=\Aurl\(#)[\w-]+(?=\)\Z)")
_SPARE: Final = frozenset({"metadata", "style"})
_NO_TURN: Final = re.compile(r"rotate\(-?0 [^)]*\)")
# The letters are those of the page; matplotlib measures with its own, which are wider than most.
_OF_THE_PAGE: Final = frozenset({"font-family", "-inkscape-font-specification"})


def tidy_svg(drawn: str, *, name: str, alternative: str) -> str:
    """Make an `svg` element for a page of what matplotlib drew.

    `name` starts every identifier in it; `alternative` says in words what it shows.
    """
    root = ElementTree.fromstring(drawn)  # noqa: S314 - we have just drawn it
    used = set(_references(root))
    _tidy(root, name, used)
    box = root.attrib["viewBox"]
    width, height = box.split()[2:]
    root.attrib.clear()
    root.attrib.update(viewBox=box, width=width, height=height, role="img")
    root.set("aria-label", alternative)
    return ElementTree.tostring(root, encoding="unicode", short_empty_elements=True)


def _references(root: Element) -> Iterator[str]:
    for element in root.iter():
        for value in element.attrib.values():
            yield from _REFERENCE.findall(value)


def _tidy(element: Element, name: str, used: set[str]) -> None:
    element.tag = element.tag.removeprefix(_SVG)
    element.text = _strip(element.text)
    element.tail = None
    for child in list(element):
        _tidy(child, name, used)
        if child.tag in _SPARE:
            element.remove(child)
    kept = {
        "href" if key == _HREF else key: _REFERENCE.sub(rf"{name}-\g<0>", _shorten(value))
        for key, value in element.attrib.items()
        if key not in {"id", "style"} and not _NO_TURN.fullmatch(value)
    }
    if (own := element.attrib.get("id", "")) in used:
        kept["id"] = f"{name}-{own}"
    kept |= _read_style(element.attrib.get("style", ""))
    element.attrib.clear()
    element.attrib.update(kept)
    _lift(element)


def _strip(words: str | None) -> str | None:
    return words if words and words.strip() else None


def _lift(element: Element) -> None:
    """Put what is in groups that say nothing where the groups stand."""
    children = [
        inner
        for child in element
        for inner in (list(child) if child.tag == "g" and not child.attrib else [child])
        if not _is_unseen(inner)
    ]
    element[:] = children


def _is_unseen(element: Element) -> bool:
    bare = element.get("fill") == "none" and "stroke" not in element.attrib
    return bare and element.tag == "path"


def _read_style(style: str) -> dict[str, str]:
    parts = [part.split(":", 1) for part in style.split(";") if ":" in part]
    found = {key.strip(): value.strip() for key, value in parts}
    return {
        key: f"var({STYLE_NAMES[value]})" if value in STYLE_NAMES else value
        for key, value in found.items()
        if key not in _OF_THE_PAGE
    }


def _shorten(value: str) -> str:
    short = _NUMBER.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), value)
    return " ".join(short.split())
