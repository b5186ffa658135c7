"""Elements of a page by short names as in style sheets: `#id`, `.class`, `tag[name=value]`."""

from __future__ import annotations

import re

from lxml import html

_STEP = re.compile(r"(\w+)?(?:#([\w-]+))?(?:\.([\w-]+))?(?:\[([\w-]+)=([\w-]+)\])?")


def parse(text: str) -> html.HtmlElement:
    return html.fromstring(text)


def find(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Find the elements that a path of steps leads to, each step anywhere below the last."""
    return [*page.xpath("." + "".join(f"//{_write(step)}" for step in path.split()))]


def read(page: html.HtmlElement, path: str) -> str:
    """Read the words of the one element that a path leads to."""
    [element] = find(page, path)
    return str(element.text_content()).strip()


def _write(step: str) -> str:
    match = _STEP.fullmatch(step)
    assert match, step
    tag, name, kind, attribute, value = match.groups()
    written = tag or "*"
    if name:
        written += f"[@id='{name}']"
    if kind:
        written += f"[contains(concat(' ', @class, ' '), ' {kind} ')]"
    return written + (f"[@{attribute}='{value}']" if attribute else "")
