"""Whether the files of an export stand already, so that they need not be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import file_digest
from pathlib import Path
from typing import Any

from termscan.export.names import PACKAGE, format_name
from termscan.export.stamp import Stamp


def standing_export(folder: Path | str, formats: Iterable[str], stamp: Stamp) -> list[Path] | None:
    """Return the files of an export that stand in `folder` whole and made from the same.

    None where a file is missing, was changed, or is of another termscan, format or makings.

    Raises:
        UsageError: there is no such format.
    """
    home = Path(folder)
    wanted = {format_name(name) for name in formats}
    package = _package(home / PACKAGE)
    told = package.get("termscan")
    if not stamp.makings or not isinstance(told, dict):
        return None
    same = told.get("makings") == stamp.makings and told.get("termscan") == stamp.termscan
    files = told.get("files")
    if not same or told.get("formats") != sorted(wanted) or not isinstance(files, dict):
        return None
    if all(_sha256(home / name) == digest for name, digest in files.items()):
        return [home / name for name in (*sorted(files), PACKAGE)]
    return None


def _package(path: Path) -> dict[str, Any]:
    try:
        package = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}


def _sha256(path: Path) -> str | None:
    try:
        with path.open("rb") as handle:
            return file_digest(handle, "sha256").hexdigest()
    except OSError:
        return None
