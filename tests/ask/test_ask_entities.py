"""Entities are found by what people call them, and shown with all that is said of them."""

from __future__ import annotations

import json

import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.ask.card_text import card_as_json, card_as_text
from miprof_graph.ask.cards import Card, Relation, Side, read_card
from miprof_graph.ask.labels import explain_sources, read_labels
from miprof_graph.ask.search import EntityError, Finder
from miprof_graph.ask.statements import has_rank
from miprof_graph.ask.terminal import Screen
from miprof_graph.names import PREFIXES
from tests.data_small import HOSTILE, make_hostile_store

MP = PREFIXES["mp"]


@pytest.mark.parametrize(
    ("wanted", "slug"),
    [
        ("miprof", "miprof"),
        ("mp:miprof", "miprof"),
        (f"{MP}miprof", "miprof"),
        (f"<{MP}miprof>", "miprof"),
        ("MIPROFF", "miprof"),
        ("ELISABETH MOIRON BRAUD", "elisabeth-moiron-braud"),
        ("élisabeth moiron", "elisabeth-moiron-braud"),
        ("Colas Genevieve", "genevieve-colas"),
        ("maracin", "roxana-maracineanu"),
    ],
)
def test_an_entity_is_found_whatever_the_accents_and_the_case(
    wanted: str, slug: str, small: Local
) -> None:
    assert Finder(small, "fr").get(wanted).iri == MP + slug


def test_an_exact_name_wins_over_longer_ones(real: Local) -> None:
    assert Finder(real, "fr").get("GRETA").iri == MP + "greta"


def test_a_thing_wins_over_the_documents_that_have_its_name_in_their_titles(real: Local) -> None:
    finder = Finder(real, "fr")
    assert finder.get("elisabeth moiron").iri == MP + "elisabeth-moiron-braud"
    assert finder.get("Wikipédia, MIPROF").iri == f"{PREFIXES['src']}wikipedia-miprof"


@pytest.mark.parametrize(
    ("wanted", "key", "near"),
    [
        ("roxanna", "ask.entity-near", "roxana-maracineanu"),
        ("contre la traite", "ask.entity-ambiguous", "plan-2014"),
        ("xyzzy", "ask.entity-unknown", None),
        ("mp:nobody", "ask.entity-unknown", None),
        ("¡!", "ask.entity-unknown", None),
        ("http://bad iri", "ask.entity-unknown", None),
    ],
)
def test_what_is_not_found_is_answered_with_suggestions(
    wanted: str, key: str, near: str | None, small: Local
) -> None:
    with pytest.raises(EntityError) as caught:
        Finder(small, "en").get(wanted)
    assert caught.value.key == key
    slugs = [entity.iri.removeprefix(MP) for entity in caught.value.candidates]
    assert (near in slugs) if near else not slugs


def find_relation(card: Card, name: str, side: Side = Side.SUBJECT) -> Relation:
    (found,) = [r for r in card.relations if r.iri == PREFIXES["mpo"] + name and r.side is side]
    return found


def test_a_card_gathers_statements_both_ways_with_their_evidence(small: Local) -> None:
    card = read_card(small, f"{MP}miprof", "fr")
    assert (card.label, card.kinds) == ("MIPROF", ("mission interministérielle",))
    assert card.slips == ("MIPROFF",)
    heads = find_relation(card, "heads", Side.OBJECT)
    assert heads.label == "est dirigé par"
    assert [s.start for s in heads.statements] == ["2013", "2016-10-17", "2023-03"]
    assert has_rank(heads.statements[0], "preferred")
    first = heads.statements[0]
    assert (first.locator, first.quote) == ("§ 3", "les mots du document")
    assert first.url == "https://example.org/encyclo#:~:text=words"


def test_a_card_says_where_documents_disagree(small: Local) -> None:
    card = read_card(small, f"{MP}miprof", "en")
    assert find_relation(card, "partOfBody").disputed
    assert not find_relation(card, "trains").disputed
    drawn = card_as_text(card, "en")
    assert "These statements disagree:" in drawn
    assert "training organisation (denied)" in drawn
    assert "(planned)" in drawn


def test_dates_of_other_precision_are_no_disagreement(real: Local) -> None:
    card = read_card(real, f"{MP}miprof", "fr")
    assert len(find_relation(card, "createdOn").statements) > 1
    assert not find_relation(card, "createdOn").disputed


def test_a_card_says_the_exact_title_under_which_a_post_is_held(small: Local) -> None:
    card = read_card(small, f"{MP}najat-vallaud-belkacem", "en")
    assert "exact title: ministre des Droits des femmes" in card_as_text(card, "en")
    said = [s for r in json.loads(card_as_json(card))["relations"] for s in r["statements"]]
    assert "ministre des Droits des femmes" in {s.get("exactTitle") for s in said}


def test_a_card_also_shows_statements_that_only_mention_the_entity(small: Local) -> None:
    card = read_card(small, f"{MP}greta", "en")
    mention = find_relation(card, "evaluates", Side.MENTION)
    assert mention.statements[0].attributed_to == f"{MP}greta"
    assert "EIGE → France" in card_as_text(card, "en")
    assert "according to: GRETA" in card_as_text(card, "en")


def test_the_card_of_a_document_counts_its_statements(small: Local) -> None:
    card = read_card(small, PREFIXES["src"] + "encyclopedie", "en")
    assert card.sourced > 10
    assert "--param document=src:encyclopedie" in card_as_text(card, "en")


def test_a_card_as_json_has_iris_labels_and_evidence(small: Local) -> None:
    record = json.loads(card_as_json(read_card(small, f"{MP}miprof", "en")))
    assert record["label"] == "MIPROF"
    said = [s for r in record["relations"] for s in r["statements"]]
    negated = [s for s in said if s["status"] == "negated"]
    assert len(negated) == 3
    assert all(s["source"]["label"] and s["locator"] and s["quote"] for s in said)
    (created,) = [s for s in said if s["object"].get("value") == "2013-01-03"]
    assert created["object"]["datatype"].endswith("EDTF")


def test_hostile_texts_do_not_reach_the_terminal_raw() -> None:
    store = Local(make_hostile_store())
    drawn = card_as_text(read_card(store, f"{MP}one", "en"), "en", Screen(room=40))
    assert HOSTILE[:10] in drawn
    assert "\x1b" not in drawn


def test_an_entity_of_which_nothing_is_said_has_a_short_card(small: Local) -> None:
    assert "No statement" in card_as_text(read_card(small, f"{MP}nobody", "en"), "en")


def test_long_names_are_shortened_and_the_titles_of_documents_explained(real: Local) -> None:
    iris = [f"{MP}miprof", PREFIXES["src"] + "wikipedia-miprof", f"{MP}greta"]
    full, short = (read_labels(real, iris, "fr", short=short) for short in (False, True))
    assert full[iris[0]].startswith("Mission interministérielle")
    assert (short[iris[0]], short[iris[1]]) == ("MIPROF", "Wikipédia, MIPROF")
    assert short[iris[2]] == full[iris[2]] == "GRETA"
    assert explain_sources(real, short, "fr") == [("Wikipédia, MIPROF", full[iris[1]])]
