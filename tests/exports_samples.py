"""A small graph of the project's own shape, and the project's own, for the tests of the exports."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from miprof_graph.derive import derive, read_rules
from miprof_graph.exports import write_exports
from miprof_graph.names import BASE, PREFIXES
from miprof_graph.paths import find_home
from miprof_graph.reading import read_facts

HOSTILE = (
    "=cmd|' /C calc'!A0 \"quoted\" <img src=x onerror=alert(1)>\r\nsecond\tline \\n é 漢 😀 \u2028"
)

_ONTOLOGY = """
<{base}ontology> a owl:Ontology ; dcterms:title "Ontologie"@fr, "Ontology"@en ;
  owl:versionInfo "0.1.0" ; dcterms:modified "2026-11-20"^^xsd:date .
mpo:Person a owl:Class ; rdfs:subClassOf mpo:Agent ; rdfs:label "personne"@fr, "person"@en ;
  mpo:colourGroup mpo:kindgroup-person .
mpo:Agent a owl:Class ; rdfs:label "acteur"@fr, "agent"@en .
mpo:Committee a owl:Class ; rdfs:subClassOf mpo:Agent ; rdfs:label "comité"@fr, "committee"@en ;
  mpo:colourGroup mpo:kindgroup-committee .
mpo:kindgroup-person a skos:Concept ; skos:prefLabel "personnes"@fr, "people"@en .
mpo:kindgroup-committee a skos:Concept ; skos:prefLabel "comités"@fr, "committees"@en .
mpo:group-governance a skos:Concept ; skos:prefLabel "gouvernance"@fr, "governance"@en .
mpo:linkedTo a owl:ObjectProperty ; rdfs:label "est lié à"@fr, "is linked to"@en .
mpo:memberOf a owl:ObjectProperty ; rdfs:subPropertyOf mpo:linkedTo ; rdfs:domain mpo:Agent ;
  rdfs:range mpo:Agent ; mpo:edgeGroup mpo:group-governance ; mpo:edgeWeight 2 ;
  rdfs:label "est membre de"@fr, "is a member of"@en ; owl:inverseOf mpo:hasMember .
mpo:hasMember a owl:ObjectProperty ; rdfs:label "a pour membre"@fr, "has as member"@en .
mpo:heads a owl:ObjectProperty ; rdfs:subPropertyOf mpo:linkedTo ; rdfs:domain mpo:Agent ;
  rdfs:range mpo:Agent ; mpo:edgeGroup mpo:group-governance ; mpo:edgeWeight 3 ;
  rdfs:label "dirige"@fr, "heads"@en .
mpo:createdOn a owl:DatatypeProperty ; rdfs:range edtf:EDTF ;
  rdfs:label "créé le"@fr, "created on"@en .
mpo:officialName a owl:DatatypeProperty ; rdfs:range rdf:langString ;
  rdfs:label "nom officiel"@fr, "official name"@en .
mpo:numberOfPages a owl:DatatypeProperty ; rdfs:range xsd:integer ;
  rdfs:label "nombre de pages"@fr, "number of pages"@en .
mpo:figureValue a owl:DatatypeProperty ; rdfs:range xsd:decimal ;
  rdfs:label "valeur"@fr, "value"@en .
mpo:status-asserted a skos:Concept ; skos:prefLabel "affirmé"@fr, "asserted"@en .
mpo:rank-normal a skos:Concept ; skos:prefLabel "normal"@fr, "normal"@en .
mpo:kind-web-page a skos:Concept ; skos:prefLabel "page web"@fr, "web page"@en .
"""

Value = str | ox.Literal | ox.NamedNode
"""The object of a statement: a CURIE, or a term."""

CONTEXT = {
    "@version": 1.1,
    "@vocab": PREFIXES["mpo"],
    "id": "@id",
    "type": "@type",
    **{name: PREFIXES[name] for name in ("mp", "src", "mpo", "skos", "dcterms", "edtf", "xsd")},
    "schema": PREFIXES["schema"],
    "prefLabel": {"@id": "skos:prefLabel", "@container": "@language"},
    "definition": {"@id": "skos:definition", "@container": "@language"},
    "officialName": {"@container": ["@language", "@set"]},
    "frenchTitle": {"@id": "dcterms:title", "@language": "fr"},
    "publisher": {"@id": "dcterms:publisher", "@type": "@id"},
    "url": {"@id": "schema:url", "@type": "@id"},
    "memberOf": {"@type": "@id", "@container": "@set"},
    "heads": {"@type": "@vocab"},
    "createdOn": {"@type": "edtf:EDTF"},
    "numberOfPages": {"@type": "xsd:integer"},
    "figureValue": {"@type": "xsd:decimal"},
}
FRAME = {"@context": CONTEXT, "@type": {}, "@embed": "@never"}

_SHARED: dict[str, Built] = {}


@dataclass(frozen=True)
class Built:
    """A dataset and the folder of its exports."""

    store: ox.Store
    folder: Path
    ontology: Path


def build_exports(name: str, folder: Path) -> Built:
    """Export `sample`, the graph of this module, or `project`, the graph of this repository."""
    store, ontology = make_store(), folder / "ontology"
    out = folder / "exports"
    out.mkdir()
    if name == "project":
        home = find_home()
        store, ontology = read_facts(home)[0].load(), home.ontology
        derive(store, read_rules(home.ontology / "rules"))
    else:
        write_ontology(ontology)
    write_exports(store, out, ontology=ontology)
    return Built(store, out, ontology)


def share_exports(name: str, folder: Path) -> Built:
    """Give the exports of a dataset, made in `folder` by the first test file that asks."""
    if name not in _SHARED:
        _SHARED[name] = build_exports(name, folder)
    return _SHARED[name]


def write_ontology(folder: Path) -> None:
    """Write the context and the frame that go with the graph of this module."""
    folder.mkdir(exist_ok=True)
    (folder / "context.jsonld").write_text(json.dumps({"@context": CONTEXT}), "utf-8")
    (folder / "frame.jsonld").write_text(json.dumps(FRAME), "utf-8")


def make_store(size: int = 3, *, hostile: str | None = HOSTILE) -> ox.Store:
    """Make a store of `size` documents, about 150 quads each, inserted in sorted order."""
    quads = [*_ontology(), *_documents(size)]
    if hostile is not None:
        quads += [
            _quad("entities", "mp:hostile", "rdf:type", "mpo:Person"),
            _quad("entities", "mp:hostile", "skos:prefLabel", ox.Literal(hostile, language="fr")),
            _quad("entities", "mp:hostile", "skos:prefLabel", ox.Literal(hostile, language="en")),
            _quad("entities", "mp:hostile", "skos:hiddenLabel", ox.Literal("\u0001\u007f")),
            *_claim("document-0", "mp:hostile", "mpo:heads", "mp:committee-0", quote=hostile),
        ]
    store = ox.Store()
    store.extend(sorted(quads, key=str))
    return store


def iri(curie: str) -> ox.NamedNode:
    """Make a named node of a CURIE."""
    prefix, _, local = curie.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def _ontology() -> Iterator[ox.Quad]:
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    text = prefixes + _ONTOLOGY.format(base=BASE)
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, iri("graph:ontology"))


def _documents(size: int) -> Iterator[ox.Quad]:
    for number in range(size):
        slug, committee = f"document-{number}", f"mp:committee-{number}"
        yield from _source(slug)
        yield from _entity(committee, "mpo:Committee", f"Comité {number}", f"Committee {number}")
        yield from _claim(slug, committee, "mpo:createdOn", _typed("2013-01-03", "edtf:EDTF"))
        pages = _typed(str(number), "xsd:integer")
        yield from _claim(slug, committee, "mpo:numberOfPages", pages)
        share = _typed("24.9", "xsd:decimal")
        yield from _claim(slug, committee, "mpo:figureValue", share)
        name = ox.Literal("Comité d'orientation", language="fr")
        yield from _claim(slug, committee, "mpo:officialName", name)
        for person in range(4):
            who = f"mp:person-{number}-{person}"
            yield from _entity(who, "mpo:Person", f"Personne {number} {person}", f"Person {who}")
            dates = (("2014", "2016"), ("2014-04", ".."), ("2014-05-14", ""), ("", ""))[person]
            yield from _claim(slug, who, "mpo:memberOf", committee, dates)
        yield from _claim(slug, f"mp:person-{number}-0", "mpo:heads", committee, ("2015", "2015"))


def _source(slug: str) -> Iterator[ox.Quad]:
    for predicate, value in (
        ("rdf:type", "mpo:Source"),
        ("dcterms:title", ox.Literal(f"Titre de {slug}", language="fr")),
        ("dcterms:title", ox.Literal(f"Title of {slug}", language="en")),
        ("dcterms:publisher", "mp:committee-0"),
        ("dcterms:language", ox.Literal("fr")),
        ("mpo:retrieved", _typed("2026-11-21", "xsd:date")),
        ("mpo:issued", _typed("2016", "edtf:EDTF")),
        ("schema:url", ox.NamedNode(f"https://example.org/{slug}?a=1&b=(2)")),
    ):
        yield _quad("sources", f"src:{slug}", predicate, value)


def _entity(curie: str, kind: str, fr: str, en: str) -> Iterator[ox.Quad]:
    yield _quad("entities", curie, "rdf:type", kind)
    for predicate, text in (("skos:prefLabel", ""), ("skos:definition", " du test")):
        yield _quad("entities", curie, predicate, ox.Literal(fr + text, language="fr"))
        yield _quad("entities", curie, predicate, ox.Literal(en + text, language="en"))


def _claim(
    slug: str,
    subject: str,
    predicate: str,
    value: str | ox.Literal,
    dates: tuple[str, str] = ("", ""),
    *,
    quote: str = "les mots de la source",
) -> Iterator[ox.Quad]:
    key = "\n".join((slug, subject, predicate, str(value), *dates))
    name = "claim:" + hashlib.sha256(key.encode()).hexdigest()[:16]
    graph, start, end = f"claims-{slug}", *dates
    facts: list[tuple[str, str, Value]] = [
        (name, "rdf:type", "mpo:Claim"),
        (name, "rdf:subject", subject),
        (name, "rdf:predicate", predicate),
        (name, "rdf:object", value),
        (name, "mpo:status", "mpo:status-asserted"),
        (name, "mpo:rank", "mpo:rank-normal"),
        (name, "prov:hadPrimarySource", f"src:{slug}"),
        (name, "mpo:locator", ox.Literal("« 2013 », § 2", language="fr")),
        (name, "oa:hasTarget", name + "#passage"),
        (name + "#passage", "rdf:type", "oa:SpecificResource"),
        (name + "#passage", "oa:hasSource", f"src:{slug}"),
        (name + "#passage", "oa:hasSelector", name + "#quote"),
        (name + "#passage", "schema:url", ox.NamedNode("https://example.org/#:~:text=les%20mots")),
        (name + "#quote", "rdf:type", "oa:TextQuoteSelector"),
        (name + "#quote", "oa:exact", ox.Literal(quote)),
    ]
    if start:
        facts.append((name, "mpo:from", _typed(start, "edtf:EDTF")))
        facts.append((name, "mpo:earliest", _typed(start[:4].rjust(4, "0") + "-01-01", "xsd:date")))
    if end:
        facts.append((name, "mpo:until", _typed(end, "edtf:EDTF")))
    if predicate == "mpo:heads":
        facts.append((name, "mpo:exactTitle", ox.Literal("présidente", language="fr")))
    if end not in ("", ".."):
        facts.append((name, "mpo:latest", _typed(end + "-12-31", "xsd:date")))
    for fact in facts:
        yield _quad(graph, *fact)
    yield _quad("plain", subject, predicate, value)
    if isinstance(value, str) and predicate == "mpo:memberOf":
        yield _quad("derived", value, "mpo:hasMember", subject)


def _typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=iri(datatype))


def _quad(
    graph: str, subject: str, predicate: str, value: str | ox.Literal | ox.NamedNode
) -> ox.Quad:
    term = iri(value) if isinstance(value, str) else value
    return ox.Quad(iri(subject), iri(predicate), term, iri("graph:" + graph))
