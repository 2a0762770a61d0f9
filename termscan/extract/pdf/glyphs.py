"""A page's characters as pdfium reads them, and where each stands on the page."""

from __future__ import annotations

import ctypes
import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from termscan.extract.pdf.calls import (
    count_chars,
    count_rects,
    get_char_index,
    get_font_info,
    get_font_weight,
    get_loose_char_box,
    get_page_height,
    get_page_rotation,
    get_page_width,
    get_rect,
    get_text,
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
    """The characters of one open page, given by its address and that of its text."""

    def __init__(self, page: int, text_page: int) -> None:
        self.text, count = _text(text_page)
        width, height = get_page_width(page), get_page_height(page)
        quarters = get_page_rotation(page) % 4
        if quarters % 2:
            width, height = height, width
        self.view = View(quarters, width, height)
        self._shifted = count != len(self.text)
        self._paired = self._shifted and any(character > "\uffff" for character in self.text)
        self._address = text_page
        self._sides = array("f", bytes(16))
        self._sides_at = self._sides.buffer_info()[0]
        self._name = ctypes.create_string_buffer(_FONT_NAME)
        self._flags = ctypes.byref(ctypes.c_int())

    def lines(self) -> Iterator[RawLine]:
        """Yield the lines of the text, blank ones left out."""
        for match in _LINE.finditer(self.text):
            start, end = match.span()
            hyphen = self.text.startswith("\ufffe", end)
            if hyphen or not match[0].isspace():
                yield RawLine(start, end, hyphen)

    def box(self, position: int) -> Box:
        """Return the place of a character: as high as its font and as wide as its step."""
        index = self._index(position) if self._shifted else position
        if not get_loose_char_box(self._address, index, self._sides_at):
            return NOWHERE
        left, top, right, bottom = self._sides
        box = Box(left, bottom, right, top)
        return self.view.turned(box) if self.view.quarters else box

    def leaps(self, enough: int) -> bool:
        """Tell whether the reading jumps to the right so many times, roughly and fast."""
        if self.view.quarters:
            return True
        sides = array("d", bytes(32))
        places = _places(sides)
        count, last = 0, float("inf")
        for number in range(count_rects(self._address, 0, -1)):
            get_rect(self._address, number, *places)
            if sides[0] - last > _LEAP:
                count += 1
                if count >= enough:
                    return True
            last = sides[2]
        return False

    def rectangles(self) -> list[Box]:
        """Return the places of runs of text, in the order of the text."""
        sides = array("d", bytes(32))
        places = _places(sides)
        boxes = []
        for number in range(count_rects(self._address, 0, -1)):
            get_rect(self._address, number, *places)
            left, top, right, bottom = sides
            boxes.append(Box(left, bottom, right, top))
        return [self.view.turned(box) for box in boxes] if self.view.quarters else boxes

    def bold(self, position: int) -> bool:
        """Whether a character is set in a bold font."""
        index = self._index(position) if self._shifted else position
        weight = get_font_weight(self._address, index)
        if weight > 0:
            return bool(weight >= _BOLD_FROM)
        name = self._name
        get_font_info(self._address, index, name, _FONT_NAME, self._flags)
        return b"bold" in name.value.lower()

    def _index(self, position: int) -> int:
        """Return pdfium's number of a character; the two differ where it drops or pairs some."""
        before = self.text[:position] if self._paired else ""
        units = position + sum(character > "\uffff" for character in before)
        return int(get_char_index(self._address, units))


def _text(text_page: int) -> tuple[str, int]:
    """Return the text of a page, and how many characters pdfium counts on it."""
    count = count_chars(text_page)
    if count <= 0:
        return "", 0
    units = array("H", bytes(4 * (count + 1)))  # room for pairs of units
    written = get_text(text_page, 0, count, units.buffer_info()[0])
    return units[: max(written - 1, 0)].tobytes().decode("utf-16-le", "ignore"), count


def _places(numbers: array[float]) -> list[int]:
    """Return the addresses of an array's numbers, for pdfium to write to."""
    start, count = numbers.buffer_info()
    return [start + number * numbers.itemsize for number in range(count)]
