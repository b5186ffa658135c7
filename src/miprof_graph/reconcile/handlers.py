"""The reconciliation service over HTTP: JSON, or JSONP for clients of old."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import parse_qsl

from miprof_graph.ask.index import MAIN, SLIP
from miprof_graph.reconcile.candidates import Candidate, find_candidates
from miprof_graph.reconcile.extension import extend, propose
from miprof_graph.reconcile.facts import IDENTIFIERS, Facts, identify, load_facts
from miprof_graph.reconcile.manifest import make_manifest, show_entity, show_types
from miprof_graph.reconcile.queries import MOST_CANDIDATES, Query, read_batch
from miprof_graph.reconcile.suggestions import (
    AT_ONCE,
    suggest_entities,
    suggest_properties,
    suggest_types,
)
from miprof_graph.web.context import Context
from miprof_graph.web.errors import MissingError, RefusalError
from miprof_graph.web.pages import choose_language, show_page
from miprof_graph.web.records import FORM, JSON, Request, Response

_JSONP: Final = "application/javascript"
_CALLBACK: Final = re.compile(r"[A-Za-z_$][\w$]{0,63}(\.[A-Za-z_$][\w$]{0,63}){0,4}", re.ASCII)
# A preview stands in a page of the client, wherever that is; nothing in it runs.
_FRAMED: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)


def reconcile(context: Context, request: Request, language: str = "") -> Response:
    """Answer at the endpoint: match names, hand out values, or say what the service is.

    Raises:
        RefusalError: If what is asked cannot be read.
    """
    spoken = language or choose_language(request)
    asked = _read_form(request)
    facts = load_facts(context.backend)
    if "queries" in asked:
        batch = read_batch(asked["queries"])
        answer = {key: _match(facts, query, spoken) for key, query in batch.items()}
    elif "extend" in asked:
        answer = extend(facts, asked["extend"], spoken)
    elif request.method == "POST":
        raise RefusalError(400, "reconcile.nothing-asked")
    else:
        answer = make_manifest(facts.index, request.base, request.path.rstrip("/"), spoken)
    return _answer(request, answer, language)


def suggest(context: Context, request: Request, what: str, language: str = "") -> Response:
    """Answer while a person is typing; `cursor` says how many suggestions to leave out.

    Raises:
        RefusalError: If the cursor is no number.
    """
    spoken = language or choose_language(request)
    cursor = request.parameter("cursor", "0") or "0"
    if not re.fullmatch(r"[0-9]{1,6}", cursor):
        raise RefusalError(400, "reconcile.bad-number", name="cursor")
    facts, prefix = load_facts(context.backend), request.parameter("prefix")
    match what:
        case "entity":
            found = suggest_entities(facts, prefix, spoken, request.parameter("type"))
        case "property":
            found = suggest_properties(facts, prefix, spoken)
        case _:
            found = suggest_types(facts, prefix, spoken)
    shown = found[int(cursor) :][:AT_ONCE]
    return _answer(request, {"result": shown}, language)


def propose_properties(context: Context, request: Request, language: str = "") -> Response:
    """Say which properties entities of a type have."""
    spoken = language or choose_language(request)
    kind, limit = request.parameter("type"), request.parameter("limit")
    return _answer(request, propose(load_facts(context.backend), kind, limit, spoken), language)


def preview(context: Context, request: Request, language: str = "") -> Response:
    """Show what an entity is in a small page that others may frame.

    Raises:
        MissingError: If there is no such entity.
    """
    spoken = language or choose_language(request)
    index = load_facts(context.backend).index
    iri = IDENTIFIERS + request.parameter("id")
    if iri not in index.by_entity:
        raise MissingError
    label = index.label(iri, spoken)
    own = [name for name in index.by_entity[iri] if name.language == spoken]
    names = {name.text for name in own if name.weight != SLIP} - {label}
    page = show_page(
        "reconcile/preview.html",
        request,
        spoken,
        iri=iri,
        label=label,
        kind=index.kind_label(iri, spoken),
        definition=index.definition(iri, spoken),
        names=sorted(names),
    )
    return replace(page, policy=_FRAMED)


def show_help(context: Context, request: Request, language: str) -> Response:
    """Show how to use the service, for people."""
    features = ("name_similarity", "name_exact", "other_name", "acronym", "identifier", "type")
    facts = load_facts(context.backend)
    return show_page(
        "reconcile/help.html",
        request,
        language,
        features=features,
        endpoint=f"{request.base.rstrip('/')}/{language}/reconcile",
        neutral=f"{request.base.rstrip('/')}/reconcile",
        types=suggest_types(facts, "", language),
        most=MOST_CANDIDATES,
    )


def _read_form(request: Request) -> dict[str, str]:
    if request.method != "POST":
        return dict(reversed(request.pairs))
    if request.media_type != FORM:
        raise RefusalError(415, "reconcile.no-form", found=request.media_type or "-")
    try:
        body = request.body.decode()
    except UnicodeDecodeError as error:
        raise RefusalError(400, "reconcile.not-utf-8") from error
    return dict(reversed([*request.pairs, *parse_qsl(body, keep_blank_values=True)]))


def _match(facts: Facts, query: Query, language: str) -> dict[str, Any]:
    found = find_candidates(facts, query)
    return {"result": [_show(facts, one, query, language) for one in found]}


def _show(facts: Facts, found: Candidate, query: Query, language: str) -> dict[str, Any]:
    features: dict[str, float | bool] = {}
    if query.words and found.name:
        features = {
            "name_similarity": round(found.similarity, 1),
            "name_exact": found.exact,
            "other_name": found.name.weight != MAIN,
            "acronym": found.exact and found.name.acronym,
            "identifier": query.words in (identify(found.iri), found.iri),
        }
    if query.types:
        features["type"] = found.right_type
    for name, alike in found.agreeing.items():
        if alike is not None:
            features[f"property_{name}"] = round(100 * alike, 1)
    return {
        **show_entity(facts.index, found.iri, language),
        "type": show_types(facts.index, found.iri, language),
        "score": found.score,
        "match": found.match,
        "features": [{"id": name, "value": value} for name, value in features.items()],
    }


def _answer(request: Request, value: Mapping[str, Any], language: str) -> Response:
    headers = {} if language else {"vary": "Accept-Language"}
    callback = request.parameter("callback")
    if not callback or request.method == "POST":
        body = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
        kept = None if request.method == "POST" else 0
        return Response(body, media_type=JSON, headers=headers, max_age=kept)
    if not _CALLBACK.fullmatch(callback):
        raise RefusalError(400, "reconcile.bad-callback")
    # The comment keeps the answer from being taken for a file of another kind.
    script = f"/**/{callback}({json.dumps(value, separators=(',', ':'))});"
    return Response(script.encode(), media_type=_JSONP, headers=headers)
