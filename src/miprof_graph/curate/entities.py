"""An entity that is not declared yet: its block, what is wrong with it, and its file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.folding import fold
from miprof_graph.ask.index import MAIN
from miprof_graph.check.cells import check_space
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.faults import Fault, make_fault
from miprof_graph.curate.naming import NamingError, find_kind
from miprof_graph.curate.patterns import SLUG
from miprof_graph.names import PREFIXES, compact, expand

FIELDS: Final = {
    "label": PREFIXES["skos"] + "prefLabel",
    "definition": PREFIXES["skos"] + "definition",
    "short": PREFIXES["mpo"] + "shortLabel",
    "alt": PREFIXES["skos"] + "altLabel",
    "hidden": PREFIXES["skos"] + "hiddenLabel",
}
REQUIRED: Final = ("kind", "label-fr", "label-en", "definition-fr", "definition-en")
OPTION: Final = "new-entity"
KEYS: Final = ("kind", *(f"{name}-{language}" for name in FIELDS for language in ("fr", "en")))
_TYPE: Final = PREFIXES["rdf"] + "type"
_ARTICLES: Final = frozenset({"le", "la", "les", "l", "the"})
_ALIKE: Final = 0.85
"""From this likeness on, two names may well be of one thing."""


@dataclass(frozen=True, slots=True)
class NewEntity:
    """What its block is to say: its class and its texts, each under a key such as `label-fr`."""

    slug: str
    kind: str
    texts: Mapping[str, str]

    @property
    def iri(self) -> str:
        """Its name in the graph."""
        return PREFIXES["mp"] + self.slug

    def write(self) -> str:
        """Write its block, as Turtle that is still to be put into canonical form."""
        node = ox.NamedNode(self.iri)
        lines = [str(ox.Triple(node, ox.NamedNode(_TYPE), ox.NamedNode(self.kind)))]
        for key, value in self.texts.items():
            name, _, language = key.partition("-")
            literal = ox.Literal(value, language=language)
            lines.append(str(ox.Triple(node, ox.NamedNode(FIELDS[name]), literal)))
        return "".join(f"{line} .\n" for line in lines)


def make_entity(
    desk: Desk, words: Mapping[str, str], *, distinct: bool
) -> tuple[NewEntity, list[Fault]]:
    """Make a new entity of its slug and what people wrote under each of `KEYS`.

    It comes with what is wrong with it, and with what looks like it; `distinct` says that it was
    looked at beside those that resemble it, and is none of them.
    """
    faults = []
    kind = words.get("kind", "")
    try:
        kind = expand(find_kind(desk, kind) if kind else "") or ""
    except NamingError as error:
        faults.append(Fault("kind", error.key, error.values))
    texts = {key: words[key].strip() for key in KEYS[1:] if words.get(key, "").strip()}
    entity = NewEntity(words.get("slug", ""), kind, texts)
    faults += _check_form(desk, entity, [key for key in REQUIRED if not words.get(key)])
    faults += _check_likeness(desk, entity, distinct=distinct)
    return entity, [replace(fault, column=f"{OPTION} {fault.column}") for fault in faults]


def _check_form(desk: Desk, entity: NewEntity, missing: Iterable[str]) -> Iterator[Fault]:
    if not re.fullmatch(SLUG, entity.slug):
        yield Fault("slug", "check.entity-iri", {"value": entity.slug})
    elif entity.iri in desk.kinds_of:
        yield Fault("slug", "curate.entity-declared", {"value": compact(entity.iri)})
    for key in missing:
        yield Fault(key, "curate.entity-lacks", {"value": entity.slug, "key": key})
    allowed = {term.iri for term in desk.terms.entity_kinds()}
    if entity.kind and entity.kind not in allowed:
        yield Fault("kind", "curate.kind-unknown", {"name": compact(entity.kind)})
    for key, value in entity.texts.items():
        yield from map(make_fault, check_space(key, value))


def _check_likeness(desk: Desk, entity: NewEntity, *, distinct: bool) -> Iterator[Fault]:
    for key in ("label-fr", "label-en"):
        label = entity.texts.get(key, "")
        same = {n.iri for n in desk.find_names(label) if n.text == label and n.weight == MAIN}
        near = [] if same or distinct else find_alike(desk, label)
        if same or near:
            others = ", ".join(desk.describe(iri) for iri in (sorted(same) or near))
            said = "curate.entity-named" if same else "curate.entity-alike"
            yield Fault(key, said, {"label": label, "others": others})
            return


def find_alike(desk: Desk, label: str) -> list[str]:
    """List the IRIs of entities with a name that is the same as a label, or nearly."""
    if not fold(label):
        return []
    likes = desk.index.likenesses.find(label, most=10)
    near = [desk.index.names[like.number].iri for like in likes if like.mean >= _ALIKE]
    found = [*(name.iri for name in desk.find_names(label)), *near]
    return [iri for iri in dict.fromkeys(found) if iri.startswith(PREFIXES["mp"])]


def find_file(desk: Desk, kind: str) -> str:
    """Give the file where entities of a class stand, relative to the home.

    That is the file with most entities of the class itself, else of the nearest class above it;
    else a new one, named after the class.
    """
    files = Counter(
        (one, place[0])
        for iri, kinds in desk.kinds_of.items()
        for one in kinds
        if (place := desk.facts.blocks.get(iri))
    )
    above = sorted(desk.terms.above([kind]), key=lambda one: (-len(desk.terms.above([one])), one))
    for one in above[:-1]:
        counts = {name: count for (of, name), count in files.items() if of == one}
        if counts:
            return min(counts, key=lambda name: (-counts[name], name))
    words = re.sub(r"(?<!^)(?=[A-Z])", "-", kind.removeprefix(PREFIXES["mpo"])).lower()
    return f"graph/entities/{words}.ttl"


def slug_of(label: str) -> str:
    """Propose a slug for a label: its words, without the article before them.

    >>> slug_of("L’Amicale du Nid")
    'amicale-du-nid'
    """
    words = re.findall(r"[a-z0-9]+", fold(label))
    return "-".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)
