"""The SPARQL 1.1 Service Description: what `/sparql` says of itself when it is asked nothing."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from miprof_graph.endpoint.describing import FORMATS, SD, count_by_graph, count_triples
from miprof_graph.exports.description import Description, literal
from miprof_graph.names import compact
from miprof_graph.web.context import Context

_RESULTS: Final = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
)
_SIMPLE: Final = "http://www.w3.org/ns/entailment/Simple"


def describe_service(context: Context, base: str) -> Description:
    """Describe the endpoint of the site at `base`: what it speaks, and the graphs it answers from.

    Every node has a name, so that the description is the same each time.
    """
    about = Description()
    endpoint = f"{base}sparql"
    service, dataset = f"{endpoint}#service", f"{endpoint}#dataset"
    about.say(service, "rdf:type", f"{SD}Service")
    about.say(service, f"{SD}endpoint", endpoint)
    about.say(service, f"{SD}supportedLanguage", f"{SD}SPARQL11Query")
    about.say(service, f"{SD}resultFormat", *(f"{FORMATS}{name}" for name in _RESULTS))
    about.say(service, f"{SD}defaultEntailmentRegime", _SIMPLE)
    about.say(service, f"{SD}defaultDataset", dataset)
    about.say(service, "rdfs:seeAlso", f"{base}.well-known/void")
    about.say(service, f"{SD}feature", f"{SD}UnionDefaultGraph")
    _describe_graphs(about, dataset, context)
    return about


def _describe_graphs(about: Description, dataset: str, context: Context) -> None:
    endpoint = dataset.partition("#")[0]
    default = f"{endpoint}#default-graph"
    about.say(dataset, "rdf:type", f"{SD}Dataset")
    about.say(dataset, f"{SD}defaultGraph", default)
    _describe_graph(about, default, count_triples(context.backend))
    for name, count in count_by_graph(context.backend).items():
        place = quote(compact(name), safe=":")
        named, graph = f"{endpoint}#named-{place}", f"{endpoint}#{place}"
        about.say(dataset, f"{SD}namedGraph", named)
        about.say(named, "rdf:type", f"{SD}NamedGraph")
        about.say(named, f"{SD}name", f"<{name}>".encode())
        about.say(named, f"{SD}graph", graph)
        _describe_graph(about, graph, count)


def _describe_graph(about: Description, graph: str, count: int) -> None:
    about.say(graph, "rdf:type", f"{SD}Graph", "void:Dataset")
    about.say(graph, "void:triples", literal(count, "xsd:integer"))
