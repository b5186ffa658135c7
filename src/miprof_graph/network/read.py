"""Read the parts of the network from the store, each with one bulk query."""

from collections import defaultdict
from dataclasses import dataclass, field

import pyoxigraph as ox

from miprof_graph.names import PREFIXES, expand
from miprof_graph.rows import Row, select

from . import terms
from .model import Claim, Relation, Source, Value, Words
from .terms import local_name, tail_after

_TERMS = (ox.NamedNode, ox.Literal)
_AGENT = PREFIXES["mpo"] + "Agent"

_SINGLE = {"prefLabel": "label", "shortLabel": "short", "definition": "definition"}
_SPARE = {"label": "label", "title": "label"}
_MANY = {"altLabel": "other", "hiddenLabel": "hidden"}


@dataclass(slots=True)
class Texts:
    """All that one thing is called: by language, or as pairs of language and text."""

    label: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    definition: dict[str, str] = field(default_factory=dict)
    other: set[tuple[str, str]] = field(default_factory=set)
    hidden: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of entities: its superclasses' colour group when it has none of its own.

    Its things are agents if one of its superclasses is `mpo:Agent`, or it is that itself.
    """

    iri: str
    label: Words
    group: str
    depth: int
    is_agent: bool


def _text(term: object) -> str:
    return term.value if isinstance(term, _TERMS) else ""


def read_texts(store: ox.Store) -> dict[str, Texts]:
    """Read every name and definition in the store."""
    found: dict[str, Texts] = defaultdict(Texts)
    spare: list[tuple[str, str, str, str]] = []
    for thing, name, text in select(store, terms.TEXTS):
        if not isinstance(text, ox.Literal):
            continue
        iri, column, language = _text(thing), local_name(_text(name)), text.language or ""
        if column in _MANY:
            getattr(found[iri], _MANY[column]).add((language, text.value))
        elif column in _SINGLE:
            _keep(getattr(found[iri], _SINGLE[column]), language, text.value)
        else:
            spare.append((iri, _SPARE[column], language, text.value))
    # rdfs:label and dcterms:title only name what has no preferred label.
    for iri, column, language, value in sorted(spare):
        getattr(found[iri], column).setdefault(language, value)
    return found


def _keep(words: dict[str, str], language: str, text: str) -> None:
    """Keep the smallest text, so that the order of rows never decides."""
    words[language] = min(text, words.get(language, text))


def read_relations(store: ox.Store, texts: dict[str, Texts]) -> dict[str, Relation]:
    """Read every property that has a label; those below mpo:linkedTo are edges."""
    edges = {_text(row[0]) for row in select(store, terms.EDGES)}
    symmetric = {_text(row[0]) for row in select(store, terms.SYMMETRIC)}
    groups = dict(sorted((_text(p), _text(g)) for p, g in select(store, terms.GROUPS)))
    weights = dict(sorted((_text(p), _text(w)) for p, w in select(store, terms.WEIGHTS)))
    inverses = dict(sorted((_text(p), _text(i)) for p, i in select(store, terms.INVERSES)))
    nothing = Texts()
    return {
        iri: Relation(
            iri=iri,
            name=local_name(iri),
            label=texts.get(iri, nothing).label,
            inverse=texts.get(inverses.get(iri, ""), nothing).label,
            is_edge=iri in edges,
            group=tail_after(groups.get(iri, ""), "group-"),
            weight=int(weights.get(iri, "1")),
            symmetric=iri in symmetric,
        )
        for iri in sorted(edges | {i for i in texts if i.startswith(PREFIXES["mpo"])})
    }


def read_kinds(store: ox.Store, texts: dict[str, Texts]) -> dict[str, Kind]:
    """Read the classes of our ontology with their depth and colour group."""
    parents: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, str] = {}
    for name, parent, group in sorted(select(store, terms.CLASSES), key=str):
        iri = _text(name)
        if iri.startswith(PREFIXES["mpo"]):
            parents[iri].update({_text(parent)} - {"", iri})
        if group is not None:
            groups[iri] = tail_after(_text(group), "kindgroup-")
    return {iri: _kind(iri, parents, groups, texts) for iri in sorted(parents)}


def _kind(
    iri: str, parents: dict[str, set[str]], groups: dict[str, str], texts: dict[str, Texts]
) -> Kind:
    """Climb level by level: the nearest superclass with a colour group gives it."""
    level, seen, group, depth = {iri}, {iri}, groups.get(iri, ""), 0
    while level := {p for c in level for p in parents.get(c, ()) if p in parents} - seen:
        seen |= level
        depth += 1
        group = group or next((groups[p] for p in sorted(level) if p in groups), "")
    label: Words = texts[iri].label if iri in texts else {}
    return Kind(iri, label, group, depth, _AGENT in seen)


def read_types(store: ox.Store, kinds: dict[str, Kind]) -> dict[str, Kind]:
    """Read the most specific class of each thing."""
    best: dict[str, Kind] = {}
    for thing, name in select(store, terms.TYPES):
        kind = kinds.get(_text(name))
        iri = _text(thing)
        if kind is not None and (iri not in best or _rather(kind, best[iri])):
            best[iri] = kind
    return best


def _rather(new: Kind, old: Kind) -> bool:
    return (new.depth, new.group != "", old.iri) > (old.depth, old.group != "", new.iri)


_FIELDS = {
    expand(curie): column
    for curie, column in {
        "skos:note": "note",
        "mpo:from": "start",
        "mpo:until": "until",
        "mpo:earliest": "earliest",
        "mpo:latest": "latest",
        "mpo:locator": "locator",
        "mpo:role": "role",
        "mpo:exactTitle": "title",
        "mpo:onBehalfOf": "on_behalf_of",
        "mpo:legalBasis": "legal_basis",
        "mpo:attributedTo": "attributed_to",
    }.items()
}


def read_claims(store: ox.Store) -> list[Claim]:
    """Read every claim, best first."""
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    for claim, name, value in select(store, terms.DETAILS):
        if column := _FIELDS.get(_text(name)):
            _keep(parts[_text(claim)], column, _text(value))
    for claim, quote, url in select(store, terms.PASSAGES):
        parts[_text(claim)].update(quote=_text(quote), url=_text(url))
    found = [_claim(row, parts) for row in select(store, terms.CLAIMS)]
    return sorted(found, key=lambda claim: claim.key)


def _claim(row: Row, parts: dict[str, dict[str, str]]) -> Claim:
    iri, subject, predicate = _text(row[0]), _text(row[1]), _text(row[2])
    return Claim(
        iri=iri,
        subject=subject,
        predicate=predicate,
        value=_value(row[3]),
        status=tail_after(_text(row[4]), "status-"),
        rank=tail_after(_text(row[5]), "rank-"),
        source=_text(row[6]),
        **parts.get(iri, {}),
    )


def _value(term: object) -> Value:
    if not isinstance(term, ox.Literal):
        return Value(_text(term), is_iri=True)
    return Value(term.value, language=term.language or "", datatype=term.datatype.value)


def read_sources(store: ox.Store, texts: dict[str, Texts]) -> dict[str, Source]:
    """Read the source documents."""
    found: dict[str, Source] = {}
    for row in sorted(select(store, terms.SOURCES), key=str):
        iri, publisher, issued, retrieved, url, kind = map(_text, row)
        title = texts[iri].label if iri in texts else {}
        found.setdefault(iri, Source(iri, title, publisher, issued, retrieved, url, kind))
    return found
