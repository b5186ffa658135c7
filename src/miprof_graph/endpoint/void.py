"""`/.well-known/void`: the dataset in VoID, with the addresses of this very site."""

from __future__ import annotations

from functools import partial
from typing import Final

from miprof_graph.endpoint.describing import read_texts, send_description
from miprof_graph.exports.catalog import DATASET
from miprof_graph.exports.counts import DatasetFacts, describe_counts, find_facts
from miprof_graph.exports.description import LICENCE, Description, literal, words
from miprof_graph.names import BASE
from miprof_graph.web.context import Context
from miprof_graph.web.records import Request, Response

_DUMPS: Final = ("miprof.nq", "miprof.trig")


def show_void(context: Context, request: Request) -> Response:
    """Send the description of the dataset."""
    about = describe_dataset(context, request.base)
    return send_description(request, about, request.parameter("format"))


def describe_dataset(context: Context, base: str) -> Description:
    """Describe what is served at `base`.

    A dataset that is not ours gets no title and no licence: nobody told us which.
    """
    about = Description()
    found = find_facts(partial(read_texts, context.backend))
    dataset = DATASET if found.example else f"{base}dataset"
    document = f"{base}.well-known/void"
    about.say(document, "rdf:type", "void:DatasetDescription")
    about.say(document, "foaf:primaryTopic", dataset)
    about.say(dataset, "rdf:type", "void:Dataset")
    about.say(dataset, "void:sparqlEndpoint", f"{base}sparql")
    about.say(dataset, "void:dataDump", f"{base}store")
    dumps = [name for name in _DUMPS if name in context.downloads]
    about.say(dataset, "void:dataDump", *(f"{base}exports/{name}" for name in dumps))
    if found.example:
        _describe_ours(about, found)
    describe_counts(about, dataset, found)
    return about


def _describe_ours(about: Description, found: DatasetFacts) -> None:
    about.say(DATASET, "dcterms:title", *words("dataset-title"))
    about.say(DATASET, "dcterms:description", *words("dataset-description"))
    about.say(DATASET, "dcterms:license", LICENCE)
    about.say(DATASET, "dcterms:publisher", BASE.rstrip("/"))
    about.say(DATASET, "foaf:homepage", BASE)
    if found.modified:
        about.say(DATASET, "dcterms:modified", literal(found.modified, "xsd:date"))
