"""Reads a corpus definition's table and collects every mistake in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from termscan.crawl.addresses import parse
from termscan.crawl.definition import (
    DEFAULT_KINDS,
    MEGABYTE,
    CorpusDefinition,
    Limits,
    Registry,
    Seed,
)
from termscan.errors import CorpusDefinitionError, FetchError, Problem, UnknownMunicipality
from termscan.records import DocumentKind, Municipality, Source

_PERIOD = re.compile(r"(?:19|20)\d\d(?:[-–](?:(?:19|20)\d\d)?)?|[-–](?:19|20)\d\d")

_LIMITS: Mapping[str, tuple[str, float, float, float]] = {
    "requests_per_site": ("requests_per_site", 1, 1, 500),
    "depth": ("depth", 1, 0, 10),
    "document_megabytes": ("document_bytes", MEGABYTE, 1, 500),
    "page_megabytes": ("page_bytes", MEGABYTE, 1, 50),
    "seconds_per_request": ("seconds_per_request", 1, 1, 3600),
    "redirects": ("redirects", 1, 0, 20),
    "rediscover_days": ("rediscover_days", 1, 0, 3660),
    "minutes_per_site": ("minutes_per_site", 1, 1, 100),
}
"""Key of the file: field of `Limits`, its factor, the least and the greatest value."""

_ANSWERS = ("title", "municipalities", "on", "kinds", "discover", "contact")
_ADDRESS = ("municipality", "url")
_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "": (
        (*_ANSWERS, "limits", "source", "seed", "ignore"),
        ("municipalities",),
    ),
    "source": ((*_ADDRESS, "kind", "period", "title"), (*_ADDRESS, "kind")),
    "seed": (_ADDRESS, _ADDRESS),
    "ignore": ((*_ADDRESS, "reason"), _ADDRESS),
}
"""Keys each table may have, and must have."""


class DefinitionReader:
    """Reads one parsed file and collects its mistakes."""

    def __init__(self, path: Path, text: str, table: dict[str, Any], registry: Registry) -> None:
        self.path, self.lines, self.table, self.registry = path, text.splitlines(), table, registry
        self.problems: list[Problem] = []
        self.on: date | None = None

    def read(self) -> CorpusDefinition:
        """Return the definition, or raise CorpusDefinitionError with all mistakes."""
        self._check_keys("", self.table, 1)
        self.on = self._value("on", date, None)
        kinds = self._kinds()
        entries = {name: self._entries(name) for name in ("source", "seed", "ignore")}
        definition = CorpusDefinition(
            name=self.path.stem,
            municipalities=self._municipalities(),
            kinds=kinds,
            title=self._value("title", str, self.path.stem),
            sources=tuple(self._source(entry, line) for entry, line in entries["source"]),
            seeds=tuple(Seed(e["municipality"], e["url"]) for e, _ in entries["seed"]),
            ignored=frozenset((e["municipality"], e["url"]) for e, _ in entries["ignore"]),
            discover=self._value("discover", bool, True),
            contact=self._value("contact", str, ""),
            limits=self._limits(),
        )
        if self.problems:
            ordered = sorted(self.problems, key=lambda p: (p.line or 0, p.message))
            raise CorpusDefinitionError(ordered)
        return definition

    def _problem(self, line: int | None, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(str(self.path), line, message, remedy))

    def _line_of(self, needle: str, start: int = 1) -> int | None:
        found = (n for n, text in enumerate(self.lines, 1) if n >= start and needle in text)
        return next(found, None)

    def _value(self, key: str, wanted: type, default: Any) -> Any:
        value = self.table.get(key, default)
        if value is default or isinstance(value, wanted):
            return value
        self._problem(self._line_of(key), f"{key} = {value!r} is not a {wanted.__name__}")
        return default

    def _check_keys(self, name: str, table: Mapping[str, Any], line: int) -> None:
        allowed, needed = _KEYS[name]
        for key in sorted(table.keys() - set(allowed)):
            near = get_close_matches(key, allowed, 1)
            remedy = f"did you mean {near[0]}?" if near else f"known keys: {', '.join(allowed)}"
            self._problem(self._line_of(key, line), f"unknown key {key!r}", remedy)
        for key in sorted(set(needed) - table.keys()):
            self._problem(line, f"{f'[[{name}]]' if name else 'the file'} lacks {key!r}")

    def _municipalities(self) -> tuple[Municipality, ...]:
        found: dict[str, Municipality] = {}
        for what in self._strings("municipalities"):
            try:
                found.update((m.code, m) for m in self.registry.select(what, self.on))
            except UnknownMunicipality as error:
                self._problem(self._line_of(what), str(error), "write a name, a code or a region")
        if not found and not self.problems:
            self._problem(self._line_of("municipalities"), "no municipality is chosen")
        return tuple(found[code] for code in sorted(found))

    def _strings(self, key: str, default: Iterable[str] = ()) -> list[str]:
        values = self.table.get(key, list(default))
        if isinstance(values, list) and all(isinstance(value, str) for value in values):
            return values
        self._problem(self._line_of(key), f"{key} must be a list of texts", f'{key} = ["…"]')
        return []

    def _kinds(self) -> tuple[DocumentKind, ...]:
        wanted = self._strings("kinds", DEFAULT_KINDS)
        for kind in wanted:
            if kind not in get_args(DocumentKind):
                self._unknown_kind(kind, self._line_of(kind))
        return tuple(k for k in get_args(DocumentKind) if k in wanted)

    def _unknown_kind(self, kind: object, line: int | None) -> None:
        kinds = ", ".join(get_args(DocumentKind))
        self._problem(line, f"there is no kind of document {kind!r}", f"one of: {kinds}")

    def _entries(self, name: str) -> list[tuple[dict[str, Any], int]]:
        headers = [n for n, t in enumerate(self.lines, 1) if t.strip().startswith(f"[[{name}]]")]
        tables = self.table.get(name, [])
        if not isinstance(tables, list) or not all(isinstance(t, dict) for t in tables):
            self._problem(self._line_of(name), f"{name} must be written as [[{name}]]")
            return []
        lines = headers if len(headers) == len(tables) else [1] * len(tables)
        return [e for t, n in zip(tables, lines, strict=True) if (e := self._entry(name, t, n))]

    def _entry(
        self, name: str, table: dict[str, Any], line: int
    ) -> tuple[dict[str, Any], int] | None:
        before = len(self.problems)
        self._check_keys(name, table, line)
        for key, value in table.items():
            if not isinstance(value, str):
                self._problem(self._line_of(key, line), f"{key} = {value!r} is not a text")
        if len(self.problems) > before:
            return None
        checks: dict[str, Callable[[str], str]] = {
            "municipality": lambda text: self.registry.find(text, self.on).code,
            "url": lambda text: parse(text).url,
        }
        for key, check in checks.items():
            try:
                table[key] = check(table[key])
            except (UnknownMunicipality, FetchError) as error:
                self._problem(self._line_of(table[key], line), str(error))
                return None
        return table, line

    def _source(self, entry: dict[str, Any], line: int) -> Source:
        if entry["kind"] not in get_args(DocumentKind):
            self._unknown_kind(entry["kind"], self._line_of("kind", line))
        period = entry.get("period")
        if period is not None and not _PERIOD.fullmatch(period):
            remedy = "write 2022–2025, 2022– or 2030"
            self._problem(self._line_of("period", line), f"{period!r} is not a period", remedy)
        return Source(
            url=entry["url"],
            municipality=entry["municipality"],
            kind=entry["kind"],
            title=entry.get("title"),
            period=period.replace("-", "–") if period else None,
        )

    def _limits(self) -> Limits:
        table = self.table.get("limits", {})
        values: dict[str, Any] = {}
        for key, value in table.items() if isinstance(table, dict) else ():
            line = self._line_of(key)
            if key not in _LIMITS:
                self._problem(line, f"unknown limit {key!r}", f"known: {', '.join(_LIMITS)}")
                continue
            name, factor, least, most = _LIMITS[key]
            if isinstance(value, bool) or not isinstance(value, int | float):
                self._problem(line, f"{key} = {value!r} is not a number")
            elif not least <= value <= most:
                self._problem(line, f"{key} = {value} is out of bounds", f"{least:g} to {most:g}")
            else:
                values[name] = type(getattr(Limits(), name))(value * factor)
        return Limits(**values)
