"""What happened to entities, documents and terms is said, and a new name of the same is seen."""

from __future__ import annotations

import pytest

from miprof_graph.diff.compare import Change
from miprof_graph.paths import Home
from tests.conftest import reformat, rewrite
from tests.diff.conftest import read_difference, rename_everywhere, write_page

LETTER = """mp:lettre a mpo:Letter ;
    skos:prefLabel "Letter"@en ,
        "Lettre"@fr ;
    skos:definition "A letter."@en ,
        "Un courrier."@fr .
"""


def add(home: Home, block: str) -> None:
    """Declare one more entity."""
    path = home.entities / "all.ttl"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{block}", encoding="utf-8")


def changes(before: Home, after: Home) -> list[tuple[str, str]]:
    return [(change.part, change.change) for change in read_difference(before, after).things]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '"Lettre"@fr',
            '"Courrier"@fr',
            {
                "fr": "*Courrier* (`mp:lettre`) – nom (fr) : « Lettre » → « Courrier »",
                "en": "*Letter* (`mp:lettre`) – name (fr): “Lettre” → “Courrier”",
            },
        ),
        (
            '"A letter."@en',
            '"A letter to a minister."@en',
            {
                "fr": "définition (en) : « A letter. » → « A letter to a minister. »",
                "en": "definition (en): “A letter.” → “A letter to a minister.”",
            },
        ),
        (
            "mp:lettre a mpo:Letter",
            "mp:lettre a mpo:Report",
            {
                "fr": "*Lettre* (`mp:lettre`) – nature : *courrier* → *rapport*",
                "en": "*Letter* (`mp:lettre`) – kind: *letter* → *report*",
            },
        ),
        (
            '"Un courrier."@fr .',
            '"Un courrier."@fr ; skos:altLabel "Missive"@fr .',
            {
                "fr": "autre nom (fr) : ajout de « Missive »",
                "en": "other name (fr): “Missive” added",
            },
        ),
    ],
    ids=["label", "definition", "kind", "other name"],
)
def test_a_change_of_an_entity_is_said_in_both_languages(
    old: str, new: str, said: dict[str, str], before: Home, after: Home
) -> None:
    rewrite(after.entities / "all.ttl", old, new)
    difference = read_difference(before, after)
    assert [(c.part, c.change) for c in difference.things] == [("entity", "changed")]
    for language, sentence in said.items():
        assert write_page(difference, language).endswith(f"{sentence}\n")


def test_an_entity_comes_and_goes(before: Home, after: Home) -> None:
    add(
        after,
        LETTER.replace("ettre", "oi").replace("etter", "aw").replace("mpo:Law", "mpo:LegalText"),
    )
    difference = read_difference(before, after)
    said = "*Loi* (`mp:loi`), texte juridique – Un courrier."
    assert write_page(difference, "fr").endswith(
        f"1 entité nouvelle.\n\n## Entités\n\n- **Nouvelle** : {said}\n"
    )
    assert f"**Retirée** : {said}" in write_page(read_difference(after, before), "fr")


def test_an_entity_under_a_new_slug_is_renamed_and_its_statements_are_the_same(
    before: Home, after: Home
) -> None:
    rename_everywhere(after, "mp:miprof", "mp:mission-miprof")
    difference = read_difference(before, after)
    assert difference.statements == ()
    assert [change.change for change in difference.things] == [Change.RENAMED]
    assert write_page(difference, "fr").endswith(
        "- **Nouvel identifiant** : *MIPROF*, `mp:mission-miprof` au lieu de `mp:miprof`\n"
    )


def test_a_slug_whose_name_another_entity_of_the_kind_bears_is_merged_into_it(
    before: Home, after: Home
) -> None:
    also = "mp:plan\tmpo:addressedTo\tmp:premier-ministre\t\t\tasserted\tnormal\t§ 1\tmots\t\n"
    rewrite(
        before.claims / "deux.tsv", "mp:miprof\tmpo:createdOn", f"{also}mp:miprof\tmpo:createdOn"
    )
    rewrite(after.entities / "all.ttl", LETTER, "")
    rename_everywhere(after, "mp:lettre", "mp:plan")
    definition = '"An action plan."@en'
    rewrite(after.entities / "all.ttl", definition, f'{definition} ; skos:altLabel "Lettre"@fr')
    # A letter is no plan: a name that is not the preferred one needs the same kind.
    assert ("entity", "went") in changes(before, after)
    for home in (before, after):
        path = home.entities / "all.ttl"
        content = path.read_text(encoding="utf-8").replace("mpo:Letter", "mpo:ActionPlan")
        path.write_text(content, encoding="utf-8")
    difference = read_difference(before, after)
    page = write_page(difference, "fr")
    assert "**Réunie à une autre** : `mp:lettre` est désormais *Plan* (`mp:plan`)" in page
    assert "1 entité réunie à une autre" in page
    # What was said of the letter is said of the plan now, and once where it was said of both.
    assert {change.change for change in difference.statements} <= {Change.EVIDENCE}


def test_a_name_that_two_things_bear_decides_nothing(before: Home, after: Home) -> None:
    rewrite(after.entities / "all.ttl", LETTER, "")
    for slug in ("mp:une", "mp:autre"):
        add(after, LETTER.replace("mp:lettre", slug))
    path = after.claims / "deux.tsv"
    path.write_text(path.read_text("utf-8").replace("mp:lettre", "mp:une"), "utf-8")
    found = sorted(changes(before, after))
    assert found == [("entity", "came"), ("entity", "came"), ("entity", "went")]


def test_a_document_comes_and_goes_with_its_statements(before: Home, after: Home) -> None:
    (after.claims / "deux.tsv").unlink()
    page = write_page(read_difference(before, after))
    assert "6 statements withdrawn and 1 document withdrawn." in page
    assert (
        "### Document deux (en) (`src:deux`)\n\n"
        "- **Document withdrawn**: web page, *Collective*, <https://example.org/deux>\n"
        "- **Withdrawn**: *Collective* met *A. Moiron*, in October every year.\n"
    ) in page
    assert "**Nouveau document** : page web, *Collectif*" in write_page(
        read_difference(after, before), "fr"
    )


def test_a_document_is_described_otherwise(before: Home, after: Home) -> None:
    rewrite(
        after.claims / "un.tsv",
        "# retrieved: 2026-11-21",
        "# issued: 2014-05\n# retrieved: 2026-11-22",
    )
    rewrite(after.claims / "un.tsv", "# title: Document un", "# title: Premier document")
    page = write_page(read_difference(before, after), "fr")
    assert "1 document décrit autrement." in page
    assert (
        "### Premier document (`src:un`)\n\n"
        "- **Document modifié** : titre (fr) : « Document un » → « Premier document » ; "
        "publié : ajout de mai 2014 ; "
        "consulté le : 21 novembre 2026 → 22 novembre 2026\n"
    ) in page


def test_a_document_under_a_new_slug_is_known_by_its_address(before: Home, after: Home) -> None:
    rename_everywhere(after, "src:un", "src:premier")
    rewrite(after.claims / "premier.tsv", "# title: Document un", "# title: Premier document")
    difference = read_difference(before, after)
    assert difference.statements == ()
    assert [change.change for change in difference.things] == [Change.RENAMED]
    assert "**New identifier**: `src:premier` instead of `src:un`; title (fr):" in write_page(
        read_difference(before, after)
    )


def test_a_term_comes_goes_and_is_described_otherwise(before: Home, after: Home) -> None:
    lists = after.ontology / "lists.ttl"
    content = lists.read_text(encoding="utf-8")
    start = content.index("mpo:act-ratification a ")
    block = content[start : content.index("\n\n", start) + 2]
    lists.write_text(content.replace(block, block.replace("ratification", "visa") + block), "utf-8")
    reformat(lists)
    rewrite(after.ontology / "miprof.ttl", "Ce qui peut agir,", "Ce qui sait agir,")
    assert sorted(changes(before, after)) == [("term", "came"), ("term", "changed")]
    page = write_page(read_difference(before, after), "fr")
    assert "**Nouveau** : *visa* (`mpo:act-visa`), entrée de liste – Ratification" in page
    assert "**Modifié** : *acteur* (`mpo:Agent`) – définition (fr) : « Ce qui peut" in page
    assert "**Withdrawn**: *visa* (`mpo:act-visa`), list entry – " in write_page(
        read_difference(after, before)
    )


def test_a_term_that_is_given_up_is_said_with_its_successor(before: Home, after: Home) -> None:
    rewrite(
        after.ontology / "miprof.ttl",
        "mpo:Article a owl:Class ;",
        "mpo:Article a owl:Class ; owl:deprecated true ; dcterms:isReplacedBy mpo:Document ;",
    )
    assert changes(before, after) == [("term", "deprecated")]
    assert write_page(read_difference(before, after), "fr").endswith(
        "- **N’est plus employé** : *article de presse* (`mpo:Article`) ; remplacé par *document*\n"
    )
    assert "**No longer used**: *press article* (`mpo:Article`); replaced by *document*" in (
        write_page(read_difference(before, after), "en")
    )
