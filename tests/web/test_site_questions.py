"""The named questions as a person asks them."""

from __future__ import annotations

import re
from itertools import chain
from urllib.parse import parse_qs, urlsplit

from miprof_graph.messages import LANGUAGES
from miprof_graph.site.questions import FIRST, THEMES
from tests.web.browser import Visitor


def test_every_question_is_listed_once_and_in_a_theme(visitor: Visitor) -> None:
    questions = visitor.context.questions
    page = visitor.page("/en/questions")
    listed = re.findall(r'href="/en/questions/([\w-]+)"', page)
    assert sorted(listed) == sorted(questions)
    placed = [*chain.from_iterable(THEMES.values())]
    assert sorted(placed) == sorted({*placed})
    assert [name for name in (*placed, *FIRST) if name not in questions] == []
    assert "Other questions" not in page


def test_the_list_can_be_searched(visitor: Visitor) -> None:
    page = visitor.page("/fr/questions?q=COMITE%20siege", "fr")
    found = re.findall(r'href="/fr/questions/([\w-]+)"', page)
    assert found == ["membres-d-un-comite", "sieges-a-une-date"]
    assert "No question holds these words" in visitor.page("/en/questions?q=qqqq")


def test_every_question_opens_with_an_answer(visitor: Visitor) -> None:
    for name, question in visitor.context.questions.items():
        for language in LANGUAGES:
            page = visitor.page(f"/{language}/questions/{name}", language)
            assert 'role="alert"' not in page, name
            assert page.count("<label for=") == len(question.params), name
            assert '<section class="answer"' in page, name


def test_an_answer_leads_to_the_pages_of_entities_and_documents(visitor: Visitor) -> None:
    page = visitor.page("/en/questions/titulaires-successifs")
    table = page.split("<tbody")[1].split("</tbody>")[0]
    assert 'href="/en/doc/najat-vallaud-belkacem">Najat Vallaud-Belkacem</a>' in table
    assert 'href="/en/source/' in table
    assert "DESCRIBE" not in table
    assert "25\N{NO-BREAK SPACE}July\N{NO-BREAK SPACE}2013" in table


def test_an_answer_can_be_had_as_data_and_its_query_changed(visitor: Visitor) -> None:
    page = visitor.page("/en/questions/qui-forme-qui").replace("&amp;", "&")
    csv = re.search(r'href="(/sparql\?[^"]+format=csv)"', page)
    editor = re.search(r'href="(/en/sparql\?query=[^"]+)"', page)
    assert csv is not None
    assert editor is not None
    [query] = parse_qs(urlsplit(editor[1]).query)["query"]
    assert parse_qs(urlsplit(csv[1]).query)["query"] == [query]
    assert query.startswith("# title_fr: Qui forme qui")
    assert '"en"' in query


def test_a_field_takes_a_name_and_shows_one(visitor: Visitor) -> None:
    address = "/fr/questions/membres-d-un-comite"
    named = visitor.page(f"{address}?committee=comité d’orientation de la miprof", "fr")
    slug = visitor.page(f"{address}?committee=mp:comite-orientation-miprof", "fr")
    rows = re.compile(r"<tbody.*?</tbody>", re.DOTALL)
    assert rows.findall(named) == rows.findall(slug) != []
    assert 'name="committee" value="Comité d’orientation de la MIPROF"' in slug
    assert 'data-suggest="/suggest?lang=fr"' in slug


def test_a_name_that_is_not_clear_leads_to_those_that_may_be_meant(visitor: Visitor) -> None:
    response = visitor.ask("/fr/questions/membres-d-un-comite?committee=orientation")
    page = response.body.decode()
    assert response.status == 400
    assert 'role="alert"' in page
    assert 'value="orientation"' in page
    meant = "/fr/questions/membres-d-un-comite?committee=mp%3Acomite-orientation-miprof"
    assert f'<a href="{meant}">Comité d’orientation de la MIPROF</a>' in page
    assert 'role="alert"' not in visitor.page(meant, "fr")


def test_a_wrong_date_is_said_in_words(visitor: Visitor) -> None:
    response = visitor.ask("/en/questions/chronologie?start=yesterday")
    assert response.status == 400
    assert "“yesterday” is not a date" in response.body.decode()
    assert "--param" not in response.body.decode()


def test_what_stands_in_a_field_is_never_markup(visitor: Visitor) -> None:
    hostile = "%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E"
    page = visitor.ask(f"/en/questions/partenaires?body={hostile}").body.decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x" in page


def test_the_short_address_of_a_question_leads_to_it(visitor: Visitor) -> None:
    response = visitor.ask("/question/chronologie?lang=en&start=2013")
    assert response.status == 303
    assert response.headers["location"] == "/en/questions/chronologie?start=2013"
    assert visitor.ask("/question/nothing").status == 404
    assert visitor.ask("/fr/questions/nothing").status == 404
