"""The editor's own files: they come from npm as the lock file says, and the page can go without."""

from __future__ import annotations

import json
import re
import sys
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from miprof_graph.editor import page
from miprof_graph.web.finish import POLICY
from tests.conftest import REPOSITORY
from tests.web.browser import Visitor
from tests.web.elements import find, parse

SCRIPT = REPOSITORY / "scripts" / "install_editor.py"
BUILT = ("yasgui.min.js", "yasgui.min.css")


def load_script() -> Any:
    """Load the program that fetches the editor, which belongs to no package."""
    spec = spec_from_file_location("install_editor", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


install_editor = load_script()


@pytest.fixture
def vendor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the editor's files that is empty so far."""
    folder = tmp_path / "vendor"
    folder.mkdir()
    monkeypatch.setattr(page, "VENDOR", folder)
    monkeypatch.setattr(install_editor, "VENDOR", folder)
    return folder


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """What npm would have installed, in small."""
    folder = tmp_path / "node_modules"
    packages: dict[str, dict[str, object]] = {
        "@zazuko/yasgui": {"version": "1.0.0", "license": "MIT", "author": "A <a@example.org>"},
        "store": {"version": "2.0.0", "author": {"name": "B"}},
    }
    for name, package in packages.items():
        (folder / name / "build").mkdir(parents=True)
        text = json.dumps({"name": name, **package})
        (folder / name / "package.json").write_text(text, encoding="utf-8")
    (folder / "store" / "LICENSE").write_text("Copyright B", encoding="utf-8")
    (folder / "store" / "build" / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    for name in BUILT:
        text = f"built {name}\n//# sourceMappingURL={name}.map\n"
        (folder / "@zazuko" / "yasgui" / "build" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def use_npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Take a program of Python for npm."""
    path = tmp_path / "npm.py"

    def use(program: str) -> None:
        path.write_text(program, encoding="utf-8")
        monkeypatch.setattr(install_editor, "find_npm", lambda: [sys.executable, str(path)])

    return use


def test_the_page_loads_the_editor_where_its_files_are(visitor: Visitor, vendor: Path) -> None:
    for name in BUILT:
        (vendor / name).write_text("", encoding="utf-8")
    response = visitor.ask("/en/sparql")
    loaded = parse(response.body.decode())
    scripts = [script.get("src") for script in find(loaded, "script")]
    assert [name for name in scripts if "editor" in name or "vendor" in name] == [
        "/static/vendor/yasgui.min.js",
        "/static/editor-query.js",
        "/static/editor-results.js",
        "/static/editor.js",
    ]
    assert "/static/vendor/yasgui.min.css" in [
        sheet.get("href") for sheet in find(loaded, "link[rel=stylesheet]")
    ]


def test_the_page_stays_a_plain_form_where_its_files_are_not(
    visitor: Visitor, vendor: Path
) -> None:
    (vendor / BUILT[0]).write_text("", encoding="utf-8")
    response = visitor.ask("/en/sparql")
    text = response.body.decode()
    assert "vendor" not in text
    assert "/static/editor.js" not in text
    assert find(parse(text), "#ask textarea")
    assert response.headers["content-security-policy"] == POLICY


def test_the_page_allows_two_styles_by_their_hashes_and_no_script_of_its_own(
    visitor: Visitor, vendor: Path
) -> None:
    for name in BUILT:
        (vendor / name).write_text("", encoding="utf-8")
    policy = visitor.ask("/en/sparql").headers["content-security-policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    underline = b64encode(sha256(b"text-decoration:underline").digest()).decode()
    assert f"'sha256-{underline}'" in rules["style-src"]
    assert len(re.findall("sha256-", policy)) == 2
    assert rules["script-src"] == "'self'"
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


def test_what_a_browser_loads_is_kept_with_everybody_s_licence(modules: Path, vendor: Path) -> None:
    install_editor.keep(modules, vendor)
    assert {path.name for path in vendor.iterdir()} == {*BUILT, "LICENCES.txt"}
    for name in BUILT:
        assert (vendor / name).read_text("utf-8") == f"built {name}\n"
    said = (vendor / "LICENCES.txt").read_text("utf-8")
    assert "@zazuko/yasgui 1.0.0\nLicence: MIT. Author: A <a@example.org>." in said
    assert "store 2.0.0\nLicence: not named. Author: B.\n\nCopyright B" in said


def test_without_npm_the_rest_goes_on_after_one_line(
    vendor: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install_editor, "find_npm", lambda: None)
    assert install_editor.main([]) == 0
    assert capsys.readouterr().err.count("\n") == 1
    assert [*vendor.iterdir()] == []


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("import sys; sys.exit('npm error network: no way\\nnpm error more')", "network: no way"),
        ("import sys; sys.exit(7)", "exit code 7"),
    ],
)
def test_where_npm_reaches_nothing_the_rest_goes_on_after_one_line(
    vendor: Path,
    program: str,
    said: str,
    use_npm: Callable[[str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    use_npm(program)
    assert install_editor.main([]) == 0
    noted = capsys.readouterr().err
    assert said in noted
    assert noted.count("\n") == 1
    assert [*vendor.iterdir()] == []


def test_npm_is_asked_for_what_the_lock_file_names_and_no_more(
    vendor: Path, modules: Path, use_npm: Callable[[str], None]
) -> None:
    use_npm(
        "import os, shutil, sys\n"
        "from pathlib import Path\n"
        "assert sys.argv[1:3] == ['ci', '--omit=dev'], sys.argv\n"
        f"assert {{*os.listdir()}} == {{*{install_editor.MANIFEST!r}}}, os.listdir()\n"
        f"shutil.copytree({str(modules)!r}, 'node_modules')\n"
    )
    assert install_editor.main([]) == 0
    assert (vendor / BUILT[0]).is_file()


def test_versions_are_exact_and_every_package_is_known_by_its_checksum() -> None:
    wanted = json.loads((REPOSITORY / "package.json").read_text("utf-8"))
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())
    locked = json.loads((REPOSITORY / "package-lock.json").read_text("utf-8"))["packages"]
    packages = {name: package for name, package in locked.items() if name}
    assert len(packages) > len(versions)
    assert [name for name, found in packages.items() if "integrity" not in found] == []
    assert [name for name, found in packages.items() if "resolved" in found] == []
    for name, version in versions.items():
        assert packages[f"node_modules/{name}"]["version"] == version
