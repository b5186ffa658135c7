"""The form in which an answer leaves, as its address or the Accept header asks."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from miprof_graph.web.accept import TRIPLES, Format, find_format
from miprof_graph.web.errors import RefusalError

MINUTES: Final = 300
"""How long an answer may be used without asking again, in seconds: a new build is soon seen."""
GRAPHS: Final = tuple(
    form for name in ("nq", "trig", "jsonld") for form in TRIPLES if form.name == name
)
"""The forms that say which graph a triple is in; a client that takes anything gets the first."""
_LONGEST_KEPT: Final = 1000


def choose_form(accept: str | None, name: str | None, offered: tuple[Format, ...]) -> Format:
    """Choose the form of an answer; what a header was found to mean is remembered.

    Raises:
        RefusalError: If the client accepts none of those that are offered.
    """
    is_short = len(accept or "") + len(name or "") <= _LONGEST_KEPT
    form = (_find_and_keep if is_short else find_format)(accept, name, offered)
    if form is None:
        forms = ", ".join(f"{form.media_type} ({form.name})" for form in offered)
        raise RefusalError(406, "web.not-acceptable", forms=forms)
    return form


_find_and_keep: Final = lru_cache(maxsize=512)(find_format)
