"""The questions of `miprof add`: one column after the other, until the row is whole and right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from miprof_graph.claims import EXTRA_COLUMNS
from miprof_graph.cli.add_entity import EntityDialog
from miprof_graph.cli.add_source import SourceDialog
from miprof_graph.cli.add_things import ThingDialog
from miprof_graph.cli.prompts import Prompter
from miprof_graph.curate.adding import Draft
from miprof_graph.curate.columns import ALL_COLUMNS, DEFAULTS
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.rows import CHOICES, NewRow, find_used, range_of
from miprof_graph.curate.terms import THING, Predicate
from miprof_graph.messages import load_table, text
from miprof_graph.names import PREFIXES, compact, expand

_ASKED: Final = (
    *("source", "subject", "predicate", "object", "from", "until"),
    *("locator", "quote", "note", "status", "rank"),
)
_FIRST: Final = 12
_INDENT: Final = "  "


class RowDialog:
    """Asks for what a draft lacks and puts it in, each cell in the form of the files."""

    def __init__(self, desk: Desk, prompter: Prompter, draft: Draft) -> None:
        self._desk = desk
        self._prompter = prompter
        self._draft = draft
        self._entities = EntityDialog(desk, prompter, draft)
        self._things = ThingDialog(desk, prompter, draft)
        self._sources = SourceDialog(desk, prompter, draft, self._things)
        table = load_table("curate", desk.language)
        self._titles: Mapping[str, str] = table["column"]
        self._about: Mapping[str, str] = table["about"]
        self._ranges: Mapping[str, str] = table["range"]

    def fill(self, header: Mapping[str, str], entities: Sequence[Mapping[str, str]]) -> None:
        """Ask for all that was not given of new entities, of a new document, and of the row."""
        self._prompter.say(self._text("begin"))
        for given in entities:
            self._entities.make(given)
        words = self._draft.words
        if header:
            words["source"] = self._sources.make(words.get("source", ""), header)
        for column in _ASKED:
            if not self._is_right(column):
                self.ask_column(column)
        self._ask_extras()

    def ask_column(self, column: str) -> None:
        """Ask for one column until the answer is right."""
        words = self._draft.words
        words[column] = ""
        while True:
            words[column] = self._ask(column)
            row, faults = self._draft.find_faults(self._desk)
            mine = [fault for fault in faults if fault.column == column]
            if not mine:
                words[column] = row.source if column == "source" else row.cells[column]
                return
            for fault in mine:
                self._prompter.say(fault.render(self._desk.language))

    def find_column(self, answer: str) -> str | None:
        """Find the column that an answer names, as files or as people call it."""
        names = {column: column for column in ALL_COLUMNS}
        names |= {self._titles[column]: column for column in ALL_COLUMNS}
        return names.get(answer.lower())

    def show(self, row: NewRow) -> None:
        """Show the finished row, with the names of what it speaks of."""
        self._prompter.say(self._text("row"))
        cells = {"source": f"src:{row.source}", **row.cells}
        for column in filter(cells.get, ALL_COLUMNS):
            iri = expand(cells[column])
            said = self._desk.describe(iri) if iri else cells[column]
            line = self._text("cell", column=self._titles[column], value=said)
            self._prompter.say(line, indent=_INDENT)

    def _text(self, key: str, **values: object) -> str:
        return text(f"dialogue.{key}", self._desk.language, **values)

    def _is_right(self, column: str) -> bool:
        """Tell whether a column was given, and well; if not well, say why."""
        if not self._draft.words.get(column):
            return False
        _, faults = self._draft.find_faults(self._desk)
        mine = [fault for fault in faults if fault.column == column]
        for fault in mine:
            self._prompter.say(fault.render(self._desk.language))
        return not mine

    def _ask(self, column: str) -> str:
        title, about = self._titles[column], self._about[column]
        if column == "source":
            return self._sources.ask(title, about)
        if column == "predicate":
            return self._ask_predicate()
        if column in CHOICES:
            values = ", ".join(map(self._describe_choice(column), CHOICES[column]))
            about = f"{about}. {self._text('values', values=values)}"
            return self._prompter.ask(title, about, DEFAULTS[column])
        used = find_used(self._desk, self._draft.words)
        if column == "object" and used:
            about = self._describe(used)
        kind = self._kind(column, used)
        if kind in self._desk.terms.classes:
            return self._things.ask(title, about, kind)
        return self._prompter.ask(title, about)

    def _kind(self, column: str, used: Predicate | None) -> str:
        """Give the class or datatype that a column takes; nothing where it takes any text."""
        if column == "subject":
            return used.domain if used else THING
        if column == "object":
            return used.property.range if used else THING
        return range_of(self._desk, column) if column in EXTRA_COLUMNS else ""

    def _ask_predicate(self) -> str:
        """Show what may be said of the subject, the usual first, and ask what it is."""
        subject = expand(self._draft.words["subject"]) or ""
        fitting = self._desk.fitting_predicates(subject)
        self._prompter.say(self._text("fitting", kind=self._desk.kind_label(subject)))
        labels = [self._desk.label(one.term.iri) for one in fitting]
        shown = _FIRST
        while True:
            rest = len(fitting) - shown
            about = self._text("more", count=rest) if rest > 0 else self._about["predicate"]
            answer = self._prompter.pick(
                {one.term.curie: self._describe(one, named=True) for one in fitting[:shown]},
                self._titles["predicate"],
                about,
                lambda words: [label for label in labels if label.startswith(words)],
            )
            if answer or rest <= 0:
                return answer
            shown = len(fitting)

    def _describe(self, used: Predicate, *, named: bool = False) -> str:
        """Say what a predicate takes: behind its name, or behind what it means."""
        term = used.term
        said = self._desk.describe(term.iri) if named else term.definition(self._desk.language)
        takes = used.property.range
        known = takes in self._desk.terms.classes
        what = self._desk.label(takes) if known else self._ranges[compact(takes)]
        return f"{said} → {what}"

    def _describe_choice(self, column: str) -> Callable[[str], str]:
        def describe(value: str) -> str:
            return f"{value} ({self._desk.label(PREFIXES['mpo'] + column + '-' + value)})"

        return describe

    def _ask_extras(self) -> None:
        """Ask which of the other columns the document says something for, then for each."""
        left = [column for column in EXTRA_COLUMNS if not self._is_right(column)]
        names = ", ".join(self._titles[column] for column in left)
        answer = self._prompter.ask(self._text("extras", columns=names))
        for name in filter(None, (part.strip() for part in answer.split(","))):
            column = self.find_column(name)
            if column in left:
                self.ask_column(column)
            else:
                self._prompter.say(self._text("unknown-answer", value=name))
