"""How the service is run: one record, from options, the environment, or the defaults."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, Self

from miprof_graph.errors import UsageError

LOGS: Final = ("json", "off")
METRICS_FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that tells a worker where its figures belong; the name is the library's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that can be set; each field is an option, and `MIPROF_<FIELD>` its variable."""

    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    timeout: float = 10.0
    """Seconds that a query may take."""
    max_queries: int = 64
    """How many requests may be worked on at once, in all workers together."""
    max_rows: int = 100_000
    """How many rows, or triples, an answer of the endpoint may have; 0 sets no limit."""
    memory: int = 1024
    """MiB that one worker may use before it is replaced; 0 sets no limit."""
    cache: int = 64
    """MiB of answers that one worker keeps to give again; 0 keeps none."""
    dataset: Path | None = None
    endpoint: str | None = None
    exports: Path | None = None
    public_url: str | None = None
    log: str = "json"
    query_log: bool = True

    def __post_init__(self) -> None:
        for name, least in (("workers", 1), ("timeout", 0.05), ("max_queries", 1)):
            if getattr(self, name) < least:
                raise UsageError("serve.too-small", name=_option(name), least=least)
        for name in ("port", "max_rows", "memory", "cache"):
            if getattr(self, name) < 0:
                raise UsageError("serve.too-small", name=_option(name), least=0)
        if self.port > 65535:
            raise UsageError("serve.no-port", port=self.port)
        if self.log not in LOGS:
            raise UsageError("serve.bad-log", found=self.log, known=", ".join(LOGS))
        if self.dataset and self.endpoint:
            raise UsageError("serve.two-datasets")

    @property
    def share(self) -> int:
        """How many requests one worker may work on at once."""
        return -(-self.max_queries // self.workers)

    def as_json(self) -> str:
        """Write the settings so that a worker can read them."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, written: str) -> Self:
        """Read what `as_json` wrote."""
        values = json.loads(written)
        for name in ("dataset", "exports"):
            values[name] = Path(values[name]) if values[name] else None
        return cls(**values)

    @classmethod
    def choose(
        cls, options: Mapping[str, Any], environment: Mapping[str, str] = os.environ
    ) -> Self:
        """Take each setting from the options, else from the environment, else its default.

        Raises:
            UsageError: If a value cannot be meant.
        """
        chosen: dict[str, Any] = {}
        for field in fields(cls):
            given = options.get(field.name)
            variable = f"MIPROF_{field.name.upper()}"
            if given is not None:
                chosen[field.name] = given
            elif environment.get(variable):
                chosen[field.name] = _read(variable, environment[variable], field.default)
        for name in ("dataset", "exports"):
            if isinstance(chosen.get(name), str):
                chosen[name] = Path(chosen[name])
        return cls(**chosen)


def _read(variable: str, text: str, default: object) -> object:
    try:
        if isinstance(default, bool):
            return {"1": True, "true": True, "0": False, "false": False}[text.lower()]
        if isinstance(default, int | float):
            return type(default)(text)
    except (KeyError, ValueError) as error:
        raise UsageError("serve.bad-variable", name=variable, found=text) from error
    return text


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
