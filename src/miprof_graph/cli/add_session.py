"""The session of `miprof add` on a terminal: questions, the finished row, and the last word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from miprof_graph.cli.add_dialog import RowDialog
from miprof_graph.cli.progress import STEPS, show_progress
from miprof_graph.cli.prompts import Prompter
from miprof_graph.curate.adding import Checked, Draft, check_draft
from miprof_graph.curate.desk import Desk
from miprof_graph.curate.errors import RefusedError
from miprof_graph.messages import text


def check(desk: Desk, draft: Draft) -> Checked:
    """Check a draft while the progress shows.

    Raises:
        RefusedError: If anything is wrong.
    """
    with show_progress(len(STEPS), desk.language) as progress:
        return check_draft(desk, draft, progress=progress)


def converse(
    desk: Desk,
    draft: Draft,
    header: Mapping[str, str],
    entities: Sequence[Mapping[str, str]],
    *,
    ask_at_end: bool,
) -> Checked | None:
    """Ask for what is missing, show the row, and ask whether to write it; None if not."""
    prompter = Prompter()
    dialog = RowDialog(desk, prompter, draft)
    dialog.fill(header, entities)
    while True:
        checked, question = _try(desk, draft, prompter)
        if checked:
            dialog.show(checked.row)
            if not ask_at_end:
                return checked
        answer = prompter.ask(question)
        if checked and (not answer or answer.lower() in _words("yes", desk.language)):
            return checked
        if not answer or answer.lower() in _words("no", desk.language):
            prompter.say(text("dialogue.dropped", desk.language))
            return None
        column = dialog.find_column(answer)
        if column:
            dialog.ask_column(column)
        else:
            prompter.say(text("dialogue.unknown-answer", desk.language, value=answer))


def _try(desk: Desk, draft: Draft, prompter: Prompter) -> tuple[Checked | None, str]:
    """Check the row; give it with the question to put, or say what is wrong with it."""
    try:
        checked = check(desk, draft)
    except RefusedError as error:
        for line in error.list_reasons(desk.language):
            prompter.say(line)
        return None, text("dialogue.mend", desk.language)
    path = checked.plan.rows[0][0]
    return checked, text("dialogue.confirm", desk.language, path=path)


def _words(answer: str, language: str) -> Sequence[str]:
    return text(f"dialogue.{answer}", language).split()
