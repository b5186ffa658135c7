"""Lists: families and kinds, the entities of one, the documents."""

from __future__ import annotations

import json
import re
from html import unescape
from importlib.resources import files

import pytest

from miprof_graph.ask.folding import fold
from miprof_graph.messages import LANGUAGES
from miprof_graph.site.contents import ORDER, SOURCE, Entry, read_contents
from miprof_graph.site.documents import read_documents
from miprof_graph.site.paging import cut_page
from miprof_graph.web.typography import bind_signs
from tests.web.browser import Visitor


def names(page: str) -> list[str]:
    return re.findall(r'<p class="name">.*?<a href="[^"]+">([^<]+)</a>', page)


def test_every_entity_is_in_one_family_and_every_family_has_a_page(visitor: Visitor) -> None:
    contents = read_contents(visitor.context.backend, "en")
    assert sum(family.count for family in contents.families) == len(contents.entities) > 300
    page = visitor.page("/en/browse")
    for family in contents.families:
        assert f'href="/en/browse/{family.slug}"' in page
        shown = visitor.page(f"/en/browse/{family.slug}")
        assert len(names(shown)) == min(family.count, 200)


def test_the_marks_of_the_families_are_those_of_the_map(visitor: Visitor) -> None:
    palette = json.loads((files("miprof_graph.map") / "palette.json").read_text("utf-8"))["kinds"]
    assert tuple(palette) == ORDER
    sheet = (files("miprof_graph.web") / "static" / "site.css").read_text("utf-8")
    for slug, mark in palette.items():
        rule = rf"\.mark-{slug}(?:,\n\.mark-\w+)* {{\n  background: light-dark\((.*?), (.*?)\);"
        found = re.search(rule, sheet)
        assert found is not None, slug
        assert found.groups() == (mark["light"], mark["dark"])
    assert 'class="mark mark-person"' in visitor.page("/en/browse")


def test_a_family_can_be_narrowed_to_a_kind(visitor: Visitor) -> None:
    family = visitor.page("/en/browse/state")
    ministries = visitor.page("/en/browse/state?kind=ministry")
    assert '<a href="/en/browse/state">State and public bodies</a>' in ministries
    assert 0 < len(names(ministries)) < len(names(family))
    assert {*names(ministries)} < {*names(family)}


def test_the_name_of_a_kind_leads_to_its_place(visitor: Visitor) -> None:
    response = visitor.ask("/en/browse/public-body")
    assert response.headers["location"] == "/en/browse/state?kind=public-body"
    assert visitor.ask("/en/browse/source").headers["location"] == "/en/sources"
    assert visitor.ask("/en/browse/nothing").status == 404


def test_a_list_is_sorted_as_a_dictionary_or_by_what_is_said(visitor: Visitor) -> None:
    by_name = names(visitor.page("/fr/browse/event", "fr"))
    assert by_name == sorted(by_name, key=fold)
    assert by_name != sorted(by_name)
    page = visitor.page("/fr/browse/topic?sort=count", "fr")
    counts = [int(count) for count in re.findall(r'class="many">(\d+)', page)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]


def test_a_letter_keeps_the_names_that_begin_with_it(visitor: Visitor) -> None:
    kept = names(visitor.page("/fr/browse/document?letter=E", "fr"))
    assert kept
    assert all(name.startswith(("E", "É", "Ê")) for name in kept)


def test_a_page_of_a_list_holds_so_many() -> None:
    assert [*cut_page(range(450), 3, 200).items] == [*range(400, 450)]
    assert (cut_page([], 7, 200).number, cut_page([], 7, 200).last) == (1, 1)


def test_accents_do_not_move_a_name_to_the_end_of_a_list() -> None:
    made = [
        Entry("x", label, "", "", frozenset(), SOURCE, 0) for label in ("Zone", "Écoles", "Fable")
    ]
    assert [entry.label for entry in sorted(made, key=lambda one: one.sort_key)] == [
        *("Écoles", "Fable", "Zone")
    ]
    assert [entry.letter for entry in made] == ["Z", "E", "F"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_document_is_listed_with_what_is_known_of_it(visitor: Visitor, language: str) -> None:
    documents = read_documents(visitor.context.backend, language)
    page = visitor.page(f"/{language}/sources", language)
    assert len(names(page)) == len(documents) > 4
    claims = read_contents(visitor.context.backend, language).claims
    assert sum(document.count for document in documents) == claims
    for document in documents:
        assert document.publisher
        shown = bind_signs(document.publisher) if language == "fr" else document.publisher
        assert shown.replace("&", "&amp;") in page
    assert ("10\N{NO-BREAK SPACE}janvier\N{NO-BREAK SPACE}2025" in page) == (language == "fr")


def test_the_documents_can_be_filtered_and_sorted(visitor: Visitor) -> None:
    copies = names(visitor.page("/fr/sources?q=WIKIPEDIA", "fr"))
    assert len(copies) == 11
    assert "CNCDH (Wikipédia, copie fr-academic.com)" in copies
    assert "Aucun document" in visitor.page("/fr/sources?q=qqqq", "fr")
    page = visitor.page("/en/sources?sort=count")
    counts = [int(count) for count in re.findall(r'class="many">(\d+)', page)]
    assert counts == sorted(counts, reverse=True)
    dates = {one.title: one.issued for one in read_documents(visitor.context.backend, "en")}
    listed = [dates[unescape(name)] for name in names(visitor.page("/en/sources?sort=date"))]
    dated = [date for date in listed if date]
    assert dated == sorted(dated, reverse=True)
    assert listed[: len(dated)] == dated
    assert 300 < len(dated) < len(listed)
