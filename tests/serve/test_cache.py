"""The store of answers stays within its bounds."""

from __future__ import annotations

import threading
import time

from miprof_graph.serve.cache import Cache, Sent


def sent(size: int) -> Sent:
    return Sent(200, [], b"x" * size)


def test_what_was_used_last_is_kept_and_the_rest_dropped() -> None:
    cache = Cache(20_000)
    for number in range(20):
        cache.put((str(number),), sent(1000))
        cache.get(("0",))
    kept = [number for number in range(20) if cache.get((str(number),))]
    assert 0 in kept
    assert 19 in kept
    assert 1 not in kept
    assert cache.size <= 20_000


def test_an_answer_that_would_fill_the_store_is_not_kept() -> None:
    cache = Cache(20_000)
    cache.put(("large",), sent(10_000))
    assert cache.get(("large",)) is None
    assert cache.size == 0


def test_putting_twice_counts_once() -> None:
    cache = Cache(20_000)
    cache.put(("a",), sent(1000))
    once = cache.size
    cache.put(("a",), sent(1000))
    assert cache.size == once


def test_threads_do_not_spoil_the_count() -> None:
    cache = Cache(50_000)

    def fill(start: int) -> None:
        for number in range(start, start + 500):
            cache.put((str(number % 90),), sent(number % 700))
            cache.get((str(number % 37),))

    threads = [threading.Thread(target=fill, args=(n * 100,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    held = [cache.get((str(number),)) for number in range(90)]
    assert 0 < cache.size <= 50_000
    assert sum(len(each.body) for each in held if each) <= cache.size


def test_what_may_change_elsewhere_is_kept_for_a_while_only() -> None:
    cache = Cache(20_000, seconds=0.05)
    cache.put(("a",), sent(10))
    assert cache.get(("a",)) == sent(10)
    time.sleep(0.1)
    assert cache.get(("a",)) is None
    cache.put(("a",), sent(20))
    assert cache.get(("a",)) == sent(20)
