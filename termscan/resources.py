"""Where the shipped lexicons and corpora are: inside the wheel, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(folder: str) -> Path:
    """Return the folder ``lexicons`` or ``corpora`` that came with this installation.

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    for home in (_PACKAGE, _PACKAGE.parent):
        candidate = home / folder
        if candidate.is_dir() and not (candidate / "__init__.py").exists():
            return candidate
    raise FileNotFoundError(f"this installation of termscan has no folder {folder!r}; reinstall it")
