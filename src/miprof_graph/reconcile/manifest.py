"""What the service says of itself, so that a client knows what it can ask."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any, Final

from miprof_graph.ask.index import Index
from miprof_graph.messages import LANGUAGES, text
from miprof_graph.reconcile.facts import IDENTIFIERS, SCHEMA, identify, shorten
from miprof_graph.reconcile.queries import BATCH_SIZE

WIDTH: Final = 400
HEIGHT: Final = 200
"""The size of the frame in which a preview is shown, in pixels."""

# Every entity that is matched is one of these, and people match bodies above all.
_ROOT: Final = SCHEMA + "Thing"
_DEFAULTS: Final = ("Organisation", "Association", "PublicBody", "Person", "Document", "Topic")


def make_manifest(index: Index, base: str, place: str, language: str) -> dict[str, Any]:
    """Describe the service at an address: `base` and `place`, which begins with a slash."""
    root = base.rstrip("/")
    # A client that asked in one language goes on in it; one that did not is asked each time.
    pages = "" if place == "/reconcile" else f"/{language}"
    kinds = [SCHEMA + name for name in _DEFAULTS if SCHEMA + name in index.kinds]
    suggest = {
        what: {"service_url": root, "service_path": f"{place}/suggest/{what}"}
        for what in ("entity", "property", "type")
    }
    return {
        "versions": ["0.2"],
        "name": text("reconcile.name", language),
        "identifierSpace": IDENTIFIERS,
        "schemaSpace": _ROOT,
        "documentation": f"{root}/{language}/reconcile/help",
        "serviceVersion": version("miprof-graph"),
        "logo": f"{root}/static/icon.svg",
        "defaultTypes": [show_type(index, kind, language) for kind in kinds],
        "view": {"url": f"{root}{pages}/doc/{{{{id}}}}"},
        "feature_view": {"url": f"{root}/{language}/reconcile/help#{{{{id}}}}"},
        "preview": {
            "url": f"{root}{place}/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": suggest,
        "extend": {
            "propose_properties": {"service_url": root, "service_path": f"{place}/properties"},
            "property_settings": _settings(language),
        },
        "batchSize": BATCH_SIZE,
    }


def show_type(index: Index, kind: str, language: str) -> dict[str, str]:
    """Give a class as a type: its identifier and its name."""
    known = index.kinds.get(kind)
    return {"id": shorten(kind), "name": known.label(language) if known else shorten(kind)}


def show_types(index: Index, iri: str, language: str) -> list[dict[str, str]]:
    """List the types of an entity, the narrowest first; one that all have says nothing."""
    own = index.kinds_of.get(iri, frozenset()) & index.kinds.keys() - {_ROOT}
    narrow = index.narrowest(iri)
    order = sorted(own, key=lambda kind: (kind not in narrow, kind))
    return [show_type(index, kind, language) for kind in order]


def show_entity(index: Index, iri: str, language: str) -> dict[str, Any]:
    """Give an entity as clients show it: identifier, name and description."""
    shown = {"id": identify(iri), "name": index.label(iri, language)}
    definition = index.definition(iri, language)
    return shown | ({"description": definition} if definition else {})


def _settings(language: str) -> list[dict[str, Any]]:
    """Describe what can be chosen for a property when its values are fetched."""
    contents = ("entity", "text", "iri")
    choices = {
        "content": [(name, text(f"reconcile.content-{name}", language)) for name in contents],
        "language": [
            ("", text("reconcile.language-own", language)),
            *((name, text(f"reconcile.language-{name}", language)) for name in LANGUAGES),
        ],
    }
    settings: list[dict[str, Any]] = [{"name": "limit", "type": "number", "default": 0}]
    for name, found in choices.items():
        listed = [{"value": value, "name": words} for value, words in found]
        usual = found[0][0]
        settings.append({"name": name, "type": "select", "default": usual, "choices": listed})
    for setting in settings:
        key = f"reconcile.setting-{setting['name']}"
        setting |= {"label": text(key, language), "help_text": text(f"{key}-help", language)}
    return settings
