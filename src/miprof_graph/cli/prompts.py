"""Questions on a terminal: one line asked, one line read, with completion where there is some."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from miprof_graph.cli.options import find_screen

Complete = Callable[[str], Sequence[str]]

_INDENT: Final = "  "
_PROMPT: Final = "> "


def complete_nothing(_: str) -> Sequence[str]:
    """Propose nothing."""
    return ()


def can_ask() -> bool:
    """Tell whether someone is there who sees the questions and can answer them."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Prompter:
    """Asks on the terminal; the end of input counts as an interrupt."""

    def __init__(self) -> None:
        self._screen = find_screen()
        self._complete: Complete = complete_nothing
        self._found: Sequence[str] = ()
        _edit_lines(self._propose)

    def say(self, line: str, *, indent: str = "") -> None:
        """Show a text, broken to the width of the terminal and made harmless."""
        from miprof_graph.ask.terminal import fill

        print("\n".join(fill(line, self._screen, indent=indent)))

    def ask(
        self, title: str, about: str = "", usual: str = "", complete: Complete = complete_nothing
    ) -> str:
        """Put a question; give the answer without spaces around it, or what is usual."""
        from miprof_graph.ask.terminal import bold, escape

        print()
        print(bold(escape(title[:1].upper() + title[1:], inline=True), self._screen))
        if about:
            self.say(about, indent=_INDENT)
        self._complete = complete
        try:
            answer = input(f"[{usual}] {_PROMPT}" if usual else _PROMPT).strip()
        except EOFError:
            print()
            raise KeyboardInterrupt from None
        finally:
            self._complete = complete_nothing
        return answer or usual

    def pick(
        self,
        options: Mapping[str, str],
        title: str,
        about: str = "",
        complete: Complete = complete_nothing,
    ) -> str:
        """Show options with numbers and put a question; give the one chosen, or what was typed."""
        for number, option in enumerate(options.values(), start=1):
            self.say(f"{number}. {option}", indent=_INDENT)
        answer = self.ask(title, about, complete=complete)
        numbered = dict(enumerate(options, start=1))
        return numbered.get(int(answer), answer) if answer.isdecimal() else answer

    def _propose(self, text: str, state: int) -> str | None:
        if state == 0:
            self._found = self._complete(text)
        return self._found[state] if state < len(self._found) else None


def _edit_lines(propose: Callable[[str, int], str | None]) -> None:
    """Let the line be edited and Tab complete the whole of it, where the system can."""
    try:
        import readline
    except ImportError:
        return
    readline.set_completer(propose)
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
