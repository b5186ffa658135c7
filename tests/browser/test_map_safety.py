"""Names that attack, and readers that do not see: both must be served well."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from tests.browser.conftest import Reader
from tests.data_small import HOSTILE

NO_TROUBLE = "() => document.querySelectorAll('img, b, script[src], iframe').length"


def test_no_name_becomes_markup_anywhere(victim: Reader) -> None:
    victim.page.on("dialog", lambda dialog: victim.console.append(f"dialog {dialog.message}"))
    victim.click_node("one")
    assert victim.page.locator("#panel h2").inner_text() == HOSTILE
    for summary in victim.page.locator("#panel summary").all():
        summary.click()
    assert victim.panel().count("<img src=x onerror=alert(1)>") > 8
    victim.page.fill("#search", "<img src=x")
    assert HOSTILE in victim.page.locator("#results .result-name").first.inner_text()
    victim.page.click("#language")
    victim.click_edge("one", "two")
    assert HOSTILE in victim.panel()
    assert HOSTILE in victim.page.locator("#legend").inner_text()
    assert victim.ask(NO_TROUBLE) == 0


def test_no_name_can_end_a_script(hostile_map: Path, small_map: Path) -> None:
    hostile = hostile_map.read_text(encoding="utf-8")
    assert hostile.count("</script>") == small_map.read_text(encoding="utf-8").count("</script>")
    assert "<img" not in hostile.split("</style>")[1]


def test_only_addresses_of_the_web_become_links(victim: Reader) -> None:
    link = "url => MiprofMap.webLink(url)"
    assert victim.ask(link, "javascript:alert(1)") is None
    assert victim.ask(link, "data:text/html,x") is None
    assert victim.ask(link, "https://example.org/") == "https://example.org/"


def test_every_control_has_a_name(reader: Reader) -> None:
    reader.click_node("miprof")
    nameless = reader.ask(
        """() => [...document.querySelectorAll("button, a, input, [role], aside")]
          .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()
            || node.labels?.length || node.getAttribute("role") === "listbox"
            || ["search", "status"].includes(node.getAttribute("role"))))
          .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    doubled = reader.ask(
        """() => { const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
          return ids.filter((id, place) => ids.indexOf(id) !== place); }"""
    )
    assert doubled == []


def test_headings_go_down_one_level_at_a_time(reader: Reader) -> None:
    reader.click_node("miprof")
    levels = reader.ask(
        "() => [...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_text_contrasts_with_its_ground_in_both_themes(reader: Reader) -> None:
    for scheme in ("light", "dark"):
        reader.page.emulate_media(color_scheme=scheme)
        root = "html[data-dark]" if scheme == "dark" else "html:not([data-dark])"
        reader.page.locator(root).wait_for(state="attached")
        ratios = reader.ask(
            """() => {
              const light = (text) => {
                const [r, g, b] = text.match(/[0-9a-f]{2}/gi).map((part) => {
                  const value = parseInt(part, 16) / 255;
                  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ratio = (a, b) => {
                const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
                return (high + 0.05) / (low + 0.05);
              };
              const css = MiprofMap.theme.css;
              const pairs = ["--ink", "--soft", "--accent"].flatMap((text) =>
                ["--paper", "--sheet", "--wash"].map((ground) => [`${text} ${ground}`,
                  ratio(css(text), css(ground))]));
              pairs.push(["--warn", ratio(css("--warn"), css("--warn-wash"))]);
              const signs = [...MiprofMap.book.kinds, ...MiprofMap.book.groups].map((entry) =>
                [entry.id, 1.5 * ratio(MiprofMap.theme.colour(entry), css("--paper"))]);
              return [...pairs, ...signs];
            }"""
        )
        faults = [f"{name} {ratio:.1f}" for name, ratio in ratios if ratio < 4.5]
        assert faults == [], f"{scheme}: WCAG asks for 4.5, and 3 for signs"


def test_no_two_kinds_look_alike(reader: Reader) -> None:
    looks = reader.ask("() => MiprofMap.book.kinds.map((kind) => kind.shape + kind.light)")
    assert len(looks) == len(set(looks))
    lines = reader.ask("() => MiprofMap.book.groups.map((g) => g.dash.join() + g.light)")
    assert len(lines) == len(set(lines))
