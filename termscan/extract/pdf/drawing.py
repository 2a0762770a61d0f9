"""The straight lines and shaded boxes drawn on a page, from pdfium's path objects."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterator
from itertools import compress, repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from termscan.extract.pdf.calls import (
    count_objects,
    count_segments,
    get_bounds,
    get_draw_mode,
    get_fill_color,
    get_object,
    get_type,
)
from termscan.extract.pdf.geometry import Box, View

_THIN = 2.6
"""Points: what is no thicker is a line, not a box."""

_SHORTEST = 3.0
_MOST_OBJECTS = 20_000
_MOST_PATHS = 4_000
_MOST_SEGMENTS = 2_000
"""Drawings with more are maps and pictures, not tables."""

_PLAIN_RECTANGLE = 5
_WHITE = 253
"""A fill whose colours are no darker cannot be seen on paper."""


class Drawing(NamedTuple):
    """Lines that lie and stand, as thin boxes, and boxes that are filled with a colour."""

    lying: list[Box]
    standing: list[Box]
    fills: list[Box]


class _Out(NamedTuple):
    """Numbers that pdfium writes to, and their addresses."""

    numbers: array[Any]
    places: tuple[int, ...]


def _out(kind: str) -> _Out:
    numbers = array(kind, (0, 0, 0, 0))
    start = numbers.buffer_info()[0]
    return _Out(numbers, tuple(start + number * numbers.itemsize for number in range(4)))


def drawing(page: int, view: View) -> Drawing:
    """Return what is drawn on an open page; nothing for a page that is a picture."""
    found = Drawing([], [], [])
    sides, places = _out("f")
    modes, colour = _out("i"), _out("I")
    for path in _paths(page):
        if not get_bounds(path, *places):
            continue
        left, bottom, right, top = sides
        box = Box(left, bottom, right, top)
        if view.quarters:
            box = view.turned(box)
        if right - left <= _THIN or top - bottom <= _THIN:
            _add_line(box, found)
        elif get_draw_mode(path, *modes.places[:2]):
            _add(path, box, modes.numbers, colour, view, found)
    return found


def _paths(page: int) -> list[int]:
    """Return the addresses of the paths on a page."""
    count = count_objects(page)
    if count > _MOST_OBJECTS:
        return []
    wanted = pdfium.FPDF_PAGEOBJ_PATH
    items = list(map(get_object, repeat(page), range(count)))
    paths = list(compress(items, map(wanted.__eq__, map(get_type, items))))
    return paths if len(paths) <= _MOST_PATHS else []


def _add(path: int, box: Box, modes: array[Any], colour: _Out, view: View, found: Drawing) -> None:
    fill, stroke, *_ = modes
    segments = count_segments(path)
    if stroke and segments <= _MOST_SEGMENTS:
        for side in _sides(ctypes.cast(path, pdfium.FPDF_PAGEOBJECT), segments):
            _add_line(view.turned(side), found)
    elif fill and segments <= _PLAIN_RECTANGLE and get_fill_color(path, *colour.places):
        red, green, blue, alpha = colour.numbers
        if alpha and (red < _WHITE or green < _WHITE or blue < _WHITE):
            found.fills.append(box)


def _add_line(box: Box, found: Drawing) -> None:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if width >= height:
        found.lying.append(box)
    if height >= width:
        found.standing.append(box)


def _sides(path: Any, segments: int) -> Iterator[Box]:
    """Yield the straight upright and level strokes of a path."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(path, matrix):
        return
    begin = last = (0.0, 0.0)
    for number in range(segments):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        point = _point(segment, matrix)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _side(last, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _side(point, begin)
        last = point


def _side(start: tuple[float, float], end: tuple[float, float]) -> Iterator[Box]:
    (x1, y1), (x2, y2) = start, end
    box = Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
    if min(box.width, box.height) <= 0.5 and max(box.width, box.height) >= _SHORTEST:
        yield box


def _point(segment: Any, matrix: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return (
        matrix.a * x.value + matrix.c * y.value + matrix.e,
        matrix.b * x.value + matrix.d * y.value + matrix.f,
    )
