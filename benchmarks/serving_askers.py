"""Clients that go on asking while something is done to the server, and what they were told."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice

from benchmarks.serving_client import FAILED, Reply, ask_query

_REFUSED = frozenset({503, 504})


@dataclass(slots=True)
class Told:
    """Every reply to every query, with the answers that are right."""

    answers: Mapping[str, bytes]
    replies: list[tuple[str, Reply]] = field(default_factory=list)

    @property
    def right(self) -> list[Reply]:
        """Answers with the very bytes that were expected."""
        return [r for query, r in self.replies if r.status == 200 and r.body == self.answers[query]]

    @property
    def wrong(self) -> list[Reply]:
        """Answers that say something else, and statuses that neither answer nor refuse."""
        known = {200, FAILED, *_REFUSED}
        return [
            reply
            for query, reply in self.replies
            if reply.status not in known
            or (reply.status == 200 and reply.body != self.answers[query])
        ]

    @property
    def refused(self) -> list[Reply]:
        """Answers that say when to come back."""
        return [reply for _, reply in self.replies if reply.status in _REFUSED]

    @property
    def failed(self) -> list[Reply]:
        """Requests without an answer: no connection, or one that broke."""
        return [reply for _, reply in self.replies if reply.status == FAILED]


@contextmanager
def asking(
    port: int, answers: Mapping[str, bytes], *, clients: int, pause: float = 0.0, limit: float = 30
) -> Iterator[Told]:
    """Ask on and on in the background, each client one query at a time; stop at the end."""
    told, stop = Told(answers), threading.Event()

    def ask_on(first: int) -> None:
        for query in islice(cycle(answers), first, None):
            if stop.is_set():
                return
            # A list takes additions from several threads one at a time.
            told.replies.append((query, ask_query(port, query, limit=limit)))
            time.sleep(pause)

    threads = [threading.Thread(target=ask_on, args=(n,), daemon=True) for n in range(clients)]
    for thread in threads:
        thread.start()
    try:
        yield told
    finally:
        stop.set()
        for thread in threads:
            thread.join(limit)


def find_slowest(replies: list[Reply]) -> float:
    """Give the longest time that a reply took, in seconds; 0 without any."""
    return max((reply.seconds for reply in replies), default=0.0)
