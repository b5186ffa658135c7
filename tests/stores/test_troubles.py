"""A store that is busy, silent, strange or strict, without a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from miprof_graph.ask.backend import read_rows
from miprof_graph.ask.graphs import find_graphs
from miprof_graph.ask.remote import Remote
from miprof_graph.errors import MiprofError, RemoteError, UsageError
from miprof_graph.names import GRAPH_PUBLISHED
from miprof_graph.publish.account import Entry, write_entries
from miprof_graph.publish.contents import Content
from miprof_graph.publish.errors import BusyError, PublishError
from miprof_graph.publish.layouts import Layout, check_address, find_layout
from miprof_graph.publish.login import Login
from miprof_graph.publish.plan import make_plan
from miprof_graph.publish.sender import Sender
from miprof_graph.publish.writers import GraphStore, Update
from tests.ask.test_ask_remote import Handler, give, serve
from tests.stores.conftest import Publish
from tests.stores.servers import Server

JSON = "application/sparql-results+json"
ONE = Content((b'<http://e/s> <http://e/p> "o" .',))
NAMELESS = Content((b'_:a <http://e/p> "o" .', b"_:a <http://e/p> _:b ."))
ALGORITHM = 'Digest realm="r", nonce="n1", qop="auth", algorithm="MD5"'


def send(answer: Callable[[Handler], object], login: Login | None = None) -> list[float]:
    """Put a graph to a store that answers so, and give how long was waited."""
    waited: list[float] = []
    with serve_writes(answer) as url:
        GraphStore(url, Sender(login, seconds=5, sleep=waited.append)).replace("http://e/g", ONE)
    return waited


@contextmanager
def serve_writes(answer: Callable[[Handler], object]) -> Iterator[str]:
    """Run a server that takes what it is sent before it answers."""

    def take(handler: Handler) -> None:
        handler.rfile.read(int(handler.headers["Content-Length"] or 0))
        answer(handler)

    with serve(take) as url:
        yield url


def answers(*codes: int, **headers: str) -> Callable[[Handler], None]:
    left = list(codes)

    def answer(handler: Handler) -> None:
        give(handler, left.pop(0), "text/plain", "said so", **headers)

    return answer


def test_a_busy_store_is_asked_again_after_the_time_it_names() -> None:
    assert send(answers(503, 429, 503, 204, Retry_After="3")) == [3, 3, 4]


def test_a_store_that_stays_busy_is_given_up() -> None:
    with pytest.raises(BusyError) as caught:
        send(answers(*[503] * 9, Retry_After="0"))
    assert "HTTP 503" in str(caught.value)


@pytest.mark.parametrize(
    ("code", "key"),
    [
        *((401, "publish.no-login"), (403, "publish.no-right"), (405, "publish.no-right")),
        *((404, "publish.no-store"), (413, "publish.too-large"), (400, "publish.refused")),
        *((500, "publish.refused"), (302, "publish.refused")),
    ],
)
def test_a_refusal_is_told_for_what_it_is(code: int, key: str) -> None:
    with pytest.raises(PublishError) as caught:
        send(answers(code, Location="http://127.0.0.1:9/"))
    assert caught.value.key == key
    for language in ("fr", "en"):
        assert "127.0.0.1" in caught.value.render(language)


def test_a_store_that_is_not_there_and_one_that_is_silent_are_told() -> None:
    with pytest.raises(PublishError, match="cannot be reached"):
        GraphStore("http://127.0.0.1:9/", Sender(None, seconds=5)).remove("http://e/g")
    with serve(lambda _: None) as url, pytest.raises(PublishError, match="cannot be reached"):
        GraphStore(url, Sender(None, seconds=5)).remove("http://e/g")


def test_a_password_is_proved_as_the_server_asks_and_never_sent_by_digest() -> None:
    seen: list[str] = []

    def answer(handler: Handler) -> None:
        proof = handler.headers["Authorization"] or ""
        seen.append(proof)
        code = 204 if proof else 401
        give(handler, code, "text/plain", "", WWW_Authenticate=ALGORITHM)

    assert send(answer, Login("dba", "sesame")) == []
    assert seen[0] == ""
    assert seen[1].startswith('Digest username="dba", realm="r", nonce="n1"')
    assert not any("sesame" in proof for proof in seen)


def test_basic_is_sent_only_where_it_is_asked_for_or_wanted() -> None:
    seen: list[str] = []

    def answer(handler: Handler) -> None:
        seen.append(handler.headers["Authorization"] or "")
        code = 204 if seen[-1] else 401
        give(handler, code, "text/plain", "", WWW_Authenticate='Basic realm="r"')

    send(answer, Login("u", "p"))
    assert seen == ["", "Basic dTpw"]
    seen.clear()
    send(answer, Login("u", "p", "basic"))
    assert seen == ["Basic dTpw"]
    seen.clear()
    send(answer, Login("", "token", "bearer"))
    assert seen == ["Bearer token"]
    with pytest.raises(PublishError) as caught:
        send(answer, Login("u", "p", "digest"))
    assert caught.value.key == "publish.wrong-login"


def test_an_update_waits_too_and_proves_itself() -> None:
    seen: list[tuple[str, str]] = []
    codes = iter([401, 503, 503, 200, 200])

    def answer(handler: Handler) -> None:
        seen.append((handler.command, handler.headers["Authorization"] or ""))
        give(handler, next(codes), "text/plain", "", WWW_Authenticate=ALGORITHM, Retry_After="0")

    waited: list[float] = []
    with serve_writes(answer) as url:
        sender = Sender(Login("u", "p"), seconds=5, sleep=waited.append)
        Update(url, sender, batch=10).append("http://e/g", ONE)
    assert [method for method, _ in seen] == ["POST"] * 4
    assert [bool(proof) for _, proof in seen] == [False, True, True, True]
    assert waited == [1.0]


def test_nodes_without_a_name_are_not_torn_apart() -> None:
    assert NAMELESS.has_blank_nodes
    assert not ONE.has_blank_nodes
    assert not Content((b'<http://e/s> <http://e/p> "a _:b" .',)).has_blank_nodes
    with pytest.raises(PublishError, match="fall apart"):
        Update("http://127.0.0.1:9/", Sender(None, seconds=1), batch=1).replace(
            "http://e/g", NAMELESS
        )


def test_a_plan_believes_the_account_only_together_with_the_count() -> None:
    contents = {"http://e/a": ONE, "http://e/b": ONE, "http://e/c": ONE}
    account = {"http://e/a": ONE.checksum, "http://e/b": ONE.checksum, "http://e/old": None}
    counts = {"http://e/a": 1, "http://e/b": 2, GRAPH_PUBLISHED: 5}
    plan = make_plan(contents, account, counts, anew=False)
    assert (plan.kept, plan.loaded) == (("http://e/a",), ("http://e/b", "http://e/c"))
    assert plan.removed == ("http://e/old",)
    assert make_plan(contents, account, counts, anew=True).loaded == tuple(contents)
    assert not plan.is_done


def test_the_account_names_a_graph_before_it_says_that_it_is_complete() -> None:
    assert write_entries(Entry("http://e/a")).count == 1
    assert write_entries(Entry("http://e/a", "0" * 64)).count == 2


@pytest.mark.parametrize(
    "url", ["http://me:sesame@host/sparql", "https://me@host/", "ftp://host/", "nonsense"]
)
def test_an_address_with_a_password_or_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        check_address(url)
    assert "sesame" not in str(caught.value)
    with pytest.raises(UsageError) as caught:
        Remote(url, timeout=1)
    assert "sesame" not in str(caught.value)


def test_a_store_that_nobody_knows_needs_to_be_told_where_to_write() -> None:
    with serve(lambda handler: give(handler, 200, JSON, '{"boolean":true}')) as url:
        with pytest.raises(UsageError) as caught:
            find_layout(url, Layout(), seconds=5)
        assert caught.value.key == "publish.where"
        given = Layout(update="http://127.0.0.1/update")
        assert find_layout(url, given, seconds=5) is given


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--batch", "0"), "above zero"),
        (("--timeout", "nan"), "above zero"),
        (("--user", "dba"), "a name without a password"),
        (("--user", "dba", "--password-file", "/nowhere"), "cannot be read"),
        (("--dataset", "/nowhere.nq"), "/nowhere.nq"),
    ],
)
def test_a_command_that_cannot_be_meant_is_refused_before_anything_is_sent(
    options: tuple[str, ...], said: str, publish: Publish
) -> None:
    nobody = Server("http://127.0.0.1:9/sparql", "", "")
    done = publish(nobody, *options)
    assert done.returncode in (1, 2)
    assert said in done.stderr


def test_triples_outside_every_graph_are_not_published(publish: Publish, tmp_path: Path) -> None:
    path = tmp_path / "loose.nq"
    path.write_text('<http://e/s> <http://e/p> "o" .\n')
    done = publish(Server("http://127.0.0.1:9/sparql", "", ""), "--dataset", str(path))
    assert "in no named graph" in done.stderr


def told(*answers: list[str]) -> Callable[[str], list[str]]:
    left: Iterator[list[str]] = iter(answers)
    return lambda _: next(left)


def test_the_graphs_that_were_published_are_named_to_the_store() -> None:
    assert find_graphs(told(["http://e/b", "http://e/a", GRAPH_PUBLISHED])) == [
        ("default-graph-uri", "http://e/a"),
        ("default-graph-uri", "http://e/b"),
        ("named-graph-uri", "http://e/a"),
        ("named-graph-uri", "http://e/b"),
    ]


def test_a_store_loaded_by_hand_is_asked_for_our_graphs_and_a_strange_one_is_left_alone() -> None:
    assert len(find_graphs(told([], ["http://e/ontology"], ["http://e/a"]))) == 2
    assert find_graphs(told([], [])) == []


def test_very_many_graphs_are_named_only_where_they_must_be() -> None:
    many = [f"http://e/{number}" for number in range(100)]
    assert find_graphs(told(many, ["a union"])) == ()
    assert len(find_graphs(told(many, []))) == 200


def test_an_endpoint_that_cannot_say_its_graphs_is_asked_as_it_is() -> None:
    def answer(handler: Handler) -> None:
        code = 400 if "GRAPH" in handler.path else 200
        give(handler, code, JSON, '{"head":{},"boolean":true}')

    with serve(answer) as url:
        assert Remote(url, timeout=5).run("ASK {}", bool) is True


def test_a_table_that_was_cut_is_refused() -> None:
    rows = '{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"1"}}]}}'

    def answer(handler: Handler) -> None:
        give(handler, 200, JSON, rows, X_SPARQL_MaxRows="1")

    with serve(answer) as url:
        remote = Remote(url, timeout=5, is_union=True)
        with pytest.raises(RemoteError, match="no more than 1 rows"):
            read_rows(remote, "SELECT ?x { ?x ?p ?o }")
        assert len(read_rows(remote, "SELECT ?x { ?x ?p ?o } LIMIT 1")) == 1


def test_an_error_of_a_store_carries_its_status_and_its_words() -> None:
    def answer(handler: Handler) -> None:
        give(handler, 400, "text/plain", "SP031: no\nmore")

    with serve(answer) as url, pytest.raises(MiprofError) as caught:
        Remote(url, timeout=5, is_union=True).fetch("ASK {}", JSON)
    assert isinstance(caught.value, RemoteError)
    assert (caught.value.status, caught.value.detail) == (400, "SP031: no")
