"""A page's characters as pdfium reads them, and where each stands on the page."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from termscan.extract.pdf.calls import (
    address_of,
    get_font_weight,
    get_loose_char_box,
    get_rect,
)
from termscan.extract.pdf.geometry import NOWHERE, Box, View

_LINE = re.compile("[^\r\n\ufffe]+")
_BOLD_FROM = 600
_FONT_NAME = 128
_LEAP = 4.0
"""Points: wider than the space between two words."""


class RawLine(NamedTuple):
    """A line of pdfium's text: offsets into it, and whether a line-end hyphen closes it."""

    start: int
    end: int
    hyphen: bool


class Glyphs:
    """The characters of one open page."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.text: str = textpage.get_text_range()
        width, height = page.get_width(), page.get_height()
        quarters = page.get_rotation() // 90 % 4
        if quarters % 2:
            width, height = height, width
        self.view = View(quarters, width, height)
        self._page = page
        self._handle = textpage.raw
        self._shifted = textpage.count_chars() != len(self.text)
        self._paired = self._shifted and any(character > "\uffff" for character in self.text)
        self._address = address_of(textpage.raw)
        self._rectangle = pdfium.FS_RECTF()
        self._rectangle_at = ctypes.addressof(self._rectangle)
        self._name = ctypes.create_string_buffer(_FONT_NAME)
        self._flags = ctypes.c_int()

    def lines(self) -> Iterator[RawLine]:
        """Yield the lines of the text, blank ones left out."""
        for match in _LINE.finditer(self.text):
            start, end = match.span()
            hyphen = self.text.startswith("\ufffe", end)
            if hyphen or not match[0].isspace():
                yield RawLine(start, end, hyphen)

    def box(self, position: int) -> Box:
        """Return the place of a character: as high as its font and as wide as its step."""
        if not get_loose_char_box(self._address, self._index(position), self._rectangle_at):
            return NOWHERE
        rectangle = self._rectangle
        box = Box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        return self.view.turned(box) if self.view.quarters else box

    def leaps(self) -> int:
        """Return how often the reading jumps to the right, roughly and fast."""
        sides = [ctypes.c_double() for _ in range(4)]
        left, _, right, _ = sides
        places = [ctypes.addressof(side) for side in sides]
        count, last = 0, float("inf")
        for number in range(pdfium.FPDFText_CountRects(self._handle, 0, -1)):
            get_rect(self._address, number, *places)
            count += left.value - last > _LEAP
            last = right.value
        return count if not self.view.quarters else sys.maxsize

    def rectangles(self) -> list[Box]:
        """Return the places of runs of text, in the order of the text."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        boxes = []
        for number in range(pdfium.FPDFText_CountRects(self._handle, 0, -1)):
            pdfium.FPDFText_GetRect(self._handle, number, left, top, right, bottom)
            boxes.append(Box(left.value, bottom.value, right.value, top.value))
        return [self.view.turned(box) for box in boxes] if self.view.quarters else boxes

    def bold(self, position: int) -> bool:
        """Whether a character is set in a bold font."""
        index = self._index(position)
        weight = get_font_weight(self._address, index)
        if weight > 0:
            return bool(weight >= _BOLD_FROM)
        pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, _FONT_NAME, self._flags)
        return b"bold" in self._name.value.lower()

    def _index(self, position: int) -> int:
        """Return pdfium's number of a character; the two differ where it drops or pairs some."""
        if not self._shifted:
            return position
        before = self.text[:position] if self._paired else ""
        units = position + sum(character > "\uffff" for character in before)
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, units))
