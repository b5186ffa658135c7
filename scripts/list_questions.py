"""Write `docs/questions.md`, the page of the manual that lists the named questions."""

from __future__ import annotations

from miprof_graph.ask.question_text import questions_as_markdown
from miprof_graph.ask.questions import load_questions
from miprof_graph.paths import find_home


def main() -> None:
    """Write the page from the headers of `graph/queries/*.rq`."""
    home = find_home()
    page = questions_as_markdown(load_questions(home))
    (home.root / "docs" / "questions.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
