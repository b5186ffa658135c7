"""`catalog.ttl` and `catalog.jsonld`: what there is to download (DCAT-AP 3.0.1 and VoID)."""

from __future__ import annotations

import json
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

from miprof_graph.exports.blocks import make_blocks, make_turtle
from miprof_graph.exports.compaction import read_context
from miprof_graph.exports.counts import DatasetFacts, describe_counts, find_facts
from miprof_graph.exports.description import (
    CATALOG_PREFIXES,
    LICENCE,
    Description,
    literal,
    plain,
    words,
)
from miprof_graph.exports.distributions import describe_files
from miprof_graph.exports.jsonld import make_jsonld
from miprof_graph.exports.model import ExportInput
from miprof_graph.exports.ntriples import Triple, join_triple
from miprof_graph.exports.terms import Terms
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.names import BASE
from miprof_graph.rows import select_texts

CATALOG: Final = BASE + "catalog"
DATASET: Final = BASE + "dataset"
_PROJECT: Final = BASE.rstrip("/")
_CONTACT: Final = DATASET + "#contact"
_PERIOD: Final = DATASET + "#period"
_FRANCE: Final = "eu:country/FRA"
_LANGUAGES: Final = ("eu:language/FRA", "eu:language/ENG")
_THEMES: Final = ("eu:data-theme/GOVE", "eu:data-theme/JUST", "eu:data-theme/SOCI")


def write_catalog_turtle(build: ExportInput, target: Path) -> None:
    """Write the catalogue of the files written so far as Turtle."""
    lines = map(join_triple, describe(build))
    blocks = make_blocks(lines, Terms(CATALOG_PREFIXES))
    target.write_bytes(make_turtle(blocks, CATALOG_PREFIXES))


def write_catalog_jsonld(build: ExportInput, target: Path) -> None:
    """Write the catalogue of the files written so far as JSON-LD."""
    source = files("miprof_graph.exports") / "catalog-context.jsonld"
    context = read_context(json.loads(source.read_text(encoding="utf-8")))
    target.write_bytes(make_jsonld(describe(build), context))


def describe(build: ExportInput) -> list[Triple]:
    """Describe the dataset and its files; no file of the catalogue is among them."""
    about = Description()
    found = find_facts(partial(select_texts, build.store))
    _describe_catalog(about, found)
    _describe_dataset(about, found)
    _describe_things(about)
    describe_files(about, DATASET, [f for f in build.written if not f.name.startswith("catalog.")])
    describe_counts(about, DATASET, found)
    return about.triples()


def _describe_catalog(about: Description, found: DatasetFacts) -> None:
    about.say(CATALOG, "rdf:type", "dcat:Catalog")
    about.say(CATALOG, "dcterms:title", *words("catalog-title"))
    about.say(CATALOG, "dcterms:description", *words("catalog-description"))
    about.say(CATALOG, "dcat:dataset", DATASET)
    about.say(CATALOG, "dcat:themeTaxonomy", "eu:data-theme")
    about.say(CATALOG, "foaf:homepage", BASE)
    _describe_common(about, CATALOG, found)


def _describe_dataset(about: Description, found: DatasetFacts) -> None:
    about.say(DATASET, "rdf:type", "dcat:Dataset", "void:Dataset")
    about.say(DATASET, "dcterms:title", *words("dataset-title"))
    about.say(DATASET, "dcterms:description", *words("dataset-description"))
    about.say(DATASET, "dcterms:identifier", plain(DATASET))
    about.say(DATASET, "dcterms:conformsTo", BASE + "ontology")
    about.say(DATASET, "dcterms:accessRights", "eu:access-right/PUBLIC")
    about.say(DATASET, "dcterms:accrualPeriodicity", "eu:frequency/IRREG")
    about.say(DATASET, "dcat:contactPoint", _CONTACT)
    about.say(DATASET, "dcat:landingPage", BASE)
    about.say(DATASET, "dcat:theme", *_THEMES)
    about.say(DATASET, "prov:wasDerivedFrom", *map(str, found.sources))
    if found.version:
        about.say(DATASET, "dcat:version", plain(found.version))
    for language in LANGUAGES:
        keywords = text("exports.keywords", language).split("; ")
        about.say(DATASET, "dcat:keyword", *(plain(word, language) for word in keywords))
    if found.first and found.last:
        about.say(DATASET, "dcterms:temporal", _PERIOD)
        about.say(_PERIOD, "rdf:type", "dcterms:PeriodOfTime")
        about.say(_PERIOD, "dcat:startDate", literal(found.first, "xsd:date"))
        about.say(_PERIOD, "dcat:endDate", literal(found.last, "xsd:date"))
    _describe_common(about, DATASET, found)


def _describe_common(about: Description, subject: str, found: DatasetFacts) -> None:
    about.say(subject, "dcterms:publisher", _PROJECT)
    about.say(subject, "dcterms:creator", _PROJECT)
    about.say(subject, "dcterms:license", LICENCE)
    about.say(subject, "dcterms:language", *_LANGUAGES)
    about.say(subject, "dcterms:spatial", _FRANCE)
    if found.issued:
        about.say(subject, "dcterms:issued", literal(found.issued, "xsd:date"))
    if found.modified:
        about.say(subject, "dcterms:modified", literal(found.modified, "xsd:date"))


def _describe_things(about: Description) -> None:
    """Say of what kind the things are that the catalogue points to, as its shapes ask."""
    about.say(_PROJECT, "rdf:type", "foaf:Agent")
    about.say(_PROJECT, "foaf:name", *words("publisher-name"))
    about.say(_PROJECT, "foaf:homepage", BASE)
    about.say(_CONTACT, "rdf:type", "vcard:Kind", "vcard:Organization")
    about.say(_CONTACT, "vcard:fn", *words("publisher-name"))
    about.say(_CONTACT, "vcard:hasURL", BASE)
    about.say(LICENCE, "rdf:type", "dcterms:LicenseDocument")
    about.say(LICENCE, "dcterms:title", *words("licence-title"))
    about.say(BASE, "rdf:type", "foaf:Document")
    about.say(BASE + "ontology", "rdf:type", "dcterms:Standard")
    about.say(_FRANCE, "rdf:type", "dcterms:Location")
    about.say("eu:access-right/PUBLIC", "rdf:type", "dcterms:RightsStatement")
    about.say("eu:frequency/IRREG", "rdf:type", "dcterms:Frequency")
    about.say("eu:data-theme", "rdf:type", "skos:ConceptScheme")
    about.say("eu:data-theme", "dcterms:title", *words("themes-title"))
    for language in _LANGUAGES:
        about.say(language, "rdf:type", "dcterms:LinguisticSystem")
    for theme in _THEMES:
        about.say(theme, "rdf:type", "skos:Concept")
        about.say(theme, "skos:inScheme", "eu:data-theme")
        about.say(theme, "skos:prefLabel", *words(theme.rpartition("/")[2]))
