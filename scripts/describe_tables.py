"""Write the descriptions of the claims tables that editors and other tools read.

`make format` runs it. The descriptions follow from the code and the ontology's lists; they also
name every table and its optional columns, so a new document changes them.
"""

from __future__ import annotations

from miprof_graph.curate.csvw import NAME as TABLES
from miprof_graph.curate.csvw import describe_tables
from miprof_graph.curate.header_schema import NAME as HEADER
from miprof_graph.curate.header_schema import describe_header
from miprof_graph.curate.terms import read_terms
from miprof_graph.formatting import write_texts
from miprof_graph.paths import find_home
from miprof_graph.reading import read_facts


def main() -> None:
    """Write both files; where the facts have problems, `make check` says so."""
    home = find_home()
    facts, _ = read_facts(home)
    terms = read_terms(facts.ontology, facts.vocabulary)
    texts = {TABLES: describe_tables(facts, terms), HEADER: describe_header(terms)}
    write_texts({home.root / name: text for name, text in texts.items()})


if __name__ == "__main__":
    main()
