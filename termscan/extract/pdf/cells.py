"""The text of a table's cells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from termscan.extract.clean import LINE_END_HYPHEN
from termscan.extract.layout import Part
from termscan.extract.pdf.geometry import Box
from termscan.extract.pdf.grid import Cell, Grid

CELL_BREAK = "\t"
ROW_BREAK = "\n\n"

_MOST_LINES = 3
"""Of a cell that spans several rows and columns at once."""

_SUSPENDED = re.compile(r"[-‐]\n(?=(?:ja|tai|sekä|eli|och|eller|samt)\b)")
_DOUBLED = re.compile(r"([aeiouyäöåAEIOUYÄÖÅ])[-‐]\n(?=\1)")
_WORD = re.compile(r"(?<=[^\W\d_])[-‐]\n(?=[a-zåäöéü])")


class FilledCell(NamedTuple):
    """A cell with its text as it stands in the page's text, and whether all of it is bold."""

    cell: Cell
    text: str
    bold: bool


class FilledGrid(NamedTuple):
    """A grid with the text of its cells."""

    grid: Grid
    cells: tuple[FilledCell, ...]

    @property
    def is_table(self) -> bool:
        """Whether two cells or more hold text (or one in what may be the rest of a row), and none
        holds what looks like rows and columns that were not drawn.
        """
        undrawn = any(
            cell.text.count("\n") > _MOST_LINES
            and cell.cell.rows[1] - cell.cell.rows[0] > 1
            and cell.cell.columns[1] - cell.cell.columns[0] > 1
            for cell in self.cells
        )
        rest_of_row = self.grid.row_count <= 2 < len(self.grid.edges)
        written = sum(bool(cell.text) for cell in self.cells)
        return written >= (1 if rest_of_row else 2) and not undrawn

    @property
    def text(self) -> str:
        """Its cells in reading order, rows apart, empty ones left out."""
        rows: dict[int, list[str]] = defaultdict(list)
        for cell in self.cells:
            if cell.text:
                rows[cell.cell.rows[0]].append(cell.text)
        return ROW_BREAK.join(CELL_BREAK.join(rows[number]) for number in sorted(rows))


def fill(grid: Grid, contents: dict[int, list[Part]]) -> FilledGrid:
    """Put parts of lines into the cells that they lie in, by the cells' numbers."""
    cells = (_fill(cell, contents.get(number, [])) for number, cell in enumerate(grid.cells))
    return FilledGrid(grid, tuple(cells))


def joined(text: str) -> str:
    """Return a cell's text as one line, words that were broken at line ends made whole.

    A hyphen stays before a conjunction ("koulutus- ja"), between two of the same vowel
    ("linja-auto", as Finnish is written), and where no small letter follows.
    """
    if "-\n" in text or "‐\n" in text:
        text = _SUSPENDED.sub("- ", text)
        text = _DOUBLED.sub(r"\1-", text)
        text = _WORD.sub("", text).replace(LINE_END_HYPHEN, "-")
    return " ".join(text.split())


def _fill(cell: Cell, parts: list[Part]) -> FilledCell:
    bold = bool(parts) and all(part.bold for part in parts)
    return FilledCell(cell, "".join(_written(parts)), bold)


def _written(parts: list[Part]) -> Iterable[str]:
    for number, part in enumerate(parts):
        if number:
            yield " " if _beside(parts[number - 1].first, part.first) else "\n"
        yield part.text + ("-" if part.hyphen else "")


def _beside(one: Box, other: Box) -> bool:
    return other.left > one.left and abs(one.bottom - other.bottom) < one.height / 4
