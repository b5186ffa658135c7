"""`report.html`: what the structure of the network shows, for who decides and has two minutes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from miprof_graph.analysis import Analysis, analyse
from miprof_graph.analysis.words import word_title
from miprof_graph.ask.backend import Local
from miprof_graph.ask.labels import read_labels
from miprof_graph.messages import number_text
from miprof_graph.network import Claim, load_network
from miprof_graph.pages.sheet import write_sheet
from miprof_graph.report.parts import (
    PLANS,
    Plan,
    choose_opening,
    draw_pictures,
    findings_of,
    tell,
)
from miprof_graph.report.proofs import Proof, Proofs, by_document
from miprof_graph.report.reader import Reader
from miprof_graph.report.tables import show_finding
from miprof_graph.standalone import trust

_LIMITS = ("documents", "absence", "quality", "dates", "groups", "persons")


def build_report(store: ox.Store) -> str:
    """Build the report of a dataset."""
    analysis = analyse(load_network(store))
    return write_report(store, analysis)


def write_report(store: ox.Store, analysis: Analysis) -> str:
    """Write the report of what was found about the network of a dataset."""
    backend = Local(store)
    proofs = Proofs(analysis.findings)
    claims = {claim.iri: claim for claim in analysis.actors.network.graph["claims"]}
    entities = set().union(*(finding.iris() for finding in analysis.findings))
    sources = {claims[iri].source for proof in proofs for iri in proof.claims}

    def show(language: str) -> dict[str, Any]:
        names = read_labels(backend, entities | sources, language, short=True)
        reader = Reader(analysis, language, names, analysis.names(language))
        return _show(reader, proofs, claims)

    return write_sheet("report", show)


def _show(reader: Reader, proofs: Proofs, claims: Mapping[str, Claim]) -> dict[str, Any]:
    return {
        "basis": _basis(reader),
        "opening": [
            {"words": words, "key": finding.key, "title": word_title(finding, reader.language)}
            for finding, words in choose_opening(reader)
        ],
        "parts": [_part(reader, plan, proofs) for plan in PLANS if findings_of(reader, plan)],
        "limits": [reader.say(f"limit-{name}") for name in _LIMITS],
        "proofs": [_proof(reader, proof, claims) for proof in proofs],
    }


def _basis(reader: Reader) -> str:
    basis = reader.analysis.actors.basis
    numbers = {
        name: number_text(reader.language, getattr(basis, name))
        for name in ("nodes", "ties", "statements", "sources")
    }
    return reader.say("basis", **numbers)


def _part(reader: Reader, plan: Plan, proofs: Proofs) -> dict[str, Any]:
    return {
        "name": plan.name,
        "title": reader.say(f"part-{plan.name}"),
        "lead": reader.say(f"lead-{plan.name}"),
        "figures": [
            {"title": picture.title, "caption": picture.caption, "svg": trust(picture.svg)}
            for picture in draw_pictures(reader, plan)
        ],
        "told": tell(reader, plan),
        "blocks": [show_finding(finding, proofs, reader) for finding in findings_of(reader, plan)],
    }


def _proof(reader: Reader, proof: Proof, claims: Mapping[str, Claim]) -> dict[str, Any]:
    return {
        "number": proof.number,
        "title": ", ".join(reader.names[iri] for iri in proof.entities),
        "size": len(proof.claims),
        "documents": by_document(proof, claims, reader.names),
    }
