"""The questions of `miprof add` about an entity that is not declared yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from miprof_graph.cli.prompts import Prompter
from miprof_graph.curate.adding import Draft
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.entities import OPTION, find_alike, slug_of
from miprof_graph.curate.naming import NamingError, find_kind
from miprof_graph.curate.terms import THING
from miprof_graph.messages import load_table, text
from miprof_graph.names import compact

_ASKED: Final = ("label-fr", "label-en", "kind", "definition-fr", "definition-en", "slug")


class EntityDialog:
    """Asks what an entity is, once it is sure that it is not there already."""

    def __init__(self, desk: Desk, prompter: Prompter, draft: Draft) -> None:
        self._desk = desk
        self._prompter = prompter
        self._draft = draft
        self._titles: Mapping[str, str] = load_table("curate", desk.language)["entity"]

    def make(self, given: Mapping[str, str], kind: str = THING, name: str = "") -> str:
        """Ask for what is not given, until it is right; give its CURIE, or that of another.

        `kind` is the class that the entity must be of, or one above it; `name` is what it was
        called in answer to another question.
        """
        shown = name or given.get("label-fr") or given["slug"]
        self._prompter.say(text("dialogue.new-entity", self._desk.language, name=shown))
        words = dict(given)
        asked = [key for key in _ASKED if not given.get(key)]
        if "label-fr" in given and (other := self._find_other(given["label-fr"])):
            return other
        while True:
            for key in asked:
                words[key] = self._ask(key, words, kind, name)
                if key == "label-fr" and (other := self._find_other(words[key])):
                    return other
            faults = self._draft.declare_entity(self._desk, words, distinct=True)
            for fault in faults:
                self._prompter.say(fault.render(self._desk.language))
            wrong = {fault.column.removeprefix(f"{OPTION} ") for fault in faults}
            if not faults:
                return f"mp:{words['slug']}"
            asked = [key for key in dict.fromkeys((*_ASKED, *words)) if key in wrong]

    def _ask(self, key: str, words: Mapping[str, str], kind: str, name: str) -> str:
        if key == "kind":
            return self._ask_kind(kind)
        label = words.get("label-fr", "")
        usual = {"label-fr": name, "label-en": label, "slug": slug_of(label)}
        answer = ""
        while not answer:
            answer = self._prompter.ask(self._titles[key], usual=usual.get(key, ""))
        return answer

    def _ask_kind(self, kind: str) -> str:
        """Ask for one of the classes that fit; where only one does, it is that."""
        below = self._desk.terms.below(kind)
        kinds = [term for term in self._desk.terms.entity_kinds() if term.iri in below]
        if len(kinds) == 1:
            return kinds[0].curie
        labels = [term.label(self._desk.language) for term in kinds]
        values = text("dialogue.values", self._desk.language, values=", ".join(labels))
        while True:
            answer = self._prompter.ask(
                self._titles["kind"],
                values,
                complete=lambda words: [one for one in labels if one.startswith(words)],
            )
            try:
                return find_kind(self._desk, answer)
            except NamingError as error:
                self._prompter.say(error.render(self._desk.language))

    def _find_other(self, label: str) -> str:
        """Show the entities that resemble a new one; give the one that it is, if it is one."""
        alike = {compact(iri): self._desk.describe(iri) for iri in find_alike(self._desk, label)}
        if not alike:
            return ""
        self._prompter.say(text("dialogue.alike", self._desk.language))
        answer = self._prompter.pick(alike, text("dialogue.alike-question", self._desk.language))
        return answer if answer in alike else ""
