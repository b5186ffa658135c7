"""How far a long command is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from miprof_graph.messages import load_table

STEPS = ("read", "derive", "queries", "shapes")


@contextmanager
def show_progress(steps: int, language: str) -> Iterator[Callable[[str], None]]:
    """Give a function to call with the name of each of the `steps` as it begins."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=steps)
        begun, names = 0, load_table("build", language)

        def begin(step: str) -> None:
            nonlocal begun
            # A step that the text table does not know is a file, which is its own name.
            name = names.get(f"step-{step}", step)
            bar.update(task, completed=begun, description=name)
            begun += 1

        yield begin
