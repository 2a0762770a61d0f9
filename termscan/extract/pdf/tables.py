"""Filled grids to tables: rows with header names, continued over pages, merged cells filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from termscan.extract.layout import Layout
from termscan.extract.model import Table
from termscan.extract.pdf.cells import FilledGrid, joined
from termscan.extract.zones.vocabulary import is_table_header

_SAME_EDGE = 4.0
"""Points within which the columns of two pages are the same."""

_UNFINISHED = re.compile(r"[^\s.!?:…]\s*$")


@dataclass(frozen=True)
class Row:
    """A row: the text of its cells one by one, and column by column with merged cells filled."""

    cells: tuple[str, ...]
    filled: tuple[str, ...]
    bold: bool

    @property
    def names(self) -> tuple[str, ...]:
        """What is written in its cells, empty ones left out."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def is_header(self) -> bool:
        """Whether it names columns."""
        return self.bold or is_table_header(" ".join(self.cells))


@dataclass(frozen=True)
class Strip:
    """The rows of one grid, or of several that belong together, before headers are told apart.

    `opens` and `closes` say whether it is the first and the last thing on its page.
    """

    pages: tuple[int, ...]
    edges: tuple[float, ...]
    rows: tuple[Row, ...]
    opens: bool
    closes: bool
    follows: bool = field(default=False)
    certain: bool = True


def tables(pages: Sequence[tuple[Layout, Sequence[FilledGrid]]]) -> list[Table]:
    """Return the tables of a document in order."""
    found = []
    for strip in _continued([strip for layout, grids in pages for strip in _strips(layout, grids)]):
        table = _stacked(strip) or _plain(strip)
        if table is not None:
            found.append(table)
    return found


def _strips(layout: Layout, grids: Sequence[FilledGrid]) -> Iterable[Strip]:
    heights = [line.first.bottom for line in layout.lines if not line.running]
    tops = [filled.grid.box.top for filled in grids]
    bottoms = [filled.grid.box.bottom for filled in grids]
    ordered = sorted(grids, key=lambda filled: -filled.grid.box.top)
    for number, filled in enumerate(ordered):
        box = filled.grid.box
        above = ordered[number - 1].grid.box.bottom if number else None
        yield Strip(
            pages=(layout.number,),
            edges=filled.grid.edges,
            rows=tuple(_rows(filled)),
            opens=max([*heights, *bottoms, box.bottom], default=0) <= box.top
            and max(tops) <= box.top,
            closes=min([*heights, *bottoms]) >= box.bottom,
            certain=filled.grid.certain,
            follows=above is not None and not any(box.top <= height < above for height in heights),
        )


def _rows(filled: FilledGrid) -> Iterable[Row]:
    columns = len(filled.grid.edges) - 1
    for number in range(filled.grid.row_count):
        cells = [cell for cell in filled.cells if cell.cell.rows[0] <= number < cell.cell.rows[1]]
        if not any(cell.text for cell in cells):
            continue
        texts = [joined(cell.text) for cell in cells]
        across = [""] * columns
        for cell, text in zip(cells, texts, strict=True):
            first, end = cell.cell.columns
            across[first:end] = [text] * (end - first)
        bold = all(cell.bold for cell in cells if cell.text)
        yield Row(tuple(texts), tuple(across), bold)


def _continued(strips: list[Strip]) -> Iterable[Strip]:
    """Join what a page break parts, and what stands in one table after another under one header."""
    current: Strip | None = None
    for strip in strips:
        if current is not None and _same_table(current, strip):
            current = _join(current, strip)
            continue
        if current is not None:
            yield current
        current = strip
    if current is not None:
        yield current


def _same_table(one: Strip, other: Strip) -> bool:
    outer = all(abs(one.edges[end] - other.edges[end]) <= _SAME_EDGE for end in (0, -1))
    if not outer or not one.rows or not other.rows:
        return False
    next_page = other.pages[0] == one.pages[-1] + 1 and one.closes and other.opens
    same_columns = len(one.edges) == len(other.edges)
    first = other.rows[0]
    headed = first.is_header and _header_key(one.rows[0]) == _header_key(first)
    if next_page:
        known = {_header_key(row) for row in one.rows if row.is_header}
        return same_columns or not first.is_header or _header_key(first) in known
    return other.pages[0] == one.pages[-1] and other.follows and headed


def _header_key(row: Row) -> tuple[str, ...]:
    return tuple("".join(cell.lower().split()) for cell in row.names)


def _join(one: Strip, other: Strip) -> Strip:
    rows = list(other.rows)
    before = list(one.rows)
    crossing = other.pages[0] != one.pages[-1]
    headers = next((place for place, row in enumerate(rows) if not row.is_header), 0)
    if crossing and _cut_row(before[-1], rows[headers]):
        before[-1] = _mended(before[-1], rows[headers])
        rows = rows[headers + 1 :]
    pages = one.pages + other.pages if crossing else one.pages
    certain = one.certain and other.certain
    return replace(one, pages=pages, rows=(*before, *rows), closes=other.closes, certain=certain)


def _cut_row(before: Row, after: Row) -> bool:
    """Whether a page break runs through a row: some cell goes on in the middle of a sentence, and
    none begins anew after a full stop (or else a word is cut).
    """
    if before.is_header or after.is_header or len(before.cells) != len(after.cells):
        return False
    both = [pair for pair in zip(before.cells, after.cells, strict=True) if all(pair)]
    if any(one[-1] in "-‐" and other[0].islower() for one, other in both):
        return True
    goes_on = [other[0].islower() and bool(_UNFINISHED.search(one)) for one, other in both]
    return bool(goes_on) and all(goes_on)


def _mended(before: Row, after: Row) -> Row:
    def mend(one: str, other: str) -> str:
        return joined(f"{one}\n{other}") if one and other else one or other

    return Row(
        tuple(mend(*pair) for pair in zip(before.cells, after.cells, strict=True)),
        tuple(mend(*pair) for pair in zip(before.filled, after.filled, strict=False)),
        before.bold,
    )


def _plain(strip: Strip) -> Table | None:
    """Return a table under one header, or under none."""
    rows = list(strip.rows)
    if all(len(set(row.filled)) < 2 for row in rows):
        return None
    header: tuple[str, ...] = ()
    if len(rows) > 1 and rows[0].is_header and not all(row.is_header for row in rows):
        header = rows[0].filled
        rows = [row for row in rows if _header_key(row) != _header_key(rows[0])]
    width = max(len(row.filled) for row in strip.rows)
    padded = (row.filled + ("",) * (width - len(row.filled)) for row in rows)
    return Table(strip.pages[0], header, tuple(padded), strip.certain, strip.pages)


def _stacked(strip: Strip) -> Table | None:
    """Return a table whose rows stand under several headers in turn, each row side by side.

    ::

        Tavoite | Toimenpide        header: Tavoite, Toimenpide, Arviointi, Tila
        a       | b            ▶    row:    a, b, c, d
        Arviointi       | Tila
        c               | d
    """
    headers: list[tuple[str, ...]] = []
    for row in strip.rows:
        if row.is_header and row.names not in headers:
            headers.append(row.names)
    if len(headers) < 2 or not strip.rows[0].is_header or len(headers) > 4:
        return None
    records = list(_records(strip.rows, headers))
    if not records or sum(len(record) for record in records) / len(records) < 2:
        return None
    return Table(
        strip.pages[0],
        tuple(name for header in headers for name in header),
        tuple(tuple(_flat(record, headers)) for record in records),
        strip.certain,
        strip.pages,
    )


def _records(
    rows: Sequence[Row], headers: list[tuple[str, ...]]
) -> Iterable[dict[int, list[tuple[str, ...]]]]:
    """Yield, for each turn through the headers, the rows under each of them."""
    record: dict[int, list[tuple[str, ...]]] = {}
    under = -1
    for row in rows:
        if row.is_header:
            following = headers.index(row.names)
            if following <= under and record:
                yield record
                record = {}
            under = following
        else:
            record.setdefault(under, []).append(row.cells)
    if record:
        yield record


def _flat(
    record: dict[int, list[tuple[str, ...]]], headers: list[tuple[str, ...]]
) -> Iterable[str]:
    for number, header in enumerate(headers):
        rows = record.get(number, [])
        for column in range(len(header)):
            yield " ".join(row[column] for row in rows if column < len(row) and row[column])
