"""Lexicon files: found by name or path, read, checked as a whole, extended."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, get_args

from termscan.errors import LexiconError, Problem
from termscan.lexicon.model import FORMAT, Entry, Lexicon, content_hash
from termscan.lexicon.schema import Checker, read_entry
from termscan.records import ConceptKind
from termscan.resources import shipped

DEFAULT_LEXICONS = ("mental-wellbeing", "practices", "organisations")
"""The lexicons that are used where none is named."""

MAX_BYTES = 64 * 1024 * 1024
_FILE_KEYS = {"format", "id", "title", "version", "kind", "credits", "extends", "drop", "concept"}
_MAX_DEPTH = 8


def shipped_lexicons() -> tuple[str, ...]:
    """Return the names of the lexicons that came with this installation."""
    return tuple(sorted(path.stem for path in shipped("lexicons").glob("*.toml")))


def load_lexicons(names: str | Path | Iterable[str | Path] | None = None) -> tuple[Lexicon, ...]:
    """Load one lexicon or several, by default `DEFAULT_LEXICONS`.

    Raises:
        LexiconError: any of them has mistakes, or two bear the same id.
    """
    wanted = [names] if isinstance(names, str | Path) else names
    lexicons = tuple(map(load_lexicon, DEFAULT_LEXICONS if wanted is None else wanted))
    seen: dict[str, Lexicon] = {}
    for lexicon in lexicons:
        if lexicon.id in seen:
            message = f"the lexicon id {lexicon.id!r} is also that of {seen[lexicon.id].path}"
            raise LexiconError(
                [
                    Problem(
                        str(lexicon.path), None, message, "give it another id, or name one of them"
                    )
                ]
            )
        seen[lexicon.id] = lexicon
    return lexicons


def load_lexicon(name: str | Path) -> Lexicon:
    """Load a shipped lexicon by name, or a lexicon file by path.

    Raises:
        LexiconError: the file is missing or has mistakes; all of them are named, with lines.
    """
    return _load(lexicon_path(name), ())


def lexicon_path(name: str | Path, beside: Path | None = None) -> Path:
    """Return the file of a lexicon: a path as given, or a shipped lexicon's name.

    Raises:
        LexiconError: there is no such file and no shipped lexicon of that name.
    """
    for path in ([beside / name] if beside else []) + [Path(name)]:
        if path.suffix == ".toml" and path.is_file():
            return path
    if str(name) in shipped_lexicons():
        return shipped("lexicons") / f"{name}.toml"
    known = ", ".join(shipped_lexicons())
    remedy = f"give the path of a .toml file, or one of: {known}"
    raise LexiconError([Problem(str(name), None, "there is no such lexicon", remedy)])


def examine_lexicon(
    path: Path, inside: tuple[Path, ...] = ()
) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Load what can be understood of a lexicon file, and tell all that cannot.

    `inside` are the files on the way here by ``extends``.

    Raises:
        LexiconError: nothing of the file, or of one that it extends, can be understood.
    """
    if path.resolve() in inside or len(inside) >= _MAX_DEPTH:
        remedy = "let extends lead to a file that does not lead back"
        raise LexiconError([Problem(str(path), None, "the lexicon extends itself", remedy)])
    text = _read(path)
    examine = _examined.__wrapped__ if "extends" in text else _examined
    return examine(path, text, inside)


@lru_cache(maxsize=8)  # a scan asks for the same lexicons more than once
def _examined(
    path: Path, text: str, inside: tuple[Path, ...]
) -> tuple[Lexicon, tuple[Problem, ...]]:
    """Examine the text of a lexicon file; what it extends is read anew each time."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError([_syntax(path, text, error)]) from None
    check = Checker(str(path), _Lines(text).of)
    base = _base(check, path, raw, inside)
    lexicon = _assemble(check, path, raw, base)
    return lexicon, tuple(check.problems)


def lexicon_of(tables: dict[str, Any], file: str) -> Lexicon:
    """Build a lexicon from tables shaped like those of a lexicon file, read from `file`.

    Raises:
        LexiconError: the tables have mistakes; all of them are named.
    """
    check = Checker(file, lambda *_: None)
    lexicon = _assemble(check, Path(file), tables, {})
    if check.problems:
        raise LexiconError(check.problems)
    return lexicon


def _load(path: Path, inside: tuple[Path, ...]) -> Lexicon:
    lexicon, problems = examine_lexicon(path, inside)
    if problems:
        raise LexiconError(problems)
    return lexicon


def _read(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= MAX_BYTES else None
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise LexiconError([Problem(str(path), None, reason, "check the path")]) from None
    if content is None:
        message = f"the file is larger than {MAX_BYTES // 1024 // 1024} MB"
        raise LexiconError([Problem(str(path), None, message, "divide it")])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise LexiconError(
            [Problem(str(path), line, "the file is not UTF-8", "save it as UTF-8")]
        ) from None


def _syntax(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
    message = str(error)[: place.start()].strip() if place else str(error)
    line = int(place[1]) if place else text.rstrip("\n").count("\n") + 1
    return Problem(str(path), line, f"not TOML: {message}", "see docs/lexicon-format.md")


def _base(
    check: Checker, path: Path, raw: dict[str, Any], inside: tuple[Path, ...]
) -> dict[str, dict[str, Any]]:
    """Return the concepts that the file extends, by id, as plain tables."""
    name = check.text(raw, "extends")
    if name is None:
        return {}
    base = lexicon_path(name, path.parent)
    _load(base, (*inside, path.resolve()))
    outer = tomllib.loads(_read(base))
    tables = _base(check, base, outer, (*inside, path.resolve()))
    kind = outer.get("kind", "term")
    own = {table["id"]: {"kind": kind} | table for table in outer.get("concept", [])}
    return _merged(tables, own.values(), outer.get("drop", []))


def _merged(
    base: dict[str, dict[str, Any]], own: Iterable[dict[str, Any]], drop: Iterable[str]
) -> dict[str, dict[str, Any]]:
    """Return `base` without `drop`, its tables overridden key by key by those of `own`."""
    merged = {identity: table for identity, table in base.items() if identity not in set(drop)}
    for table in own:
        merged[table["id"]] = merged.get(table["id"], {}) | table
    return merged


def _assemble(
    check: Checker, path: Path, raw: dict[str, Any], base: dict[str, dict[str, Any]]
) -> Lexicon:
    check.known(raw, _FILE_KEYS, "a lexicon file")
    if raw.get("format") != FORMAT:
        check.wrong("format", f"format is {raw.get('format')!r}", f"write format = {FORMAT}")
    identity = check.text(raw, "id") or path.stem
    kind = check.choice(raw, "kind", "term", get_args(ConceptKind))
    version = check.text(raw, "version") or "0"
    entries = _entries(check, raw, base, identity, kind)
    for concept in sorted(set(check.texts(raw, "drop")) - set(base)):
        check.wrong(
            "drop", f"drop names {concept!r}, which the extended lexicon lacks", "correct the id"
        )
    check.concept = None
    return Lexicon(
        id=identity,
        title=check.text(raw, "title") or identity,
        version=version,
        entries=entries,
        hash=content_hash(identity, version, entries),
        credits=check.texts(raw, "credits"),
        path=str(path),
    )


def _entries(
    check: Checker, raw: dict[str, Any], base: dict[str, dict[str, Any]], lexicon: str, kind: str
) -> tuple[Entry, ...]:
    inherited = _merged(base, (), check.texts(raw, "drop"))
    entries: dict[str, Entry] = {}
    for table in inherited.values():
        entry = read_entry(Checker(check.file, lambda *_: None), table, lexicon, kind)
        if entry is not None:
            entries[entry.concept.id] = entry
    own: set[str] = set()
    for number, table in enumerate(check.tables(raw, "concept")):
        check.concept = number
        entry = read_entry(check, inherited.get(str(table.get("id")), {}) | table, lexicon, kind)
        if entry is None:
            continue
        if entry.concept.id in own:
            check.wrong(
                "id", f"the id {entry.concept.id!r} is used twice", "give one of them another id"
            )
        own.add(entry.concept.id)
        entries[entry.concept.id] = entry
    return tuple(entries.values())


class _Lines:
    """Where in the file the n-th concept and its keys stand."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [
            number
            for number, line in enumerate(self._lines)
            if re.match(r"\s*\[\[\s*concept\s*\]\]", line)
        ]

    def of(self, concept: int | None, key: str) -> int | None:
        """Return the line (from 1) of `key` in the n-th concept, or in the file's head."""
        if concept is None:
            start, end = 0, self._starts[0] if self._starts else len(self._lines)
        elif concept < len(self._starts):
            start = self._starts[concept]
            later = self._starts[concept + 1 :]
            end = later[0] if later else len(self._lines)
        else:
            return None
        pattern = re.compile(rf'(?:^|[\s{{,.\[])"?{re.escape(key)}"?\s*(?:=|\])')
        for number in range(start, end):
            if pattern.search(self._lines[number]):
                return number + 1
        return start + 1 if self._lines else None
