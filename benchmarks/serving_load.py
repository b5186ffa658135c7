"""Load by `wrk`: one round of queries in turn on a number of connections, and what it cost."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving_client import JSON, sparql_path
from benchmarks.serving_servers import find_program

_TIMEOUT = "60s"
_SCRIPT = """
wrk.headers["Accept"] = "%(accept)s"
local paths, ready, n = {%(paths)s}, {}, 0
init = function(args)
  for i, path in ipairs(paths) do ready[i] = wrk.format("GET", path) end
end
request = function()
  n = n + 1
  local i = n %% #paths + 1
  if %(fresh)s then return wrk.format("GET", paths[i] .. "%%0A%%23%(run)s-" .. n) end
  return ready[i]
end
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format(
    '\\n{"answers":%%d,"us":%%d,"p50":%%d,"p99":%%d,"errors":%%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""


@dataclass(frozen=True, slots=True)
class Round:
    """One round: answers a second, latencies in ms, answers in all, and what went wrong."""

    rate: float
    p50: float
    p99: float
    answers: int
    errors: int


def run_round(
    port: int, queries: Sequence[str], *, clients: int, seconds: float, fresh: str = ""
) -> Round:
    """Put queries in turn for a while; each text is new if `fresh` names this round."""
    paths = ", ".join(f'"{sparql_path(query)}"' for query in queries)
    words = {"accept": JSON, "paths": paths, "fresh": str(bool(fresh)).lower(), "run": fresh}
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "mix.lua"
        script.write_text(_SCRIPT % words, encoding="utf-8")
        options = ["-t1", f"-c{clients}", f"-d{seconds:g}s", "--timeout", _TIMEOUT]
        command = [find_program("wrk"), *options, "-s", str(script), f"http://127.0.0.1:{port}/"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    told = json.loads(done.stdout.splitlines()[-1])
    lasted = told["us"] / 1e6
    p50, p99 = told["p50"] / 1000, told["p99"] / 1000
    return Round(told["answers"] / lasted, p50, p99, told["answers"], told["errors"])
