"""The JSON Schema of the headers of claims tables, which are YAML behind a `#`.

https://json-schema.org/draft/2020-12 says what each key means.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from miprof_graph.check.rows import DAY, LANGUAGE, REQUIRED_KEYS
from miprof_graph.claims import HEADER_KEYS
from miprof_graph.curate import patterns
from miprof_graph.curate.terms import Terms
from miprof_graph.messages import LANGUAGES, load_table, text
from miprof_graph.names import PREFIXES, WEB_ADDRESS

NAME: Final = "graph/claims-header.schema.json"


def describe_header(terms: Terms) -> str:
    """Write the schema: every key, what it may hold, and which of them must be there."""
    kinds = [term.curie for term in terms.entries(PREFIXES["mpo"] + "Kind")]
    web = WEB_ADDRESS.pattern
    forms: Mapping[str, Mapping[str, Any]] = {
        "id": {"pattern": _whole(patterns.SOURCE)},
        "kind": {"enum": kinds},
        "publisher": {"pattern": _whole(patterns.ENTITY)},
        "issued": {"pattern": _whole(patterns.DATE)},
        "retrieved": {"pattern": _whole(DAY.pattern)},
        "language": {"pattern": _whole(LANGUAGE.pattern)},
        "licence": {"pattern": _whole(f"{web}|(?!https?://).+")},
        "url": {"pattern": _whole(web)},
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _both("csvw-header-title"),
        "description": _both("csvw-header-description"),
        "type": "object",
        "properties": {key: _property(key, forms.get(key, {})) for key in HEADER_KEYS},
        "required": list(REQUIRED_KEYS),
        "additionalProperties": False,
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _property(key: str, form: Mapping[str, Any]) -> dict[str, Any]:
    tables = [load_table("curate", language) for language in LANGUAGES]
    said = {
        "title": " / ".join(table["header"][key] for table in tables),
        "description": " / ".join(table["about-header"][key] for table in tables),
    }
    return {**said, "type": "string", "minLength": 1, **form}


def _both(key: str) -> str:
    return " / ".join(text(f"curate.{key}", language) for language in LANGUAGES)


def _whole(pattern: str) -> str:
    return f"^({pattern})$"
