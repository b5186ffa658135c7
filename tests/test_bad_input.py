"""What is wrong in the data is said with its place and its repair, all at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from miprof_graph.errors import DataError
from miprof_graph.paths import Home
from miprof_graph.pipeline import prepare
from tests.conftest import reformat, rewrite

UN = "graph/claims/un.tsv"
DEUX = "graph/claims/deux.tsv"
ALL = "graph/entities/all.ttl"


def problems_of(home: Home, language: str = "en") -> list[str]:
    """Prepare a home that must fail; give its problems as lines."""
    with pytest.raises(DataError) as caught:
        prepare(home)
    return [problem.render(language) for problem in caught.value.problems]


def in_row(name: str, old: str, new: str) -> Callable[[Home], None]:
    """Make a spoiler that replaces a text in a file."""
    return lambda home: rewrite(home.root / name, old, new)


def as_latin_1(home: Home) -> None:
    path = home.root / UN
    text = path.read_text(encoding="utf-8").replace("quelques mots", "quelques années")
    path.write_bytes(text.replace("§", "p.").encode("latin-1"))


def with_long_quote(home: Home) -> None:
    path = home.root / UN
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("quelques mots", "un " * 12 + "mot", 1), encoding="utf-8")


def with_carriage_returns(home: Home) -> None:
    path = home.root / UN
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


def with_a_cycle(home: Home) -> None:
    path = home.root / UN
    row = "mp:miprof\tmpo:partOfBody\tmp:comite\t\t\tasserted\tnormal\t§ 1\tquelques mots\t\n"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [*lines[:9], *sorted([*lines[9:], row])]
    path.write_text("".join(lines), encoding="utf-8")


def without_an_entity(home: Home) -> None:
    path = home.root / ALL
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    kept = [block for block in blocks if not block.startswith("mp:plan ")]
    path.write_text("\n\n".join(kept), encoding="utf-8")


def without_a_label(home: Home) -> None:
    rewrite(home.root / ALL, '"Lettre"@fr', '"Lettre"@de')
    reformat(home.root / ALL)


def with_a_shuffled_table(home: Home) -> None:
    path = home.root / DEUX
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([*lines[:9], *reversed(lines[9:]), ""]), encoding="utf-8")


def with_a_duplicate(home: Home) -> None:
    path = home.root / UN
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[9:] = sorted([*lines[9:], lines[9].replace("§ 1", "§ 2")])
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")


SPOILED: dict[str, tuple[Callable[[Home], None], str, str]] = {
    "a malformed row": (in_row(UN, "mpo:placedUnder\t", "mpo:placedUnder "), UN, "9 cells"),
    "an unknown prefix": (in_row(UN, "mp:a-moiron\t", "pm:a-moiron\t"), UN, "no CURIE"),
    "an unknown property": (in_row(UN, "mpo:placedUnder", "mpo:placedUnter"), UN, "placedUnder ?"),
    "an inverse property": (in_row(UN, "mpo:heads", "mpo:headedBy"), UN, "forward direction"),
    "an entity that is missing": (without_an_entity, UN, "`mp:plan` is not declared"),
    "a concept that is not listed": (
        in_row(UN, "mpo:kind-training-organisation", "mpo:kind-training-organisations"),
        UN,
        "mpo:kind-training-organisation ?",
    ),
    "an impossible date": (in_row(UN, "2013-04\t2022", "2013-02-30\t2022"), UN, "no EDTF date"),
    "an interval in one cell": (in_row(UN, "2013-04\t2022", "2013/2022\t"), UN, "in `until`"),
    "an end before the beginning": (in_row(UN, "2013-04\t2022", "2023\t2022"), UN, "lies after"),
    "an impossible date as value": (in_row(UN, "2013-01-03", "2013-01-32"), UN, "EDTF date or"),
    "an unknown status": (in_row(UN, "planned", "plannned"), UN, "asserted negated planned"),
    "an unknown rank": (in_row(DEUX, "deprecated", "worst"), DEUX, "preferred normal"),
    "a quote of thirteen words": (with_long_quote, UN, "13 words"),
    "a file in Latin-1": (as_latin_1, UN, "not UTF-8 (byte 0xE9)"),
    "a file with carriage returns": (with_carriage_returns, UN, "carriage return"),
    "a header without publisher": (in_row(UN, "# publisher: mp:collectif\n", ""), UN, "publisher"),
    "a header that is no YAML": (in_row(UN, "# language: fr", "# language: [fr"), UN, "YAML"),
    "a header of another file": (in_row(UN, "id: src:un", "id: src:deux"), UN, "src:un"),
    "an unknown header key": (in_row(UN, "# title_en", "# titel_en"), UN, "titel_en"),
    "an address with a space": (in_row(UN, "example.org/un", "example.org/u n"), UN, "`url`"),
    "a language that is none": (
        in_row(UN, "# language: fr", "# language: fr fr"),
        UN,
        "`language`",
    ),
    "a licence that is no address": (
        in_row(UN, "# language: fr", "# language: fr\n# licence: https://a b"),
        UN,
        "`licence`",
    ),
    "a retrieval of no day": (in_row(UN, "2026-11-21", "2026-11"), UN, "not YYYY-MM-DD"),
    "a check that is no SPARQL": (
        in_row("ontology/checks/date-order-violation.rq", "SELECT", "SELEKT"),
        "ontology/checks/date-order-violation.rq",
        "not a valid SPARQL query",
    ),
    "a check without its message": (
        in_row("ontology/checks/date-order-violation.rq", "# message_fr", "# massage_fr"),
        "ontology/checks/date-order-violation.rq",
        "missing: message_fr",
    ),
    "wrong column names": (in_row(UN, "locator\tquote", "quote\tlocator"), UN, "column names"),
    "rows out of order": (with_a_shuffled_table, DEUX, "make format"),
    "a statement made twice": (with_a_duplicate, UN, "stands on line 10"),
    "a cycle of bodies": (with_a_cycle, "graph/", "part of itself"),
    "Turtle that is not Turtle": (
        in_row(ALL, "mp:lettre a mpo:Letter", "mp:lettre a"),
        ALL,
        "Turtle",
    ),
    "a blank node": (
        in_row(ALL, "mp:lettre a mpo:Letter ;", "mp:lettre a [] ;"),
        ALL,
        "blank node",
    ),
    "a class that does not exist": (in_row(ALL, "mpo:Letter", "mpo:Lettre"), ALL, "no class"),
    "a label that is missing": (without_a_label, ALL, "mp:lettre"),
    "Turtle out of form": (in_row(ALL, "mp:lettre a mpo", "mp:lettre  a mpo"), ALL, "make format"),
}


def test_the_small_home_is_sound(small_home: Home) -> None:
    dataset = prepare(small_home)
    assert sum(len(table.claims) for table in dataset.facts.tables) == 12


@pytest.mark.parametrize(("spoil", "path", "words"), SPOILED.values(), ids=SPOILED)
def test_bad_input_is_reported_with_its_file_and_its_repair(
    small_home: Home, spoil: Callable[[Home], None], path: str, words: str
) -> None:
    spoil(small_home)
    english, french = problems_of(small_home), problems_of(small_home, "fr")
    assert [line for line in english if line.startswith(path) and words in line], english
    assert all(" - " in line for line in [*english, *french])
    assert not set(english) & set(french)


@pytest.mark.parametrize(
    ("name", "query", "words"),
    [
        ("90-broken.rq", "CONSTRUCT { ?s } WHERE", "not a valid SPARQL query"),
        (
            "91-endless.rq",
            "CONSTRUCT { ?new a mpo:Thing } WHERE "
            "{ ?x a mpo:Thing BIND(IRI(CONCAT(STR(?x), '1')) AS ?new) }",
            "no fixpoint",
        ),
    ],
)
def test_a_rule_that_cannot_work_is_a_problem_with_its_file(
    small_home: Home, name: str, query: str, words: str
) -> None:
    (small_home.ontology / "rules" / name).write_text(query, encoding="utf-8")
    rewrite(small_home.root / DEUX, "deprecated", "worst")
    found = problems_of(small_home)
    assert any(line.startswith(f"ontology/rules/{name}:") and words in line for line in found)
    assert any("worst" in line for line in found)


def test_missing_shapes_are_a_problem(small_home: Home) -> None:
    (small_home.ontology / "shapes.ttl").unlink()
    (line,) = problems_of(small_home)
    assert line.startswith("ontology/shapes.ttl:1: ")


def test_a_row_that_is_left_out_is_the_only_problem(small_home: Home) -> None:
    rewrite(small_home.root / DEUX, "mpo:sent\t", "mpo:sent ")
    (line,) = problems_of(small_home)
    assert line.startswith(f"{DEUX}:")
    assert "9 cells" in line


def test_all_problems_are_reported_at_once(small_home: Home) -> None:
    rewrite(small_home.root / UN, "2013-04\t2022", "2013-13\t2022")
    rewrite(small_home.root / DEUX, "deprecated", "worst")
    rewrite(small_home.root / DEUX, "mpo:sent", "mpo:send")
    without_a_label(small_home)
    with_a_cycle(small_home)
    found = "\n".join(problems_of(small_home))
    for words in ("2013-13", "worst", "mpo:send", "mp:lettre", "part of itself"):
        assert words in found


def test_the_line_is_the_line_of_the_row(small_home: Home) -> None:
    path: Path = small_home.root / UN
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next(i for i, line in enumerate(lines, start=1) if "planned" in line)
    rewrite(path, "planned", "maybe")
    assert any(line.startswith(f"{UN}:{number}: ") for line in problems_of(small_home))
