"""How alike names are: word by word, in any order, rare words counting more, slips forgiven."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log
from typing import Final

from miprof_graph.ask.folding import fold, telling_words

_ENDING: Final = 0.97
"""What a word is worth that differs in its ending only."""
_BEGINNING: Final = 0.8
"""What a word is worth that is cut short."""
_TELLING: Final = 4
"""A shorter word has too many others like it to be taken for one of them."""
_KNOWN_WORDS: Final = 4096
_COMMON: Final = 0.1
"""What a word weighs that stands in every name; a rare one weighs about six."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """The number of a name, the share of the words it covers, and the share of it they cover."""

    number: int
    covered: float
    wanted: float

    @property
    def mean(self) -> float:
        """One figure for both, from 0 to 1: their harmonic mean."""
        both = self.covered + self.wanted
        return 2 * self.covered * self.wanted / both if both else 0.0


class Likenesses:
    """Compares what people write with many names, which are folded; `owners` tells whose."""

    def __init__(self, names: Sequence[str], owners: Sequence[str]) -> None:
        self._names = [telling_words(name) for name in names]
        self._where: dict[str, list[int]] = defaultdict(list)
        entities: dict[str, set[str]] = defaultdict(set)
        for number, words in enumerate(self._names):
            for word in dict.fromkeys(words):
                self._where[word].append(number)
                entities[word].add(owners[number])
        self._rarest = log(len(set(owners)) + 1) + _COMMON
        self._weights = {word: self._rarest - log(len(found)) for word, found in entities.items()}
        self._sums = [sum(self._weights[word] for word in words) for words in self._names]
        self._by_gram: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        for word in self._where:
            self._by_stem[_stem(word)].append(word)
            for gram in _grams(word):
                self._by_gram[gram].append(word)
        self._near: dict[str, Mapping[str, float]] = {}

    def find(self, wanted: str, most: int = 40) -> list[Likeness]:
        """List the names that are most like a text, the best first."""
        words = telling_words(fold(wanted))
        weights = [self._weigh(word) for word in words]
        shared: dict[int, float] = defaultdict(float)
        for word in dict.fromkeys(words):
            for other, alike in self._find_near(word).items():
                worth = alike * self._weights[other]
                for number in self._where[other]:
                    shared[number] += worth
        whole = sum(weights)
        rated = {number: share / (whole + self._sums[number]) for number, share in shared.items()}
        best = nlargest(most, rated, key=lambda number: (rated[number], -number))
        found = [
            Likeness(number, *self._cover(words, weights, self._names[number])) for number in best
        ]
        return sorted(found, key=lambda like: (-like.mean, like.number))

    def compare(self, wanted: str, others: Iterable[str]) -> float:
        """Say how like a text is to the one most like it, from 0 to 1."""
        words = telling_words(fold(wanted))
        weights = [self._weigh(word) for word in words]
        likes = (self._cover(words, weights, telling_words(fold(other))) for other in others)
        return max((Likeness(0, *like).mean for like in likes), default=0.0)

    def _cover(self, words: Words, weights: Sequence[float], others: Words) -> tuple[float, float]:
        """Pair the words off, the surest pairs first, and weigh what has found a partner."""
        pairs = []
        for one, word in enumerate(words):
            near = self._find_near(word)
            for two, other in enumerate(others):
                if other in near or other == word:
                    pairs.append((-near.get(other, 1.0), one, two))
        left: dict[int, float] = {}
        right: dict[int, float] = {}
        for alike, one, two in sorted(pairs):
            if one not in left and two not in right:
                left[one] = right[two] = -alike
        if not left:
            return 0.0, 0.0
        held = [self._weigh(other) for other in others]
        covered = sum(weights[one] * alike for one, alike in left.items())
        wanted = sum(held[two] * alike for two, alike in right.items())
        return covered / sum(weights), wanted / sum(held)

    def _weigh(self, word: str) -> float:
        if word in self._weights:
            return self._weights[word]
        near = self._find_near(word)
        return max((self._weights[other] for other in near), default=self._rarest)

    def _find_near(self, word: str) -> Mapping[str, float]:
        """Give the words of names that a word may stand for, and how surely, from 0 to 1."""
        near = self._near.get(word)
        if near is None:
            near = self._search_near(word)
            if len(self._near) >= _KNOWN_WORDS:
                self._near.clear()
            self._near[word] = near
        return near

    def _search_near(self, word: str) -> Mapping[str, float]:
        found = dict.fromkeys(self._by_stem.get(_stem(word), ()), _ENDING)
        if word in self._where:
            return found | {word: 1.0}
        if found or len(word) < _TELLING or not word.isalpha():
            return found
        grams = _grams(word)
        shared = Counter(other for gram in grams for other in self._by_gram.get(gram, ()))
        likely = [other for other, count in shared.items() if 3 * count >= len(grams)]
        rated = {other: _alike(word, other) for other in sorted(likely) if other.isalpha()}
        return {other: alike for other, alike in rated.items() if alike}


def _stem(word: str) -> str:
    # The plurals of both languages, and the two ways to spell an English -isation.
    return word.rstrip("sx").replace("z", "s") if len(word) > _TELLING else word


def _grams(word: str) -> set[str]:
    framed = f" {word} "
    return {framed[start : start + 3] for start in range(len(framed) - 2)}


def _alike(word: str, other: str) -> float:
    """Say how surely a word stands for another, from 0 to 1: a slip in it, or its beginning."""
    if other.startswith(word) and len(word) >= _TELLING:
        return _BEGINNING
    longest = max(len(word), len(other))
    allowed = 1 if longest < 7 else 2 if longest < 12 else 3
    if abs(len(word) - len(other)) > allowed:
        return 0.0
    slips = _count_slips(word, other)
    return 1 - slips / longest if slips <= allowed else 0.0


def _count_slips(word: str, other: str) -> int:
    """Count the letters to add, drop, change, or swap with the next, to make one word of another.

    >>> _count_slips("marcineanu", "maracineanu"), _count_slips("cfvc", "cfcv")
    (1, 1)
    """
    before: list[int] = []
    last: list[int] = [*range(len(other) + 1)]
    for row, letter in enumerate(word, 1):
        here = [row]
        for column, against in enumerate(other, 1):
            cost = min(
                last[column] + 1, here[column - 1] + 1, last[column - 1] + (letter != against)
            )
            swapped = row > 1 and column > 1 and word[row - 2] == against
            if swapped and letter == other[column - 2]:
                cost = min(cost, before[column - 2] + 1)
            here.append(cost)
        before, last = last, here
    return last[-1]
