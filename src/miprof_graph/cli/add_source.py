"""The questions of `miprof add` about the document: which one, or the header of a new one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from miprof_graph.cli.add_things import ThingDialog
from miprof_graph.cli.prompts import Prompter
from miprof_graph.curate.adding import Draft
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.entities import slug_of
from miprof_graph.curate.naming import NamingError, find_source
from miprof_graph.curate.sources import KEYS, RANGES
from miprof_graph.curate.terms import SOURCE
from miprof_graph.messages import load_table, text
from miprof_graph.names import compact, expand

_NEW: Final = "+"
_FIRST: Final = ("title", "id", "language")
_ASKED: Final = (*_FIRST, *(key for key in KEYS if key not in _FIRST))


class SourceDialog:
    """Asks for the document of a row; gives its slug."""

    def __init__(self, desk: Desk, prompter: Prompter, draft: Draft, things: ThingDialog) -> None:
        self._desk = desk
        self._prompter = prompter
        self._draft = draft
        self._things = things
        table = load_table("curate", desk.language)
        self._titles: Mapping[str, str] = table["header"]
        self._about: Mapping[str, str] = table["about-header"]

    def ask(self, title: str, about: str) -> str:
        """Ask for a document that is there, or for one that is not; nothing for no answer."""
        answer = self._prompter.ask(title, about, complete=self._things.completing(SOURCE))
        while answer:
            try:
                slug = find_source(self._desk, answer)
            except NamingError as error:
                options = {one: self._desk.describe(expand(one) or "") for one in error.proposals}
                question = text("dialogue.number-source", self._desk.language, name=answer)
                picked = self._prompter.pick(options, question)
                if picked == _NEW:
                    return self._make_called(answer)
                answer = picked
            else:
                self._things.confirm(f"src:{slug}")
                return slug
        return ""

    def _make_called(self, name: str) -> str:
        """Make a document that was called by the title, or by the slug, that it is to have."""
        return self.make(name, {}) if slug_of(name) == name else self.make("", {}, name)

    def make(self, slug: str, given: Mapping[str, str], name: str = "") -> str:
        """Ask for what is not given of a new document, until it is right; give its slug."""
        self._prompter.say(text("dialogue.new-source", self._desk.language))
        words = {"id": slug, **given}
        asked = [key for key in _ASKED if not words.get(key)]
        if "title" in given and (other := self._find_other(given["title"])):
            return other
        while True:
            for key in asked:
                if key == f"title_{words.get('language')}":
                    # The title itself is in this language.
                    continue
                words[key] = self._ask(key, words, name)
                if key == "title" and (other := self._find_other(words[key])):
                    return other
            faults = self._draft.declare_source(self._desk, words["id"], words, distinct=True)
            for fault in faults:
                self._prompter.say(fault.render(self._desk.language))
            if not faults:
                return words["id"]
            wrong = {one.column.removeprefix("source-").replace("source", "id") for one in faults}
            asked = [key for key in _ASKED if key in wrong]

    def _ask(self, key: str, words: Mapping[str, str], name: str) -> str:
        if key in RANGES:
            return self._things.ask(self._titles[key], self._about[key], RANGES[key])
        usual = {
            "id": slug_of(words.get("title", "")),
            "title": name,
            "language": self._desk.language,
            "retrieved": datetime.now().astimezone().date().isoformat(),
        }
        return self._prompter.ask(self._titles[key], self._about[key], usual.get(key, ""))

    def _find_other(self, title: str) -> str:
        """Show the documents of the same title; give the slug of the one it is, if it is one."""
        names = self._desk.find_titles(title)
        alike = {compact(name.iri): self._desk.describe(name.iri) for name in names}
        if not alike:
            return ""
        self._prompter.say(text("dialogue.alike", self._desk.language))
        answer = self._prompter.pick(alike, text("dialogue.alike-question", self._desk.language))
        return answer.removeprefix("src:") if answer in alike else ""
