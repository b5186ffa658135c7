"""A document of the manual as a part of a page: Markdown to HTML, with the site's own links."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

_ELSEWHERE: Final = re.compile(r"https?://|#")
_NOT_IN_ANCHORS: Final = re.compile(r"[^\w\- ]")


def write_html(source: str, find_page: Callable[[str], str | None]) -> str:
    """Write Markdown as HTML; whatever HTML stands in it is shown, not obeyed.

    Args:
        source: The text.
        find_page: Gives the address on this site of a file that the text links to by its relative
            path; where there is none, the words of the link are left without it.
    """
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(source)
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        if token.type == "heading_open" and following:
            token.attrSet("id", make_anchor(following.content))
        if token.children:
            token.children = _lead(token.children, find_page)
    return str(parser.renderer.render(tokens, parser.options, {}))


def make_anchor(heading: str) -> str:
    """Name a heading the way the hosts of repositories do, so that one link fits both.

    >>> make_anchor("What is left out, and why")
    'what-is-left-out-and-why'
    """
    return _NOT_IN_ANCHORS.sub("", heading.lower()).replace(" ", "-")


def _lead(tokens: Sequence[Token], find_page: Callable[[str], str | None]) -> list[Token]:
    """Lead the links of a line to pages of this site, or drop them."""
    kept, dropped = [], False
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrGet("href"))
            page = target if _ELSEWHERE.match(target) else find_page(target)
            token.attrSet("href", page or "")
            dropped = page is None
        if not (dropped and token.type in {"link_open", "link_close"}):
            kept.append(token)
    return kept
