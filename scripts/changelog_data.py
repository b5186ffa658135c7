"""Print what changed in the data since a revision, for the *Data* heading of CHANGELOG.md.

    scripts/changelog_data.py REVISION

REVISION is anything that `miprof diff` takes: the tag of the last release, as a rule.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from miprof_graph.diff.changelog import difference_as_changelog
from miprof_graph.diff.compare import compare
from miprof_graph.diff.sides import read_sides
from miprof_graph.errors import MiprofError
from miprof_graph.paths import find_home


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare the revision with the facts as they are written here, and print the list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("revision")
    revision = parser.parse_args(arguments).revision
    try:
        difference = compare(*read_sides(revision, str(find_home().root)))
    except MiprofError as error:
        parser.error(error.render("en"))
    # The changelog is written in English.
    print(difference_as_changelog(difference, "en"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
