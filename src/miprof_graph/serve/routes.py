"""All addresses of the service, from each of its parts."""

from __future__ import annotations

from typing import Final

from miprof_graph.editor.routes import ROUTES as EDITOR
from miprof_graph.endpoint.routes import ROUTES as ENDPOINT
from miprof_graph.linked.routes import ROUTES as LINKED
from miprof_graph.reconcile.routes import ROUTES as RECONCILE
from miprof_graph.serve.metrics import ROUTES as METRICS
from miprof_graph.serve.static import ROUTES as STATIC
from miprof_graph.site.routes import ROUTES as SITE
from miprof_graph.web.records import Route

ROUTES: Final[tuple[Route, ...]] = (
    *(*ENDPOINT, *LINKED, *RECONCILE, *SITE, *EDITOR),
    *(*STATIC, *METRICS),
)
