"""Columns that a PDF draws line by line across the page, and pdfium reads so.

Most PDFs draw one column after the other, and need nothing. Where the reading jumps over the same
gutter on line after line, and what stands on either side runs on as prose, each column is read
for itself.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from statistics import median
from typing import NamedTuple

from termscan.extract.pdf.geometry import Box, hull
from termscan.extract.pdf.glyphs import Glyphs, RawLine

_GAP = 0.7
"""Of the font's height: no space between words is wider, unless the text is stretched."""

_FEWEST_LINES = 6
_MOST_GUTTERS = 3
_SHARE = 0.5
"""Of the lines between the first and last jump, so many jump."""

_NARROWEST = 8.0
"""Times the font's height: prose is set no narrower."""

_RUNNING_ON = 0.35
"""Of the lines on either side, so many begin with a small letter in prose."""


class _Jump(NamedTuple):
    """A gap in a line from `left` to `right`, and how wide the text is on either side."""

    line: int
    left: float
    right: float
    before: float
    after: float
    height: float


def column_order(glyphs: Glyphs) -> list[RawLine] | None:
    """Return the lines of a page cut and ordered by columns, or None where pdfium's order holds."""
    if not glyphs.leaps(_FEWEST_LINES):
        return None
    gutters = _gutters(list(_rows(glyphs.rectangles())))
    if not gutters:
        return None
    lines = list(_split(glyphs, gutters))
    if not all(_runs_on(glyphs, lines, column) for column in range(len(gutters) + 1)):
        return None
    return list(_ordered(lines, len(gutters) + 1))


def _rows(rectangles: Iterable[Box]) -> Iterator[list[Box]]:
    """Group runs of text that follow one another on one line, and join what touches."""
    row: list[Box] = []
    for box in rectangles:
        if row and _beside(row[-1], box):
            if box.left - row[-1].right < _GAP * row[-1].height:
                row[-1] = hull([row[-1], box])
            else:
                row.append(box)
            continue
        if row:
            yield row
        row = [box]
    if row:
        yield row


def _beside(one: Box, other: Box) -> bool:
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return other.left >= one.right - 1 and overlap > min(one.height, other.height) / 2


def _gutters(rows: list[list[Box]]) -> list[float]:
    """Return from left to right where most lines jump over empty space, if enough of them do."""
    jumps = [
        _Jump(line, one.right, other.left, one.width, other.width, one.height)
        for line, row in enumerate(rows)
        for one, other in pairwise(row)
    ]
    found: list[float] = []
    while len(jumps) >= _FEWEST_LINES and len(found) < _MOST_GUTTERS:
        middles = ((jump.left + jump.right) / 2 for jump in jumps)
        at = max(middles, key=lambda x: sum(jump.left <= x <= jump.right for jump in jumps))
        over = [jump for jump in jumps if jump.left <= at <= jump.right]
        if not _parts_prose(over):
            break
        found.append(at)
        jumps = [jump for jump in jumps if jump not in over]
    return sorted(found)


def _parts_prose(over: list[_Jump]) -> bool:
    between = over[-1].line - over[0].line + 1
    wide = min(median(jump.before for jump in over), median(jump.after for jump in over))
    height = median(jump.height for jump in over)
    return len(over) >= max(_FEWEST_LINES, _SHARE * between) and wide >= _NARROWEST * height


Column = int | None
"""Columns count from 0 on the left; None for a line that runs across a gutter."""


def _split(glyphs: Glyphs, gutters: list[float]) -> Iterator[tuple[Column, RawLine]]:
    for line in glyphs.lines():
        starts = _columns(glyphs, line, gutters)
        if not starts:
            yield None, line
        for number, (column, start) in enumerate(starts):
            if number + 1 == len(starts):
                yield column, RawLine(start, line.end, line.hyphen)
                continue
            text = glyphs.text[start : starts[number + 1][1]].rstrip()
            hyphen = text.endswith(("-", "‐")) and text[-2:-1].isalpha()
            yield column, RawLine(start, start + len(text) - hyphen, hyphen)


def _columns(glyphs: Glyphs, line: RawLine, gutters: list[float]) -> list[tuple[int, int]]:
    """Return in which columns a line lies and where it enters each; none if it runs across."""
    found: list[tuple[int, int]] = []
    before: Box | None = None
    for position in range(line.start, line.end):
        if glyphs.text[position].isspace():
            continue
        box = glyphs.box(position)
        column = bisect(gutters, box.center[0])
        if before is None:
            found.append((column, position))
        elif column != found[-1][0]:
            if box.left - before.right < _GAP * before.height:
                return []
            found.append((column, position))
        before = box
    return found


def _runs_on(glyphs: Glyphs, lines: Sequence[tuple[Column, RawLine]], column: int) -> bool:
    starts = [glyphs.text[line.start] for place, line in lines if place == column]
    return sum(map(str.islower, starts)) >= _RUNNING_ON * len(starts)


def _ordered(lines: Iterable[tuple[Column, RawLine]], count: int) -> Iterator[RawLine]:
    """Yield column after column, from one line across the page to the next."""
    columns: list[list[RawLine]] = [[] for _ in range(count)]
    for column, line in lines:
        if column is not None:
            columns[column].append(line)
            continue
        yield from chain.from_iterable(columns)
        columns = [[] for _ in range(count)]
        yield line
    yield from chain.from_iterable(columns)
