"""`miprof.trig` and `miprof-rdf12.trig`: everything, graph by graph, with prefixes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from miprof_graph.exports.model import ExportInput

# The three parts of a reified triple stand together, since the predicates of a block are sorted.
# Where one of them has two values, it is no triple, and nothing is changed.
_NAME: Final = rb"(<[^>]*>|[^\s\",;<]+)"
_LITERAL: Final = rb"(\"(?:[^\"\\]|\\.)*\"[^\s,;]*|" + _NAME[1:]
_REIFIED: Final = re.compile(
    rb"rdf:object " + _LITERAL + rb" ;\n    rdf:predicate " + _NAME
    + rb" ;\n    rdf:subject " + _NAME + rb"( [;.])\n"
)  # fmt: skip


def write_trig(build: ExportInput, target: Path) -> None:
    """Write every named graph, one block per subject."""
    target.write_bytes(build.trig)


def write_trig12(build: ExportInput, target: Path) -> None:
    """Write every named graph in RDF 1.2: a claim reifies a triple term (`rdf:reifies`)."""
    text = _REIFIED.sub(rb"rdf:reifies <<( \3 \2 \1 )>>\4\n", build.trig)
    target.write_bytes(b'VERSION "1.2"\n' + text)
