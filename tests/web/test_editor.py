"""The page for SPARQL as a browser without scripts sees it: a form, and the answer below it."""

from __future__ import annotations

import json
import re
from html import unescape
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from lxml.html import HtmlElement

from miprof_graph.names import PREFIXES
from miprof_graph.web.records import FORM, Response
from tests.web.browser import BROWSER, Visitor
from tests.web.elements import find, parse, read

MINISTRIES = "SELECT ?body ?bodyLabel { ?body a mpo:Ministry ; skos:prefLabel ?bodyLabel }"
FORMATS = ["json", "xml", "csv", "tsv"]
LONG = MINISTRIES + "".join(f"\n# {number:060}" for number in range(200))


def open_page(visitor: Visitor, query: str, language: str = "en", **more: str) -> HtmlElement:
    return parse(visitor.page(address_of(query, language, **more)))


def address_of(query: str, language: str = "en", **more: str) -> str:
    return f"/{language}/sparql?{urlencode({'query': query, **more})}"


def post(visitor: Visitor, query: str) -> Response:
    return visitor.post_form("/en/sparql", [("query", query)], BROWSER)


@pytest.mark.parametrize(("language", "run"), [("fr", "Exécuter"), ("en", "Run")])
def test_a_visitor_finds_a_form_with_a_query_that_can_be_run(
    visitor: Visitor, language: str, run: str
) -> None:
    page = parse(visitor.page(f"/{language}/sparql"))
    assert page.get("lang") == language
    assert read(page, "#ask button") == run
    assert find(page, ".answer") == []
    query = read(page, "#ask textarea")
    assert find(open_page(visitor, query, language), ".answer tbody tr")


def test_an_answer_is_a_table_whose_entities_lead_to_their_pages(visitor: Visitor) -> None:
    page = open_page(visitor, MINISTRIES)
    links = [link.get("href") for link in find(page, ".answer tbody a")]
    assert links
    assert all(link.startswith("/en/doc/") for link in links)
    assert read(page, "#ask textarea") == MINISTRIES


@pytest.mark.parametrize(
    ("query", "said"), [("ASK { ?x a mpo:Ministry }", "Yes"), ("ASK { ?x a mpo:No }", "No")]
)
def test_a_yes_or_no_question_is_answered_in_a_word(
    visitor: Visitor, query: str, said: str
) -> None:
    assert read(open_page(visitor, query), ".verdict") == said


@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s a mpo:Ministry }", "DESCRIBE mp:miprof"])
def test_a_graph_is_shown_as_its_triples(visitor: Visitor, query: str) -> None:
    page = open_page(visitor, query)
    assert len(find(page, ".answer thead th")) == 3
    assert find(page, ".answer tbody tr")
    assert [link.text for link in find(page, ".answer .forms a")][:2] == ["TTL", "NT"]


def test_an_answer_without_rows_says_so(visitor: Visitor) -> None:
    page = open_page(visitor, "SELECT ?x { ?x a mpo:NoSuchThing }")
    assert find(page, ".answer table") == []
    assert "No " in read(page, ".answer")


def test_a_long_answer_is_cut_and_says_so(visitor: Visitor) -> None:
    page = open_page(visitor, "SELECT * { ?s ?p ?o }")
    assert len(find(page, ".answer tbody tr")) == 1000
    assert "1,000" in read(page, ".answer .count")


def test_the_same_answer_is_offered_in_each_format(visitor: Visitor) -> None:
    links = find(open_page(visitor, MINISTRIES), ".answer .forms a")
    asked = [parse_qs(urlsplit(link.get("href")).query) for link in links]
    assert [found["format"] for found in asked] == [[name] for name in FORMATS]
    assert all(found["query"] == [MINISTRIES] for found in asked)


def test_a_mistake_is_shown_with_its_line_its_column_and_a_caret(visitor: Visitor) -> None:
    response = visitor.ask(address_of("SELECT ?x\nWHERE { ?x a }"), accept_language="en")
    page = parse(response.body.decode())
    said = read(page, "#failure pre")
    assert response.status == 400
    assert response.headers["cache-control"] == "no-store"
    assert re.search(r"line 2, column \d+", said)
    assert re.search(r"\n +\^", said)
    assert read(page, "#ask textarea") == "SELECT ?x\nWHERE { ?x a }"


def test_lines_sent_by_a_form_are_counted_as_they_are_seen(visitor: Visitor) -> None:
    response = visitor.ask(address_of("SELECT ?x\r\nWHERE { ?x a }"))
    assert "\r" not in read(parse(response.body.decode()), "#ask textarea")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("SELECT * { SERVICE <https://example.org/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 400),
    ],
)
def test_what_is_refused_elsewhere_is_refused_here(
    visitor: Visitor, query: str, status: int
) -> None:
    response = visitor.ask(address_of(query))
    assert response.status == status
    assert read(parse(response.body.decode()), "#failure pre")


def test_a_sent_form_leads_to_the_address_of_its_query(visitor: Visitor) -> None:
    response = post(visitor, MINISTRIES)
    assert response.status == 303
    assert parse_qs(urlsplit(response.headers["location"]).query) == {"query": [MINISTRIES]}
    assert response.headers["location"].startswith("/en/sparql?")


def test_a_query_too_long_for_an_address_is_answered_all_the_same(visitor: Visitor) -> None:
    response = post(visitor, LONG)
    page = parse(response.body.decode())
    assert response.status == 200
    assert find(page, ".answer tbody tr")
    [form] = find(page, "form.forms")
    assert (form.get("action"), form.get("method")) == ("/sparql", "post")
    assert find(form, "input[name=query]")[0].get("value") == LONG
    assert [button.get("value") for button in find(form, "button")] == FORMATS


@pytest.mark.parametrize(
    ("media_type", "body", "status"),
    [("text/plain", b"query=ASK{}", 415), ("", b"", 415), (FORM, b"query=\xff", 400)],
)
def test_a_form_of_another_kind_is_refused(
    visitor: Visitor, media_type: str, body: bytes, status: int
) -> None:
    response = visitor.ask("/en/sparql", method="POST", body=body, media_type=media_type)
    assert response.status == status
    assert read(parse(response.body.decode()), "#failure pre")


def test_other_methods_are_not_allowed(visitor: Visitor) -> None:
    response = visitor.ask("/en/sparql", method="PUT")
    assert response.status == 405
    assert {"GET", "HEAD", "POST"} <= {*response.headers["allow"].split(", ")}


def test_the_graphs_that_an_address_names_are_the_ones_that_are_asked(visitor: Visitor) -> None:
    query = "SELECT DISTINCT ?kind { ?x a ?kind }"
    named = {"default-graph-uri": PREFIXES["graph"] + "sources"}
    page = open_page(visitor, query, **named)
    rows = find(page, ".answer tbody tr")
    assert 0 < len(rows) < len(find(open_page(visitor, query), ".answer tbody tr"))
    [field] = find(page, "#ask input[type=hidden]")
    assert {field.get("name"): field.get("value")} == named
    sent = find(page, "form.forms input[name=default-graph-uri]")
    assert [field.get("value") for field in sent] == [*named.values()]


def test_nothing_in_a_query_becomes_part_of_the_page(visitor: Visitor) -> None:
    query = 'SELECT ("</textarea><script>alert(1)</script>" AS ?x) {}'
    page = visitor.page(address_of(query))
    assert "<script>alert" not in page
    assert query in unescape(page)


def test_every_prefix_that_is_listed_can_be_used(visitor: Visitor) -> None:
    page = parse(visitor.page("/en/sparql"))
    names = [str(name.text).rstrip(":") for name in find(page, ".prefixes dt")]
    assert names == [*PREFIXES]
    uses = " ".join(f"{name}:x" for name in names)
    assert find(open_page(visitor, f"ASK {{ VALUES ?x {{ {uses} }} }}"), ".verdict")


def test_every_ready_question_is_one_click_away_and_has_an_answer(visitor: Visitor) -> None:
    page = parse(visitor.page("/en/sparql"))
    links = [link.get("href") for link in find(page, ".examples li a")]
    assert len(links) == len(visitor.context.questions)
    for link in links:
        answered = parse(visitor.page(link))
        assert find(answered, ".answer tbody tr"), link


def test_a_ready_question_is_shown_with_its_title_and_without_its_header(visitor: Visitor) -> None:
    name, question = next(iter(visitor.context.questions.items()))
    page = parse(visitor.page(f"/fr/sparql?question={quote(name)}", "fr"))
    query = read(page, "#ask textarea")
    assert query.startswith(f"# {question.titles['fr']}\n")
    assert "title_fr:" not in query


def test_a_program_gets_the_text_of_a_ready_question(visitor: Visitor) -> None:
    name = next(iter(visitor.context.questions))
    response = visitor.ask(f"/en/sparql?question={quote(name)}", "application/sparql-query")
    assert response.media_type == "application/sparql-query"
    assert find(open_page(visitor, response.body.decode()), ".answer tbody tr")


def test_a_question_that_does_not_exist_is_missing(visitor: Visitor) -> None:
    assert visitor.ask("/en/sparql?question=no-such-question").status == 404


def test_the_other_language_keeps_the_query(visitor: Visitor) -> None:
    page = open_page(visitor, MINISTRIES)
    [link] = find(page, "a.language")
    assert link.get("href") == address_of(MINISTRIES, "fr")


def test_the_editor_is_told_prefixes_and_where_names_of_ours_lead(visitor: Visitor) -> None:
    page = parse(visitor.page("/fr/sparql", "fr"))
    told = json.loads(find(page, "#ask")[0].get("data-settings"))
    assert told["language"] == "fr"
    assert told["prefixes"] == PREFIXES
    assert told["places"][PREFIXES["mp"]] == "/fr/doc/"
    assert told["places"][PREFIXES["mpo"]] == "/fr/ontology/"
    assert told["forms"]["tables"] == FORMATS
    assert all(told["words"].values())
