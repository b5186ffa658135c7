"""The addresses of this part of the service."""

from __future__ import annotations

from typing import Final

from miprof_graph.editor.page import show_editor
from miprof_graph.web.records import Route

ROUTES: Final[tuple[Route, ...]] = (Route("/<lang:language>/sparql", show_editor, ("GET", "POST")),)
