"""Read canonical N-Triples, the form in which every export gets the dataset.

One dump by the store, sorted by bytes, feeds all RDF formats: the lines are cheap to sort (no
object per term) and their order does not depend on the order in which the store was filled.
"""

from __future__ import annotations

from collections.abc import Iterable

Triple = tuple[bytes, bytes, bytes]
"""Subject, predicate and object, each as N-Triples writes it."""


def split_lines(lines: Iterable[bytes]) -> list[Triple]:
    """Split lines of N-Triples, without their full stops, into terms.

    >>> split_lines([b'<a:s> <a:p> "x . y"'])
    [(b'<a:s>', b'<a:p>', b'"x . y"')]
    """
    # An IRI holds no space, so the first two spaces end the subject and the predicate.
    return [(s, p, o) for s, p, o in (line.split(b" ", 2) for line in lines)]


def join_triple(triple: Triple) -> bytes:
    """Make a line again of what `split_lines` split."""
    return b" ".join(triple)
