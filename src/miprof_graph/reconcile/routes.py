"""The addresses of this part of the service: neutral, and in one language."""

from __future__ import annotations

from functools import partial
from typing import Final

from miprof_graph.reconcile.handlers import (
    preview,
    propose_properties,
    reconcile,
    show_help,
    suggest,
)
from miprof_graph.web.records import Route

_PLACES: Final = ("/reconcile", "/<lang:language>/reconcile")

ROUTES: Final[tuple[Route, ...]] = (
    *(Route(place, reconcile, ("GET", "POST")) for place in _PLACES),
    *(
        Route(f"{place}/suggest/{what}", partial(suggest, what=what))
        for place in _PLACES
        for what in ("entity", "property", "type")
    ),
    *(Route(f"{place}/properties", propose_properties) for place in _PLACES),
    *(Route(f"{place}/preview", preview) for place in _PLACES),
    Route("/<lang:language>/reconcile/help", show_help),
)
