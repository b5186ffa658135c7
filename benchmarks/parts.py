"""The parts of `RESULTS.md`, each written by a run of its own, which leaves the others alone."""

from __future__ import annotations

import re
from typing import Final

BUILD: Final = "# Results"
ANALYSIS: Final = "## The analysis"
MAP: Final = "## The map in a browser"
SERVING: Final = "## Serving"
_ORDER: Final = (BUILD, ANALYSIS, MAP, SERVING)
_STARTS: Final = re.compile(f"^(?={'|'.join(f'{heading}$' for heading in _ORDER)})", re.MULTILINE)


def replace_part(report: str, part: str) -> str:
    r"""Put a part, which begins with its heading, in the place of the older one.

    >>> old = "# Results\n\nfast\n\n## Serving\n\nslow\n"
    >>> print(replace_part(old, "## Serving\n\nfaster\n"), end="")
    # Results
    <BLANKLINE>
    fast
    <BLANKLINE>
    ## Serving
    <BLANKLINE>
    faster
    """
    parts = [text.strip("\n") for text in [*_STARTS.split(report), part]]
    found = {text.partition("\n")[0]: text for text in parts if text}
    return "\n\n".join(found[heading] for heading in _ORDER if heading in found) + "\n"
