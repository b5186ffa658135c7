"""What is seen can be kept as a picture, with its legend, its licence and the date of its data."""

from __future__ import annotations

import struct
from pathlib import Path
from xml.etree import ElementTree

from playwright.sync_api import Browser

from tests.browser.conftest import Reader, open_map
from tests.data_small import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"


def save(reader: Reader, button: str, folder: Path) -> Path:
    if reader.page.locator(button).is_hidden():
        reader.page.click("#tab-share")
    with reader.page.expect_download() as download:
        reader.page.click(button)
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def texts(path: Path) -> list[str]:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    return [node.text or "" for node in root.iter(f"{SVG}text")]


def test_an_svg_has_title_names_legend_licence_and_date(reader: Reader, tmp_path: Path) -> None:
    path = save(reader, "#picture-svg", tmp_path)
    assert path.name == "carte-miprof.svg"
    said = texts(path)
    assert "Autour de la MIPROF" in said
    assert any("18 entités, 16 liens" in text.replace("\u202f", " ") for text in said)
    assert "MIPROF" in said
    assert "GRETA" in said
    assert "Gouvernance" in said
    assert "Personnes" in said
    assert said[-1] == (
        "Données\u00a0: miprof-graph, Licence Ouverte 2.0 (Etalab), état au 21 novembre 2026"
    )


def test_an_svg_draws_what_is_shown_and_no_more(reader: Reader, tmp_path: Path) -> None:
    path = save(reader, "#picture-svg", tmp_path)
    whole = path.read_text(encoding="utf-8")
    assert whole.count("<path") > 20
    reader.ask("() => MiprofMap.state.set({ around: MiprofMap.book.idOf('greta'), depth: 1 })")
    less = texts(save(reader, "#picture-svg", tmp_path))
    assert "GRETA" in less
    assert "Manuel Valls" not in less
    assert "Personnes" not in less, "the legend is that of the picture"


def test_the_same_view_gives_the_same_svg(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    one = save(reader, "#picture-svg", tmp_path)
    other = save(reader, "#picture-svg", tmp_path / "again")
    assert one.read_bytes() == other.read_bytes()


def test_a_png_is_sharp_and_as_large_as_the_free_part_of_the_window(
    reader: Reader, tmp_path: Path
) -> None:
    path = save(reader, "#picture-png", tmp_path)
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    room = reader.ask("() => MiprofMap.view.room()")
    assert width == 2 * round(room["right"] - room["left"])
    assert height > 2 * round(room["bottom"] - room["top"])


def test_a_picture_speaks_the_language_of_the_page(
    chromium: Browser, small_map: Path, tmp_path: Path
) -> None:
    with open_map(chromium, small_map, fragment="#lang=en&tab=share&theme=dark") as reader:
        path = save(reader, "#picture-svg", tmp_path)
        paper = reader.ask("() => MiprofMap.theme.css('--paper')")
    assert path.name == "miprof-map.svg"
    assert "as of 21 November 2026" in texts(path)[-1]
    assert f'fill="{paper}"' in path.read_text(encoding="utf-8"), "in the theme that is seen"


def test_a_hostile_name_in_a_picture_stays_text(victim: Reader, tmp_path: Path) -> None:
    path = save(victim, "#picture-svg", tmp_path)
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        *("svg", "title", "g", "path", "rect", "text", "clipPath"),
    }
    assert any(HOSTILE[:20] in text for text in texts(path))
