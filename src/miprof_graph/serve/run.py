"""Run the service on an address of this machine until it is told to stop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

import uvicorn

from miprof_graph.errors import UsageError
from miprof_graph.paths import Home
from miprof_graph.serve.app import make_app
from miprof_graph.serve.site import open_site

SECONDS_TO_FINISH = 5


def run_service(
    home: Home,
    *,
    host: str,
    port: int,
    started: Callable[[str], None],
    exports: Path | None = None,
) -> None:
    """Serve until Ctrl+C or SIGTERM; `started` is told the address once it can be opened.

    Raises:
        NotBuiltError: If there is no built graph to serve.
        UsageError: If the address cannot be listened at.
    """
    site = open_site(home, exports)
    listener = _listen(host, port)
    config = uvicorn.Config(
        make_app(site),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )
    # The server hands a signal on to whoever had it before, once the last answer is sent.
    signal.signal(signal.SIGTERM, _stop)
    with listener, suppress(KeyboardInterrupt):
        started(_address(listener))
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError("serve.address-taken", host=host, port=port, detail=error) from error


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
