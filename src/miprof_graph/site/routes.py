"""The addresses of the pages that lead into the graph."""

from __future__ import annotations

from typing import Final

from miprof_graph.pages import PAGES
from miprof_graph.site.about import show_about, show_privacy
from miprof_graph.site.browse import show_kind, show_kinds
from miprof_graph.site.files import (
    redirect_to_built,
    send_file,
    send_picture,
    show_built,
    show_downloads,
)
from miprof_graph.site.method import show_method
from miprof_graph.site.questions import redirect_to_question, show_question, show_questions
from miprof_graph.site.robots import send_robots, send_sitemap
from miprof_graph.site.search import send_description, send_suggestions, show_search
from miprof_graph.site.sources import show_sources
from miprof_graph.site.start import redirect_to_language, show_start
from miprof_graph.web.records import Route

_BUILT: Final = f"<any({', '.join(page.name.removesuffix('.html') for page in PAGES)}):page>"

ROUTES: Final[tuple[Route, ...]] = (
    Route("/", redirect_to_language),
    Route("/<lang:language>/", show_start),
    Route("/<lang:language>/search", show_search),
    Route("/suggest", send_suggestions),
    Route("/opensearch.xml", send_description),
    Route("/<lang:language>/browse", show_kinds),
    Route("/<lang:language>/browse/<slug>", show_kind),
    Route("/<lang:language>/questions", show_questions),
    Route("/<lang:language>/questions/<name>", show_question),
    Route("/question/<name>", redirect_to_question),
    Route("/<lang:language>/sources", show_sources),
    Route("/<lang:language>/downloads", show_downloads),
    Route("/exports/<name>", send_file),
    Route(f"/{_BUILT}", redirect_to_built),
    Route(f"/<lang:language>/{_BUILT}", show_built),
    Route("/picture/map.png", send_picture),
    Route("/<lang:language>/about", show_about),
    Route("/<lang:language>/method", show_method),
    Route("/<lang:language>/privacy", show_privacy),
    Route("/robots.txt", send_robots),
    Route("/sitemap.xml", send_sitemap),
)
