"""What happened to a statement is said in one sentence, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from miprof_graph.diff.compare import Change
from miprof_graph.paths import Home
from tests.conftest import rewrite
from tests.diff.conftest import read_difference, rename_everywhere, write_page

HEADS = "mp:a-moiron\tmpo:heads\tmp:miprof\t2013-04\t2022\tasserted\tnormal\t§ 1\tquelques mots\t"
PART = "mp:comite\tmpo:partOfBody\tmp:miprof\t\t\tasserted\tnormal\t§ 1\tquelques mots\t"
CREATED = "mp:miprof\tmpo:createdOn\t2013-01-03\t\t\tasserted\tnormal\t§ 1\tquelques mots\t"
PLAN = "mp:miprof\tmpo:drewUp\tmp:plan\t\t\tplanned\tnormal\t§ 1\tquelques mots\t"
COLUMNS = "locator\tquote\tnote\n"


@dataclass(frozen=True)
class Case:
    """A change of the table `un.tsv`, what it is, and how it is said."""

    old: str
    new: str
    change: Change
    fr: str
    en: str


CASES = {
    "a statement came": Case(
        PART,
        f"{PART}\n{PART.replace('partOfBody', 'metWith').replace('miprof', 'collectif')}",
        Change.CAME,
        "**Nouveau** : *Comité d’orientation* a rencontré *Collectif*.",
        "**New**: *Orientation committee* met *Collective*.",
    ),
    "a statement went": Case(
        f"{HEADS}\n",
        "",
        Change.WENT,
        "**Retiré** : *A. Moiron* dirige *MIPROF*, à partir d’avril 2013 jusqu’à 2022.",
        "**Withdrawn**: *A. Moiron* heads *MIPROF*, from April 2013 until 2022.",
    ),
    "another value": Case(
        CREATED,
        CREATED.replace("2013-01-03", "2013"),
        Change.CHANGED,
        "**Modifié** : *MIPROF* – créé le : 3 janvier 2013 → 2013.",
        "**Changed**: *MIPROF* – created on: 3 January 2013 → 2013.",
    ),
    "another thing": Case(
        PART,
        PART.replace("mp:miprof", "mp:collectif"),
        Change.CHANGED,
        "**Modifié** : *Comité d’orientation* – relève de : *MIPROF* → *Collectif*.",
        "**Changed**: *Orientation committee* – is part of: *MIPROF* → *Collective*.",
    ),
    "dates where there were none": Case(
        PLAN,
        PLAN.replace("mp:plan\t\t", "mp:plan\t2014\t.."),
        Change.CHANGED,
        "**Modifié** : *MIPROF* a élaboré *Plan* (prévu) ; période : sans date → depuis 2014.",
        "**Changed**: *MIPROF* drew up *Plan (action plan)* (planned); "
        "period: undated → since 2014.",
    ),
    "another status": Case(
        PLAN,
        PLAN.replace("planned", "asserted"),
        Change.CHANGED,
        "**Modifié** : *MIPROF* a élaboré *Plan* ; statut : prévu → affirmé.",
        "**Changed**: *MIPROF* drew up *Plan (action plan)*; status: planned → asserted.",
    ),
    "another rank": Case(
        HEADS,
        HEADS.replace("normal", "deprecated"),
        Change.CHANGED,
        "**Modifié** : *A. Moiron* dirige *MIPROF*, à partir d’avril 2013 jusqu’à 2022 ; "
        "rang : normal → déprécié.",
        "**Changed**: *A. Moiron* heads *MIPROF*, from April 2013 until 2022; "
        "rank: normal → deprecated.",
    ),
    "another quote": Case(
        PLAN,
        PLAN.replace("quelques mots", "d’autres mots"),
        Change.EVIDENCE,
        "**Preuve modifiée** : *MIPROF* a élaboré *Plan* (prévu) ; "
        "citation : « quelques mots » → « d’autres mots ».",
        "**Evidence changed**: *MIPROF* drew up *Plan (action plan)* (planned); "
        "quote: “quelques mots” → “d’autres mots”.",
    ),
    "a note": Case(
        PLAN,
        f"{PLAN}À vérifier.",
        Change.EVIDENCE,
        "remarque : ajout de « À vérifier. ».",
        "note: “À vérifier.” added.",
    ),
    "another place": Case(
        PLAN,
        PLAN.replace("§ 1", "§ 2"),
        Change.EVIDENCE,
        "endroit : § 1 → § 2.",
        "place: § 1 → § 2.",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_change_of_a_statement_is_said_in_both_languages(
    case: Case, before: Home, after: Home
) -> None:
    rewrite(after.claims / "un.tsv", case.old, case.new)
    difference = read_difference(before, after)
    assert [change.change for change in difference.statements] == [case.change]
    assert difference.things == ()
    for language, sentence in (("fr", case.fr), ("en", case.en)):
        page = write_page(difference, language, details=case.change is Change.EVIDENCE)
        assert page.endswith(f"{sentence}\n")


def test_a_role_and_an_exact_title_come_and_change(before: Home, after: Home) -> None:
    for home, role, title in (
        (before, "", "directrice@fr"),
        (after, "mpo:act-signature", "secrétaire générale@fr"),
    ):
        rewrite(home.claims / "un.tsv", COLUMNS, f"{COLUMNS[:-1]}\trole\ttitle\n")
        lines = (home.claims / "un.tsv").read_text(encoding="utf-8").splitlines()
        body = [f"{line}\t{role}\t{title}" for line in lines[9:10]]
        body += [f"{line}\t\t" for line in lines[10:]]
        (home.claims / "un.tsv").write_text("\n".join([*lines[:9], *body, ""]), encoding="utf-8")
    assert (
        "*A. Moiron* dirige *MIPROF*, à partir d’avril 2013 jusqu’à 2022 ; "
        "qualité : ajout de *signature* ; "
        "titre exact : « directrice » (fr) → « secrétaire générale » (fr)."
    ) in write_page(read_difference(before, after), "fr")


def test_changed_evidence_is_counted_and_shown_on_demand_only(before: Home, after: Home) -> None:
    rewrite(after.claims / "un.tsv", PLAN, PLAN.replace("§ 1", "§ 2"))
    difference = read_difference(before, after)
    page = write_page(difference)
    assert "From `old` to `new`: 1 statement of which only the evidence changed." in page
    assert "`--details` shows it" in page
    assert "place:" not in page
    detailed = write_page(difference, details=True)
    assert "place: § 1 → § 2" in detailed
    assert "--details" not in detailed


def test_details_say_where_a_new_statement_is_found(before: Home, after: Home) -> None:
    rewrite(after.claims / "un.tsv", f"{CREATED}\n", "")
    difference = read_difference(before, after)
    assert write_page(difference, "fr").endswith("– créé le : 3 janvier 2013.\n")
    detailed = write_page(difference, "fr", details=True)
    assert detailed.endswith("– créé le : 3 janvier 2013 ; § 1, « quelques mots ».\n")


def test_of_many_values_those_with_the_same_words_are_taken_for_one(
    before: Home, after: Home
) -> None:
    """Of those that the committee met, one is the same, one corrected, one gone, two are new."""
    met = {"mp:collectif": "un", "mp:a-moiron": "deux", "mp:premier-ministre": "trois"}
    meets = {"mp:collectif": "un", "mp:plan": "deux", "mp:lettre": "quatre", "mp:miprof": "cinq"}
    for home, others in ((before, met), (after, meets)):
        rows = [
            PART.replace("partOfBody\tmp:miprof", f"metWith\t{other}").replace("quelques", words)
            for other, words in others.items()
        ]
        rewrite(home.claims / "un.tsv", PART, "\n".join(rows))
    page = write_page(read_difference(before, after))
    assert "**Changed**: *Orientation committee* – met: *A. Moiron* → *Plan (action plan)*." in page
    assert "**Withdrawn**: *Orientation committee* met *Prime Minister*." in page
    assert "**New**: *Orientation committee* met *Letter*." in page
    assert "**New**: *Orientation committee* met *MIPROF*." in page
    assert "*Collective*" not in page


def test_the_same_value_of_another_type_is_told_apart(before: Home, after: Home) -> None:
    for home, kind in ((before, "xsd:integer"), (after, "xsd:decimal")):
        terms = home.ontology / "miprof.ttl"
        content = terms.read_text(encoding="utf-8")
        start = content.index("mpo:numberOfPages a ")
        block = content[start : content.index("\n\n", start)]
        rewrite(terms, block, block.replace("rdfs:range xsd:integer", f"rdfs:range {kind}"))
        rewrite(
            home.claims / "un.tsv",
            CREATED,
            CREATED.replace("createdOn\t2013-01-03", "numberOfPages\t7"),
        )
    assert "7 (`xsd:integer`) → 7 (`xsd:decimal`)." in write_page(read_difference(before, after))


def test_a_statement_follows_the_things_that_are_renamed_in_it(before: Home, after: Home) -> None:
    rename_everywhere(after, "mp:a-moiron", "mp:anne-moiron")
    rewrite(after.claims / "un.tsv", "2013-04\t2022", "2013-04\t2021")
    difference = read_difference(before, after)
    assert [change.fields for change in difference.statements] == [("until",)]
    assert "until 2022 → from April 2013 until 2021" in write_page(read_difference(before, after))


def test_documents_and_entities_come_in_order_after_a_sentence_that_sums_up(
    before: Home, after: Home
) -> None:
    rewrite(after.claims / "un.tsv", f"{PLAN}\n", "")
    rewrite(after.claims / "un.tsv", CREATED, CREATED.replace("2013-01-03", "2013"))
    rewrite(after.claims / "deux.tsv", "2014\t2014", "2015\t2015")
    assert write_page(read_difference(before, after)) == (
        "# What changed\n\n"
        "From `old` to `new`: 1 statement withdrawn and 2 statements changed.\n\n"
        "## Documents\n\n"
        "### Document deux (en) (`src:deux`)\n\n"
        "- **Changed**: *Collective* sent *Letter*; period: in 2014 → in 2015.\n\n"
        "### Document un (en) (`src:un`)\n\n"
        "- **Changed**: *MIPROF* – created on: 3 January 2013 → 2013.\n"
        "- **Withdrawn**: *MIPROF* drew up *Plan (action plan)* (planned).\n"
    )
