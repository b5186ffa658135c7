"""Take a picture of the map as a reader sees it: `python scripts/screenshot.py MAP.html OUT.png`.

Needs Playwright (in the `dev` group) and a Chromium on the PATH.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

CHROMIUM_OPTIONS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def main() -> int:
    """Open a page in headless Chromium and save what it shows."""
    options = _parse()
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.stderr.write("no Chromium found - apt-get install chromium\n")
        return 2
    width, height = (int(side) for side in options.size.split("x"))
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            args=list(CHROMIUM_OPTIONS),
            viewport={"width": width, "height": height},
            device_scale_factor=options.scale,
            color_scheme="dark" if options.dark else "light",
        )
        page = context.new_page()
        page.goto(options.page.resolve().as_uri())
        page.wait_for_timeout(600)
        if options.select:
            page.evaluate("s => MiprofMap.panel.open(MiprofMap.book.idOf(s))", options.select)
            page.wait_for_timeout(900)
        if options.script:
            page.evaluate(options.script)
            page.wait_for_timeout(900)
        page.screenshot(path=options.picture)
        context.close()
    return 0


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, help="the map")
    parser.add_argument("picture", type=Path, help="the PNG to write")
    parser.add_argument("--size", default="1440x900", help="width x height of the window")
    parser.add_argument("--scale", type=float, default=1, help="pixels of the picture per pixel")
    parser.add_argument("--dark", action="store_true", help="ask for the dark theme")
    parser.add_argument("--select", help="slug of an entity whose card is open")
    parser.add_argument("--script", help="JavaScript to run before the picture is taken")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
