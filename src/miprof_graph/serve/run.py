"""Run the service on an address of this machine until it is told to stop."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from miprof_graph.errors import UsageError
from miprof_graph.serve.listeners import bind_shared, find_family
from miprof_graph.serve.settings import Settings
from miprof_graph.serve.supervisor import Supervisor


def run_service(settings: Settings, started: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or SIGTERM; `started` is told the address once it can be opened.

    Raises:
        NotBuiltError: If there is nothing to serve.
        UsageError: If the address cannot be listened at.
    """
    holder = hold_address(settings.host, settings.port)
    with holder, TemporaryDirectory(prefix="miprof-") as folder:
        port = holder.getsockname()[1]
        chosen = replace(settings, port=port)

        async def run() -> None:
            address = _write_address(settings.host, port)
            await Supervisor(chosen, Path(folder), lambda: started(address)).run()

        asyncio.run(run())


def hold_address(host: str, port: int) -> socket.socket:
    """Bind an address without listening, so that it stays ours while workers come and go.

    Raises:
        UsageError: If it cannot be had.
    """
    try:
        if port:
            # Shared binding would let us in beside another service, and take half its visitors.
            with socket.socket(find_family(host)) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind((host, port))
        return bind_shared(host, port)
    except (OSError, OverflowError) as error:
        raise UsageError("serve.address-taken", host=host, port=port, detail=error) from error


def _write_address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
