"""What a person decides of a link: it is written into the row, with who and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from miprof_graph.check.cells import is_date
from miprof_graph.check.mappings import EXACT, check_object, is_orcid
from miprof_graph.errors import UsageError
from miprof_graph.mappings.model import CURATED, NOT, MappingTable, Row, State
from miprof_graph.names import compact

_ORCID: Final = "https://orcid.org/"
_BARE_ORCID: Final = re.compile(r"(?:[0-9]{4}-){3}[0-9]{3}[0-9X]")
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PAGE: Final = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided, by whom, and when; `comment` says why, and must where it is refused."""

    state: State
    reviewer_id: str
    reviewer_label: str
    day: str
    predicate: str = EXACT
    comment: str = ""


def make_decision(
    state: State, by: str, day: str, *, predicate: str = EXACT, comment: str = ""
) -> Decision:
    """Make a decision of a person, who gives an ORCID or a name.

    Raises:
        UsageError: If the ORCID or the day cannot be, or a refusal has no reason.
    """
    bare = by.strip().removeprefix(_ORCID).removeprefix("orcid:")
    has_orcid = bool(_BARE_ORCID.fullmatch(bare))
    if has_orcid and not is_orcid(_ORCID + bare):
        raise UsageError("link.orcid", value=by)
    name = " ".join(by.split())
    if not name:
        raise UsageError("link.nobody")
    if not (_DAY.fullmatch(day) and is_date(day)):
        raise UsageError("link.day", value=day)
    reason = " ".join(comment.split())
    if state is State.REFUSED and not reason:
        raise UsageError("link.no-reason")
    identity = (f"orcid:{bare}", "") if has_orcid else ("", name)
    return Decision(state, *identity, day, predicate, reason)


def read_subject(given: str) -> str:
    """Give the CURIE of an entity by its CURIE, its slug or its IRI.

    >>> read_subject("miprof"), read_subject("https://w3id.org/miprof-graph/id/miprof")
    ('mp:miprof', 'mp:miprof')
    """
    if "://" in given:
        return compact(given)
    return given if ":" in given else f"mp:{given}"


def read_object(given: str) -> str:
    """Give the CURIE of something elsewhere; an item of Wikidata may be given by its number.

    >>> read_object("Q5"), read_object("https://www.wikidata.org/wiki/Q5")
    ('wd:Q5', 'wd:Q5')
    """
    found = _PAGE.fullmatch(given)
    return f"wd:{found[1]}" if found else given


def decide(table: MappingTable, row: Row, decision: Decision) -> MappingTable:
    """Write a decision into a table; a pair that does not stand there yet is added.

    When a thing is found to be the same as an item, what else was proposed for it in this table
    goes: it can be no second one.

    Raises:
        UsageError: If the pair was decided on already, one of the two is the same as something
            else, or the object is no name of the authority.
    """
    for key, values in check_object(table, row):
        raise UsageError(f"check.{key}", **values)
    others = [one for one in table.rows if (one.subject_id, one.object_id) != _pair(row)]
    known = next((one for one in table.rows if _pair(one) == _pair(row)), row)
    if known.state is not State.PROPOSED:
        raise UsageError(
            "link.decided", pair=_show(known), by=known.reviewer, day=known.review_date
        )
    is_same = decision.state is State.ACCEPTED and decision.predicate == EXACT
    if is_same:
        _check_alone(row, others)
        others = [
            one
            for one in others
            if one.subject_id != row.subject_id or one.state is not State.PROPOSED
        ]
    is_refused = decision.state is State.REFUSED
    decided = replace(
        known,
        predicate_id=known.predicate_id if is_refused else decision.predicate,
        predicate_modifier=NOT if is_refused else "",
        mapping_justification=CURATED,
        reviewer_id=decision.reviewer_id,
        reviewer_label=decision.reviewer_label,
        review_date=decision.day,
        confidence="",
        comment=decision.comment,
    )
    return replace(table, rows=[*others, decided])


def _check_alone(row: Row, others: Sequence[Row]) -> None:
    for other in others:
        same = row.subject_id == other.subject_id or row.object_id == other.object_id
        if same and other.state is State.ACCEPTED and other.predicate_id == EXACT:
            raise UsageError("link.taken", pair=_show(row), other=_show(other))


def _pair(row: Row) -> tuple[str, str]:
    return row.subject_id, row.object_id


def _show(row: Row) -> str:
    return f"{row.subject_id} {row.predicate_id} {row.object_id}"
