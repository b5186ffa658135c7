"""How much changed, in one sentence."""

from __future__ import annotations

from collections import Counter
from typing import Final

from miprof_graph.diff.compare import Change, Difference
from miprof_graph.diff.words import Words
from miprof_graph.messages import load_table

STATEMENT: Final = "statement"
_COUNTED: Final = (STATEMENT, "source", "entity", "term")


def count_changes(difference: Difference) -> dict[str, dict[str, int]]:
    """Count the changes by what they are changes of, then by what happened."""
    found = Counter((STATEMENT, change.change) for change in difference.statements)
    found += Counter((change.part.value, change.change) for change in difference.things)
    return {
        what: {change.value: found[what, change] for change in Change if found[what, change]}
        for what in _COUNTED
    }


def say_counts(counts: dict[str, dict[str, int]], words: Words) -> str:
    """Say how much changed, the statements first."""
    said = [
        say_count(what, change, count, words)
        for what, changes in counts.items()
        for change, count in changes.items()
    ]
    if len(said) < 2:
        return said[0] if said else words.say("same")
    return words.say("list", first=", ".join(said[:-1]), last=said[-1])


def say_count(what: str, change: str, count: int, words: Words) -> str:
    """Say how often one thing happened."""
    one, many = load_table("diff", words.language)["count"][f"{what}-{change}"]
    return str(one if count == 1 else many).format(count=count)


def say_summary(difference: Difference, before: str, after: str, words: Words) -> str:
    """Say what was compared with what, and how much changed."""
    counts = say_counts(count_changes(difference), words)
    return words.say("summary", before=before, after=after, counts=counts)
