"""The errors of curating: a row that cannot be added, a file that changed under our hands."""

from __future__ import annotations

from collections.abc import Sequence

from miprof_graph.curate.faults import Fault
from miprof_graph.errors import MiprofError
from miprof_graph.messages import text
from miprof_graph.problems import Problem


class ChangedMeanwhileError(MiprofError):
    """Someone wrote a file after we had read it; what they wrote is kept."""


class RefusedError(MiprofError):
    """What was to be added is wrong; all that was found is in `reasons`."""

    def __init__(self, reasons: Sequence[Fault | Problem]) -> None:
        super().__init__("curate.refused", count=len(reasons))
        self.reasons = reasons

    def render(self, language: str) -> str:
        """List every reason, one a line, then that nothing was written."""
        return "\n".join([*self.list_reasons(language), super().render(language)])

    def list_reasons(self, language: str) -> list[str]:
        """Say every reason, with the option that it is about."""
        return [*dict.fromkeys(_say(reason, language) for reason in self.reasons)]


def _say(reason: Fault | Problem, language: str) -> str:
    said = reason.render(language)
    if isinstance(reason, Problem) or not reason.column:
        return said
    option = f"--{reason.column.replace('_', '-')}"
    return text("curate.option-error", language, option=option, message=said)
