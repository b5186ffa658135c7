"""The files of `exports/` as downloads: media type, size, checksum, and what their pages may do."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from miprof_graph.exports.registry import EXPORTS
from miprof_graph.messages import load_table
from miprof_graph.pages import PAGES

_PAGE: Final = "text/html"


@dataclass(frozen=True, slots=True)
class Download:
    """One file of `exports/` that anyone may have; a page comes with what it may do."""

    path: Path
    media_type: str
    size: int
    sha256: str
    policy: str | None = None

    @property
    def name(self) -> str:
        """The name of the file, which is its place below `/exports/`."""
        return self.path.name

    def title(self, language: str) -> str:
        """Say in French or English what the file is."""
        subject = "web" if self.media_type == _PAGE else "exports"
        return str(load_table(subject, language).get(self.name, self.name))


def read_downloads(folder: Path) -> Mapping[str, Download]:
    """List the files that a build made in a folder, in the order in which it makes them."""
    media_types = {export.name: export.media_type for export in EXPORTS}
    media_types |= {page.name: _PAGE for page in PAGES}
    media_types |= {path.name: _PAGE for path in sorted(folder.glob("*.html"))}
    found = {}
    for name, media_type in media_types.items():
        if (folder / name).is_file():
            data = (folder / name).read_bytes()
            policy = page_policy(data.decode()) if media_type == _PAGE else None
            checksum = sha256(data).hexdigest()
            found[name] = Download(folder / name, media_type, len(data), checksum, policy)
    return found


def page_policy(html: str) -> str:
    """Write the Content-Security-Policy of a self-contained page: its own scripts and no other.

    Anyone may show it in a frame: it asks for nothing and knows nobody.

    >>> page_policy("<p><script>1</script>").split("; ")[1]
    "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    finder = _Scripts()
    finder.feed(html)
    finder.close()
    hashes = [b64encode(sha256(text.encode()).digest()).decode() for text in finder.found]
    scripts = " ".join(f"'sha256-{value}'" for value in sorted(set(hashes))) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors *"
    )


class _Scripts(HTMLParser):
    """Collects the text of every inline script, exactly as a browser hashes it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag == "script" and "src" not in dict(attrs)
        if self._inside:
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data
