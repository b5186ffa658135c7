"""Write `exports/ontology.fr.html` and `exports/ontology.en.html`, the pages of the ontology."""

from __future__ import annotations

import sys

from miprof_graph.errors import MiprofError
from miprof_graph.formatting import write_text
from miprof_graph.linked.ontology import name_ontology_page
from miprof_graph.manual.book import Book, read_terms
from miprof_graph.manual.ontology_page import write_ontology_page
from miprof_graph.messages import LANGUAGES, find_language
from miprof_graph.paths import find_home


def main() -> None:
    """Write both pages from the files of `ontology/`."""
    try:
        home = find_home()
        terms = read_terms(home)
        home.exports.mkdir(exist_ok=True)
        for language in LANGUAGES:
            page = write_ontology_page(Book(terms, language))
            write_text(home.exports / name_ontology_page(language), page)
    except MiprofError as error:
        sys.exit(error.render(find_language()))


if __name__ == "__main__":
    main()
