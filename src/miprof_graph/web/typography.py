"""French typography for words that others wrote: titles and quotes come with plain spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# What is no running text: tags with their attributes, code, and what stands in a field.
_KEPT: Final = re.compile(r"<(pre|textarea|code|script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
_LOOSE: Final = re.compile(r"(?<=\S) (?=[:;!?»](?:\s|$))|^ (?=[:;!?»](?:\s|$))|(?<=«) ")


def bind_signs(html: str) -> str:
    """Keep the signs that French sets apart on the line of their word, in the text of a page.

    >>> bind_signs("<b title='Oui !'>Qui ?</b>").count(" ")  # those within the tag
    2
    """
    return "".join(_bind_parts(html))


def _bind_parts(html: str) -> Iterator[str]:
    start = 0
    for kept in _KEPT.finditer(html):
        yield _LOOSE.sub("\N{NO-BREAK SPACE}", html[start : kept.start()])
        yield kept[0]
        start = kept.end()
    yield _LOOSE.sub("\N{NO-BREAK SPACE}", html[start:])
