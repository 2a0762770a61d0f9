"""Lexicons to and from files in other formats, by the file's ending."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from termscan.atomic import write_text
from termscan.errors import LexiconError, Problem, UsageError
from termscan.lexicon.loader import load_lexicon
from termscan.lexicon.model import Lexicon
from termscan.lexicon.plain import as_toml
from termscan.lexicon.skos import as_turtle
from termscan.lexicon.skos_reading import from_turtle
from termscan.lexicon.table import as_csv, from_csv

MAX_BYTES = 64 * 1024 * 1024
_WRITERS: dict[str, Callable[[Lexicon], str]] = {
    ".toml": as_toml,
    ".csv": as_csv,
    ".ttl": as_turtle,
}
_READERS: dict[str, Callable[[str, str], Lexicon]] = {".csv": from_csv, ".ttl": from_turtle}


def export_lexicon(lexicon: Lexicon, path: Path | str) -> None:
    """Write a lexicon as TOML, CSV or SKOS in Turtle (``.toml``, ``.csv``, ``.ttl``).

    Raises:
        UsageError: another ending.
        OSError: the file cannot be written.
    """
    path = Path(path)
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UsageError(f"{path}: write a lexicon to a file in {', '.join(_WRITERS)}")
    write_text(path, writer(lexicon))


def import_lexicon(path: Path | str) -> Lexicon:
    """Read a lexicon from TOML, CSV or SKOS in Turtle (``.toml``, ``.csv``, ``.ttl``).

    Raises:
        LexiconError: the file cannot be read or has mistakes; all of them are named.
        MissingBackend: Turtle needs rdflib, which is not installed.
        UsageError: another ending.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix == ".toml":
        return load_lexicon(path)
    if suffix not in _READERS:
        raise UsageError(f"{path}: a lexicon is read from a file in {', '.join(_WRITERS)}")
    return _READERS[suffix](_text(path), str(path))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            message = f"the file is larger than {MAX_BYTES // 2**20} MB"
            raise LexiconError([Problem(str(path), None, message, "divide it")])
        with path.open(encoding="utf-8-sig", newline="") as handle:
            return handle.read()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise LexiconError([Problem(str(path), None, reason, "check the path")]) from None
    except UnicodeDecodeError:
        raise LexiconError(
            [Problem(str(path), None, "the file is not UTF-8", "save it as UTF-8")]
        ) from None
