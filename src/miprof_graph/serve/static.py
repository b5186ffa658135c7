"""The style sheets, scripts and pictures of the pages."""

from __future__ import annotations

from importlib.resources import files
from mimetypes import guess_type
from pathlib import Path
from typing import Final

from werkzeug.security import safe_join

from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import HOUR, Request, Response, Route

_FOLDER: Final = Path(str(files("miprof_graph.web"))) / "static"


def send_static(_context: Context, _request: Request, name: str) -> Response:
    """Send a file of the pages; its tag tells a browser when it has changed."""
    path = safe_join(str(_FOLDER), name)
    if path is None or not Path(path).is_file():
        raise MissingError
    kind = guess_type(name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind in {"image/svg+xml", "application/javascript"}
    return Response(
        media_type=f"{kind}; charset=utf-8" if text else kind, path=Path(path), max_age=HOUR
    )


ROUTES: Final = (Route("/static/<path:name>", send_static),)
