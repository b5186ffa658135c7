"""The form and its answers, as a person meets them."""

from __future__ import annotations

from tests.conftest import REPOSITORY
from tests.serve.client import BROWSER, MINISTRIES, Client, rows


def test_a_browser_gets_a_form_and_then_its_answer(client: Client) -> None:
    form = client.ask("sparql?lang=en", headers={"Accept": BROWSER})
    assert "<textarea" in form.text
    assert "<h2>Answer</h2>" not in form.text
    answer = client.query(MINISTRIES, BROWSER, lang="en")
    assert (answer.status, answer.media_type) == (200, "text/html")
    assert "mp:ministere-" in answer.text
    assert "DESCRIBE" in answer.text
    assert "format=csv" in answer.text


def test_the_form_shows_verdicts_graphs_and_mistakes(client: Client) -> None:
    verdict = client.query("ASK { ?x a mpo:Ministry }", BROWSER, lang="en").text
    assert '<p class="verdict">Yes</p>' in verdict
    graph = client.query("DESCRIBE mp:miprof", BROWSER, lang="en").text
    assert "skos:prefLabel" in graph
    nothing = client.query("SELECT ?x WHERE { ?x a mpo:Nothing }", BROWSER, lang="en").text
    assert "No answer." in nothing
    mistake = client.query("SELECT ?x WHERE {", BROWSER, lang="en")
    assert mistake.status == 400
    assert "SELECT ?x WHERE {</textarea>" in mistake.text
    assert "line 1, column 18" in mistake.text


def test_a_long_answer_is_cut_and_says_so(client: Client) -> None:
    everything = "SELECT ?s ?p ?o WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    page = client.query(everything, BROWSER, lang="en").text
    assert "first 1,000 rows" in page
    assert page.count("<tr>") == 1001
    assert len(rows(client.query(everything))) > 1000


def test_what_an_answer_says_is_never_markup(client: Client) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    asked = f"SELECT ('{hostile}' AS ?x) (<javascript:alert(1)> AS ?y) WHERE {{}}"
    page = client.query(asked, BROWSER).text
    assert hostile not in page
    assert 'href="javascript' not in page
    assert hostile not in client.query(f"SELECT {hostile}", BROWSER).text


def test_every_named_question_opens_on_a_page(client: Client) -> None:
    names = sorted(path.stem for path in (REPOSITORY / "graph" / "queries").glob("*.rq"))
    assert names
    for name in names:
        for language in ("fr", "en"):
            reply = client.ask(f"question/{name}?lang={language}")
            assert reply.status == 200, name
            assert 'role="alert"' not in reply.text, name
