"""Answers of a server, kept on disk, so that the same is not asked again for some weeks."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from miprof_graph.errors import MiprofError

_DAYS: Final = 30
_SECONDS_A_DAY: Final = 86400
_MAKE: Final = "CREATE TABLE IF NOT EXISTS answers (key TEXT PRIMARY KEY, asked REAL, answer TEXT)"
_FIND: Final = "SELECT answer FROM answers WHERE key = ? AND asked > ?"


class CacheError(MiprofError):
    """The cache cannot be read or written; carries its path and what SQLite says."""


class Cache:
    """One SQLite file; answers are whatever JSON can hold."""

    def __init__(self, path: Path, *, now: Callable[[], float] = time.time) -> None:
        """Open the file, or make it.

        Raises:
            CacheError: If it cannot be made, or is something else.
        """
        self._path = path
        self._now = now
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._store = sqlite3.connect(path)
        except (OSError, sqlite3.Error) as error:
            raise CacheError("link.cache", path=path, detail=error) from error
        try:
            # What is lost in a power cut is only asked again.
            self._run("PRAGMA synchronous = OFF")
            self._run(_MAKE)
        except CacheError:
            self._store.close()
            raise

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._store.close()

    def get(self, *parts: str) -> Any:
        """Give the answer to a question of several parts; None if it is not there, or too old."""
        oldest = self._now() - _DAYS * _SECONDS_A_DAY
        rows = self._run(_FIND, _key(parts), oldest)
        return json.loads(rows[0][0]) if rows else None

    def put(self, answer: object, *parts: str) -> None:
        """Keep the answer to a question."""
        values = (_key(parts), self._now(), json.dumps(answer))
        self._run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", *values)

    def _run(self, statement: str, *values: str | float) -> list[Any]:
        try:
            with self._store, closing(self._store.execute(statement, values)) as cursor:
                return cursor.fetchall()
        except sqlite3.Error as error:
            raise CacheError("link.cache", path=self._path, detail=error) from error


def find_cache() -> Path:
    """Say where answers are kept: `MIPROF_CACHE`, else where the system keeps such things."""
    if named := os.environ.get("MIPROF_CACHE"):
        folder = Path(named)
    elif os.environ.get("XDG_CACHE_HOME"):
        folder = Path(os.environ["XDG_CACHE_HOME"]) / "miprof-graph"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Caches" / "miprof-graph"
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA", Path.home())) / "miprof-graph"
    else:
        folder = Path.home() / ".cache" / "miprof-graph"
    return folder / "link.sqlite"


def _key(parts: tuple[str, ...]) -> str:
    return sha256(json.dumps(parts).encode()).hexdigest()
