"""Libraries are loaded without what is not needed of them, and work."""

from __future__ import annotations

import subprocess
import sys


def test_igraph_computes_without_what_it_would_draw_with_and_we_can_still_draw() -> None:
    program = (
        "import sys\n"
        "from miprof_graph.libraries import import_igraph\n"
        "igraph = import_igraph()\n"
        "assert import_igraph() is igraph\n"
        "print([name for name in sys.modules if name.startswith('matplotlib')])\n"
        "print(igraph.Graph(3, [(0, 1), (1, 2)]).betweenness())\n"
        "from matplotlib.figure import Figure\n"
        "print(len(Figure().axes))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.stdout.splitlines(), done.stderr) == (["[]", "[0.0, 1.0, 0.0]", "0"], "")
