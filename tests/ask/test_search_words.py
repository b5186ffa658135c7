"""The search behind the search page: what people type, and what they are shown for it."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from miprof_graph.ask.backend import Local
from miprof_graph.ask.folding import fold, is_acronym, parts_of, telling_words, without_forms
from miprof_graph.ask.likeness import Likenesses
from miprof_graph.ask.search import Hit, load_index, search, suggest
from miprof_graph.names import PREFIXES

MP, MPO = PREFIXES["mp"], PREFIXES["mpo"]


def slugs(hits: list[Hit]) -> list[str]:
    return [hit.iri.removeprefix(MP) for hit in hits]


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("MIPROF", "miprof"),
        ("violence femmes", "violences-faites-aux-femmes"),
        ("Vallaud Belkacem Najat", "najat-vallaud-belkacem"),
        ("marcineanu", "roxana-maracineanu"),
        ("colectif feministe contre le viole", "cfcv"),
        ("womens rights ministry", "ministere-droits-femmes"),
        ("obs nat vff", "observatoire-national-vff"),
        ("comité d'orientation", "comite-orientation-miprof"),
        ("décret 2013-7", "decret-2013-7"),
        ("hollande", "francois-hollande"),
    ],
)
def test_the_first_hit_is_what_is_meant(words: str, slug: str, real: Local) -> None:
    assert slugs(search(load_index(real), words, language="fr"))[0] == slug


@pytest.mark.parametrize("words", ["", "¡!", "zzzz", "le la les", "xylophone"])
def test_what_nothing_answers_to_has_no_hits(words: str, real: Local) -> None:
    assert search(load_index(real), words, language="fr") == []
    assert search(load_index(Local(ox.Store())), words, language="fr") == []


def test_a_hit_says_what_it_is_and_by_which_name_it_was_found(real: Local) -> None:
    hit = search(load_index(real), "cfcv", language="en")[0]
    assert (hit.label, hit.name, hit.score) == ("Feminist Collective against Rape", "CFCV", 100)
    assert hit.is_other_name
    assert (hit.kinds, hit.kind_label) == ((f"{MPO}Association",), "association")
    assert hit.definition.endswith(".")


def test_a_name_that_the_label_shows_is_not_another_name(real: Local) -> None:
    hit = search(load_index(real), "collectif féministe viol", language="fr")[0]
    assert (hit.name, hit.is_other_name) == ("Collectif féministe contre le viol", False)


def test_hits_can_be_of_some_classes_only_and_few(real: Local) -> None:
    index = load_index(real)
    everything = search(index, "traite", language="fr", limit=100)
    bodies = search(index, "traite", language="fr", kinds=[f"{MPO}Organisation"], limit=100)
    assert len(everything) > len(bodies) > 1
    assert all(f"{MPO}Organisation" in index.kinds_of[hit.iri] for hit in bodies)
    assert search(index, "traite", language="fr", limit=3) == everything[:3]


def test_scores_fall_and_stay_between_0_and_100(real: Local) -> None:
    scores = [hit.score for hit in search(load_index(real), "plan traite", language="fr")]
    assert scores == sorted(scores, reverse=True)
    assert 100 >= scores[0] > scores[-1] > 0


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("mip", "miprof"),
        ("obs nat vff", "observatoire-national-vff"),
        ("najat val", "najat-vallaud-belkacem"),
        ("vallaud", "najat-vallaud-belkacem"),
        ("decret-2013-7", "decret-2013-7"),
        (f"{MP}greta", "greta"),
        ("miproof", "miprof"),
        ("ÉGALITÉ", "egalite"),
    ],
)
def test_a_beginning_suggests_what_may_be_meant(typed: str, slug: str, real: Local) -> None:
    assert slugs(suggest(load_index(real), typed, language="fr"))[0] == slug


def test_suggestions_are_few_and_each_thing_stands_once(real: Local) -> None:
    found = slugs(suggest(load_index(real), "v", language="en", limit=50))
    assert len(found) == len(set(found)) == 50
    assert len(suggest(load_index(real), "v", language="en")) == 8
    assert suggest(load_index(real), " ", language="en") == []


def test_the_index_of_a_backend_is_read_once(real: Local) -> None:
    assert load_index(real) is load_index(real)
    assert load_index(real) is not load_index(Local(ox.Store()))


def test_a_search_is_fast(real: Local) -> None:
    index = load_index(real)
    search(index, "traite", language="fr")
    start = time.process_time()
    for _ in range(20):
        suggest(index, "viol", language="fr")
        search(index, "lutte contre la traite des etres humains", language="fr")
    assert time.process_time() - start < 1


def test_articles_titles_and_abbreviations_do_not_count() -> None:
    assert telling_words(fold("L’Obs. nat. des VFF")) == telling_words(
        fold("observatoire national violences faites aux femmes")
    )
    assert telling_words(fold("M. Valls")) == ("valls",)
    assert telling_words(fold("Mme")) == ("mme",)
    assert without_forms(("association",)) == ("association",)


def test_an_acronym_is_written_in_capitals_with_or_without_dots() -> None:
    assert [is_acronym(name) for name in ("CFCV", "C.F.C.V.", "Cfcv", "A", "93", "CFCV ET X")] == [
        *(True, True, False, False, False, False)
    ]


def test_the_parts_of_a_name_stand_in_brackets_or_behind_a_dash() -> None:
    assert parts_of("FNSF - Fédération") == ["FNSF", "Fédération"]
    assert parts_of("GRETA : groupe [Conseil]") == ["GRETA", "groupe", "Conseil"]
    assert parts_of("Vallaud-Belkacem") == parts_of("(x") == parts_of("") == []


def test_likeness_forgives_slips_but_not_in_short_words_and_numbers() -> None:
    likenesses = Likenesses(["loi 2016 444", "ined", "observatoire"], ["a", "b", "c"])
    assert [like.number for like in likenesses.find("observatiore")] == [2]
    assert [like.number for like in likenesses.find("observatoires")] == [2]
    assert likenesses.find("2016-445")[0].mean < 0.8
    assert likenesses.find("ind") == []
    assert likenesses.compare("loi 2016-444", ["Loi n° 2016-444"]) == 1
    assert likenesses.compare("", ["x"]) == likenesses.compare("x", []) == 0
