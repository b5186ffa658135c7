"""Write `docs/dictionary.fr.md` and `docs/dictionary.en.md`, the dictionary of the data."""

from __future__ import annotations

import sys

from miprof_graph.errors import MiprofError
from miprof_graph.formatting import write_text
from miprof_graph.manual.book import Book, read_terms
from miprof_graph.manual.dictionary import name_dictionary, write_dictionary
from miprof_graph.messages import LANGUAGES, find_language
from miprof_graph.paths import find_home


def main() -> None:
    """Write both pages from the files of `ontology/`."""
    try:
        home = find_home()
        terms = read_terms(home)
        for language in LANGUAGES:
            page = write_dictionary(Book(terms, language))
            write_text(home.root / "docs" / name_dictionary(language), page)
    except MiprofError as error:
        sys.exit(error.render(find_language()))


if __name__ == "__main__":
    main()
