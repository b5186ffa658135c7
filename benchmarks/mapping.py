"""The map against plain pyvis: size, writing, and what a reader feels in Chromium, in one run."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from benchmarks.mapping_browser import Seen, open_browser, open_page
from benchmarks.processes import Run, run_module

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SMALL, LARGE, HUGE, REAL = "200", "5000", "20000", "real"
ALL: Final = "#view=all"
PATIENCE: Final = 60
"""Seconds after which a page that shows no name is given up."""

WRITE_LIMIT: Final = 600
"""Seconds after which a page that is not written is given up."""

WRITTEN: Final = (
    *(("ours", size) for size in (REAL, LARGE, HUGE)),
    *(("plain", size) for size in (SMALL, REAL, LARGE, HUGE)),
    *(("directed", size) for size in (LARGE, HUGE)),
    ("placed", LARGE),
)
# What is opened in each turn: by whom, of which size, at which address.
_OPENED: Final = (
    ("plain", SMALL, ""),
    ("ours", REAL, ""),
    ("ours", REAL, ALL),
    ("placed", LARGE, ""),
    ("ours", LARGE, ALL),
    ("ours", HUGE, ALL),
)

Key = tuple[str, str]


@dataclass(slots=True)
class Mapping:
    """Everything measured: pages by who wrote them and size, openings by these and the address."""

    runs: int
    written: dict[Key, Run] = field(default_factory=dict)
    seen: dict[tuple[str, str, str], list[Seen]] = field(default_factory=dict)

    def cost(self, who: str, size: str) -> float | None:
        """Give the CPU seconds of writing a page; None where it was not finished."""
        run = self.written.get((who, size))
        return float(run.told["write"]) if run else None

    def middle(self, key: tuple[str, str, str], of: Callable[[Seen], float | None]) -> float | None:
        """Give the median over the openings; None where one of them showed nothing."""
        found = [of(seen) for seen in self.seen[key]]
        known = [value for value in found if value is not None]
        return median(known) if known and len(known) == len(found) else None


def measure_mapping(runs: int) -> Mapping:
    """Write each page as a process of its own, then open them in turns in one browser."""
    found = Mapping(runs)
    with tempfile.TemporaryDirectory(prefix="miprof-mapping-") as name:
        folder = Path(name)
        for who, size in WRITTEN:
            _say(f"write: {who}, {size}")
            out = folder / f"{who}-{size}.html"
            run = run_module("benchmarks.mapping_pages", who, size, out, limit=WRITE_LIMIT)
            if run:
                found.written[who, size] = run
        with open_browser() as browser:
            for _ in range(runs):
                for key in _OPENED:
                    found.seen.setdefault(key, []).append(_open(browser, folder, *key))
        # It may never come to rest: in a browser of its own, which is ended with it.
        with open_browser() as browser:
            found.seen["plain", REAL, ""] = [_open(browser, folder, "plain", REAL, "")]
    return found


def _open(browser: Browser, folder: Path, who: str, size: str, fragment: str) -> Seen:
    _say(f"open: {who}, {size} {fragment}")
    path = folder / f"{who}-{size}.html"
    return open_page(browser, path, fragment=fragment, ours=who == "ours", limit=PATIENCE)


def _say(what: str, write: Callable[[str], object] = sys.stderr.write) -> None:
    write(f"mapping: {what}\n")
