"""A server that is busy, broken or strange, and answers that are kept on disk."""

from __future__ import annotations

from collections.abc import Callable
from email.utils import formatdate
from pathlib import Path
from time import time

import pytest

from miprof_graph.errors import RemoteError
from miprof_graph.link.asking import TERMS, Asker, Question
from miprof_graph.link.cache import Cache, CacheError, find_cache
from miprof_graph.link.client import Client
from tests.ask.test_ask_remote import JSON, ROWS, Handler, give, serve

QUERY = "SELECT ?x WHERE { BIND('1' AS ?x) }"
DAY = 86400.0


def busy(*codes: int, **headers: str) -> Callable[[Handler], None]:
    """Answer with each code in turn, then with rows."""
    left = list(codes)

    def answer(handler: Handler) -> None:
        code = left.pop(0) if left else 200
        give(handler, code, JSON if code == 200 else "text/plain", ROWS, **headers)

    return answer


def waits(answer: Callable[[Handler], None], *, pause: float = 0, queries: int = 1) -> list[float]:
    """Put queries to a server that answers so, and give how long was waited."""
    waited: list[float] = []
    with serve(answer) as url:
        client = Client(url, seconds=5, pause=pause, sleep=waited.append)
        for _ in range(queries):
            assert [str(row[0]) for row in client.select(QUERY)] == ['"1"']
    return waited


def fails(answer: Callable[[Handler], None]) -> tuple[str, list[float]]:
    """Put a query to a server that never answers it; give what is said, and the waits."""
    waited: list[float] = []
    with serve(answer) as url, pytest.raises(RemoteError) as caught:
        Client(url, seconds=5, pause=0, sleep=waited.append).select(QUERY)
    return caught.value.render("en"), waited


def test_a_busy_server_is_asked_again_after_the_time_it_names() -> None:
    assert waits(busy(429, 503, Retry_After="60")) == [60, 60]


def test_the_time_may_be_named_as_a_date() -> None:
    (wait,) = waits(busy(429, Retry_After=formatdate(time() + 90, usegmt=True)))
    assert 80 < wait <= 90


def test_without_a_time_each_wait_is_twice_the_last() -> None:
    assert waits(busy(429, 503, 502, 504)) == [1, 2, 4, 8]


def test_a_server_that_stays_busy_is_given_up() -> None:
    said, waited = fails(busy(*[503] * 9))
    assert "HTTP error 503" in said
    assert waited == [1, 2, 4, 8]


def test_who_wants_to_be_left_alone_for_an_hour_is() -> None:
    said, waited = fails(busy(429, Retry_After="3600"))
    assert "HTTP error 429" in said
    assert waited == []


@pytest.mark.parametrize("code", [400, 403, 500])
def test_an_error_that_will_not_pass_is_told_at_once(code: int) -> None:
    said, waited = fails(busy(code))
    assert (f"HTTP error {code}" in said, waited) == (True, [])


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/html", "<p>welcome"),
        (JSON, "{"),
        (JSON, '{"head": {}, "boolean": true}'),
    ],
)
def test_what_is_no_table_is_an_error_that_names_the_address(media: str, body: str) -> None:
    said, _ = fails(lambda handler: give(handler, 200, media, body))
    assert "not that of a SPARQL endpoint" in said


def test_a_server_that_is_not_there_is_told() -> None:
    with serve(busy()) as url:
        pass
    with pytest.raises(RemoteError) as caught:
        Client(url, seconds=2, pause=0).select(QUERY)
    assert "cannot be reached" in caught.value.render("en")


def test_there_is_a_pause_between_two_questions_and_none_before_the_first() -> None:
    waited = waits(busy(), pause=100, queries=3)
    assert len(waited) == 2
    assert all(90 < wait <= 100 for wait in waited)


def test_an_answer_is_kept_for_a_month_and_no_longer(tmp_path: Path) -> None:
    today = 1000 * DAY
    path = tmp_path / "deep" / "link.sqlite"
    with Cache(path, now=lambda: today) as cache:
        assert cache.get("a", "b") is None
        cache.put([["é", ""]], "a", "b")
        assert cache.get("a", "b") == [["é", ""]]
        # The parts are told apart, however they are written together.
        assert cache.get("a\nb") is None
    for days, answer in ((29, [["é", ""]]), (31, None)):
        with Cache(path, now=lambda days=days: today + days * DAY) as cache:  # type: ignore[misc]
            assert cache.get("a", "b") == answer


def test_that_there_is_nothing_is_an_answer_too(tmp_path: Path) -> None:
    empty = '{"head":{"vars":["key","item"]},"results":{"bindings":[]}}'
    heard: list[str] = []

    def answer(handler: Handler) -> None:
        heard.append(handler.path)
        give(handler, 200, JSON, empty)

    question = Question(
        f"SELECT ?key ?item WHERE {{ VALUES ?key {{ {TERMS} }} ?item <http://e/p> ?key }}",
        lambda key: [f'"{key}"'],
    )
    with serve(answer) as url, Cache(tmp_path / "link.sqlite") as cache:
        asker = Asker(Client(url, seconds=5, pause=0), cache)
        assert asker.ask(["a", "b"], question) == {"a": [], "b": []}
        assert asker.ask(["b"], question) == {"b": []}
    assert len(heard) == 1


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CacheError) as caught:
        Cache(tmp_path / "file" / "link.sqlite")
    for language in ("fr", "en"):
        assert "MIPROF_CACHE" in caught.value.render(language)


def test_answers_are_kept_where_the_system_keeps_such_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MIPROF_CACHE", str(tmp_path / "own"))
    assert find_cache() == tmp_path / "own" / "link.sqlite"
    monkeypatch.delenv("MIPROF_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert find_cache() == tmp_path / "xdg" / "miprof-graph" / "link.sqlite"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert find_cache().is_relative_to(tmp_path)
