"""The claims of the made-up graphs, one step after the other, from one stream of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final, TypeVar

from benchmarks.shape import (
    CLASSES,
    FAMILIES,
    QUALIFIERS,
    RANKS,
    STATUSES,
    STEPS,
    WORDS,
)
from miprof_graph.claims import Claim

_QUADS_OF_ENTITY: Final = 5
_QUADS_OF_CLAIM: Final = 15
_CHANCE_OF_NEW: Final = 0.3
_HUB: Final = 0.15
_HUBS: Final = 8
_NEAR: Final = 60
_DEEPEST: Final = 3
_ONCE: Final = (
    *("createdOn", "datePublished", "dateSent", "dateHeld", "dateDocument", "coversPeriod"),
    *("numberOfPages", "textNumber", "figureValue", "figureUnit", "figureQualifier"),
)
_T = TypeVar("_T")


@dataclass
class Rows:
    """Makes claims and, as they need them, the entities they speak of.

    `concepts` are the CURIEs of the ontology's lists; `spoken_of` holds, by class, the entities
    that stand in a claim, so that none is an orphan; `quads` counts what all of it loads as.
    """

    random: Random
    concepts: Sequence[str]
    quads: int = 0
    spoken_of: dict[str, list[str]] = field(default_factory=dict)
    _made: dict[str, list[str]] = field(default_factory=dict)
    _new: dict[str, str] = field(default_factory=dict)
    _depth: dict[str, int] = field(default_factory=dict)
    _said: list[Claim] = field(default_factory=list)
    _once: set[tuple[str, str]] = field(default_factory=set)

    def step(self) -> list[Claim]:
        """Make the claims of one step; one step in twelve repeats what another document said."""
        if self._said and self.random.random() < 1 / 12:
            said = self._said[-1 - self._below(min(len(self._said), 2000))]
            return [self._claim(said.subject, said.predicate, said.object)]
        words = _draw(self.random.random(), STEPS)
        new: dict[str, str] = {}
        claims = []
        for statement in words:
            subject, predicate, object_ = statement.split(" ")
            one, other = self._term(subject, new), self._object(predicate, object_, new)
            if predicate == "partOfBody":
                self._depth[one] = self._depth.get(other, 0) + 1
            once = (one, predicate)
            if one != other and once not in self._once:
                claims.append(self._claim(one, f"mpo:{predicate}", other))
            if predicate in _ONCE:
                self._once.add(once)
        self._said += claims
        return claims

    def count(self, claim: Claim) -> None:
        """Add the quads that a claim loads as."""
        dates = (claim.start, claim.until)
        bounds = sum(2 for date in dates if date) - (claim.until == "..")
        extras = sum(1 for cell in claim.extras if cell)
        self.quads += _QUADS_OF_CLAIM + bounds + extras + bool(claim.note)
        for curie in (claim.subject, claim.object):
            if name := self._new.pop(curie, ""):
                self.spoken_of.setdefault(name, []).append(curie)
                self.quads += _QUADS_OF_ENTITY

    def find(self, kind: str) -> str:
        """Give an entity that a claim speaks of already, or nothing."""
        known = self.spoken_of.get(self._class(kind), [])
        return known[-1 - self._below(min(_NEAR, len(known)))] if known else ""

    def _pick(self, kind: str) -> str:
        """Give an entity of a class or family: a well-known one, a recent one, or a new one."""
        name = self._class(kind)
        made = self._made.get(name, [])
        if not made or self.random.random() < _CHANCE_OF_NEW:
            return self._make(name)
        if self.random.random() < _HUB:
            return made[self._below(min(_HUBS, len(made)))]
        return made[-1 - self._below(min(_NEAR, len(made)))]

    def date(self) -> str:
        """Give a year, a month or a day."""
        year, month, day = 2010 + self._below(16), 1 + self._below(12), 1 + self._below(28)
        form = ("{0}", "{0}-{1:02}", "{0}-{1:02}-{2:02}")[self._below(3)]
        return form.format(year, month, day)

    def _below(self, limit: int) -> int:
        return int(self.random.random() * limit)

    def _one_of(self, values: Sequence[_T]) -> _T:
        return values[self._below(len(values))]

    def _class(self, kind: str) -> str:
        return self._one_of(FAMILIES[kind]) if kind in FAMILIES else kind

    def _make(self, name: str) -> str:
        made = self._made.setdefault(name, [])
        made.append(f"mp:{CLASSES[name][0]}-{len(made) + 1}")
        self._new[made[-1]] = name
        return made[-1]

    def _term(self, word: str, new: dict[str, str]) -> str:
        kind = word.lstrip("+=")
        if word.startswith("="):
            return new[kind]
        if word.startswith("+"):
            new[kind] = self._make(self._class(kind))
            return new[kind]
        return self._pick(kind)

    def _object(self, predicate: str, word: str, new: dict[str, str]) -> str:
        if word.endswith("-"):
            return self._concept(word)
        if word in _LITERALS:
            return self._literal(word)
        found = self._term(word, new)
        # Bodies form trees of a few levels, as in life: no cycles, and a short closure.
        while predicate == "partOfBody" and self._depth.get(found, 0) >= _DEEPEST:
            found = self._make("Ministry")
        return found

    def _concept(self, beginning: str) -> str:
        return self._one_of([c for c in self.concepts if c.startswith(f"mpo:{beginning}")])

    def _literal(self, kind: str) -> str:
        if kind in ("date", "day"):
            return self.date()
        if kind == "period":
            year = 2010 + self._below(16)
            return f"{year}/{year + 2}"
        if kind == "integer":
            return str(1 + self._below(900))
        if kind == "code":
            return f"{2010 + self._below(16)}-{1 + self._below(1500)}"
        if kind == "qualifier":
            return self._one_of(QUALIFIERS)
        return f"{self._words(2, 5)}@fr"

    def _words(self, least: int, most: int) -> str:
        count = least + self._below(most - least + 1)
        return " ".join(self._one_of(WORDS) for _ in range(count))

    def _claim(self, subject: str, predicate: str, object_: str) -> Claim:
        status, rank = _choose(self.random.random(), STATUSES), _choose(self.random.random(), RANKS)
        extras = self._extras(predicate, status)
        # What is attributed needs someone who says it.
        status = "asserted" if status == "attributed" and not extras[-1] else status
        # A name that is set aside would be a slip, which its entity must bear as a hidden label.
        rank = "normal" if predicate == "mpo:nameInSource" else rank
        start, until = self._interval()
        if predicate == "mpo:holdsPost" and not start:
            start = self.date()
            until = max(start, until) if until else ""
        note = self._words(4, 12) if self.random.random() < 0.1 else ""
        locator = f"§ {1 + self._below(40)}"
        return Claim(
            *(0, subject, predicate, object_, start, until, status, rank),
            *(locator, self._words(3, 10), note, extras),
        )

    def _interval(self) -> tuple[str, str]:
        chance = self.random.random()
        if chance < 0.5:
            return ("", "") if chance < 0.35 else ("", self.date())
        start = self.date()
        if chance < 0.65:
            return start, ""
        if chance < 0.75:
            return start, start
        return start, ".." if chance < 0.85 else str(2026 + self._below(3))

    def _extras(self, predicate: str, status: str) -> tuple[str, ...]:
        role = title = legal = behalf = ""
        if predicate in ("mpo:memberOf", "mpo:holdsPost", "mpo:heads"):
            role = self._concept("role-") if self.random.random() < 0.6 else ""
            legal = self.find("LegalText") if self.random.random() < 0.3 else ""
            behalf = self.find("Association") if self.random.random() < 0.2 else ""
        if predicate == "mpo:holdsPost" and self.random.random() < 0.5:
            title = self._literal("text")
        holder = self.find("agent") if status == "attributed" else ""
        return role, title, behalf, legal, holder


_LITERALS: Final = ("date", "day", "period", "integer", "code", "qualifier", "unit", "text")


def _draw(chance: float, steps: tuple[tuple[object, ...], ...]) -> list[str]:
    weight = chance * _ends(steps)[-1]
    found = next(step for end, step in zip(_ends(steps), steps, strict=True) if weight < end)
    return [str(statement) for statement in found[1:]]


def _choose(chance: float, choices: tuple[tuple[int, str], ...]) -> str:
    return _draw(chance, choices)[0]


@cache
def _ends(steps: tuple[tuple[object, ...], ...]) -> list[int]:
    return list(accumulate(int(str(step[0])) for step in steps))
