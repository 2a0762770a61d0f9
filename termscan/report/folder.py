"""The report's folder: what changed is written, what is no longer made is removed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath

from termscan.atomic import write_bytes, write_text

MANIFEST = "report.json"
"""Lists the files of a report; only files that it lists are ever removed."""

_WRITERS = 8
"""Waiting for the disk is most of the work of writing many small files."""


def write_folder(folder: Path, files: Iterable[tuple[str, str]]) -> list[Path]:
    """Write `files` (name and text) to `folder`; return their paths, the manifest's last.

    Each file appears whole or not at all; one that would not change is left alone. The manifest
    lists old and new files while they change places, so that a report that was broken off leaves
    nothing behind that the next one would not remove.
    """
    contents = dict(files)
    old = _listed(folder)
    new = sorted(contents)
    manifest = folder / MANIFEST
    if old - set(new) or set(new) - old:
        write_text(manifest, _manifest(sorted(old | set(new))))
    with ThreadPoolExecutor(_WRITERS) as writers:
        list(writers.map(lambda name: _write(folder / name, contents[name]), new))
    for name in sorted(old - set(new)):
        _remove(folder, name)
    _write(manifest, _manifest(new))
    return [*(folder / name for name in new), manifest]


def _write(path: Path, text: str) -> None:
    content = text.encode("utf-8", "replace")
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)


def _manifest(names: list[str]) -> str:
    return json.dumps({"termscan report": 1, "files": names}, indent=0) + "\n"


def _listed(folder: Path) -> set[str]:
    """Return what an earlier report's manifest lists and may be removed."""
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    return {name for name in found if isinstance(name, str) and _inside(name)}


def _inside(name: str) -> bool:
    path = PurePosixPath(name)
    plain = not path.is_absolute() and ".." not in path.parts and "\\" not in name
    return plain and path.suffix in (".html", ".js", ".css") and path.name == path.name.strip()


def _remove(folder: Path, name: str) -> None:
    path = folder / name
    if not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        return
    path.unlink()
    for parent in path.relative_to(folder).parents:
        above = folder / parent
        if above != folder and above.is_dir() and not any(above.iterdir()):
            above.rmdir()
