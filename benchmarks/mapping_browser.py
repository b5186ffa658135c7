"""What a page of the map does in Chromium: its first name, its frames when moved, its search."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, ViewportSize, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

_OPTIONS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
# When the frame is over in which a canvas first gets a line, or a text: said aloud, since a page
# that computes for minutes answers no question.
_WATCH: Final = """(() => {
  const pen = CanvasRenderingContext2D.prototype;
  for (const [name, what] of [["stroke", "drawing"], ["fillText", "name"]]) {
    const before = pen[name];
    let seen = false;
    pen[name] = function (...words) {
      if (!seen) requestAnimationFrame(() => console.log(`first ${what} ${performance.now()}`));
      seen = true;
      return before.apply(this, words);
    };
  }
})()"""
# Move the map in every frame that the browser gives, round a circle of half a window.
_PAN: Final = """(ms) => new Promise((done) => {
  const drawn = MiprofMap.view.network;
  const { x, y } = drawn.getViewPosition();
  const far = 220 / drawn.getScale();
  const began = performance.now();
  let frames = 0;
  const step = () => {
    const now = performance.now();
    if (now - began > ms) return done((1000 * frames) / (now - began));
    const turn = (2 * Math.PI * (now - began)) / 3000;
    frames += 1;
    const position = { x: x + far * Math.sin(turn), y: y + far * (1 - Math.cos(turn)) };
    drawn.moveTo({ position, animation: false });
    return requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
})"""
_SEARCH: Final = """(words) => Math.max(...words.map((word) => {
  const began = performance.now();
  MiprofMap.search.search(word);
  return performance.now() - began;
}))"""
_WORDS: Final = ("m", "entité n° 4", "ministère des", "zzzz", "no. 12")
_PAN_MS: Final = 3000


@dataclass(frozen=True, slots=True)
class Seen:
    """One opening: ms to what was waited for, frames a second, ms of the slowest search."""

    first: float | None
    """None where it did not come."""
    frames: float | None = None
    search: float | None = None


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start a Chromium of its own.

    Raises:
        RuntimeError: If there is none.
    """
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise RuntimeError("no Chromium on the PATH - apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_OPTIONS))
        yield browser
        browser.close()


def open_page(
    browser: Browser, path: Path, *, fragment: str = "", ours: bool, limit: float = 60
) -> Seen:
    """Open a page, and see what it does.

    Ours is opened until its first name is there, then moved and searched; another's until anything
    is drawn, since pyvis draws no name on a map that is seen whole.
    """
    page = browser.new_page(viewport=ViewportSize(width=1440, height=900))
    try:
        # Plain pages ask a network for a style sheet; nothing of it is drawn on the map.
        page.route("http*://**", lambda route: route.abort())
        page.add_init_script(_WATCH)
        wanted = "first name" if ours else "first drawing"
        with page.expect_console_message(
            lambda message: message.text.startswith(wanted), timeout=limit * 1000
        ) as said:
            page.goto(path.as_uri() + fragment, wait_until="commit")
        first = float(said.value.text.split()[-1])
        if not ours:
            return Seen(first)
        page.wait_for_timeout(2000)
        frames = float(page.evaluate(_PAN, _PAN_MS))
        return Seen(first, frames, float(page.evaluate(_SEARCH, _WORDS)))
    except PlaywrightTimeoutError:
        return Seen(None)
    finally:
        page.close()
