"""What a curator has on the desk: the facts as they are, and the names of everything in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from miprof_graph.ask.backend import Local
from miprof_graph.ask.folding import fold
from miprof_graph.ask.index import Index, Name
from miprof_graph.check.cells import Known
from miprof_graph.claims import ClaimTable
from miprof_graph.curate.terms import SOURCE, Predicate, Terms, read_terms
from miprof_graph.errors import DataError
from miprof_graph.facts import Facts
from miprof_graph.names import PREFIXES, compact, expand
from miprof_graph.paths import Home
from miprof_graph.reading import read_facts

_TYPE: Final = PREFIXES["rdf"] + "type"


class Desk:
    """The facts of a home, ready to be added to; what is new is made known to it.

    Nothing is read twice: whoever writes reads the file concerned again.
    """

    def __init__(self, home: Home, facts: Facts, language: str) -> None:
        self.home = home
        self.facts = facts
        self.language = language
        self.terms: Terms = read_terms(facts.ontology, facts.vocabulary)
        self.sources: dict[str, ClaimTable] = {
            expand(table.header["id"]) or "": table for table in facts.tables
        }
        self.kinds_of: dict[str, frozenset[str]] = _read_kinds(facts)
        self.kinds_of |= dict.fromkeys(self.sources, frozenset({SOURCE}))
        self._new_labels: dict[str, str] = {}

    @property
    def known(self) -> Known:
        """All that a CURIE in a cell may mean, with what is new."""
        sources = [iri for iri, kinds in self.kinds_of.items() if SOURCE in kinds]
        return Known(self.kinds_of.keys(), frozenset(sources), self.facts.vocabulary)

    @cached_property
    def index(self) -> Index:
        """The names of all entities and documents that are declared."""
        tables = [replace(table, claims=()) for table in self.facts.tables]
        return Index(Local(replace(self.facts, tables=tables).load()))

    @cached_property
    def _by_folded(self) -> Mapping[str, list[Name]]:
        found: dict[str, list[Name]] = defaultdict(list)
        for name in self.index.names:
            found[name.folded].append(name)
        return found

    @cached_property
    def _uses(self) -> Mapping[str, Counter[str]]:
        uses: dict[str, Counter[str]] = defaultdict(Counter)
        for table in self.facts.tables:
            for claim in table.claims:
                for kind in self.kinds_of.get(expand(claim.subject) or "", ()):
                    uses[kind][expand(claim.predicate) or ""] += 1
        return uses

    def declare(self, iri: str, kind: str, label: str) -> None:
        """Make something known that is about to be added."""
        self.kinds_of[iri] = frozenset({kind})
        self._new_labels[iri] = label

    def find_names(self, words: str) -> list[Name]:
        """List the names of entities that are the same but for accents, case and punctuation."""
        names = self._by_folded.get(fold(words), ())
        return [name for name in names if name.iri.startswith(PREFIXES["mp"])]

    def find_titles(self, words: str) -> list[Name]:
        """List the titles of source documents that are the same but for accents and case."""
        names = self._by_folded.get(fold(words), ())
        return [name for name in names if name.iri.startswith(PREFIXES["src"])]

    def label(self, iri: str) -> str:
        """Give the name of an entity, a document or a term in the curator's language."""
        for terms in (self.terms.concepts, self.terms.classes):
            if iri in terms:
                return terms[iri].label(self.language)
        if iri in self.terms.predicates:
            return self.terms.predicates[iri].term.label(self.language)
        return self._new_labels.get(iri) or self.index.label(iri, self.language)

    def describe(self, iri: str) -> str:
        """Write a thing as `CURIE (name)`."""
        return f"{compact(iri)} ({self.label(iri)})"

    def kind_label(self, iri: str) -> str:
        """Say of which class an entity is."""
        kinds = sorted(self.kinds_of.get(iri, ()))
        return ", ".join(self.label(kind) for kind in kinds)

    def has_kind(self, iri: str, kind: str) -> bool:
        """Tell whether a thing is of a class, or of one below it."""
        own = self.kinds_of.get(iri) or self.terms.kinds_of.get(iri, frozenset())
        return kind in self.terms.above(own)

    def fitting_predicates(self, subject: str) -> list[Predicate]:
        """List the predicates that fit a subject: most used of its class first, then narrowest."""
        kinds: Collection[str] = self.kinds_of.get(subject, ())
        used = sum((self._uses[kind] for kind in kinds), Counter[str]())

        def order(one: Predicate) -> tuple[int, int, str]:
            return -used[one.term.iri], -len(self.terms.above([one.domain])), one.term.iri

        return sorted(self.terms.fitting(kinds), key=order)


def open_desk(home: Home, language: str) -> Desk:
    """Read a home.

    Raises:
        DataError: If a file of the vocabulary or of the entities cannot be read at all.
    """
    facts, problems = read_facts(home)
    if not facts.readable:
        raise DataError(problems)
    return Desk(home, facts, language)


def _read_kinds(facts: Facts) -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for triple in facts.entities:
        if triple.predicate.value == _TYPE:
            kinds[str(getattr(triple.subject, "value", ""))].add(
                str(getattr(triple.object, "value", ""))
            )
    return {iri: frozenset(found) for iri, found in kinds.items()}
