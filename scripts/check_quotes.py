"""Look every quote of `graph/claims/` up in texts that you give.

    scripts/check_quotes.py FOLDER [TABLE ...]

FOLDER holds the documents as text files (UTF-8, `.txt` or `.md`), under any name: each table, or
each that is named (`wikipedia-miprof`), is compared with the text that holds most of its quotes.
Exit code 1 if a quote is not there, or no text fits the table; 2 if FOLDER is no folder of such
texts or there is no such table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from miprof_graph.claims import read_table
from miprof_graph.messages import find_language, text
from miprof_graph.paths import find_home
from miprof_graph.quotes import find_text, missing_quotes, read_texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, print one line per missing quote and one per table; give the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("tables", nargs="*", metavar="TABLE")
    asked = parser.parse_args(arguments)
    folder: Path = asked.folder
    home, language, failed = find_home(), find_language(), False
    try:
        texts = read_texts(folder)
    except UnicodeDecodeError as error:
        parser.error(f"{folder}: a text is not UTF-8 ({error.reason}) - save it again as UTF-8")
    if not texts:
        parser.error(f"{folder}: no .txt or .md file there - name the folder of the texts")
    paths = {path.stem: path for path in sorted(home.claims.glob("*.tsv"))}
    if unknown := sorted(set(asked.tables) - paths.keys()):
        parser.error(f"{', '.join(unknown)}: no such table in {home.relative(home.claims)}")
    for path in map(paths.__getitem__, asked.tables or paths):
        table, problems = read_table(path, home.relative(path))
        name = find_text(table, texts) if table else None
        missing = missing_quotes(table, texts[name]) if table and name else []
        quotes = sum(1 for claim in table.claims if claim.quote) if table else 0
        failed = failed or bool(problems or missing) or (quotes > 0 and name is None)
        for problem in [*problems, *missing]:
            print(problem.render(language))
        values = {"path": home.relative(path), "text": name or "-"}
        found = quotes - len(missing) if name else 0
        print(text("check.quotes", language, found=found, all=quotes, **values))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
