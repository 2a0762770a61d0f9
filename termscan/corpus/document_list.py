"""Lists of documents as CSV files, read with all their mistakes found at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Protocol, cast, get_args
from unicodedata import normalize

from termscan.corpus.period import normal_period
from termscan.errors import DocumentListError, Problem, UnknownMunicipality
from termscan.records import DocumentKind, Language, Municipality

REQUIRED = ("file", "municipality")
OPTIONAL = ("kind", "period", "url", "title", "language")
_LARGEST_LIST = 64 << 20  # bytes


class Registry(Protocol):
    """What is needed of the registry of municipalities."""

    def find(self, text: str) -> Municipality:
        """Return the municipality with this code or name."""


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """A row of a list. `path` is None for a document that is known to be missing."""

    line: int
    path: Path | None
    municipality: str
    kind: DocumentKind | None = None
    period: str | None = None
    url: str | None = None
    title: str | None = None
    languages: tuple[Language, ...] = ()


def read_document_list(
    path: str | Path,
    registry: Registry,
    base_folders: Iterable[str | Path] = (),
    *,
    kind: DocumentKind | None = None,
) -> list[ListedDocument]:
    """Read a CSV list with the columns `REQUIRED` and, as wanted, `OPTIONAL`.

    It is UTF-8, with commas, semicolons or tabs. File names are relative to one of `base_folders`
    (for a file among them, to its folder) or to the list itself. `kind` is that of rows without
    one. Several rows may name one file with different municipalities: a joint document. A row
    without a file speaks of a document that is missing, and needs a kind. Columns with other
    names are ignored.

    Raises:
        DocumentListError: with every problem of the list and the line where it is.
    """
    path = Path(path)
    bases = [base if base.is_dir() else base.parent for base in map(Path, base_folders)]
    reader = _Reader(path, registry, (*bases, path.parent), kind)
    rows = reader.rows(_text(path))
    if reader.problems:
        raise DocumentListError(reader.problems)
    return rows


class _Reader:
    def __init__(
        self, path: Path, registry: Registry, folders: Iterable[Path], kind: DocumentKind | None
    ) -> None:
        self.file = str(path)
        self.registry = registry
        self.folders = tuple(dict.fromkeys(folders))
        self.usual_kind = kind
        self.problems: list[Problem] = []
        self.line = 1

    def problem(self, message: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.file, self.line, message, remedy))

    def rows(self, text: str) -> list[ListedDocument]:
        first_line = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first_line.count)
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[ListedDocument] = []
        try:
            columns = self.columns([name.strip().lower() for name in next(records, [])])
            if columns is None:
                return []
            last = records.line_num
            for cells in records:
                self.line, last = last + 1, records.line_num
                if any(cell.strip() for cell in cells):
                    row = self.row(columns, cells)
                    if row is not None:
                        rows.append(row)
        except csv.Error as error:
            self.line = records.line_num
            self.problem(f"the line cannot be read as CSV: {error}")
        self.check_together(rows)
        return rows

    def columns(self, names: list[str]) -> list[str] | None:
        """Return the header, or None when the rows under it cannot be understood."""
        known = (*REQUIRED, *OPTIONAL)
        absent = [name for name in known if name not in names]
        for name in names:
            if name in known and names.count(name) > 1:
                self.problem(f"the column {name!r} is there twice", "remove one")
                return None
            meant = get_close_matches(name, absent, 1, 0.7) if name not in known else []
            if meant:
                self.problem(f"unknown column {name!r}", f"did you mean {meant[0]}?")
        for name in REQUIRED:
            if name in absent:
                self.problem(
                    f"the column {name!r} is missing", f"known columns: {', '.join(known)}"
                )
        return None if self.problems else names

    def row(self, columns: list[str], cells: list[str]) -> ListedDocument | None:
        before = len(self.problems)
        if len(cells) > len(columns):
            self.problem(
                f"{len(cells)} fields under {len(columns)} columns",
                "put a text that has commas into quotation marks",
            )
            return None
        values = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        row = ListedDocument(
            line=self.line,
            path=self.path(values["file"]) if values.get("file") else None,
            municipality=self.municipality(values.get("municipality", "")),
            kind=self.kind(values.get("kind", "")) or self.usual_kind,
            period=self.attempt(normal_period, values.get("period", "")),
            url=values.get("url") or None,
            title=values.get("title") or None,
            languages=self.languages(values.get("language", "")),
        )
        if row.path is None and row.kind is None and len(self.problems) == before:
            self.problem("a row without a file needs a kind", "say which document is missing")
        return row if len(self.problems) == before else None

    def path(self, name: str) -> Path | None:
        for folder in self.folders:
            for spelling in _spellings(name):
                if _is_file(folder / spelling):
                    return folder / spelling
        places = " or ".join(str(folder) for folder in self.folders)
        self.problem(f"there is no file {name!r}", f"looked in {places}")
        return None

    def municipality(self, name: str) -> str:
        if not name:
            self.problem("no municipality is named", "write its name or code")
            return ""
        try:
            return self.registry.find(name).code
        except UnknownMunicipality as error:
            self.problem(str(error))
            return ""

    def kind(self, name: str) -> DocumentKind | None:
        kinds = get_args(DocumentKind)
        if name and name not in kinds:
            self.problem(f"{name!r} is no kind of document", f"use {', '.join(kinds)}")
        return cast("DocumentKind", name) if name in kinds else None

    def languages(self, text: str) -> tuple[Language, ...]:
        names = text.replace(",", " ").replace("+", " ").replace("/", " ").lower().split()
        known = get_args(Language)
        for name in names:
            if name not in known:
                self.problem(f"{name!r} is no language", f"use {', '.join(known)}")
        return tuple(cast("Language", name) for name in names)

    def attempt(self, read: Callable[[str], str], text: str) -> str | None:
        try:
            return read(text) if text else None
        except ValueError as error:
            self.problem(str(error))
            return None

    def check_together(self, rows: list[ListedDocument]) -> None:
        first: dict[object, ListedDocument] = {}
        for row in rows:
            self.line = row.line
            place = (row.path, row.kind) if row.path is None else row.path.resolve()
            same = first.setdefault((place, row.municipality), row)
            if same is not row:
                self.problem(f"the row says the same as line {same.line}", "remove one")
            if row.path is None:
                continue
            other = first.setdefault(place, row)
            if (row.kind, row.period, row.url) != (other.kind, other.period, other.url):
                self.problem(
                    f"the file is described differently on line {other.line}",
                    "a joint document has the same kind, period and url on each line",
                )


def _spellings(name: str) -> Iterable[str]:
    """The name as it is, and as other systems may have stored it."""
    for spelling in (name, name.replace("\\", "/")):
        yield from (spelling, normalize("NFC", spelling), normalize("NFD", spelling))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # such as a name too long for any file
        return False


def _text(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            content = handle.read(_LARGEST_LIST + 1)
    except OSError as error:
        why = f"the list cannot be read: {error.strerror}"
        raise DocumentListError([Problem(str(path), None, why)]) from error
    if len(content) > _LARGEST_LIST:
        raise DocumentListError([Problem(str(path), None, "the list is over 64 MB")])
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        problem = Problem(str(path), line, "the list is not UTF-8", "save it as CSV UTF-8")
        raise DocumentListError([problem]) from error
