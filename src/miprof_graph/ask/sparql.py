"""Read SPARQL text just well enough to prepare it: what it is, what it names, where terms go.

The store parses the query for good. Here it is only cut into tokens, so that a word inside a
string, an IRI or a comment is never taken for a keyword, a prefix or a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from miprof_graph.ask.guard import calls_service
from miprof_graph.ask.tokens import cut, meaningful, resolve_escapes
from miprof_graph.errors import UsageError
from miprof_graph.names import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})
TABLE_FORMS: Final = frozenset({"SELECT", "ASK"})
_GRAPH_FORMS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})
_UPDATE_FORMS: Final = frozenset(
    "INSERT DELETE WITH LOAD CLEAR CREATE DROP COPY MOVE ADD".split()  # noqa: SIM905
)
_UNSTABLE: Final = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE"})
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_LONGEST_KEPT: Final = 8000


@dataclass(frozen=True, slots=True)
class Reading:
    """What is to be known of a query before it is put."""

    form: str
    """`SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`."""
    prefixes: dict[str, str]
    """Those of ours that it uses without declaring them."""
    names_dataset: bool
    """Whether it chooses its own graphs with FROM, so that the union is not meant."""
    is_stable: bool
    """Whether it has the same answer every time, as nothing in it asks for the hour or for luck."""
    is_relative: bool
    """Whether it has an IRI that means something only below a base."""


def read_query(query: str) -> Reading:
    """Read all there is to know of a query that may be put; what was read once is remembered.

    Raises:
        UsageError: If it is no query, calls another service, or uses an unknown prefix.
    """
    return _read_and_keep(query) if len(query) <= _LONGEST_KEPT else _read(query)


def read_form(query: str) -> str:
    r"""Give the form of a query that may be put: `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`.

    >>> read_form("PREFIX ask: <http://example.org/> # SELECT\nask {}")
    'ASK'

    Raises:
        UsageError: As `read_query` does.
    """
    return read_query(query).form


def names_dataset(query: str) -> bool:
    """Say whether a query chooses its own graphs with FROM, so that the union is not meant.

    >>> names_dataset("SELECT ?from FROM mp:x { ?from mpo:from 'FROM' }")
    True
    >>> names_dataset("SELECT ?from { ?from mpo:from 'FROM' }")
    False

    Raises:
        UsageError: As `read_query` does.
    """
    return read_query(query).names_dataset


def missing_prefixes(query: str) -> dict[str, str]:
    """Give our prefixes that a query uses without declaring them, with their IRIs.

    >>> list(missing_prefixes("SELECT ?x { ?x a mpo:Person ; skos:prefLabel 'xsd:x' }"))
    ['mpo', 'skos']

    Raises:
        UsageError: As `read_query` does.
    """
    return read_query(query).prefixes


def declare_prefixes(query: str) -> str:
    """Declare the prefixes of ours that a query uses, without moving its lines."""
    declared = [f"PREFIX {prefix}: <{iri}> " for prefix, iri in missing_prefixes(query).items()]
    return "".join(declared) + query


def put_terms(query: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    r"""Put terms in the place of the variables that are written with a dollar sign.

    The terms are written by the store's own writer, so that no value can end its literal or
    its IRI and go on as SPARQL.

    >>> from pyoxigraph import Literal
    >>> put_terms("SELECT ?x { ?x ?y $name } # $name", {"name": Literal('a" }')})
    'SELECT ?x { ?x ?y "a\\" }" } # $name'
    """
    return "".join(
        _write(terms[match[0][1:]])
        if match.lastgroup == "variable" and match[0][0] == "$" and match[0][1:] in terms
        else match[0]
        for match in cut(query)
    )


def find_variables(query: str, sigil: str) -> list[str]:
    """Name the variables of a query that are written with `?` or with `$`, in order."""
    found = (m[0] for m in cut(query) if m.lastgroup == "variable")
    return list(dict.fromkeys(name[1:] for name in found if name[0] == sigil))


def explain_syntax(query: str, error: SyntaxError) -> UsageError:
    """Turn the parser's message into line, column, the line itself and a caret below it."""
    message = str(error)
    place = re.search(r"at (?:line )?(\d+)(?::| column )(\d+)", message)
    if place is None:
        return UsageError("ask.query-syntax-plain", detail=message)
    line, column = int(place[1]), int(place[2])
    return UsageError(
        "ask.query-syntax",
        line=line,
        column=column,
        shown=point_at(query, line, column),
        detail=_readable(message[place.end() :]),
    )


def point_at(query: str, line: int, column: int) -> str:
    """Show a line of a query with a caret under one of its columns."""
    lines = query.splitlines() or [""]
    shown = lines[min(line, len(lines)) - 1]
    # A tab stays a tab, so that the caret stands under its column whatever the tab stops are.
    margin = "".join("\t" if char == "\t" else " " for char in shown[: column - 1])
    return f"    {shown}\n    {margin.ljust(column - 1)}^"


def _read(query: str) -> Reading:
    form = _find_form(query)
    words: set[str] = set()
    declared: set[str] = set()
    used: dict[str, int] = {}
    is_relative = False
    before = ""
    for token in meaningful(query):
        kind, word = token.lastgroup, ""
        if kind == "word":
            word = token[0].upper()
            words.add(word)
        elif kind == "name":
            prefix = token[0].partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared and prefix != "_":
                used.setdefault(prefix, token.start())
        elif kind == "iri":
            is_relative = is_relative or _ABSOLUTE.match(token[0]) is None
        before = word
    return Reading(
        form=form,
        prefixes=_find_prefixes(query, used),
        names_dataset="FROM" in words,
        is_stable=words.isdisjoint(_UNSTABLE),
        is_relative=is_relative,
    )


_read_and_keep: Final = lru_cache(maxsize=512)(_read)


def _find_form(query: str) -> str:
    # Escapes like \u0053ELECT are resolved by SPARQL before anything else is read.
    resolved = resolve_escapes(query) if "\\" in query else query
    words = (token[0].upper() for token in meaningful(resolved) if token.lastgroup == "word")
    form = next((word for word in words if word not in _PROLOGUE), "")
    if not form:
        raise UsageError("ask.query-empty")
    if form in _UPDATE_FORMS:
        raise UsageError("ask.query-update", word=form)
    if calls_service(query):
        raise UsageError("ask.query-service")
    if form not in TABLE_FORMS | _GRAPH_FORMS:
        raise UsageError("ask.query-form", word=form)
    return form


def _find_prefixes(query: str, used: Mapping[str, int]) -> dict[str, str]:
    for prefix, start in used.items():
        if prefix not in PREFIXES:
            line, column = _place(query, start)
            shown = point_at(query, line, column)
            raise UsageError(
                "ask.query-prefix", prefix=prefix, line=line, column=column, shown=shown
            )
    return {prefix: PREFIXES[prefix] for prefix in sorted(used)}


def _write(term: NamedNode | Literal) -> str:
    """Write a term; a whole number as digits, since LIMIT takes no other form."""
    whole = getattr(term, "datatype", None)
    is_whole = whole is not None and whole.value == PREFIXES["xsd"] + "integer"
    return term.value if is_whole and term.value.isdecimal() else str(term)


def _place(query: str, start: int) -> tuple[int, int]:
    before = query[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _readable(detail: str) -> str:
    """Keep of the parser's list of what it expected only what says something to a person."""
    parts = re.sub(r"^[:\s]*expected (?:one of )?", "", " ".join(detail.split())).split(", ")
    kept = [part for part in parts if re.fullmatch(r"[A-Za-z][\w .'-]*", part)]
    return f"({', '.join(kept[:4])})" if kept else ""
