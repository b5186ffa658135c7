"""What we decided ourselves says why: a rank, or a statement that we inferred."""

from __future__ import annotations

from miprof_graph.paths import Home
from miprof_graph.reading import read_facts


def test_a_claim_that_is_ranked_or_inferred_by_us_says_why(repository: Home) -> None:
    facts, problems = read_facts(repository)
    assert problems == []
    decided = [
        (f"{table.name}:{claim.line}", claim.note)
        for table in facts.tables
        for claim in table.claims
        if claim.rank != "normal" or claim.status == "inferred"
    ]
    assert len(decided) > 100
    assert [place for place, note in decided if not note] == []
