"""One PDF page to its lines and the grids drawn on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from termscan.extract.clean import clean_page
from termscan.extract.layout import Line, Part, Place, ReadPage
from termscan.extract.pdf.borderless import borderless
from termscan.extract.pdf.columns import column_order
from termscan.extract.pdf.drawing import drawing
from termscan.extract.pdf.geometry import NOWHERE, Box
from termscan.extract.pdf.glyphs import Glyphs, RawLine
from termscan.extract.pdf.grid import Locator, grids

IN_COLUMNS = "the columns were drawn across the page and have been read one after the other"
_WORD = re.compile(r"\S+")
_GAP = 0.15
"""Of the font's height: letters of one word do not stand further apart."""


def read_page(page: int, text_page: int, number: int) -> ReadPage:
    """Read an open page, given by its address and that of its text: lines in pdfium's order, cut
    where they run through drawn grids.
    """
    glyphs = Glyphs(page, text_page)
    found = grids(drawing(page, glyphs.view), glyphs.view) if glyphs.text else []
    raw = list(glyphs.lines())
    found = found or borderless(glyphs, raw)
    locators = [Locator(grid) for grid in found]
    ordered = None if found else column_order(glyphs)
    lines = tuple(_line(glyphs, line, locators) for line in ordered or raw)
    remarks = (IN_COLUMNS,) if ordered else ()
    return ReadPage(number, glyphs.view.seen_height, lines, tuple(found), remarks)


def _line(glyphs: Glyphs, raw: RawLine, found: list[Locator]) -> Line:
    text, first, last = _ends(glyphs, raw.start, raw.end)
    box = glyphs.box(first)
    parts: tuple[Part, ...] = ()
    if found and _level(found, box):
        parts = tuple(_parts(glyphs, raw, found, box, last))
        if all(part.place is None for part in parts):
            parts = ()
    bold = glyphs.bold(first) and glyphs.bold(last)
    return Line(clean_page(text), raw.hyphen, box, bold, parts)


def _ends(glyphs: Glyphs, start: int, end: int) -> tuple[str, int, int]:
    """Return a stretch of text, and where its first and last visible characters are."""
    text = glyphs.text[start:end]
    first = start + len(text) - len(text.lstrip())
    return text, first, start + max(len(text.rstrip()) - 1, 0)


def _level(found: list[Locator], line: Box) -> bool:
    _, bottom, _, top = line
    return any(bottom < grid.box.top and grid.box.bottom < top for grid in found)


class _Run(NamedTuple):
    """Where a stretch of a line begins that lies in one cell (or outside every one)."""

    place: Place | None
    position: int
    box: Box


def _parts(
    glyphs: Glyphs, raw: RawLine, found: list[Locator], first: Box, last: int
) -> Iterator[Part]:
    place = _place(found, first)
    if place and place == _place(found, glyphs.box(last)):
        yield _piece(glyphs, _Run(place, raw.start, first), raw.end, raw.hyphen)
        return
    runs: list[_Run] = []
    for word in _WORD.finditer(glyphs.text, raw.start, raw.end):
        for run in _word_runs(glyphs, word.start(), word.end(), found):
            if not runs or runs[-1].place != run.place:
                runs.append(run)
    ends = [run.position for run in runs[1:]]
    for run, end in zip(runs, [*ends, raw.end], strict=False):
        yield _piece(glyphs, run, end, end == raw.end and raw.hyphen)


def _word_runs(glyphs: Glyphs, start: int, end: int, found: list[Locator]) -> Iterator[_Run]:
    """Yield where a word lies. One that runs over a border is cut there only if a gap shows that
    two cells were read as one word; else it is too long for its cell.
    """
    before = glyphs.box(start)
    place = _place(found, before)
    yield _Run(place, start, before)
    if end - start == 1 or place == _place(found, glyphs.box(end - 1)):
        return
    for position in range(start + 1, end):
        box = glyphs.box(position)
        if box is not NOWHERE and abs(box.left - before.right) > box.height * _GAP:
            place = _place(found, box)
        yield _Run(place, position, box)
        before = box if box is not NOWHERE else before


def _piece(glyphs: Glyphs, run: _Run, end: int, hyphen: bool) -> Part:
    """Take trailing space off, and a hyphen that now ends its line."""
    written = glyphs.text[run.position : end].rstrip()
    if not hyphen and run.place and written.endswith("-") and written[-2:-1].isalpha():
        written, hyphen = written[:-1], True
    text, first, last = _ends(glyphs, run.position, run.position + len(written))
    bold = glyphs.bold(first) and glyphs.bold(last)
    return Part(run.place, clean_page(text), hyphen, run.box, bold)


def _place(found: list[Locator], box: Box) -> Place | None:
    left, bottom, right, top = box
    x, y = (left + right) / 2, (bottom + top) / 2
    for number, grid in enumerate(found):
        cell = grid.cell(x, y)
        if cell is not None:
            return number, cell
    return None
