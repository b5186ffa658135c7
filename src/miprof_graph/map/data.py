"""What the map's page shows, as plain data: the book that its side panel reads from."""

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from miprof_graph.durations import DURATION, word_duration
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import EDTF, PREFIXES, is_web_address
from miprof_graph.network import Claim, Fact, Relation, Value
from miprof_graph.network.terms import local_name

from .shape import bend_apart
from .when import edge_spans

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]

_LISTS: Final = ("status", "rank")


class Book:
    """Everything the page knows, with each name, source, relation and claim written once."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        """Number the nodes, sources and relations of a network."""
        self.graph = graph
        self.names = graph.graph["names"]
        self.numbers = {iri: number for number, iri in enumerate(graph)}
        self.palette = {name: read_palette(name) for name in ("kinds", "groups", "other")}
        self.relations: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self.claims: dict[str, int] = {}
        self.parts: dict[str, list[Json]] = {"relations": [], "sources": [], "claims": []}
        drawn = [data["group"] for _, data in graph.nodes.items()]
        self.kinds = self._ordered("kinds", drawn)
        self.groups = self._ordered("groups", [d["group"] for _, _, d in graph.edges(data=True)])

    def _ordered(self, table: str, used: list[str]) -> list[str]:
        """Return the groups in use: those of the palette first, in its order."""
        known = [name for name in self.palette[table] if name in used]
        return known + sorted(set(used) - set(known))

    def name(self, iri: str) -> Json:
        """Return what something is called in both languages."""
        texts = self.names.get(iri)
        words = texts.label if texts and texts.label else {"fr": local_name(iri)}
        return both(words)

    def swatches(self, table: str, prefix: str, used: list[str]) -> list[Json]:
        """Return the entries of a legend: a name, a colour per theme, a shape or a dash."""
        return [
            {
                "id": slug,
                "name": self.name(PREFIXES["mpo"] + prefix + slug)
                if slug
                else {"fr": "autre", "en": "other"},
                **self.palette[table].get(slug, self.palette["other"]),
            }
            for slug in used
        ]

    def relation(self, relation: Relation) -> int:
        """Return the number of a relation, and describe it at its first use."""
        if relation.iri not in self.relations:
            self.relations[relation.iri] = len(self.parts["relations"])
            label = relation.label or {"fr": relation.name}
            entry = {"name": both(label), "inverse": both(relation.inverse or label)}
            signs = {"id": relation.name, "same": relation.symmetric, "weight": relation.weight}
            self.parts["relations"].append({**entry, **signs})
        return self.relations[relation.iri]

    def source(self, iri: str) -> int:
        """Return the number of a source document, and describe it at its first use."""
        if iri not in self.sources:
            self.sources[iri] = len(self.parts["sources"])
            known = self.graph.graph["sources"].get(iri)
            entry: Json = {"title": self.name(iri)}
            if known:
                entry["publisher"] = self.refer(known.publisher) if known.publisher else None
                entry["kind"] = self.name(known.kind) if known.kind else None
                entry["issued"], entry["url"] = known.issued, web_only(known.url)
            self.parts["sources"].append(_without_empty(entry))
        return self.sources[iri]

    def refer(self, iri: str) -> Json:
        """Point to a node of the map, or give the name of what is none."""
        if iri in self.numbers:
            return {"node": self.numbers[iri]}
        return {"text": self.name(iri)}

    def value(self, value: Value) -> Json:
        """Describe the object of a claim."""
        if value.is_iri:
            return self.refer(value.text)
        if value.datatype == DURATION:
            return {"text": {name: word_duration(value.text, name) for name in LANGUAGES}}
        kind = "date" if value.datatype == EDTF else "literal"
        return _without_empty({kind: value.text, "language": value.language})

    def claim(self, claim: Claim) -> int:
        """Return the number of a claim, and describe it at its first use.

        What is about two entities stands on both their cards.
        """
        if claim.iri not in self.claims:
            self.claims[claim.iri] = len(self.parts["claims"])
            self.parts["claims"].append(self._describe(claim))
        return self.claims[claim.iri]

    def _describe(self, claim: Claim) -> Json:
        source = self.source(claim.source)
        follows = point_at(self.parts["sources"][source].get("url", ""), claim.quote)
        exact = claim.url == follows != ""
        said: Json = {
            "rank": "" if claim.rank == "normal" else claim.rank,
            "from": claim.start,
            "until": claim.until,
            "place": claim.locator,
            "quote": claim.quote,
            "note": claim.note,
            "exactTitle": claim.title,
            # Most addresses of passages follow from the document's and the words quoted.
            "exact": exact,
            "url": "" if exact else web_only(claim.url),
            "onBehalfOf": claim.on_behalf_of and self.refer(claim.on_behalf_of),
            "legalBasis": claim.legal_basis and self.refer(claim.legal_basis),
            "attributedTo": claim.attributed_to and self.refer(claim.attributed_to),
            "role": claim.role and self.refer(claim.role),
        }
        return {"source": source, "status": claim.status, **_said(said)}

    def fact(self, fact: Fact) -> Json:
        """Describe a statement about an entity that is no link."""
        return _without_empty(
            {
                "relation": self.relation(fact.relation),
                "value": self.value(fact.value),
                "inverted": fact.inverted,
                "claims": [self.claim(claim) for claim in fact.claims],
                "details": [self.fact(inner) for inner in fact.details],
            }
        )

    def node(self, iri: str) -> Json:
        """Describe an entity."""
        data = self.graph.nodes[iri]
        return _without_empty(
            {
                "slug": data["slug"],
                "name": both(data["label"]),
                "short": dict(data["short"]),
                "definition": both(data["definition"]) if data["definition"] else None,
                "class": both(data["class_label"]) if data["class_label"] else None,
                "kind": self.kinds.index(data["group"]),
                "other": [list(pair) for pair in data["other"]],
                "hidden": [text for _, text in data["hidden"]],
                "facts": [self.fact(fact) for fact in data["facts"]],
            }
        )

    def edge(self, key: tuple[str, str, str], bend: int) -> Json:
        """Describe a link with all its claims, and how far it bends, in thousandths."""
        start, end, predicate = key
        data = self.graph.edges[key]
        often: Json = {
            "from": self.numbers[start],
            "to": self.numbers[end],
            "relation": self.relation(self.graph.graph["relations"][predicate]),
            "group": self.groups.index(data["group"]),
            "status": data["status"],
            "bend": bend,
            "claims": [self.claim(claim) for claim in data["claims"]],
        }
        seldom: Json = {
            "rank": "" if data["rank"] == "normal" else data["rank"],
            "disputed": data["disputed"],
            "spans": edge_spans(data["claims"]),
        }
        return often | _said(seldom)

    def write(self) -> Json:
        """Return the whole book."""
        nodes = [self.node(iri) for iri in self.graph]
        keys = sorted(self.graph.edges(keys=True))
        edges = [self.edge(key, bend) for key, bend in zip(keys, bend_apart(keys), strict=True)]
        return {
            "kinds": self.swatches("kinds", "kindgroup-", self.kinds),
            "groups": self.swatches("groups", "group-", self.groups),
            "other": self.palette["other"],
            "edition": self.edition(),
            "words": {name: self.words(name + "-") for name in _LISTS},
            "nodes": nodes,
            "edges": edges,
            **self.parts,
        }

    def edition(self) -> str:
        """Return the day up to which the documents were read, or nothing."""
        return max(
            (source.retrieved for source in self.graph.graph["sources"].values()), default=""
        )

    def words(self, prefix: str) -> Json:
        """Return the names of the members of a controlled list."""
        start = PREFIXES["mpo"] + prefix
        return {
            iri.removeprefix(start): both(self.names[iri].label)
            for iri in sorted(self.names)
            if iri.startswith(start) and self.names[iri].label
        }


def read_palette(table: str) -> Any:
    """Read one table of the palette: the colours and signs of kinds, groups or communities."""
    text = (files("miprof_graph.map") / "palette.json").read_text(encoding="utf-8")
    return json.loads(text)[table]


def both(words: Any) -> Json:
    """Give a text in French and English; a missing one is lent by the other.

    >>> both({"fr": "dirige"})
    {'fr': 'dirige', 'en': 'dirige'}
    """
    if all(words.get(language) for language in LANGUAGES):
        return {language: words[language] for language in LANGUAGES}
    spare = next((words[key] for key in sorted(words, key=lambda k: (k != "fr", k))), "")
    return {language: words.get(language, spare) for language in LANGUAGES}


def point_at(url: str, words: str) -> str:
    """Give the address of words in a document, as the dataset writes it; nothing without both.

    >>> point_at("https://example.org/page", "dix-sept")
    'https://example.org/page#:~:text=dix%2Dsept'
    """
    if not (url and words):
        return ""
    return f"{url}{'' if '#' in url else '#'}:~:text={quote(words, safe='').replace('-', '%2D')}"


def web_only(url: str) -> str:
    """Keep an address of the web; anything else could run script when it is clicked.

    >>> web_only("javascript:alert(1)")
    ''
    """
    return url if is_web_address(url) else ""


def _said(entry: Json) -> Json:
    """Leave out what is not said."""
    return {key: value for key, value in entry.items() if value}


def _without_empty(entry: Json) -> Json:
    return {
        key: value for key, value in entry.items() if value or (value == 0 and value is not False)
    }
