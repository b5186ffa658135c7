"""Libraries that load more than is needed of them."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any, Final

_DRAWS: Final = "matplotlib"


def import_igraph() -> Any:
    """Import igraph, without the library that it would draw with, which takes a second to load.

    igraph looks whether it is there, and does without it if not; we compute with igraph and draw
    by ourselves. Where it has been imported already, nothing is gained and nothing done.
    """
    if "igraph" in sys.modules or _DRAWS in sys.modules:
        return import_module("igraph")
    # None in this place is how Python is told that a module cannot be imported.
    sys.modules[_DRAWS] = None  # type: ignore[assignment]
    try:
        return import_module("igraph")
    finally:
        del sys.modules[_DRAWS]
