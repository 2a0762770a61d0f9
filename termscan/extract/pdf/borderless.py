"""Tables without lines: columns from a header row of known names, rows from white space.

They are told by their header alone (tavoite, toimenpide, vastuutaho, mittari …), and are marked as
uncertain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from termscan.extract.pdf.geometry import Box
from termscan.extract.pdf.glyphs import Glyphs, RawLine
from termscan.extract.pdf.grid import Cell, Grid
from termscan.extract.zones.vocabulary import (
    header_places,
    is_table_header,
    may_head_columns,
)

_SAME_LINE = 2.0
_GAP = 0.8
"""Of the font's height: names of columns stand further apart than words."""

_ASIDE = 4.0
"""Points that a cell may begin before the name of its column, and reach into the next one."""

_WIDEST = 50
"""Characters of a row of names for each of them that is a common one."""

_ROW_GAP = 1.6
"""Times the usual gap between lines: what is wider parts rows."""


class _Name(NamedTuple):
    """The first word of a column's name."""

    box: Box
    text: str


def borderless(glyphs: Glyphs, lines: list[RawLine]) -> list[Grid]:
    """Return the table without lines on a page, if there is one."""
    if not _may_have_header(glyphs, lines):
        return []
    for names in _headers(glyphs, lines):
        grid = _grid(names, glyphs.rectangles())
        if grid is not None:
            return [grid]
    return []


def _headers(glyphs: Glyphs, lines: list[RawLine]) -> Iterator[list[_Name]]:
    """Yield the rows of column names: lines of one height that are names together."""
    rows: list[list[_Name]] = []
    for line in lines:
        text = glyphs.text[line.start : line.end]
        names = list(_names(glyphs, line.start, text)) if may_head_columns(text) else []
        if not names:
            continue
        if rows and abs(rows[-1][0].box.bottom - names[0].box.bottom) < _SAME_LINE:
            rows[-1] += names
        else:
            rows.append(names)
    for row in rows:
        row.sort(key=lambda name: name.box.left)
        if len(row) >= 2 and is_table_header(" ".join(name.text for name in row)):
            yield row


def _may_have_header(glyphs: Glyphs, lines: list[RawLine]) -> bool:
    """Whether a line is so full of the commonest names of columns that it is no prose; fast."""
    places = header_places(glyphs.text)
    starts = [line.start for line in lines] if places else []
    hits = Counter([max(bisect_right(starts, place) - 1, 0) for place in places])
    for number, count in hits.items():
        start, end, _ = lines[number]
        if end - start <= count * _WIDEST and may_head_columns(glyphs.text[start:end]):
            return True
    return False


def _names(glyphs: Glyphs, start: int, text: str) -> Iterator[_Name]:
    """Cut a line into names where wide gaps part them."""
    first: Box | None = None
    before: Box | None = None
    written = ""
    for offset, character in enumerate(text):
        if character.isspace():
            written += " "
            continue
        box = glyphs.box(start + offset)
        if first is not None and before is not None and box.left - before.right > _GAP * box.height:
            yield _Name(first, written)
            first, written = None, ""
        first = first or box
        before = box
        written += character
    if first is not None:
        yield _Name(first, written)


def _grid(names: list[_Name], rectangles: list[Box]) -> Grid | None:
    lefts = [name.box.left - _ASIDE for name in names]
    top = max(name.box.top for name in names) + 1
    below = sorted((box for box in rectangles if box.top <= top + 1), key=lambda box: -box.top)
    inside = list(_until_crossed(below, lefts))
    if not inside:
        return None
    heights = [top, *_row_edges(inside), min(box.bottom for box in inside) - 1]
    edges = [*lefts, max(box.right for box in inside) + 1]
    if len(heights) < 4 or not _columns_used(inside, edges):
        return None
    cells = tuple(
        Cell(Box(left, low, right, high), (row, row + 1), (column, column + 1))
        for row, (high, low) in enumerate(pairwise(heights))
        for column, (left, right) in enumerate(pairwise(edges))
    )
    box = Box(edges[0], heights[-1], edges[-1], heights[0])
    return Grid(box, cells, tuple(edges), tuple(heights), certain=False)


def _until_crossed(below: list[Box], lefts: list[float]) -> Iterator[Box]:
    """Yield what stands in the columns, down to the first text that runs across them."""
    for box in below:
        crosses = any(box.left < left < box.right - 2 * _ASIDE for left in lefts)
        if crosses or box.left < lefts[0]:
            return
        yield box


def _row_edges(inside: list[Box]) -> list[float]:
    """Return the heights between rows: where white space runs across all columns."""
    bands: list[tuple[float, float]] = []
    for box in inside:
        if bands and box.top >= bands[-1][1]:
            bands[-1] = bands[-1][0], min(bands[-1][1], box.bottom)
        else:
            bands.append((box.top, box.bottom))
    gaps = [(above[1] - below[0], (above[1] + below[0]) / 2) for above, below in pairwise(bands)]
    if not gaps:
        return []
    usual = median(gap for gap, _ in gaps)
    return [middle for gap, middle in gaps if gap > usual * _ROW_GAP]


def _columns_used(inside: list[Box], edges: list[float]) -> bool:
    """Whether text stands below most of the names."""
    used = {
        column
        for box in inside
        for column, (left, right) in enumerate(pairwise(edges))
        if left <= box.left < right
    }
    return len(used) == len(edges) - 1
