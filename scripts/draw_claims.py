"""Print claims of the built graph, drawn at random, with the places to check them at.

    scripts/draw_claims.py --seed 1 --count 60 > draw.tsv

The same seed gives the same draw from the same graph. Exit code 1 if nothing is built, 2 if so many
claims cannot be drawn.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from miprof_graph.ask.backend import Local
from miprof_graph.audit import draw_claims, read_sources, write_draw
from miprof_graph.dataset import open_built
from miprof_graph.errors import MiprofError
from miprof_graph.messages import LANGUAGES, find_language, text


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and print; give the exit code."""
    language = find_language()
    parser = argparse.ArgumentParser(description=text("audit.about", language))
    parser.add_argument("--seed", type=int, required=True, help=text("audit.option-seed", language))
    parser.add_argument("--count", type=int, default=60, help=text("audit.option-count", language))
    parser.add_argument("--lang", choices=LANGUAGES, default=language)
    options = parser.parse_args(arguments)
    try:
        backend = Local(open_built())
    except MiprofError as error:
        print(error.render(options.lang), file=sys.stderr)
        return error.exit_code
    sources = read_sources(backend)
    if not 1 <= options.count <= len(sources):
        parser.error(text("audit.count", options.lang, count=options.count, all=len(sources)))
    claims = draw_claims(sources, seed=options.seed, count=options.count)
    sys.stdout.write(write_draw(backend, claims, options.lang))
    return 0


if __name__ == "__main__":
    sys.exit(main())
