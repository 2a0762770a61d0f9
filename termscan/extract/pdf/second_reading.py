"""Pages read a second time by pdfplumber, from the characters and their places alone.

It is thirty times slower than pdfium and by itself reads worse, so it is only asked for pages that
are doubted. What it can do: fonts without a character map, words set so tight that they ran
together, letters set apart, and characters, words or lines drawn in an order that nobody reads.
How wide a gap parts two words is tried out: of all gaps that give the best text the middle one
holds, for a gap at the edge still cuts or glues some words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import groupby
from statistics import median
from typing import Any, Literal, NamedTuple

from termscan.extract.clean import clean_page
from termscan.extract.layout import Line, Part, Place, ReadPage
from termscan.extract.pdf.geometry import Box
from termscan.extract.pdf.grid import Grid, Locator
from termscan.extract.source import Source

Worth = Callable[[ReadPage], float]
"""Says from 0 to 1 how far a reading can be trusted."""

_GAPS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5)
"""Of the font's height: gaps that are tried as the space between words. On pages set with gaps from
0.08 to 0.7 and letters up to 0.3 apart, one of them finds all words.
"""

_USUAL = (0.1, 0.15, 0.2)
"""Gaps of text that is neither tight nor set apart: where all are good, no other is tried."""

_AS_GOOD = 0.02
_GOOD = 0.95
_SAME_LINE = 0.3
"""Of the font's height: words whose feet are no further apart stand on one line."""

_GUTTER = 1.0
"""Of the font's height: a white strip down the page that is so wide parts columns."""

_NEAR = 5.0
"""Points between the sides of two tables that are one."""

_UNKNOWN = re.compile(r"\(cid:\d+\)")
"""What pdfminer writes for a character that it cannot tell."""

_MOST_PAGES = 200
_MOST_CHARACTERS = 30_000
"""Of a page; pdfplumber needs more than a kilobyte for each."""


class _Way(NamedTuple):
    """Which way lines follow one another and characters run, in pdfplumber's words."""

    lines: Literal["ttb", "btt", "ltr", "rtl"]
    characters: Literal["ltr", "rtl", "ttb", "btt"]

    @property
    def level(self) -> bool:
        """Whether lines lie across the page."""
        return self.characters in {"ltr", "rtl"}


class _Word(NamedTuple):
    text: str
    box: Box
    bold: bool
    level: bool


def read_again(source: Source, pages: Sequence[ReadPage], worth: Worth) -> dict[int, ReadPage]:
    """Read some pages of a PDF in the way that is worth most, by their numbers. The grids that were
    found on them stay, and are certain where pdfplumber finds a table in the same place.

    Pages that it cannot read or that hold very many characters are left out, and so are those past
    the 200th.
    """
    import pdfplumber

    found: dict[int, ReadPage] = {}
    content = BytesIO(source.content) if isinstance(source.content, bytes) else source.content
    first = {page.number: page for page in pages[:_MOST_PAGES] if _length(page) <= _MOST_CHARACTERS}
    with suppress(Exception), pdfplumber.open(content, pages=sorted(first)) as document:
        for page in document.pages:
            with suppress(Exception):  # it has no base for what damaged files make it raise
                grids = _checked(first[page.page_number].grids, page)
                found[page.page_number] = _SecondReading(page, grids, worth).best()
            page.close()
    return found


def _length(page: ReadPage) -> int:
    return sum(len(line.text) for line in page.lines)


def _checked(grids: Sequence[Grid], page: Any) -> tuple[Grid, ...]:
    if not grids:
        return ()
    height = float(page.height)
    found = [
        Box(table.bbox[0], height - table.bbox[3], table.bbox[2], height - table.bbox[1])
        for table in page.find_tables()
    ]
    return tuple(
        grid._replace(certain=any(_same(grid.box, box) for box in found)) for grid in grids
    )


def _same(one: Box, other: Box) -> bool:
    return all(
        abs(side - side_of_other) <= _NEAR for side, side_of_other in zip(one, other, strict=True)
    )


class _SecondReading:
    """The ways in which a page can be read, and the best of them."""

    def __init__(self, page: Any, grids: tuple[Grid, ...], worth: Worth) -> None:
        self._page = page
        self._grids = grids
        self._locators = [Locator(grid) for grid in grids]
        self._worth = worth

    def best(self) -> ReadPage:
        """Return the best reading in the order of drawing, or else by the places on the page."""
        drawn, value = self._middle(drawn=True)
        if value >= _GOOD:
            return drawn
        placed, other = self._middle(drawn=False)
        return placed if other > value + _AS_GOOD else drawn

    def _middle(self, *, drawn: bool) -> tuple[ReadPage, float]:
        readings = {gap: self._reading(gap, drawn=drawn) for gap in _USUAL}
        if min(map(self._worth, readings.values())) < _GOOD:
            readings = {gap: readings.get(gap) or self._reading(gap, drawn=drawn) for gap in _GAPS}
        values = {gap: self._worth(reading) for gap, reading in readings.items()}
        best = [gap for gap, value in values.items() if value >= max(values.values()) - _AS_GOOD]
        gap = best[len(best) // 2]
        return readings[gap], values[gap]

    def _reading(self, gap: float, *, drawn: bool) -> ReadPage:
        words = list(_words(self._page, gap, drawn=drawn))
        columns = [words] if drawn else _columns(words)
        lines = tuple(self._line(line) for column in columns for line in _lines(column))
        return ReadPage(self._page.page_number, float(self._page.height), lines, self._grids)

    def _line(self, words: Sequence[_Word]) -> Line:
        whole = _part(None, words)
        parts = tuple(_part(place, list(run)) for place, run in groupby(words, self._place))
        inside = any(part.place is not None for part in parts)
        return Line(whole.text, whole.hyphen, whole.first, whole.bold, parts if inside else ())

    def _place(self, word: _Word) -> Place | None:
        for number, locator in enumerate(self._locators):
            cell = locator.cell(*word.box.center)
            if cell is not None:
                return number, cell
        return None


def _words(page: Any, gap: float, *, drawn: bool) -> Iterator[_Word]:
    """Yield the words of a page, first those that run as most do, then those that are turned."""
    from pdfplumber.utils.text import extract_words

    characters: dict[_Way, list[Any]] = defaultdict(list)
    for character in page.chars:
        characters[_way(character["matrix"])].append(character)
    for way, run in sorted(characters.items(), key=lambda item: (-len(item[1]), item[0])):
        for word in extract_words(
            run,
            x_tolerance_ratio=gap,
            use_text_flow=drawn,
            line_dir=way.lines,
            line_dir_rotated=way.lines,
            char_dir=way.characters,
            char_dir_rotated=way.characters,
            return_chars=True,
        ):
            text = _UNKNOWN.sub("\ufffd", word["text"])
            bold = "bold" in word["chars"][0]["fontname"].lower()
            yield _Word(text, _box(word, way, page), bold, way.level)


def _way(matrix: Sequence[float]) -> _Way:
    """Return which way a character runs and its lines follow, by its text matrix."""
    along, up, across, down = matrix[:4]
    if abs(along) >= abs(up):
        return _Way("ttb" if down >= 0 else "btt", "ltr" if along >= 0 else "rtl")
    return _Way("ltr" if across <= 0 else "rtl", "btt" if up > 0 else "ttb")


def _box(word: Any, way: _Way, page: Any) -> Box:
    """Return where a word stands: on a page upside down, as if it were turned back; of a word that
    runs up or down, its beginning.
    """
    left, right, top, bottom = word["x0"], word["x1"], word["top"], word["bottom"]
    if not way.level:
        foot = float(page.height) - bottom
        return Box(left, foot, right, foot + right - left)
    if way.characters == "rtl":
        left, right = float(page.width) - right, float(page.width) - left
    if way.lines == "btt":
        return Box(left, top, right, bottom)
    return Box(left, float(page.height) - bottom, right, float(page.height) - top)


def _columns(words: Sequence[_Word]) -> list[list[_Word]]:
    """Part words by white strips that run down the whole page."""
    ordered = sorted(words, key=lambda word: word.box.left)
    if not ordered:
        return []
    gutter = _GUTTER * median(word.box.height for word in ordered)
    edges, reach = [], ordered[0].box.right
    for word in ordered:
        if word.box.left - reach > gutter:
            edges.append(word.box.left)
        reach = max(reach, word.box.right)
    columns: list[list[_Word]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        columns[sum(edge <= word.box.left for edge in edges)].append(word)
    return columns


def _lines(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    line: list[_Word] = []
    for word in words:
        if line and not _follows(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _follows(before: _Word, word: _Word) -> bool:
    """Whether a word stands on the same line as the one before it, and after it."""
    if before.level != word.level:
        return False
    one, other = before.box, word.box
    if not word.level:
        return abs(one.left - other.left) <= _SAME_LINE * max(one.width, other.width)
    level = abs(one.bottom - other.bottom) <= _SAME_LINE * max(one.height, other.height)
    return level and other.left >= one.left


def _part(place: Place | None, words: Sequence[_Word]) -> Part:
    text = clean_page(" ".join(word.text for word in words)).rstrip()
    hyphen = text.endswith(("-", "‐", "\u00ad")) and text[-2:-1].isalpha()
    bold = all(word.bold for word in words)
    return Part(place, text[:-1] if hyphen else text, hyphen, words[0].box, bold)
