"""From what people write in a cell to the name that the files use.

A name counts when it is the same but for accents, case and punctuation. Anything less sure is for
the person to decide: it comes back as an error with proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from miprof_graph.ask.folding import fold
from miprof_graph.ask.index import MAIN
from miprof_graph.ask.search import Hit, search, suggest
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.patterns import SLUG
from miprof_graph.curate.terms import CONCEPT, SOURCE, Term
from miprof_graph.errors import MiprofError
from miprof_graph.names import PREFIXES, compact, expand

_MOST: Final = 8
_SHOWN: Final = 4


class NamingError(MiprofError):
    """Nothing has the name, or several things have it; `proposals` are CURIEs, the best first."""

    def __init__(self, key: str, wanted: str, desk: Desk, proposals: Iterable[str]) -> None:
        self.proposals = list(dict.fromkeys(proposals))[:_MOST]
        shown = ", ".join(desk.describe(expand(one) or "") for one in self.proposals[:_SHOWN])
        super().__init__(f"{key}-near" if shown else key, name=wanted, near=shown)


def find_thing(desk: Desk, wanted: str, kind: str) -> str:
    """Give the CURIE of the thing that is meant where one of a class is asked for.

    Raises:
        NamingError: If a name has no owner, or more than one.
    """
    if CONCEPT in desk.terms.above([kind]):
        return _find_term(desk, wanted, desk.terms.entries(kind), "curate.entry-unknown")
    if expand(wanted):
        return wanted
    if PREFIXES["mp"] + wanted in desk.kinds_of:
        return f"mp:{wanted}"
    return _find_entity(desk, wanted, kind)


def find_predicate(desk: Desk, wanted: str, subject: str = "") -> str:
    """Give the CURIE of the predicate that is meant, of those that fit the subject if some do.

    Raises:
        NamingError: If there is none of that name, or more than one.
    """
    fitting = desk.fitting_predicates(expand(subject) or "")
    every = [one.term for _, one in sorted(desk.terms.predicates.items())]
    near = [one.term for one in fitting] or every
    try:
        return _find_term(desk, wanted, near, "curate.predicate-unknown")
    except NamingError:
        # One that does not fit is named all the same, so that the misfit can be explained.
        found = {one.curie for one in every if _is_called(one, wanted)}
        if len(found) != 1:
            raise
        return found.pop()


def find_kind(desk: Desk, wanted: str) -> str:
    """Give the CURIE of the class of entities that is meant.

    Raises:
        NamingError: If there is none.
    """
    return _find_term(desk, wanted, desk.terms.entity_kinds(), "curate.kind-unknown")


def find_source(desk: Desk, wanted: str) -> str:
    """Give the slug of the document that is meant: by slug, CURIE, title, short name or address.

    Raises:
        NamingError: If there is none, or more than one.
    """
    slug = wanted.removeprefix("src:")
    if SOURCE in desk.kinds_of.get(PREFIXES["src"] + slug, ()):
        return slug
    # A file whose header is broken is no source yet; whoever reads it will say why.
    if re.fullmatch(SLUG, slug) and (desk.home.claims / f"{slug}.tsv").is_file():
        return slug
    at = [iri for iri, table in desk.sources.items() if table.header.get("url") == wanted]
    found = sorted({*at, *(name.iri for name in desk.find_titles(wanted))})
    if len(found) == 1:
        return found[0].removeprefix(PREFIXES["src"])
    raise NamingError(
        "curate.source-unknown", wanted, desk, map(compact, found or _near(desk, wanted, SOURCE))
    )


def _find_entity(desk: Desk, wanted: str, kind: str) -> str:
    names = desk.find_names(wanted)
    main = {name.iri for name in names if name.weight == MAIN}
    found = sorted(main or {name.iri for name in names})
    if len(found) > 1:
        found = [iri for iri in found if desk.has_kind(iri, kind)] or found
    if len(found) == 1:
        return compact(found[0])
    key = "curate.name-ambiguous" if found else "curate.name-unknown"
    raise NamingError(key, wanted, desk, map(compact, found or _near(desk, wanted, kind)))


def _near(desk: Desk, wanted: str, kind: str) -> list[str]:
    kinds = desk.terms.below(kind)
    ways = (suggest, search)
    hits: list[Hit] = [
        hit
        for way in ways
        for hit in way(desk.index, wanted, language=desk.language, kinds=kinds, limit=_MOST)
    ]
    prefix = PREFIXES["src" if kind == SOURCE else "mp"]
    return list(dict.fromkeys(hit.iri for hit in hits if hit.iri.startswith(prefix)))


def _find_term(desk: Desk, wanted: str, terms: Iterable[Term], key: str) -> str:
    known = list(terms)
    found = [one.curie for one in known if _is_called(one, wanted)]
    if len(found) == 1:
        return found[0]
    if expand(wanted):
        return wanted
    words = set(fold(wanted).split())
    near = [one.curie for one in known if words and words <= set(_words(one))]
    raise NamingError(key, wanted, desk, found or near)


def _is_called(term: Term, wanted: str) -> bool:
    local = term.curie.partition(":")[2]
    names = {fold(label) for label in term.labels.values()}
    return wanted in {term.curie, local} or (fold(wanted) != "" and fold(wanted) in names)


def _words(term: Term) -> Iterable[str]:
    return fold(" ".join([term.curie.partition(":")[2], *term.labels.values()])).split()
