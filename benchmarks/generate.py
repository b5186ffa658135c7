"""Graphs of our own shape, of any size: `python -m benchmarks.generate 10000 FOLDER`.

The size is the number of quads that the facts (entities, sources, claims) load as; what the
ontology says and what the rules derive come on top. Same ontology and size, same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random
from typing import Final

from benchmarks.rows import Rows
from benchmarks.shape import CLASSES
from miprof_graph.claims import EXTRA_COLUMNS, Claim, ClaimTable, format_table
from miprof_graph.names import compact
from miprof_graph.paths import Home, find_home
from miprof_graph.reading import read_facts
from miprof_graph.turtle import format_turtle

_SEED: Final = 20131
_QUADS_OF_SOURCE: Final = 10
_ROWS_PER_SOURCE: Final = 80
_HEAD: Final = "".join(
    f"@prefix {prefix}: <{iri}> .\n"
    for prefix, iri in (
        ("mp", "https://w3id.org/miprof-graph/id/"),
        ("mpo", "https://w3id.org/miprof-graph/ontology#"),
        ("skos", "http://www.w3.org/2004/02/skos/core#"),
    )
)


def generate(folder: Path, quads: int) -> None:
    """Make a home in `folder`: our ontology, and facts that load as about `quads` quads."""
    shutil.copytree(find_home().ontology, folder / "ontology")
    known = read_facts(Home(folder))[0].vocabulary.concepts
    concepts = sorted(compact(iri) for iri in known)
    rows = Rows(Random(_SEED), concepts)  # noqa: S311 - the same numbers each time are wanted
    claims = folder / "graph" / "claims"
    claims.mkdir(parents=True)
    number = 0
    while rows.quads < quads:
        number += 1
        table = _make_table(rows, number, quads)
        (claims / f"document-{number}.tsv").write_text(format_table(table), "utf-8")
    _write_entities(folder / "graph" / "entities", rows)


def _make_table(rows: Rows, number: int, quads: int) -> ClaimTable:
    claims: dict[tuple[str, ...], Claim] = {}
    while len(claims) < _ROWS_PER_SOURCE and rows.quads < quads:
        for claim in rows.step():
            key = (claim.subject, claim.predicate, claim.object, claim.start, claim.until)
            if key not in claims:
                claims[key] = claim
                rows.count(claim)
    header = {
        "id": f"src:document-{number}",
        "title": f"Document n° {number} : « égalité »",
        "title_en": f"Document no. {number}",
        "kind": "mpo:kind-web-page",
        "publisher": rows.find("PublicBody"),
        "issued": rows.date(),
        "retrieved": "2026-11-21",
        "language": "fr",
        "url": f"https://example.org/documents/{number}",
    }
    rows.quads += _QUADS_OF_SOURCE
    return ClaimTable(f"document-{number}.tsv", header, EXTRA_COLUMNS, list(claims.values()))


def _write_entities(folder: Path, rows: Rows) -> None:
    folder.mkdir()
    for name, curies in sorted(rows.spoken_of.items()):
        body = "\n".join(_entity(name, curie) for curie in curies)
        (folder / f"{CLASSES[name][0]}.ttl").write_text(format_turtle(_HEAD + body), "utf-8")


def _entity(name: str, curie: str) -> str:
    slug, french, english = CLASSES[name]
    number = curie.removeprefix(f"mp:{slug}-")
    return f"""
{curie} a mpo:{name} ;
    skos:prefLabel "{french} {number}"@fr, "{english} {number}"@en ;
    skos:definition "Chose fictive n° {number} : {french}, née d’un essai de vitesse."@fr,
        "Made-up thing no. {number}: {english}, for a speed test."@en ."""


def main() -> None:
    """Make one graph."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("quads", type=int)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args()
    generate(asked.folder, asked.quads)


if __name__ == "__main__":
    main()
