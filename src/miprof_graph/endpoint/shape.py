"""Refuse a query whose mere shape would break the store: its parser calls itself at every level."""

from __future__ import annotations

from typing import Final

from miprof_graph.ask.tokens import meaningful
from miprof_graph.web.errors import RefusalError

MAX_DEPTH: Final = 100
"""How many brackets may be open at once."""
MAX_STEPS: Final = 1000
"""How many keywords and operators a query may have; the rows of VALUES are not counted."""
_HARMLESS: Final = 1000
_STEPS: Final = frozenset("+-*/|&!")


def check_shape(query: str) -> None:
    """Let only queries pass that the stack of a thread can hold with room to spare.

    A chain such as `1+1+1...` is a nest as well, once it is parsed. Measured on a stack of 8 MB:
    the store breaks at 1000 brackets or 2500 links of a chain, whatever they are made of.

    Raises:
        RefusalError: If brackets are too deep, or chains too long.
    """
    # Not even the shortest link, one character, makes a short query deep.
    if len(query) <= _HARMLESS:
        return
    depth = deepest = steps = 0
    in_values = False
    for token in meaningful(query):
        text = token[0]
        if token.lastgroup == "word":
            in_values = in_values or text.upper() == "VALUES"
            steps += not in_values
        elif text in "([{":
            depth += 1
            deepest = max(deepest, depth)
        elif text in ")]}":
            depth -= 1
            in_values = in_values and text != "}"
        elif text in _STEPS:
            steps += not in_values
    if deepest > MAX_DEPTH or steps > MAX_STEPS:
        raise RefusalError(400, "endpoint.too-complex", depth=MAX_DEPTH, steps=MAX_STEPS)
