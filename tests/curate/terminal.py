"""A terminal with the command in it, answered as a person would: read first, then type."""

from __future__ import annotations

import codecs
import os
import pty
import re
import select
import signal
import sys
import time
from pathlib import Path
from types import TracebackType

_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x07|\r")
_PATIENCE = 60.0


class Terminal:
    """Runs `miprof` on a terminal of its own until it ends, or until the test does."""

    def __init__(self, *arguments: str, home: Path, language: str = "en") -> None:
        command = [sys.executable, "-m", "miprof_graph.cli.main", *arguments]
        known = {k: v for k, v in os.environ.items() if not k.startswith("MIPROF_")}
        own = {"MIPROF_HOME": str(home), "MIPROF_LANG": language}
        own |= {"TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "200", "NO_COLOR": "1"}
        self.shown = ""
        self._seen = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._child, self._line = pty.fork()
        if not self._child:
            os.execve(command[0], command, {**known, **own})  # noqa: S606

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        os.close(self._line)

    def expect(self, words: str) -> None:
        """Read until some words stand on the terminal that were not waited for yet."""
        end = time.monotonic() + _PATIENCE
        while (found := self.shown.find(words, self._seen)) < 0:
            assert self._read(end), f"{words!r} never came:\n{self.shown}"
        self._seen = found + len(words)

    def type(self, keys: str) -> None:
        """Press keys, exactly those."""
        os.write(self._line, keys.encode())

    def press(self, key: str, words: str) -> None:
        """Press a key until some words come: Python may miss an interrupt as it begins to read."""
        end = time.monotonic() + _PATIENCE
        while words not in self.shown[self._seen :]:
            assert time.monotonic() < end, f"{words!r} never came:\n{self.shown}"
            self.type(key)
            self._read(time.monotonic() + 1)

    def answer(self, question: str, words: str) -> None:
        """Wait for a question and its prompt, then type an answer and Enter."""
        self.expect(question)
        self.expect("> ")
        self.type(f"{words}\n")

    def wait(self) -> int:
        """Read to the end and give the exit code."""
        end = time.monotonic() + _PATIENCE
        while self._read(end):
            pass
        while not (done := os.waitpid(self._child, os.WNOHANG))[0]:
            assert time.monotonic() < end, f"the command does not end:\n{self.shown}"
            time.sleep(0.05)
        self._child = 0
        return os.waitstatus_to_exitcode(done[1])

    def _read(self, end: float) -> bool:
        """Read what has come, waiting until a moment; tell whether there may be more."""
        ready, _, _ = select.select([self._line], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            return False
        try:
            data = os.read(self._line, 65536)
        except OSError:  # the other side of the terminal is closed
            return False
        self.shown += _ESCAPES.sub("", self._decoder.decode(data))
        return bool(data)
