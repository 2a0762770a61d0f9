"""The report's folder: what changed is written, what is no longer made is removed.

The manifest seals a whole report: of what it was made, and the hash of each file. One that stands
as it was sealed need not be made again.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from termscan.atomic import remove_left_behind, write_bytes

MANIFEST = "report.json"
"""Lists the files of a report; only files that it lists are ever removed."""

_WRITERS = 8
"""Waiting for the disk is most of the work of writing many small files."""


def write_folder(folder: Path, files: Iterable[tuple[str, str]], seal: str = "") -> list[Path]:
    """Write `files` (name and text) to `folder`; return their paths, the manifest's last.

    `seal` says of what they are made, empty where that is not known. Each file appears whole or
    not at all; one that would not change is left alone. The manifest lists old and new files while
    they change places, so that a report that was broken off leaves nothing behind that the next
    one would not remove.
    """
    begun = time.time()
    contents = {name: text.encode("utf-8", "replace") for name, text in files}
    old = _listed(folder)
    new = sorted(contents)
    manifest = folder / MANIFEST
    if old - set(new) or set(new) - old:
        write_bytes(manifest, _manifest(dict.fromkeys(sorted(old | set(new)), "")))
    with ThreadPoolExecutor(_WRITERS) as writers:
        list(writers.map(lambda name: _write(folder / name, contents[name]), new))
    for name in sorted(old - set(new)):
        _remove(folder, name)
    digests = {name: sha256(contents[name]).hexdigest() for name in new}
    _write(manifest, _manifest(digests, seal))
    paths = [*(folder / name for name in new), manifest]
    remove_left_behind(paths, begun)
    return paths


def standing_folder(folder: Path, seal: str) -> list[Path] | None:
    """Return the paths of a report that stands whole and as `seal` says; None if it does not."""
    manifest = _read(folder)
    files = manifest.get("files")
    if not seal or manifest.get("seal") != seal or not isinstance(files, dict):
        return None
    with ThreadPoolExecutor(_WRITERS) as readers:
        found = readers.map(lambda name: _digest(folder / name), files)
        whole = all(one == wanted for one, wanted in zip(found, files.values(), strict=True))
    return [*(folder / name for name in files), folder / MANIFEST] if whole else None


def _digest(path: Path) -> str:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _write(path: Path, content: bytes) -> None:
    if not path.is_file() or path.read_bytes() != content:
        write_bytes(path, content)


def _manifest(digests: dict[str, str], seal: str = "") -> bytes:
    told = {"termscan report": 1, "seal": seal, "files": digests}
    return (json.dumps(told, indent=0) + "\n").encode()


def _read(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _listed(folder: Path) -> set[str]:
    """Return what an earlier report's manifest lists and may be removed."""
    found = _read(folder).get("files")
    names = found if isinstance(found, list | dict) else ()
    return {name for name in names if isinstance(name, str) and _inside(name)}


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
