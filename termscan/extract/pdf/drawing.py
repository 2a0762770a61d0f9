"""The straight lines and shaded boxes drawn on a page, from pdfium's path objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from termscan.extract.pdf.calls import address_of, get_bounds, get_object, get_type
from termscan.extract.pdf.geometry import Box, View

_THIN = 2.6
"""Points: what is no thicker is a line, not a box."""

_SHORTEST = 3.0
_MOST_OBJECTS = 20_000
_MOST_PATHS = 4_000
_MOST_SEGMENTS = 2_000
"""Drawings with more are maps and pictures, not tables."""

_PLAIN_RECTANGLE = 5


class Drawing(NamedTuple):
    """Lines that lie and stand, as thin boxes, and boxes that are filled with a colour."""

    lying: list[Box]
    standing: list[Box]
    fills: list[Box]


def drawing(page: Any, view: View) -> Drawing:
    """Return what is drawn on an open page; nothing for a page that is a picture."""
    found = Drawing([], [], [])
    sides = [ctypes.c_float() for _ in range(4)]
    left, bottom, right, top = sides
    places = [ctypes.addressof(side) for side in sides]
    for path in _paths(page.raw):
        if get_bounds(path, *places):
            box = Box(left.value, bottom.value, right.value, top.value)
            if box[2] - box[0] <= _THIN or box[3] - box[1] <= _THIN:
                _add_line(view.turned(box) if view.quarters else box, found)
            else:
                _add(path, box, view, found)
    return found


def _paths(page: Any) -> list[int]:
    """Return the addresses of the paths on a page."""
    count = pdfium.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return []
    at, wanted = address_of(page), pdfium.FPDF_PAGEOBJ_PATH
    items = (get_object(at, number) for number in range(count))
    paths = [item for item in items if get_type(item) == wanted]
    return paths if len(paths) <= _MOST_PATHS else []


def _add(address: int, box: Box, view: View, found: Drawing) -> None:
    path = ctypes.cast(address, pdfium.FPDF_PAGEOBJECT)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return
    segments = pdfium.FPDFPath_CountSegments(path)
    if stroke.value and segments <= _MOST_SEGMENTS:
        for side in _sides(path, segments):
            _add_line(view.turned(side), found)
    elif fill.value and segments <= _PLAIN_RECTANGLE and _coloured(path):
        found.fills.append(view.turned(box))


def _add_line(box: Box, found: Drawing) -> None:
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    if width >= height:
        found.lying.append(box)
    if height >= width:
        found.standing.append(box)


def _coloured(path: Any) -> bool:
    """Whether a fill can be seen on white paper."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, alpha):
        return False
    return alpha.value > 0 and min(red.value, green.value, blue.value) < 253


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
