"""What the measures were taken on: cores, memory, versions; no name of a machine or a person."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

_PACKAGES = (
    *("pyoxigraph", "rdflib", "pyshacl", "owlrl", "networkx", "pyvis"),
    *("edtf", "pyyaml"),
)


def describe_machine() -> str:
    """Describe the machine and the versions in one sentence each."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    return (
        f"{os.cpu_count()} cores ({_find_processor()}), {memory:.0f} GiB of memory, {system}, "
        f"Python {platform.python_version()}. {packages}."
    )


def _find_processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    names = [line.partition(": ")[2] for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
