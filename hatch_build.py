"""Put the dataset into the wheel, so that an installed `miprof` answers without a clone."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = ("ontology", "graph", "docs/method.md", "docs/method.fr.md", "exports/miprof.nq")
EDITOR = "src/miprof_graph/web/static/vendor"


class DataHook(BuildHookInterface[Any]):
    """Copy the vocabulary, the facts and the built graph below `miprof_graph/data/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files to a standard wheel; an editable install reads them where they are."""
        if version != "standard":
            return
        for name in CARRIED:
            if not (Path(self.root) / name).exists():
                message = f"{name}: missing, so the wheel would have no data - run `make build`"
                raise FileNotFoundError(message)
            build_data["force_include"][name] = f"miprof_graph/data/{name}"
        if not (Path(self.root) / EDITOR).exists():
            self.app.display_warning(
                "the query editor is not set up (make setup), so its page will be a plain form"
            )
