"""A page between its reader and its zones: lines with their places, then text with offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from termscan.extract.pdf.geometry import Box
from termscan.extract.pdf.grid import Grid

Place = tuple[int, int]
"""The number of a grid on its page, and of a cell in the grid."""


class Part(NamedTuple):
    """A run of a line that lies in one cell (or outside every one: None)."""

    place: Place | None
    text: str
    hyphen: bool
    first: Box
    bold: bool


class Line(NamedTuple):
    """A line as read: its text, whether a line-end hyphen closes it, and the place of its first
    character. `parts` cut it where it runs through a table, else it has none.
    """

    text: str
    hyphen: bool
    first: Box
    bold: bool
    parts: tuple[Part, ...] = ()

    @property
    def in_table(self) -> bool:
        """Whether any of it lies in a table."""
        return bool(self.parts) and any(part.place is not None for part in self.parts)


class ReadPage(NamedTuple):
    """A page as read: lines in the reader's order, and the grids drawn on it."""

    number: int
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...] = ()
    remarks: tuple[str, ...] = ()


class SetLine(NamedTuple):
    """A line in a page's text: its offsets, its place, its font; `size` is the font's height."""

    start: int
    end: int
    first: Box
    bold: bool
    running: bool

    @property
    def size(self) -> float:
        """The height of its font in points."""
        _, bottom, _, top = self.first
        return top - bottom


@dataclass(frozen=True, slots=True)
class Layout:
    """A page's text, its lines outside tables in the order of the text, and its tables' spans."""

    number: int
    text: str
    lines: tuple[SetLine, ...]
    tables: tuple[tuple[int, int], ...] = ()

    def line_text(self, line: SetLine) -> str:
        """Return the text of one of the lines."""
        return self.text[line.start : line.end]
