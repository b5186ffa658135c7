"""What the graph holds, as the pages list it: entities in families and kinds, and how much is said.

Read once for each backend and language, since a built graph does not change while it is served.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, cast

import pyoxigraph as ox

from miprof_graph.ask.backend import Backend, read_rows
from miprof_graph.ask.folding import fold
from miprof_graph.ask.index import Index, in_language, load_index
from miprof_graph.messages import text
from miprof_graph.names import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Hashable

SOURCE: Final = "source"
OTHER: Final = "other"
# The order of the map's legend; families that it does not name come after these.
ORDER: Final = (
    *("mission", "state", "committee", "person", "post", "audience", "association", "media"),
    *("international", "plan", "law", "document", "letter", "training", "event", "task"),
    *("topic", "position", "place"),
)
_CLAIMS: Final = "SELECT (COUNT(DISTINCT ?claim) AS ?n) WHERE { ?claim a mpo:Claim }"
_SAID: Final = """
SELECT ?thing (COUNT(DISTINCT ?claim) AS ?n) WHERE {
  ?claim a mpo:Claim ;
    rdf:subject|rdf:object|mpo:attributedTo|mpo:onBehalfOf|mpo:legalBasis ?thing .
} GROUP BY ?thing"""
_SOURCED: Final = """
SELECT ?source (COUNT(DISTINCT ?claim) AS ?n) WHERE {
  ?claim a mpo:Claim ; prov:hadPrimarySource ?source
} GROUP BY ?source"""
_FAMILIES: Final = """
SELECT DISTINCT ?kind ?notation ?label ?definition WHERE {
  ?kind mpo:colourGroup ?family .
  ?family skos:notation ?notation ; skos:prefLabel ?label .
  OPTIONAL {
    ?family skos:definition ?definition FILTER(LANG(?definition) = LANG(?label))
  }
}"""
_WORD_IN_NAME: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entity or a document in a list: what it is, and how many statements speak of it."""

    iri: str
    label: str
    definition: str
    kind: str
    kinds: frozenset[str]
    family: str
    count: int

    @property
    def sort_key(self) -> tuple[str, str]:
        """Orders by name as a dictionary does: accents, case and quotes do not matter."""
        return fold(self.label), self.iri

    @property
    def letter(self) -> str:
        """The letter under which a dictionary has it; `#` for a digit."""
        first = fold(self.label)[:1].upper()
        return first if first.isalpha() else "#"


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of the ontology that has entities: how many, those of its subclasses included."""

    slug: str
    iri: str
    label: str
    definition: str
    count: int


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that belong together, as the colours of the map do."""

    slug: str
    label: str
    definition: str
    count: int
    kinds: tuple[Kind, ...]

    @property
    def parts(self) -> list[Kind]:
        """The kinds that say more than the family does: not all of it is of them."""
        return [kind for kind in self.kinds if kind.count < self.count]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the pages list, in one language."""

    claims: int
    entries: Mapping[str, Entry]
    families: tuple[Family, ...]

    @property
    def entities(self) -> list[Entry]:
        """The entries that are entities of the graph, not documents that it rests on."""
        return [entry for entry in self.entries.values() if entry.family != SOURCE]

    def family(self, slug: str) -> Family | None:
        """Find a family by its slug."""
        return next((family for family in self.families if family.slug == slug), None)


def kind_slug(iri: str) -> str:
    """Name a class the way addresses do.

    >>> kind_slug("https://w3id.org/miprof-graph/ontology#PublicBody")
    'public-body'
    """
    return _WORD_IN_NAME.sub("-", iri.partition("#")[2]).lower()


def read_contents(backend: Backend, language: str) -> Contents:
    """Read what a backend holds, with the names in a language."""
    return _read(cast("Hashable", backend), language)


@lru_cache(maxsize=8)
def _read(backend: Backend, language: str) -> Contents:
    index = load_index(backend)
    families = _read_families(backend, language)
    by_kind = {kind: slug for slug, (_, _, kinds) in families.items() for kind in kinds}
    said = {**_read_counts(backend, _SAID), **_read_counts(backend, _SOURCED)}
    entries = {
        iri: _make_entry(index, iri, by_kind, said, language)
        for iri in index.by_entity
        if index.kinds_of.get(iri)
    }
    [count] = read_rows(backend, _CLAIMS)
    return Contents(
        claims=_number(count[0]),
        entries=dict(sorted(entries.items(), key=lambda item: item[1].sort_key)),
        families=tuple(_gather(index, entries.values(), families, language)),
    )


def _make_entry(
    index: Index,
    iri: str,
    by_kind: Mapping[str, str],
    said: Mapping[str, int],
    language: str,
) -> Entry:
    narrowest = index.narrowest(iri)
    families = [by_kind[kind] for kind in narrowest if kind in by_kind]
    # A document that the graph rests on is of the kind "source" before any other.
    is_source = iri.startswith(PREFIXES["src"])
    labels = [index.kinds[kind].label(language) for kind in narrowest if kind in index.kinds]
    return Entry(
        iri=iri,
        label=index.label(iri, language),
        definition=index.definition(iri, language),
        kind=", ".join(labels),
        kinds=index.kinds_of[iri],
        family=SOURCE if is_source else min(families, key=_rank, default=OTHER),
        count=said.get(iri, 0),
    )


def _gather(
    index: Index,
    entries: Iterable[Entry],
    families: Mapping[str, tuple[str, str, frozenset[str]]],
    language: str,
) -> Iterable[Family]:
    members: dict[str, list[Entry]] = {}
    for entry in entries:
        members.setdefault(entry.family, []).append(entry)
    for slug in sorted(members.keys() - {SOURCE}, key=_rank):
        label, definition, _ = families.get(slug, (text("site.family-other", language), "", ()))
        own = {kind for entry in members[slug] for kind in index.narrowest(entry.iri)}
        counts = Counter(kind for entry in members[slug] for kind in entry.kinds & own)
        kinds = [_make_kind(index, kind, counts[kind], language) for kind in own & {*index.kinds}]
        kinds.sort(key=lambda kind: (-kind.count, kind.label))
        yield Family(slug, label, definition, len(members[slug]), tuple(kinds))


def _make_kind(index: Index, iri: str, count: int, language: str) -> Kind:
    kind = index.kinds[iri]
    definition = in_language(kind.definitions, language)
    return Kind(kind_slug(iri), iri, kind.label(language), definition, count)


def _read_families(backend: Backend, language: str) -> dict[str, tuple[str, str, frozenset[str]]]:
    """Read the label, the definition and the kinds of each family, by its slug."""
    labels: dict[str, tuple[str, str]] = {}
    kinds: dict[str, set[str]] = {}
    for kind, notation, label, definition in read_rows(backend, _FAMILIES):
        if not (isinstance(label, ox.Literal) and isinstance(notation, ox.Literal)):
            continue
        slug = notation.value.partition("-")[2]
        kinds.setdefault(slug, set()).add(str(getattr(kind, "value", "")))
        if label.language == language or slug not in labels:
            labels[slug] = (label.value, str(getattr(definition, "value", "")))
    return {slug: (*labels[slug], frozenset(found)) for slug, found in kinds.items()}


def _read_counts(backend: Backend, query: str) -> dict[str, int]:
    rows = read_rows(backend, query)
    return {iri.value: _number(n) for iri, n in rows if isinstance(iri, ox.NamedNode)}


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, ox.Literal) else 0


def _rank(slug: str) -> tuple[int, str]:
    known = ORDER.index(slug) if slug in ORDER else len(ORDER) + (slug == OTHER)
    return known, slug
