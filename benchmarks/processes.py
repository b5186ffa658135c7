"""Run a module of the benchmarks as a process of its own, and take its measure."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any


@dataclass(frozen=True, slots=True)
class Run:
    """One process: wall and CPU seconds, peak memory in MiB, and what it told as JSON."""

    seconds: float
    cpu: float
    mib: float
    told: dict[str, Any] = field(default_factory=dict)


def run_module(module: str, *arguments: object, limit: float = 3600) -> Run | None:
    """Run `python -m module`; give its measure, or None if it did not finish within the limit.

    Raises:
        RuntimeError: If it failed.
    """
    return run_process([sys.executable, "-m", module, *map(str, arguments)], limit=limit)


def run_process(command: Sequence[str], *, limit: float = 3600) -> Run | None:
    """Run a command that tells what it has to tell as JSON on its last line."""
    with tempfile.TemporaryFile() as out:
        began = perf_counter()
        process = subprocess.Popen(command, stdout=out)  # noqa: S603 - our own modules
        signal.signal(signal.SIGALRM, lambda *_: process.kill())
        signal.setitimer(signal.ITIMER_REAL, limit)
        # wait4 gives what this child alone has used; the getrusage of all children would not.
        _, status, usage = os.wait4(process.pid, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode == -signal.SIGKILL:
            return None
        if process.returncode:
            raise RuntimeError(f"{' '.join(command)}: exit code {process.returncode}")
        out.seek(0)
        lines = out.read().decode().splitlines()
    told = json.loads(lines[-1]) if lines and lines[-1].startswith("{") else {}
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, told)


def middle(runs: Sequence[Run]) -> Run:
    """Give the median of each measure; stages are taken one by one."""
    names = runs[0].told.get("stages", {})
    stages = {name: median(run.told["stages"][name] for run in runs) for name in names}
    return Run(
        median(run.seconds for run in runs),
        median(run.cpu for run in runs),
        max(run.mib for run in runs),
        {**runs[-1].told, "stages": stages},
    )
