"""Formats without a fixed page: paragraphs, headings and tables written into pages of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from termscan.extract.model import Table
from termscan.extract.zones.captions import is_caption
from termscan.extract.zones.vocabulary import is_table_header
from termscan.records import Page, Zone, ZoneKind

BLOCK_BREAK = "\n\n"
CELL_BREAK = "\t"

_MOST_COLUMNS = 200
_MOST_ROWS = 20_000


class Span:
    """A cell as a document writes it: its text, and how many columns and rows it covers."""

    __slots__ = ("columns", "header", "rows", "text")

    def __init__(self, text: str, columns: int = 1, rows: int = 1, *, header: bool = False) -> None:
        self.text = text
        self.columns = max(1, min(columns, _MOST_COLUMNS))
        self.rows = max(1, min(rows, _MOST_ROWS))
        self.header = header


class PageWriter:
    """Writes blocks one after another, and keeps the zones and tables that they make."""

    def __init__(self) -> None:
        self._texts: list[str] = [""]
        self._parts: list[str] = []
        self._length = 0
        self._zones: list[list[Zone]] = [[]]
        self._tables: list[Table] = []

    def block(self, text: str, kind: ZoneKind | None = None) -> None:
        """Write a paragraph; `kind` makes it a zone."""
        text = text.strip("\n \t")
        if not text.strip():
            return
        if self._length:
            self._put(BLOCK_BREAK)
        start = self._length
        self._put(text)
        if kind is None and is_caption(text):
            kind = "caption"
        if kind is not None and kind != "body":
            self._zones[-1].append(Zone(kind, start, self._length))

    def table(self, rows: Sequence[Sequence[Span]], kind: ZoneKind = "table") -> None:
        """Write a table row by row, merged cells once in the text and filled in the rows."""
        written = (CELL_BREAK.join(cell.text for cell in row if cell.text) for row in rows)
        text = BLOCK_BREAK.join(row for row in written if row.strip())
        self.block(text, kind)
        filled = fill_spans(rows)
        if kind != "table" or len(filled) < 1 or max(map(len, filled), default=0) < 2:
            return
        named = all(cell.header for cell in rows[0]) or is_table_header(" ".join(filled[0]))
        header = filled[0] if named and len(filled) > 1 else ()
        body = filled[1:] if header else filled
        page = len(self._texts)
        self._tables.append(Table(page, header, tuple(body), pages=(page,)))

    def page_break(self) -> None:
        """Begin a new page, unless this one is still empty."""
        if self._length:
            self._close()
            self._texts.append("")
            self._zones.append([])

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _close(self) -> None:
        self._texts[-1] = "".join(self._parts)
        self._parts, self._length = [], 0

    def pages(self) -> tuple[Page, ...]:
        """Return what was written."""
        self._close()
        return tuple(
            Page(number, text, tuple(zones), read_as="text" if text.strip() else "none")
            for number, (text, zones) in enumerate(
                zip(self._texts, self._zones, strict=True), start=1
            )
        )

    def tables(self) -> tuple[Table, ...]:
        """Return the tables that were written."""
        return tuple(self._tables)


def fill_spans(spans: Iterable[Sequence[Span]]) -> list[tuple[str, ...]]:
    """Return the rows column by column, with merged cells in every place that they cover."""
    filled: list[tuple[str, ...]] = []
    from_above: dict[int, tuple[str, int]] = {}
    for row in spans:
        cells = {place: text for place, (text, _) in from_above.items()}
        below = {
            column: (text, left - 1) for column, (text, left) in from_above.items() if left > 1
        }
        column = 0
        for cell in row:
            while column in cells:
                column += 1
            for place in range(column, min(column + cell.columns, _MOST_COLUMNS)):
                cells[place] = " ".join(cell.text.split())
                if cell.rows > 1:
                    below[place] = cells[place], cell.rows - 1
        from_above = below
        width = max(cells, default=-1) + 1
        filled.append(tuple(cells.get(place, "") for place in range(width)))
    width = max(map(len, filled), default=0)
    return [row + ("",) * (width - len(row)) for row in filled]
