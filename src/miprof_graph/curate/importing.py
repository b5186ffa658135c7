"""From the rows of a spreadsheet to the tables of claims: all of them, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from miprof_graph.curate.additions import Addition, Place, Plan, Tables, make_plan, statement_of
from miprof_graph.curate.changes import judge
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.faults import Fault
from miprof_graph.curate.rows import NewRow, read_row
from miprof_graph.curate.spreadsheet import Sheet, SheetRow, read_sheet
from miprof_graph.errors import DataError
from miprof_graph.pipeline import Progress, be_quiet
from miprof_graph.problems import Problem

_Read = tuple[SheetRow, NewRow]


@dataclass(frozen=True, slots=True)
class Import:
    """What an import will do: the plan, its rows, and the rows that are there already."""

    plan: Plan
    rows: Sequence[NewRow]
    skipped: Sequence[Problem]


def plan_import(
    desk: Desk, path: Path, *, skip_existing: bool, progress: Progress = be_quiet
) -> Import:
    """Read a spreadsheet and plan what it adds.

    Raises:
        DataError: If anything is wrong with any row, with all problems that were found.
        OSError: If the file cannot be read.
    """
    name = path.name
    sheet, problems = read_sheet(path, name)
    sound: list[_Read] = []
    for one in sheet.rows:
        row, faults = read_row(desk, one.cells)
        problems += [_locate(fault, sheet, name, one.number) for fault in faults]
        if not faults:
            sound.append((one, row))
    existing, broken = _find_existing(desk, sheet, name, sound)
    problems += [*broken, *_find_repeated(sheet, name, sound)]
    if problems or (existing and not skip_existing):
        raise DataError([*problems, *(() if skip_existing else existing.values())])
    new = [(one, row) for one, row in sound if one.number not in existing]
    plan = make_plan(desk, Addition([row for _, row in new]))
    errors = judge(desk.home, plan.changes, progress=progress).errors if new else ()
    if errors:
        numbers = {place: one.number for place, (one, _) in zip(plan.rows, new, strict=True)}
        raise DataError([_bring_back(error, numbers, name) for error in errors])
    return Import(plan, [row for _, row in new], [*existing.values()])


def _locate(fault: Fault, sheet: Sheet, name: str, row: int) -> Problem:
    return fault.locate(name, row, sheet.columns.get(fault.column, 0))


def _find_existing(
    desk: Desk, sheet: Sheet, name: str, rows: Iterable[_Read]
) -> tuple[dict[int, Problem], set[Problem]]:
    """Find the rows that their document has already, by number; and tables that are broken."""
    tables = Tables(desk.home, {})
    found: dict[int, Problem] = {}
    broken: set[Problem] = set()
    for one, row in rows:
        try:
            place = tables.find_twin(row)
        except DataError as error:
            broken |= {*error.problems}
            continue
        if place:
            fault = Fault("subject", "curate.said-already", {"place": f"{place[0]}:{place[1]}"})
            found[one.number] = _locate(fault, sheet, name, one.number)
    return found, broken


def _find_repeated(sheet: Sheet, name: str, rows: Iterable[_Read]) -> Iterator[Problem]:
    seen: dict[object, int] = {}
    for one, row in rows:
        first = seen.setdefault((row.source, statement_of(row.claim())), one.number)
        if first != one.number:
            fault = Fault("subject", "curate.said-already", {"place": f"{name}:{first}"})
            yield _locate(fault, sheet, name, one.number)


def _bring_back(problem: Problem, numbers: Mapping[Place, int], name: str) -> Problem:
    """Say of a problem of a new row where it stands in the spreadsheet."""
    number = numbers.get((problem.path, problem.line))
    return problem if number is None else Problem(name, number, problem.fr, problem.en)
