"""What a page of the map does in Chromium: its first name, its frames when moved, its search."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright

_OPTIONS: Final = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_WINDOW: Final = {"width": 1440, "height": 900}
# When the first text is written on a canvas, and when that frame is over.
_WATCH: Final = """(() => {
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (...words) {
    if (!window.namedAt) {
      window.namedAt = performance.now();
      requestAnimationFrame(() => (window.paintedAt = performance.now()));
    }
    return fillText.apply(this, words);
  };
})()"""
# Move the map in every frame that the browser gives, round a circle of half a window.
_PAN: Final = """(ms) => new Promise((done) => {
  const drawn = window.MiprofMap?.view.network ?? network;
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
    """One opening: ms to the first name, frames a second, ms of the slowest search, or None."""

    first: float | None
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
    browser: Browser, path: Path, *, fragment: str = "", pan: bool = False, limit: float = 60
) -> Seen:
    """Open a page and see when its first name stands there; with `pan`, move it and search too."""
    page = browser.new_page(viewport=dict(_WINDOW))  # type: ignore[arg-type]
    try:
        # Plain pages ask a network for a style sheet; nothing of it is drawn on the map.
        page.route("http*://**", lambda route: route.abort())
        page.add_init_script(_WATCH)
        page.goto(path.as_uri() + fragment, wait_until="commit")
        first = _wait(page, limit)
        if first is None or not pan:
            return Seen(first)
        page.wait_for_timeout(1000)
        frames = float(page.evaluate(_PAN, _PAN_MS))
        ours = bool(page.evaluate("() => Boolean(window.MiprofMap)"))
        return Seen(first, frames, float(page.evaluate(_SEARCH, _WORDS)) if ours else None)
    finally:
        page.close()


def _wait(page: Page, limit: float) -> float | None:
    for _ in range(int(limit * 20)):
        found: Any = page.evaluate("() => window.paintedAt ?? null")
        if found is not None:
            return float(found)
        page.wait_for_timeout(50)
    return None
