"""What a revision of the repository held, read from git without touching the working tree."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from miprof_graph.errors import UsageError
from miprof_graph.paths import Home

_FOLDERS = ("graph", "ontology")


class Repository:
    """The git repository that a home lies in."""

    def __init__(self, home: Home) -> None:
        self._root = home.root
        # The data of a wheel may lie within a repository that has nothing to do with it.
        self._git = None if home.is_installed else shutil.which("git")

    def unpack(self, revision: str, folder: Path) -> Home:
        """Write the facts of a revision into an empty folder, and give it as a home.

        Raises:
            UsageError: If there is no such revision, or no facts in it.
        """
        packed = self._read("archive", "--format=zip", self._find(revision), *_FOLDERS)
        if packed is None:
            raise UsageError("diff.revision-empty", name=revision)
        # A zip, because `zipfile` never writes outside of the folder nor makes links.
        with ZipFile(io.BytesIO(packed)) as archive:
            archive.extractall(folder)
        return Home(folder)

    def read_file(self, revision: str, path: str) -> bytes:
        """Read one file of a revision.

        Raises:
            UsageError: If there is no such revision, or no such file in it.
        """
        content = self._read("cat-file", "blob", f"{self._find(revision)}:{path}")
        if content is None:
            raise UsageError("diff.revision-file", name=revision, path=path)
        return content

    def _find(self, revision: str) -> str:
        """Find the commit that a name means; from there on nothing in the name is read by git."""
        if self._read("rev-parse", "--git-dir") is None:
            raise UsageError("diff.no-clone", name=revision, root=self._root)
        wanted = f"{revision}^{{commit}}"
        known = None if revision.startswith("-") else self._read("rev-parse", "--verify", wanted)
        if known is None:
            raise UsageError("diff.unknown", name=revision, root=self._root)
        return known.decode().strip()

    def _read(self, *arguments: str) -> bytes | None:
        """Give what git answers, or nothing where it refuses."""
        if self._git is None:
            return None
        done = subprocess.run(  # noqa: S603 - no shell, and git is found on the path
            [self._git, *arguments],
            cwd=self._root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        return done.stdout if done.returncode == 0 else None
