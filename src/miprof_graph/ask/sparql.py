"""Read SPARQL text just well enough to prepare it: what it is, what it names, where terms go.

The store parses the query for good. Here it is only cut into tokens, so that a word inside a
string, an IRI or a comment is never taken for a keyword, a prefix or a parameter.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from miprof_graph.errors import UsageError
from miprof_graph.names import PREFIXES

if TYPE_CHECKING:
    from pyoxigraph import Literal, NamedNode

_TOKEN: Final = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}
               | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
               | "(?:[^"\\\n\r]|\\.)*"
               | '(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d][\w.-]*)?:(?:[\w.:%-]|\\[^\w\s])*)
    | (?P<word>[A-Za-z]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_CODEPOINT: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})
TABLE_FORMS: Final = frozenset({"SELECT", "ASK"})
_CALLS: Final = ("SERVICE", "SERVICESILENT")
_GRAPH_FORMS: Final = frozenset({"CONSTRUCT", "DESCRIBE"})
_UPDATE_FORMS: Final = frozenset(
    "INSERT DELETE WITH LOAD CLEAR CREATE DROP COPY MOVE ADD".split()  # noqa: SIM905
)


def read_form(query: str) -> str:
    r"""Give the form of a query that may be put: `SELECT`, `ASK`, `CONSTRUCT` or `DESCRIBE`.

    >>> read_form("PREFIX ask: <http://example.org/> # SELECT\nask {}")
    'ASK'

    Raises:
        UsageError: If it is empty, an update, calls another service, or is no SPARQL query.
    """
    # Escapes like \u0053ERVICE are resolved by SPARQL before anything else is read.
    tokens = list(_tokens(_resolve_escapes(query)))
    words = [match for match in tokens if match.lastgroup == "word"]
    form = next((m[0].upper() for m in words if m[0].upper() not in _PROLOGUE), "")
    if not form:
        raise UsageError("ask.query-empty")
    if form in _UPDATE_FORMS:
        raise UsageError("ask.query-update", word=form)
    prefixes = _declared(tokens) | PREFIXES.keys()
    if any(_may_call(match, prefixes) for match in tokens):
        raise UsageError("ask.query-service")
    if form not in TABLE_FORMS | _GRAPH_FORMS:
        raise UsageError("ask.query-form", word=form)
    return form


def names_dataset(query: str) -> bool:
    """Say whether a query chooses its own graphs with FROM, so that the union is not meant.

    >>> names_dataset("SELECT ?from FROM mp:x { ?from mpo:from 'FROM' }")
    True
    >>> names_dataset("SELECT ?from { ?from mpo:from 'FROM' }")
    False
    """
    words = (match for match in _tokens(query) if match.lastgroup == "word")
    return any(match[0].upper() == "FROM" for match in words)


def missing_prefixes(query: str) -> dict[str, str]:
    """Give our prefixes that a query uses without declaring them, with their IRIs.

    >>> list(missing_prefixes("SELECT ?x { ?x a mpo:Person ; skos:prefLabel 'xsd:x' }"))
    ['mpo', 'skos']

    Raises:
        UsageError: If it uses a prefix that is neither declared nor ours.
    """
    declared: set[str] = set()
    used: dict[str, int] = {}
    declares = False
    for match in _tokens(query):
        if match.lastgroup == "name":
            prefix = match[0].partition(":")[0]
            if declares:
                declared.add(prefix)
            elif prefix not in declared and prefix != "_":
                used.setdefault(prefix, match.start())
        if match.lastgroup != "comment" and not match[0].isspace():
            declares = match.lastgroup == "word" and match[0].upper() == "PREFIX"
    for prefix, start in used.items():
        if prefix not in PREFIXES:
            line, column = _place(query, start)
            shown = point_at(query, line, column)
            raise UsageError(
                "ask.query-prefix", prefix=prefix, line=line, column=column, shown=shown
            )
    return {prefix: PREFIXES[prefix] for prefix in sorted(used)}


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
        for match in _tokens(query)
    )


def find_variables(query: str, sigil: str) -> list[str]:
    """Name the variables of a query that are written with `?` or with `$`, in order."""
    found = (m[0] for m in _tokens(query) if m.lastgroup == "variable")
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


def _write(term: NamedNode | Literal) -> str:
    """Write a term; a whole number as digits, since LIMIT takes no other form."""
    whole = getattr(term, "datatype", None)
    is_whole = whole is not None and whole.value == PREFIXES["xsd"] + "integer"
    return term.value if is_whole and term.value.isdecimal() else str(term)


def _may_call(match: re.Match[str], prefixes: Collection[str]) -> bool:
    """Say whether the store could read a token as SERVICE, alone or run into its neighbours.

    Its parser ends no keyword at the end of a word: it takes `SERVICESILENT<x>`, and, where there
    is a prefix `x`, `SERVICEx:y` as a call of `x:y`.
    """
    if match.lastgroup == "word":
        return "SERVICE" in match[0].upper()
    if match.lastgroup != "name":
        return False
    prefix = match[0].partition(":")[0].upper()
    ends = (f"{keyword}{other.upper()}" for keyword in _CALLS for other in prefixes)
    return "SERVICE" in prefix and any(prefix.endswith(end) for end in ends)


def _declared(tokens: Iterable[re.Match[str]]) -> set[str]:
    declared: set[str] = set()
    before = ""
    for match in tokens:
        if match.lastgroup == "name" and before == "PREFIX":
            declared.add(match[0].partition(":")[0])
        if match.lastgroup != "comment" and not match[0].isspace():
            before = match[0].upper()
    return declared


def _tokens(query: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(query)


def _resolve_escapes(query: str) -> str:
    def resolve(match: re.Match[str]) -> str:
        number = int(match[1] or match[2], 16)
        return chr(number) if number < 0x110000 else match[0]

    return _CODEPOINT.sub(resolve, query)


def _place(query: str, start: int) -> tuple[int, int]:
    before = query[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1


def _readable(detail: str) -> str:
    """Keep of the parser's list of what it expected only what says something to a person."""
    parts = re.sub(r"^[:\s]*expected (?:one of )?", "", " ".join(detail.split())).split(", ")
    kept = [part for part in parts if re.fullmatch(r"[A-Za-z][\w .'-]*", part)]
    return f"({', '.join(kept[:4])})" if kept else ""
