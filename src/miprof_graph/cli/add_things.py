"""The questions of `miprof add` about entities and entries of lists: which one is meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from miprof_graph.ask.search import suggest
from miprof_graph.cli.add_entity import EntityDialog
from miprof_graph.cli.prompts import Complete, Prompter
from miprof_graph.curate.adding import Draft
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.naming import NamingError, find_thing
from miprof_graph.curate.terms import CONCEPT
from miprof_graph.messages import text
from miprof_graph.names import expand

_NEW: Final = "+"
_MOST: Final = 15


class ThingDialog:
    """Asks for things until one is chosen, or declared; gives it in the form of the files."""

    def __init__(self, desk: Desk, prompter: Prompter, draft: Draft) -> None:
        self._desk = desk
        self._prompter = prompter
        self._entities = EntityDialog(desk, prompter, draft)

    def ask(self, title: str, about: str, kind: str) -> str:
        """Ask for a thing of a class; give its CURIE, or nothing if nothing is answered."""
        entries = self._desk.terms.entries(kind)
        shown = entries if len(entries) <= _MOST else []
        options = {term.curie: self._desk.describe(term.iri) for term in shown}
        answer = self._prompter.pick(options, title, about, self.completing(kind))
        while answer:
            try:
                curie = find_thing(self._desk, answer, kind)
            except NamingError as error:
                self._prompter.say(error.render(self._desk.language))
                answer = self._choose(error, answer, kind)
            else:
                self.confirm(curie)
                return curie
        return ""

    def confirm(self, curie: str) -> None:
        """Show what was understood."""
        iri = expand(curie) or ""
        kind = self._desk.kind_label(iri)
        name = self._desk.describe(iri) + (f", {kind}" if kind else "")
        self._prompter.say(text("dialogue.chosen", self._desk.language, name=name))

    def completing(self, kind: str) -> Complete:
        """Complete the names of things of a class."""
        kinds = self._desk.terms.below(kind)
        entries = self._desk.terms.entries(kind)
        language = self._desk.language

        def complete(words: str) -> Sequence[str]:
            if entries:
                labels = [term.label(language) for term in entries]
                return [label for label in labels if label.startswith(words)]
            hits = suggest(self._desk.index, words, language=language, kinds=kinds)
            return list(dict.fromkeys(hit.name for hit in hits))

        return complete

    def _choose(self, error: NamingError, wanted: str, kind: str) -> str:
        """Let one of the proposals be chosen, something else be written, or a thing be declared."""
        listed = CONCEPT in self._desk.terms.above([kind])
        question = "dialogue.number-only" if listed else "dialogue.number"
        options = {one: self._desk.describe(expand(one) or "") for one in error.proposals}
        answer = self._prompter.pick(options, text(question, self._desk.language))
        if answer == _NEW and not listed:
            return self._entities.make({}, kind, wanted)
        return answer
