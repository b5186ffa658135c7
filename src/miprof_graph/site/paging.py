"""Long lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from miprof_graph.web.records import Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list; pages are counted from 1."""

    items: Sequence[T]
    number: int
    last: int


def read_page(request: Request) -> int:
    """Read the number of the page that is asked for; the first if it is none."""
    asked = request.parameter("page")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 6 else 1


def cut_page(items: Sequence[T], number: int, size: int) -> Page[T]:
    """Give a page of a list; one that lies behind the last gives the last.

    >>> cut_page("abcde", 2, 2)
    Page(items='cd', number=2, last=3)
    """
    last = max(1, -(-len(items) // size))
    number = min(number, last)
    return Page(items[(number - 1) * size : number * size], number, last)


def change(request: Request, **parameters: str) -> str:
    """Give the address of the same page with some parameters changed; an empty one is left out."""
    kept = {name: value for name, value in request.pairs if name not in parameters}
    changed = {name: value for name, value in {**kept, **parameters}.items() if value}
    return request.path + (f"?{urlencode(changed)}" if changed else "")
