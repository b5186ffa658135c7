"""What the map's page shows, as plain data: the book that its side panel reads from."""

import json
from importlib.resources import files
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from miprof_graph.durations import DURATION, word_duration
from miprof_graph.messages import LANGUAGES
from miprof_graph.names import EDTF, PREFIXES, is_web_address
from miprof_graph.network import Claim, Fact, Relation, Value
from miprof_graph.network.terms import local_name

from .pack import ABSENT, Columns, columns, without_empty
from .when import edge_spans

if TYPE_CHECKING:
    import networkx as nx

Json = dict[str, Any]
Link = tuple[str, str, str, Json]
"""A link: its two ends, the IRI of its relation, and its attributes."""

_LISTS: Final = ("status", "rank")
_TEXTS: Final = {
    "from": "start",
    "until": "until",
    "place": "locator",
    "quote": "quote",
    "note": "note",
    "exactTitle": "title",
}
_REFERENCES: Final = {
    "onBehalfOf": "on_behalf_of",
    "legalBasis": "legal_basis",
    "attributedTo": "attributed_to",
    "role": "role",
}


class Book:
    """Everything the page knows, with each name, source, relation and claim written once."""

    def __init__(self, graph: "nx.MultiDiGraph[str]") -> None:
        """Number the nodes, sources and relations of a network."""
        self.graph = graph
        self.names = graph.graph["names"]
        self.numbers = {iri: number for number, iri in enumerate(graph)}
        self.links: list[Link] = sorted(graph.edges(keys=True, data=True), key=itemgetter(0, 1, 2))
        self.palette = {name: read_palette(name) for name in ("kinds", "groups", "other")}
        self.relations: dict[str, int] = {}
        self.sources: dict[str, int] = {}
        self.claims: dict[str, int] = {}
        self.said: list[Claim] = []
        self.parts: dict[str, list[Json]] = {"relations": [], "sources": []}
        self.kinds = self._ordered("kinds", {data["group"] for _, data in graph.nodes.items()})
        self.groups = self._ordered("groups", {data["group"] for *_, data in self.links})
        self.places = {
            table: {name: place for place, name in enumerate(names)}
            for table, names in (("kinds", self.kinds), ("groups", self.groups))
        }

    def _ordered(self, table: str, used: set[str]) -> list[str]:
        """Return the groups in use: those of the palette first, in its order."""
        known = [name for name in self.palette[table] if name in used]
        return known + sorted(used - set(known))

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
        """Return the number of a claim; what is about two entities stands on both their cards."""
        number = self.claims.setdefault(claim.iri, len(self.said))
        if number == len(self.said):
            self.said.append(claim)
        return number

    def evidence(self) -> Json:
        """Describe all claims that have a number by now, and their sources, in columns."""
        said = self.said
        numbers = [self.source(claim.source) for claim in said]
        urls = [self.parts["sources"][number].get("url", "") for number in numbers]
        # Most addresses of passages follow from the document's and the words quoted.
        exact = [
            claim.url != "" and claim.url == point_at(url, claim.quote)
            for claim, url in zip(said, urls, strict=True)
        ]
        claims: Columns = {
            "source": numbers,
            "status": [claim.status for claim in said],
            "rank": ["" if claim.rank == "normal" else claim.rank for claim in said],
            "exact": [each or ABSENT for each in exact],
            "url": [
                ABSENT if follows else web_only(claim.url)
                for claim, follows in zip(said, exact, strict=True)
            ],
        }
        for key, name in _TEXTS.items():
            claims[key] = [getattr(claim, name) for claim in said]
        for key, name in _REFERENCES.items():
            named = (getattr(claim, name) for claim in said)
            claims[key] = [self.refer(iri) if iri else ABSENT for iri in named]
        return {"claims": without_empty(claims), "sources": columns(self.parts["sources"])}

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
                "kind": self.places["kinds"][data["group"]],
                "other": [list(pair) for pair in data["other"]],
                "hidden": [text for _, text in data["hidden"]],
                "facts": [self.fact(fact) for fact in data["facts"]],
            }
        )

    def edges(self, bends: list[int]) -> Columns:
        """Describe the links: each with all its claims, and how far it bends, in thousandths."""
        relations, data = self.graph.graph["relations"], [link[3] for link in self.links]
        spans = (edge_spans(each["claims"]) for each in data)
        return without_empty(
            {
                "from": [self.numbers[link[0]] for link in self.links],
                "to": [self.numbers[link[1]] for link in self.links],
                "relation": [self.relation(relations[link[2]]) for link in self.links],
                "group": [self.places["groups"][each["group"]] for each in data],
                "status": [each["status"] for each in data],
                "bend": bends,
                "claims": [[self.claim(claim) for claim in each["claims"]] for each in data],
                "rank": ["" if each["rank"] == "normal" else each["rank"] for each in data],
                "disputed": [each["disputed"] or ABSENT for each in data],
                "spans": [each or ABSENT for each in spans],
            }
        )

    def write(self, bends: list[int]) -> Json:
        """Return the whole book but for the evidence, which is complete when all have asked.

        `bends` says how far each link bends, in the order of their ends and relations.
        """
        return {
            "kinds": self.swatches("kinds", "kindgroup-", self.kinds),
            "groups": self.swatches("groups", "group-", self.groups),
            "other": self.palette["other"],
            "edition": self.edition(),
            "words": {name: self.words(name + "-") for name in _LISTS},
            "nodes": columns([self.node(iri) for iri in self.graph]),
            "edges": self.edges(bends),
            "relations": self.parts["relations"],
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
    found = {language: words.get(language) for language in LANGUAGES}
    if all(found.values()):
        return found
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


def _without_empty(entry: Json) -> Json:
    return {
        key: value for key, value in entry.items() if value or (value == 0 and value is not False)
    }
