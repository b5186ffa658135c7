"""The service keeps to the W3C Reconciliation Service API 0.2, in what it says and refuses."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from tests.conftest import REPOSITORY
from tests.web.browser import Visitor

SCHEMAS = REPOSITORY.parent / "shared" / "conformance" / "reconciliation"
PLACES = ("/reconcile", "/fr/reconcile", "/en/reconcile")
EXTENSION: dict[str, Any] = {
    "ids": ["miprof", "loi-2016-444", "plan-traite-2014-2016", "nobody"],
    "properties": [
        {"id": "createdOn"},
        {"id": "partOfBody"},
        {"id": "hasKind", "settings": {"limit": "2"}},
        {"id": "hasTask", "settings": {"limit": 1, "content": "iri"}},
        {"id": "skos:altLabel", "settings": {"language": "en"}},
        {"id": "textNumber"},
        {"id": "iri"},
        {"id": "colour"},
    ],
}


@pytest.fixture(scope="session")
def registry() -> Registry[Any]:
    """The schemas of the API, which name each other by address or by file."""
    if not SCHEMAS.is_dir():
        pytest.skip(
            "put the schemas of reconciliation-api/specs, 0.2/schemas, into "
            "../shared/conformance/reconciliation to run this test"
        )
    found: Registry[Any] = Registry()
    for path in sorted(SCHEMAS.glob("*.json")):
        schema = json.loads(path.read_text(encoding="utf-8"))
        resource = DRAFT202012.create_resource(schema)
        address = schema["$id"].rstrip("#")
        found = found.with_resources([(address, resource), (path.name, resource)])
    return found


def check(value: object, name: str, registry: Registry[Any]) -> None:
    """Fail with every way in which an answer is not what its schema asks for."""
    schema = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    schema.pop("$schema", None)
    validator: Validator = Draft202012Validator(schema, registry=registry)
    assert [error.message for error in validator.iter_errors(value)] == []


def post(visitor: Visitor, address: str, **fields: object) -> Any:
    pairs = [(name, json.dumps(value)) for name, value in fields.items()]
    reply = visitor.post_form(address, pairs, "*/*")
    assert (reply.status, reply.media_type) == (200, "application/json"), reply.body
    return json.loads(reply.body)


@pytest.mark.parametrize("place", PLACES)
def test_every_answer_is_as_its_schema_asks(
    place: str, visitor: Visitor, registry: Registry[Any]
) -> None:
    check(visitor.json(place), "manifest", registry)
    batch = {
        "a": {"query": "traite", "properties": [{"pid": "about", "v": "x"}]},
        "b": {"query": "zz"},
    }
    check(batch, "reconciliation-query-batch", registry)
    check(post(visitor, place, queries=batch), "reconciliation-result-batch", registry)
    check(EXTENSION, "data-extension-query", registry)
    check(post(visitor, place, extend=EXTENSION), "data-extension-response", registry)
    for what, schema in (("entity", "entities"), ("property", "properties"), ("type", "types")):
        for prefix in ("", "a", "miprof", "zzzz"):
            found = visitor.json(f"{place}/suggest/{what}?prefix={prefix}")
            check(found, f"suggest-{schema}-response", registry)
    for kind in ("", "PublicBody", "Nothing"):
        found = visitor.json(f"{place}/properties?type={kind}&limit=3")
        check(found, "data-extension-property-proposal", registry)


def test_the_schemas_would_notice_a_wrong_answer(registry: Registry[Any]) -> None:
    with pytest.raises(AssertionError):
        check({"versions": ["0.1"]}, "manifest", registry)
    with pytest.raises(AssertionError):
        check(
            {"result": [{"id": "x", "name": "x", "broader": [{}]}]},
            "suggest-types-response",
            registry,
        )


def test_the_manifest_says_where_everything_is(visitor: Visitor) -> None:
    manifest = visitor.json("/en/reconcile")
    assert manifest["versions"] == ["0.2"]
    assert manifest["batchSize"] == 200
    assert manifest["identifierSpace"] == "https://w3id.org/miprof-graph/id/"
    assert manifest["view"]["url"] == "http://localhost/en/doc/{{id}}"
    assert visitor.json("/reconcile")["view"]["url"] == "http://localhost/doc/{{id}}"
    assert "Association" in {kind["id"] for kind in manifest["defaultTypes"]}
    services = [*manifest["suggest"].values(), manifest["extend"]["propose_properties"]]
    addresses = [one["service_url"] + one["service_path"] for one in services]
    addresses.append(manifest["preview"]["url"].replace("{{id}}", "miprof"))
    addresses.append(manifest["documentation"])
    assert len(addresses) == 6
    for address in addresses:
        assert visitor.ask(address.removeprefix("http://localhost")).status == 200, address


def test_a_batch_may_come_by_get_or_by_post(visitor: Visitor) -> None:
    batch = {"q": {"query": "MIPROF"}}
    asked = urlencode({"queries": json.dumps(batch)})
    assert visitor.json(f"/en/reconcile?{asked}") == post(visitor, "/en/reconcile", queries=batch)


@pytest.mark.parametrize(
    ("batch", "says"),
    [
        ("{", "line 1"),
        ("nonsense", "line 1"),
        ("[" * 100_000, "line 1"),
        ("[]", "object"),
        ('{"a": 1}', "query"),
        ('{"a": {}}', "query"),
        ('{"a": {"query": " "}}', "query"),
        ('{"a": {"query": 1}}', "query"),
        ('{"a": {"query": "x", "limit": 0}}', "limit"),
        ('{"a": {"query": "x", "limit": NaN}}', "limit"),
        ('{"a": {"query": "x", "limit": "5"}}', "limit"),
        ('{"a": {"query": "x", "type": 5}}', "type"),
        ('{"a": {"query": "x", "type_strict": "maybe"}}', "type_strict"),
        ('{"a": {"query": "x", "properties": {}, "b": 1, "properties": 3}}', "properties"),
        ('{"a": {"query": "x", "properties": [{"pid": "id"}]}}', "properties"),
        ('{"a": {"query": "x", "properties": [{"pid": "id", "v": {"name": "x"}}]}}', "properties"),
    ],
)
def test_a_batch_that_cannot_be_read_is_refused_with_the_place(
    batch: str, says: str, visitor: Visitor
) -> None:
    reply = visitor.post_form("/en/reconcile", [("queries", batch)], "*/*")
    assert (reply.status, reply.media_type) == (400, "text/plain; charset=utf-8")
    assert says in reply.body.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"ids": "miprof", "properties": []},
        {"ids": [1], "properties": []},
        {"ids": ["miprof"]},
        {"ids": ["miprof"], "properties": ["createdOn"]},
        {"ids": ["miprof"], "properties": [{}]},
        {"ids": ["miprof"], "properties": [{"id": "hasTask", "settings": {"limit": "many"}}]},
        {"ids": ["miprof"], "properties": [{"id": "hasTask", "settings": [1]}]},
    ],
)
def test_a_data_extension_query_that_cannot_be_read_is_refused(
    asked: object, visitor: Visitor
) -> None:
    reply = visitor.post_form("/reconcile", [("extend", json.dumps(asked))], "*/*")
    assert reply.status == 400


def test_more_than_the_service_takes_at_once_is_refused(visitor: Visitor) -> None:
    batch = {str(number): {"query": "x"} for number in range(201)}
    reply = visitor.post_form("/en/reconcile", [("queries", json.dumps(batch))], "*/*")
    assert (reply.status, "200" in reply.body.decode()) == (413, True)
    batch.popitem()
    assert len(post(visitor, "/en/reconcile", queries=batch)) == 200
    asked = {"ids": ["x"] * 1001, "properties": []}
    reply = visitor.post_form("/en/reconcile", [("extend", json.dumps(asked))], "*/*")
    assert reply.status == 413


def test_a_post_that_is_no_form_or_asks_nothing_is_refused(visitor: Visitor) -> None:
    posted = [
        visitor.ask("/reconcile", "*/*", method="POST", body=body, media_type=media_type)
        for body, media_type in (
            ("{}", "application/json"),
            (b"queries=\xff", "application/x-www-form-urlencoded"),
            ("other=1", "application/x-www-form-urlencoded"),
            ("queries=", "application/x-www-form-urlencoded"),
        )
    ]
    assert [reply.status for reply in posted] == [415, 400, 400, 400]
    assert visitor.ask("/reconcile", method="PUT").status == 405


@pytest.mark.parametrize("name", ["f", "jQuery1234_5", "a.b.$c"])
def test_a_client_of_old_gets_a_call_of_its_function(name: str, visitor: Visitor) -> None:
    reply = visitor.ask(f"/en/reconcile?callback={name}", "*/*")
    script = reply.body.decode()
    assert (reply.status, reply.media_type) == (200, "application/javascript")
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert script.startswith(f"/**/{name}(")
    assert script.endswith(");")
    assert json.loads(script[len(f"/**/{name}(") : -2]) == visitor.json("/en/reconcile")
    assert script.isascii()


@pytest.mark.parametrize(
    "name", ["alert(1)", "a;b", "<script>", "a..b", "1a", "é", "a" * 65, "a\n"]
)
def test_a_callback_that_is_no_name_is_refused(name: str, visitor: Visitor) -> None:
    for path in ("", "/suggest/entity", "/properties"):
        reply = visitor.ask(f"/reconcile{path}?prefix=a&callback={quote(name)}", "*/*")
        assert (reply.status, reply.media_type) == (400, "text/plain; charset=utf-8")


def test_pages_of_other_sites_may_ask(visitor: Visitor) -> None:
    asked = visitor.ask(
        "/fr/reconcile",
        method="OPTIONS",
        origin="https://refine.example",
        access_control_request_method="POST",
        access_control_request_headers="content-type",
    )
    assert asked.status == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert "POST" in asked.headers["access-control-allow-methods"]
    assert asked.headers["access-control-allow-headers"] == "*"
    answered = visitor.post_form("/fr/reconcile", [("queries", "{}")], "*/*")
    refused = visitor.post_form("/fr/reconcile", [("queries", "{")], "*/*")
    for reply in (answered, refused):
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["cache-control"] == "no-store"
    assert visitor.ask("/fr/reconcile", "*/*").headers["etag"]
