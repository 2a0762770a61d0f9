"""Where in a lexicon file a concept's words stand."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from termscan.errors import Problem
from termscan.lexicon.model import Entry

_NO_FORMS = re.compile(r"\s*(?:id|broader|label|links|note|frames|from_memory)\b")
_CONCEPT = re.compile(r"\s*\[\[\s*concept\s*\]\]")


class Places:
    """The lines of one lexicon file; None stands for what is not in it, but extended by it."""

    def __init__(self, path: Path) -> None:
        self._file = str(path)
        text = path.read_text(encoding="utf-8-sig")
        self._lines = text.split("\n")
        tables = tomllib.loads(text.replace("\r\n", "\n")).get("concept")
        self._tables = [_mapping(table) for table in _listed(tables)]
        self._starts = [n for n, line in enumerate(self._lines, 1) if _CONCEPT.match(line)]

    def problem(
        self, line: int | None, message: str, remedy: str, *, serious: bool = True
    ) -> Problem:
        """Return a problem of this file."""
        return Problem(self._file, line, message, remedy, serious)

    def form(self, entry: Entry, text: str) -> int | None:
        """Return the line of a form of a concept."""
        return self._find(entry, lambda line: _lists(line, text))

    def text(self, entry: Entry, text: str) -> int | None:
        """Return the line of a concept's block on which a quoted text stands."""
        return self._find(entry, lambda line: _holds(line, text))

    def key(self, entry: Entry, key: str) -> int | None:
        """Return the line of a concept's block on which a key stands."""
        pattern = re.compile(rf"\s*{re.escape(key)}\s*=")
        return self._find(entry, lambda line: pattern.match(line) is not None)

    def _find(self, entry: Entry, fits: Any) -> int | None:
        if entry.line is None:
            return None
        start, end = self._block(entry.line)
        return next((n for n in range(start, end) if fits(self._lines[n - 1])), entry.line)

    def _block(self, line: int) -> tuple[int, int]:
        start = max((n for n in self._starts if n <= line), default=1)
        end = min((n for n in self._starts if n > line), default=len(self._lines) + 1)
        return start, end

    def repeated_forms(self) -> Iterator[tuple[str, str, str, int | None]]:
        """Yield concept, language, text and line of each form that a concept lists twice."""
        for start, table in zip(self._starts, self._tables, strict=False):
            times: Counter[tuple[str, str]] = Counter()
            for section in ("forms", "more"):
                for language, forms in _mapping(table.get(section)).items():
                    times.update((language, _text(form)) for form in _listed(forms))
            for (language, text), count in times.items():
                if count > 1 and text:
                    yield str(table.get("id")), language, text, self._line_of(start, text)

    def _line_of(self, start: int, text: str) -> int:
        _, end = self._block(start)
        found = (n for n in range(start, end) if _lists(self._lines[n - 1], text))
        return next(found, start)


def _lists(line: str, text: str) -> bool:
    return not _NO_FORMS.match(line) and _holds(line, text)


def _holds(line: str, text: str) -> bool:
    quoted = json.dumps(text, ensure_ascii=False), f"'{text}'"
    return any(one.casefold() in line.casefold() for one in quoted)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(form: object) -> str:
    """Return a form's text, with its rules beside it: other rules make it another form."""
    return form if isinstance(form, str) else ""
