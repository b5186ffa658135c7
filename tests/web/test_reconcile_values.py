"""What the reconciliation service hands out besides matches: values, suggestions, previews."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.conftest import REPOSITORY
from tests.web.browser import Visitor
from tests.web.test_reconcile_protocol import EXTENSION, PLACES, post


def test_values_come_as_what_they_are(visitor: Visitor) -> None:
    answer = post(visitor, "/en/reconcile", extend=EXTENSION)
    rows, meta = answer["rows"], {one["id"]: one for one in answer["meta"]}
    assert [*meta] == [one["id"] for one in EXTENSION["properties"]]
    assert meta["partOfBody"]["type"]["id"] == "Organisation"
    assert rows["miprof"]["createdOn"] == [{"date": "2013-01-03T00:00:00Z"}]
    assert rows["miprof"]["partOfBody"] == [{"id": "france", "name": "France"}]
    assert rows["miprof"]["hasKind"] == [
        {"str": "team of experts"},
        {"str": "interministerial body"},
    ]
    assert rows["miprof"]["hasTask"][0]["str"].startswith("https://w3id.org/miprof-graph/id/")
    assert rows["miprof"]["skos:altLabel"] == [{"str": "MIPROF"}]
    assert rows["loi-2016-444"]["textNumber"] == [{"str": "2016-444"}]
    assert rows["nobody"] == {name: [] for name in meta}
    assert {row["colour"][0] if row["colour"] else None for row in rows.values()} == {None}


def test_a_date_that_is_known_in_part_is_not_made_exact(visitor: Visitor) -> None:
    ids = [
        "rapport-activite-2023-2024",
        "rencontre-2014-02-03",
        "sessions-pluridisciplinaires-2024",
    ]
    asked = {"ids": ids, "properties": [{"id": "dateHeld"}, {"id": "coversPeriod"}]}
    rows = post(visitor, "/reconcile", extend=asked)["rows"]
    assert rows[ids[0]]["coversPeriod"] == [{"str": "2023/2024"}]
    assert rows[ids[1]]["dateHeld"] == [{"date": "2014-02-03T00:00:00Z"}]
    assert rows[ids[2]]["dateHeld"] == [{"str": "2024"}]
    plain = {"ids": ids[1:2], "properties": [{"id": "dateHeld", "settings": {"content": "text"}}]}
    rows = post(visitor, "/reconcile", extend=plain)["rows"]
    assert rows[ids[1]]["dateHeld"] == [{"str": "2014-02-03"}]


def test_suggestions_go_on_where_the_cursor_says(visitor: Visitor) -> None:
    first = visitor.json("/fr/reconcile/suggest/entity?prefix=v")["result"]
    more = visitor.json("/fr/reconcile/suggest/entity?prefix=v&cursor=15")["result"]
    assert len(first) == 20
    assert more[:5] == first[15:]
    assert visitor.json("/fr/reconcile/suggest/entity?prefix=v&cursor=9999") == {"result": []}
    for cursor in ("x", "-1", "1.5"):
        address = f"/fr/reconcile/suggest/entity?prefix=v&cursor={cursor}"
        assert visitor.ask(address, "*/*").status == 400


@pytest.mark.parametrize(
    ("what", "prefix", "found"),
    [
        ("entity", "mip", "miprof"),
        ("entity", "decret-2013-7", "decret-2013-7"),
        ("entity", "Roxana", "roxana-maracineanu"),
        ("type", "Public", "PublicBody"),
        ("type", "organisme", "PublicBody"),
        ("property", "relève", "partOfBody"),
        ("property", "created", "createdOn"),
        ("property", "partOf", "partOfBody"),
    ],
)
def test_what_is_typed_suggests_what_is_meant_in_either_language(
    what: str, prefix: str, found: str, visitor: Visitor
) -> None:
    for place in PLACES:
        shown = visitor.json(f"{place}/suggest/{what}?prefix={quote(prefix)}")["result"]
        assert found in [one["id"] for one in shown]
        assert all(one["name"] for one in shown)


def test_suggested_entities_can_be_of_one_type(visitor: Visitor) -> None:
    found = visitor.json("/en/reconcile/suggest/entity?prefix=c&type=Association")["result"]
    assert {"cfcv", "citoyens-et-justice"} <= {one["id"] for one in found}
    assert {kind["id"] for one in found for kind in one["notable"]} == {"Association"}


def test_types_name_those_right_above_them(visitor: Visitor) -> None:
    types = {one["id"]: one for one in visitor.json("/en/reconcile/suggest/type")["result"]}
    assert types["Association"]["broader"] == [{"id": "Organisation", "name": "organisation"}]
    assert types["Association"]["description"]


def test_properties_are_proposed_for_a_type(visitor: Visitor) -> None:
    asked = "/en/reconcile/properties"
    laws = visitor.json(f"{asked}?type=LegalText")
    assert "textNumber" in {one["id"] for one in laws["properties"]}
    assert laws["type"] == "LegalText"
    people = visitor.json(f"{asked}?type=Person")["properties"]
    assert "textNumber" not in {one["id"] for one in people}
    assert visitor.json(f"{asked}?type=Nothing")["properties"] == []
    assert len(visitor.json(f"{asked}?type=Person&limit=2")["properties"]) == 2
    assert visitor.ask(f"{asked}?type=Person&limit=few", "*/*").status == 400


def test_a_preview_may_be_framed_by_anyone_and_runs_nothing(visitor: Visitor) -> None:
    reply = visitor.ask("/en/reconcile/preview?id=cfcv")
    page, policy = reply.body.decode(), reply.headers["content-security-policy"]
    assert (reply.status, reply.media_type) == (200, "text/html; charset=utf-8")
    assert "frame-ancestors *" in policy
    assert "script-src" not in policy
    assert "x-frame-options" not in reply.headers
    for words in ("Feminist Collective against Rape", "association", "CFCV", "/en/doc/cfcv"):
        assert words in page
    assert "style=" not in page
    assert "<script" not in page
    assert visitor.ask("/en/reconcile/preview?id=nobody").status == 404
    assert visitor.ask("/en/reconcile/preview").status == 404


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_says_how_to_use_the_service(language: str, visitor: Visitor) -> None:
    page = visitor.page(f"/{language}/reconcile/help")
    assert f"http://localhost/{language}/reconcile" in page
    assert "Association" in page
    batch = {"q": {"query": "MIPROF", "type": "PublicBody"}}
    (found,) = post(visitor, "/reconcile", queries=batch)["q"]["result"]
    for feature in found["features"]:
        assert f'id="{feature["id"]}"' in page


def test_a_dataset_without_names_is_described_too(tmp_path: Path, visitor: Visitor) -> None:
    from miprof_graph.serve.routes import ROUTES
    from miprof_graph.web.context import open_context
    from miprof_graph.web.dispatch import App

    path = tmp_path / "other.nq"
    path.write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    context = open_context(visitor.context.home, dataset=path)
    other = Visitor(App(context, ROUTES), context)
    assert other.json("/reconcile")["defaultTypes"] == []
    assert post(other, "/reconcile", queries={"a": {"query": "x"}}) == {"a": {"result": []}}
    assert other.json("/reconcile/suggest/entity?prefix=miprof") == {"result": []}


def test_the_examples_in_the_document_work(visitor: Visitor) -> None:
    document = (REPOSITORY / "docs" / "reconciliation.md").read_text(encoding="utf-8")
    posted = re.findall(r"(/en/reconcile) --data-urlencode '(\w+)=(.*?)'\n", document, re.DOTALL)
    got = re.findall(r"curl '?http://127\.0\.0\.1:8000(\S+?)'? +#", document)
    assert (len(posted), len(got)) == (3, 4)
    answers = [post(visitor, place, **{name: json.loads(asked)}) for place, name, asked in posted]
    assert answers[0]["q0"]["result"][0]["match"]
    assert answers[0]["q1"]["result"][0]["score"] == 98
    for address in got:
        assert visitor.ask(address).status == 200, address
