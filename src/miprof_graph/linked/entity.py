"""The page about a thing: what it is, and all that documents say of it."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from miprof_graph.ask.cards import Side
from miprof_graph.ask.statements import fetch_statements
from miprof_graph.linked.description import LINKS
from miprof_graph.linked.elsewhere import name_elsewhere
from miprof_graph.linked.facts import read_facts
from miprof_graph.linked.marking import show_topic
from miprof_graph.linked.picture import draw
from miprof_graph.linked.relations import read_relations
from miprof_graph.linked.sayings import Sayer, count_by_status, name_iris
from miprof_graph.linked.schema_org import make_schema_org
from miprof_graph.linked.timeline import make_timeline
from miprof_graph.linked.topics import Topic
from miprof_graph.linked.words import read_words
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError
from miprof_graph.web.records import Request, Response

_SPARQL: Final = """\
SELECT ?subject ?relation ?value ?source ?quote WHERE {{
  {{ ?claim rdf:subject <{iri}> }} UNION {{ ?claim rdf:object <{iri}> }}
  ?claim rdf:subject ?thing ; rdf:predicate ?property ; rdf:object ?object ;
    prov:hadPrimarySource/dcterms:title ?source ;
    oa:hasTarget/oa:hasSelector/oa:exact ?quote .
  ?thing skos:prefLabel ?subject . ?property rdfs:label ?relation .
  OPTIONAL {{ ?object skos:prefLabel ?name . FILTER(LANG(?name) = "{language}") }}
  BIND(COALESCE(?name, STR(?object)) AS ?value)
  FILTER(LANG(?subject) = "{language}" && LANG(?relation) = "{language}")
  FILTER(LANG(?source) = "{language}")
}}
ORDER BY ?subject ?relation ?value"""


def show_entity(context: Context, request: Request, language: str, topic: Topic) -> Response:
    """Show the page of an entity, with four queries however much is said of it.

    Raises:
        MissingError: If the graph does not know it.
    """
    iri, backend = topic.iri, context.backend
    facts = read_facts(backend, iri)
    statements = fetch_statements(
        backend, [f"?claim {link} {ox.NamedNode(iri)} ." for link in LINKS]
    )
    if not (facts.values or statements):
        raise MissingError("linked.unknown", name=topic.name)
    relations = read_relations(backend, {statement.predicate for statement in statements})
    of_schema = [prop for prop in facts.values if prop.startswith("schema:")]
    iris = {iri, *facts.kinds, *facts.iris(*of_schema), *relations.iris(), *name_iris(statements)}
    words = read_words(backend, iris, language)
    groups = Sayer(words, relations, language).group(iri, statements)
    name = words.name(iri)
    return show_topic(
        "entity.html",
        request,
        language,
        topic,
        name=name,
        short=words.short(iri),
        kinds=[(kind, words.name(kind)) for kind in facts.kinds],
        definition=facts.definition(language),
        other_names=facts.other_names(language, name.text),
        slips=facts.slips(language),
        links=facts.links,
        matches=[
            (kind, [(iri, name_elsewhere(iri, language)) for iri in iris])
            for kind, iris in facts.matches
        ],
        groups={side.name.lower(): [g for g in groups if g.side is side] for side in Side},
        statuses=[(words.name(s), n) for s, n in count_by_status(statements).items()],
        total=len(statements),
        sources=sorted({(words.name(s.source), s.source) for s in statements}),
        picture=draw(iri, groups, words),
        timeline=make_timeline(groups, language),
        schema_org=make_schema_org(topic, facts, words, language),
        query=_SPARQL.format(iri=iri, language=language),
    )
