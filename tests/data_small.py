"""A small store in the form of the real one, with real names, for the network and the map."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from miprof_graph.names import PREFIXES

HOSTILE = "<img src=x onerror=alert(1)></script><b>\"'&`${1}{{7*7}}"

_ONTOLOGY = """
mpo:linkedTo a owl:ObjectProperty ; rdfs:label "est lié à"@fr, "is linked to"@en .
mpo:Thing a owl:Class ; rdfs:label "chose"@fr, "thing"@en .
mpo:Agent a owl:Class ; rdfs:subClassOf mpo:Thing ; rdfs:label "acteur"@fr, "agent"@en .
"""
_KINDS = {
    "person": ("Personnes", "People"),
    "state": ("État", "State"),
    "mission": ("MIPROF", "MIPROF"),
    "committee": ("Comités", "Committees"),
    "association": ("Associations", "Associations"),
    "international": ("Europe et monde", "Europe and world"),
    "plan": ("Plans", "Plans"),
    "law": ("Textes juridiques", "Legal texts"),
    "letter": ("Courriers", "Letters"),
    "audience": ("Publics", "Audiences"),
}
_CLASSES = {
    "Person": ("Agent", "person", "personne", "person"),
    "PublicBody": ("Agent", "state", "organisme public", "public body"),
    "Ministry": ("PublicBody", "", "ministère", "ministry"),
    "Mission": ("PublicBody", "mission", "mission interministérielle", "interministerial mission"),
    "Committee": ("Agent", "committee", "comité", "committee"),
    "Collective": ("Agent", "association", "collectif", "collective"),
    "InternationalBody": ("Agent", "international", "organisation européenne", "European body"),
    "ActionPlan": ("Thing", "plan", "plan d’action", "action plan"),
    "LegalText": ("Thing", "law", "texte juridique", "legal text"),
    "Letter": ("Thing", "letter", "courrier", "letter"),
    "Audience": ("Thing", "audience", "public visé", "audience"),
    "Figure": ("Thing", "", "chiffre", "figure"),
}
_GROUPS = {
    "governance": ("Gouvernance", "Governance"),
    "law": ("Droit", "Law"),
    "production": ("Production", "Production"),
    "correspondence": ("Échanges", "Exchanges"),
    "monitoring": ("Suivi", "Monitoring"),
    "training": ("Formation", "Training"),
}
_RELATIONS = {
    "heads": ("governance", 3, "dirige", "heads", "est dirigé par", "is headed by"),
    "partOfBody": ("governance", 3, "relève de", "is part of", "comprend", "comprises"),
    "drewUp": ("production", 2, "a élaboré", "drew up", "est l’œuvre de", "was drawn up by"),
    "establishes": ("law", 3, "crée", "establishes", "est créé par", "is established by"),
    "sent": ("correspondence", 2, "a envoyé", "sent", "est envoyé par", "was sent by"),
    "addressedTo": ("correspondence", 2, "est adressé à", "is addressed to", "reçoit", "receives"),
    "metWith": ("correspondence", 2, "a rencontré", "met", "", ""),
    "evaluates": ("monitoring", 2, "évalue", "evaluates", "est évalué par", "is evaluated by"),
    "trains": ("training", 2, "forme", "trains", "est formé par", "is trained by"),
}
_OTHERS = {
    "hasKind": ("est de nature", "is of kind"),
    "createdOn": ("créé le", "created on"),
    "officialName": ("nom officiel", "official name"),
    "figureAbout": ("mesure", "measures"),
    "figureValue": ("valeur", "value"),
    "figureUnit": ("unité", "unit"),
}
_LISTS = {
    "status-asserted": ("affirmé", "asserted"),
    "status-negated": ("nié", "denied"),
    "status-planned": ("prévu", "planned"),
    "status-attributed": ("attribué", "attributed"),
    "rank-preferred": ("préféré", "preferred"),
    "rank-normal": ("ordinaire", "normal"),
    "rank-deprecated": ("déprécié", "deprecated"),
    "kind-training-organisation": ("organisme de formation", "training organisation"),
    "kind-web-page": ("page web", "web page"),
}
_ENTITIES = {
    "miprof": ("Mission", "MIPROF", "MIPROF", "mission interministérielle"),
    "ministere-droits-femmes": (
        *("Ministry", "ministère des Droits des femmes", "ministry of women’s rights", "MDF"),
    ),
    "sdfe": ("PublicBody", "Service des droits des femmes", "Women’s rights service", "SDFE"),
    "comite-orientation-miprof": ("Committee", "comité d’orientation", "orientation committee", ""),
    "elisabeth-moiron-braud": (
        *("Person", "Élisabeth Moiron-Braud", "Élisabeth Moiron-Braud", "Elisabeth Moiron-Braud"),
    ),
    "roxana-maracineanu": ("Person", "Roxana Maracineanu", "Roxana Maracineanu", ""),
    "najat-vallaud-belkacem": ("Person", "Najat Vallaud-Belkacem", "Najat Vallaud-Belkacem", ""),
    "genevieve-colas": ("Person", "Geneviève Colas", "Geneviève Colas", ""),
    "collectif": (
        *("Collective", "Collectif Ensemble contre la traite", "Collective against trafficking"),
        "Collectif",
    ),
    "greta": ("InternationalBody", "GRETA", "GRETA", "Groupe d’experts sur la traite"),
    "eige": ("InternationalBody", "EIGE", "EIGE", ""),
    "france": ("PublicBody", "France", "France", ""),
    "plan-2014": ("ActionPlan", "Plan contre la traite 2014-2016", "Action plan 2014-2016", ""),
    "plan-2024": ("ActionPlan", "Plan contre la traite 2024-2027", "Action plan 2024-2027", ""),
    "decret-2013-7": ("LegalText", "décret n° 2013-7", "decree no. 2013-7", ""),
    "lettre-valls": ("Letter", "Lettre au Premier ministre Valls", "Letter to PM Valls", ""),
    "manuel-valls": ("Person", "Manuel Valls", "Manuel Valls", ""),
    "magistrats": ("Audience", "magistrats", "magistrates", ""),
    "figure-350": ("Figure", "professionnels formés en 2024", "people trained in 2024", ""),
}
SOURCES = {
    "encyclopedie": ("Article d’encyclopédie", "miprof", "2024", "https://example.org/encyclo"),
    "collectif-page": ("Page du Collectif", "collectif", "", "https://example.org/page"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One claim to be written; ``value`` is a CURIE, or a literal in N-Triples form."""

    subject: str
    predicate: str
    value: str
    source: str = "encyclopedie"
    status: str = "asserted"
    rank: str = "normal"
    start: str = ""
    until: str = ""
    locator: str = "§ 3"
    quote: str = "les mots du document"
    note: str = ""
    extra: dict[str, str] = field(default_factory=dict)


ROWS = (
    Row("mp:elisabeth-moiron-braud", "heads", "mp:miprof", start="2013", rank="preferred"),
    Row("mp:elisabeth-moiron-braud", "heads", "mp:miprof", "collectif-page", start="2016-10-17"),
    Row("mp:roxana-maracineanu", "heads", "mp:miprof", start="2023-03", until=".."),
    Row("mp:miprof", "partOfBody", "mp:ministere-droits-femmes", "collectif-page"),
    Row("mp:miprof", "partOfBody", "mp:ministere-droits-femmes", status="negated"),
    Row("mp:sdfe", "partOfBody", "mp:ministere-droits-femmes"),
    Row("mp:comite-orientation-miprof", "partOfBody", "mp:miprof"),
    Row("mp:najat-vallaud-belkacem", "heads", "mp:ministere-droits-femmes", until="2014-08",
        extra={"exactTitle": '"ministre des Droits des femmes"@fr'}),
    Row("mp:decret-2013-7", "establishes", "mp:miprof", start="2013-01-03", until="2013-01-03"),
    Row("mp:miprof", "drewUp", "mp:plan-2014"),
    Row("mp:miprof", "drewUp", "mp:plan-2024", "collectif-page", status="planned"),
    Row("mp:genevieve-colas", "heads", "mp:collectif", "collectif-page"),
    Row("mp:collectif", "sent", "mp:lettre-valls", "collectif-page", start="2014-04"),
    Row("mp:lettre-valls", "addressedTo", "mp:manuel-valls", "collectif-page", rank="deprecated"),
    Row("mp:najat-vallaud-belkacem", "metWith", "mp:collectif", "collectif-page"),
    Row("mp:collectif", "metWith", "mp:najat-vallaud-belkacem", "encyclopedie"),
    Row("mp:greta", "evaluates", "mp:france"),
    Row("mp:eige", "evaluates", "mp:france", status="attributed",
        extra={"attributedTo": "mp:greta", "role": "mpo:kind-web-page"}),
    Row("mp:miprof", "evaluates", "mp:eige", status="negated"),
    Row("mp:miprof", "trains", "mp:magistrats", note="Remarque de la rédaction."),
    Row("mp:miprof", "hasKind", "mpo:kind-training-organisation", status="negated"),
    Row("mp:miprof", "createdOn", '"2013-01-03"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
    Row("mp:miprof", "officialName", '"Mission interministérielle pour la protection"@fr'),
    Row("mp:figure-350", "figureAbout", "mp:miprof", "collectif-page"),
    Row("mp:figure-350", "figureValue", '"350"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
    Row("mp:figure-350", "figureUnit", '"professionnels"@fr'),
)  # fmt: skip


def make_small_store() -> ox.Store:
    """Make the store that the tests of the network and of the map read."""
    return make_store(ROWS, {})


def make_hostile_store() -> ox.Store:
    """Make a store whose every text, of entities, sources, and claims alike, is an attack."""
    rows = [
        Row("mp:one", "heads", "mp:two", locator=HOSTILE, quote=HOSTILE, note=HOSTILE,
            start=HOSTILE, until=HOSTILE, extra={"exactTitle": f"{_literal(HOSTILE)}@fr"}),
        Row("mp:two", "drewUp", "mp:plan-2014", status="planned"),
        Row("mp:one", "officialName", f"{_literal(HOSTILE)}@fr"),
        Row("mp:one", "hasKind", "mpo:kind-training-organisation"),
    ]  # fmt: skip
    return make_store(rows, {"one": HOSTILE, "two": HOSTILE, "plan-2014": HOSTILE}, HOSTILE)


def make_store(rows: Iterable[Row], names: dict[str, str], word: str = "") -> ox.Store:
    """Write claims and what they speak of; ``names`` and ``word`` replace the usual names."""
    store = ox.Store()
    head = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    parts = {
        "ontology": _ontology(word),
        "entities": _entities(names),
        "sources": _sources(word),
        "claims-all": "".join(_claim(row) for row in rows),
    }
    for name, turtle in parts.items():
        graph = ox.NamedNode(PREFIXES["graph"] + name)
        store.load((head + turtle).encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
    return store


def _literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _both(field_: str, fr: str, en: str) -> str:
    return f" ; {field_} {_literal(fr)}@fr, {_literal(en)}@en"


def _ontology(word: str) -> str:
    lines = [_ONTOLOGY]
    for name, (parent, group, fr, en) in _CLASSES.items():
        colour = f" ; mpo:colourGroup mpo:kindgroup-{group}" if group else ""
        label = _both("rdfs:label", word or fr, word or en)
        lines.append(f"mpo:{name} a owl:Class ; rdfs:subClassOf mpo:{parent}{label}{colour} .\n")
    for name, (group, weight, fr, en, inverse_fr, inverse_en) in _RELATIONS.items():
        lines.append(
            f"mpo:{name} a owl:ObjectProperty ; rdfs:subPropertyOf mpo:linkedTo"
            f"{_both('rdfs:label', word or fr, word or en)}"
            f" ; mpo:edgeGroup mpo:group-{group} ; mpo:edgeWeight {weight} .\n"
        )
        if inverse_fr:
            label = _both("rdfs:label", word or inverse_fr, word or inverse_en)
            lines.append(f"mpo:{name}Inverse a owl:ObjectProperty{label} .\n")
            lines.append(f"mpo:{name} owl:inverseOf mpo:{name}Inverse .\n")
        else:
            lines.append(f"mpo:{name} a owl:SymmetricProperty .\n")
    for name, (fr, en) in _OTHERS.items():
        label = _both("rdfs:label", word or fr, word or en)
        lines.append(f"mpo:{name} a rdf:Property{label} .\n")
    lists = {**_LISTS, **{f"kindgroup-{k}": v for k, v in _KINDS.items()}}
    lists |= {f"group-{k}": v for k, v in _GROUPS.items()}
    for name, (fr, en) in lists.items():
        label = _both("skos:prefLabel", word or fr, word or en)
        lines.append(f"mpo:{name} a skos:Concept{label} .\n")
    return "".join(lines)


def _entities(names: dict[str, str]) -> str:
    lines = []
    known = {n: _ENTITIES.get(n, ("Person", "", "", "")) for n in (*_ENTITIES, *names)}
    for slug, (kind, fr, en, other) in known.items():
        label = _both("skos:prefLabel", names.get(slug, fr), names.get(slug, en))
        label += _both("skos:definition", names.get(slug, f"{fr}."), names.get(slug, f"{en}."))
        if other or slug in names:
            label += f" ; skos:altLabel {_literal(names.get(slug, other))}@fr"
        lines.append(f"mp:{slug} a mpo:{kind}{label} .\n")
    return "".join(lines) + 'mp:miprof skos:hiddenLabel "MIPROFF" ; mpo:shortLabel "MIPROF"@fr .\n'


def _sources(word: str) -> str:
    return "".join(
        f"src:{name} a mpo:Source ; dcterms:title {_literal(word or title)}@fr ;"
        f" dcterms:publisher mp:{publisher} ; mpo:hasKind mpo:kind-web-page ;"
        f' mpo:retrieved "2026-11-21"^^xsd:date ; schema:url <{url}>'
        + (f' ; mpo:issued "{issued}"^^edtf:EDTF .\n' if issued else " .\n")
        for name, (title, publisher, issued, url) in SOURCES.items()
    )


def _claim(row: Row) -> str:
    known = (row.source, row.subject, row.predicate, row.value, row.start, row.until)
    name = hashlib.sha256("\n".join(known).encode()).hexdigest()[:16]
    claim = f"<{PREFIXES['claim']}{name}>"
    passage, quote = f"<{PREFIXES['claim']}{name}#passage>", f"<{PREFIXES['claim']}{name}#quote>"
    dates = [("mpo:from", row.start), ("mpo:until", row.until)]
    written = "".join(f" ; {p} {_literal(d)}^^edtf:EDTF" for p, d in dates if d)
    if row.start[:4].isdigit():
        written += f' ; mpo:earliest "{row.start[:4]}-01-01"^^xsd:date'
    if row.until[:4].isdigit():
        written += f' ; mpo:latest "{row.until[:4]}-12-31"^^xsd:date'
    if row.note:
        written += f" ; skos:note {_literal(row.note)}@fr"
    written += "".join(f" ; mpo:{name} {value}" for name, value in row.extra.items())
    url = SOURCES[row.source][3]
    return (
        f"{claim} a mpo:Claim ; rdf:subject {row.subject} ; rdf:predicate mpo:{row.predicate} ;"
        f" rdf:object {row.value} ; mpo:status mpo:status-{row.status} ;"
        f" mpo:rank mpo:rank-{row.rank} ; prov:hadPrimarySource src:{row.source} ;"
        f" mpo:locator {_literal(row.locator)}@fr ; oa:hasTarget {passage}{written} .\n"
        f"{passage} a oa:SpecificResource ; oa:hasSource src:{row.source} ;"
        f" oa:hasSelector {quote} ; schema:url <{url}#:~:text=words> .\n"
        f"{quote} a oa:TextQuoteSelector ; oa:exact {_literal(row.quote)} .\n"
    )
