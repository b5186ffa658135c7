"""Write what was measured of the map as Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.machine import describe_machine
from benchmarks.mapping import (
    ALL,
    HUGE,
    LARGE,
    PATIENCE,
    REAL,
    SMALL,
    WRITE_LIMIT,
    WRITTEN,
    Mapping,
)
from benchmarks.mapping_browser import Seen
from benchmarks.report import table
from benchmarks.targets import Target

_HEAD: Final = """## The map in a browser

Written by `{command}`. Machine: {machine}

*Ours* is the page that `make build` writes. *Plain* is what pyvis makes by `add_node` and
`add_edge` of the same network: names, definitions as titles, links with the group as title, its
physics on; *directed* is the same with `directed=True`, where `add_edge` does not look for doubles;
*placed* has no physics, and the positions of ours. Networks of {large} and {huge} entities are made
by `benchmarks/networks.py`: twice as many links, each with a claim and its evidence, which only our
page carries. `real` is the built graph.

Writing is counted from the network to the text, in CPU seconds, imports aside; *planning* is what
pyvis leaves to the browser: places, communities, measures, parts with places of their own. In the
browser, all pages are opened in turns in one headless Chromium without a graphics card, in a window
of 1440 by 900; figures are medians of {runs} turns. Of ours, the first name on the canvas is waited
for, counted from navigation, its frame included; of the others anything at all, since pyvis draws
no name on a map that is seen whole. Frames are those drawn while the map is moved for three
seconds; the search is the slowest of five.
"""


def write_mapping(found: Mapping, command: str) -> str:
    """Give the part of the report that is about the map."""
    head = _HEAD.format(
        command=command,
        machine=describe_machine(),
        large=f"{int(LARGE):,}",
        huge=f"{int(HUGE):,}",
        runs=found.runs,
    )
    parts = [
        head,
        "### Written\n\n" + _written(found),
        "### Opened\n\n" + _opened(found),
        "### Targets of the map\n\n" + _targets(found),
    ]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _written(found: Mapping) -> str:
    head = ("page", "entities", "links", "planning, s", "writing, s", "size, MB")
    rows = [
        (
            f"{who}, {size}",
            *(f"{run.told['nodes']:,}", f"{run.told['links']:,}"),
            f"{run.told['plan']:.2f}" if who == "ours" else "–",
            *(f"{run.told['write']:.2f}", f"{run.told['bytes'] / 1e6:.2f}"),
        )
        for (who, size), run in found.written.items()
    ]
    late = [f"{who}, {size}" for who, size in WRITTEN if (who, size) not in found.written]
    lines = [table(head, rows)]
    if late:
        lines.append(f"Not written within {WRITE_LIMIT} s: {'; '.join(late)}.")
    return "\n\n".join(lines)


def _opened(found: Mapping) -> str:
    head = ("page", "first name or drawing, ms", "frames a second", "search, ms")
    rows = [
        (
            f"{who}, {size}{', ' + fragment if fragment else ''}",
            _number(found.middle((who, size, fragment), lambda seen: seen.first), never=True),
            *(_number(found.middle((who, size, fragment), of)) for of in (_frames, _search)),
        )
        for who, size, fragment in found.seen
    ]
    return table(head, rows)


def _number(value: float | None, *, never: bool = False) -> str:
    if value is None:
        return f"none within {PATIENCE} s" if never else "–"
    return f"{value:,.0f}"


def _targets(found: Mapping) -> str:
    rows = [
        (target.name, target.wanted, target.found, "yes" if target.met else "**no**")
        for target in find_mapping_targets(found)
    ]
    return table(("target", "wanted", "found", "met"), rows)


def find_mapping_targets(found: Mapping) -> Iterator[Target]:
    """Give every target of the map with what was found."""
    size = found.written["ours", REAL].told["bytes"] / 1e6
    yield Target("size of the real map", "< 2 MB", f"{size:.2f} MB", size < 2)
    first = found.middle(("ours", REAL, ""), _first)
    for who, plain in (("200 entities", ("plain", SMALL, "")), ("its own", ("plain", REAL, ""))):
        # A page that shows no name has taken at least as long as it was given.
        theirs = found.middle(plain, _first) or PATIENCE * 1000
        ratio = first / theirs if first else float("inf")
        name = f"first name of the real map against plain pyvis at {who}"
        yield Target(name, "<= 0.1x", f"{ratio:.3f}x", ratio <= 0.1)
    for many in (LARGE, HUGE):
        yield _faster(found, many)
    yield _at_least(found, "frames at 5,000", ("ours", LARGE, ALL), 30)
    yield _at_least(found, "frames at 20,000", ("ours", HUGE, ALL), 20)
    for many in (LARGE, HUGE):
        slowest = found.middle(("ours", many, ALL), _search) or float("inf")
        name = f"search at {int(many):,}"
        yield Target(name, "< 100 ms", f"{slowest:.0f} ms", slowest < 100)


def _faster(found: Mapping, size: str) -> Target:
    ours, theirs = found.cost("ours", size), found.cost("plain", size)
    # One that was not finished has taken at least as long as it was given.
    ratio = (theirs or WRITE_LIMIT) / ours if ours else 0.0
    name = f"writing {int(size):,} against plain pyvis"
    return Target(name, ">= 20x", f"{'' if theirs else '> '}{ratio:.1f}x", ratio >= 20)


def _at_least(found: Mapping, name: str, key: tuple[str, str, str], wanted: float) -> Target:
    value = found.middle(key, _frames) or 0.0
    return Target(name, f">= {wanted:.0f} a second", f"{value:.0f}", value >= wanted)


def _first(seen: Seen) -> float | None:
    return seen.first


def _frames(seen: Seen) -> float | None:
    return seen.frames


def _search(seen: Seen) -> float | None:
    return seen.search
