"""The functions of pdfium that are called for every page, line, character or drawn object.

Bound anew with plain addresses in place of typed pointers, which takes a third off each call. The
names are pdfium's own.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


def address_of(handle: Any) -> int:
    """Return the address that a handle of pypdfium2 points to."""
    address = ctypes.cast(handle, ctypes.c_void_p).value
    assert address is not None
    return address


_AT, _INT, _FLOAT = ctypes.c_void_p, ctypes.c_int, ctypes.c_float

load_page = _bound("FPDF_LoadPage", _AT, _AT, _INT)
close_page = _bound("FPDF_ClosePage", None, _AT)
get_page_width = _bound("FPDF_GetPageWidthF", _FLOAT, _AT)
get_page_height = _bound("FPDF_GetPageHeightF", _FLOAT, _AT)
get_page_rotation = _bound("FPDFPage_GetRotation", _INT, _AT)
count_objects = _bound("FPDFPage_CountObjects", _INT, _AT)
load_text_page = _bound("FPDFText_LoadPage", _AT, _AT)
close_text_page = _bound("FPDFText_ClosePage", None, _AT)
count_chars = _bound("FPDFText_CountChars", _INT, _AT)
count_rects = _bound("FPDFText_CountRects", _INT, _AT, _INT, _INT)
get_text = _bound("FPDFText_GetText", _INT, _AT, _INT, _INT, _AT)
get_char_index = _bound("FPDFText_GetCharIndexFromTextIndex", _INT, _AT, _INT)
get_font_info = _bound("FPDFText_GetFontInfo", ctypes.c_ulong, _AT, _INT, _AT, ctypes.c_ulong, _AT)
get_object = _bound("FPDFPage_GetObject", _AT, _AT, _INT)
get_type = _bound("FPDFPageObj_GetType", _INT, _AT)
get_bounds = _bound("FPDFPageObj_GetBounds", _INT, _AT, _AT, _AT, _AT, _AT)
get_draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _AT, _AT, _AT)
get_fill_color = _bound("FPDFPageObj_GetFillColor", _INT, _AT, _AT, _AT, _AT, _AT)
count_segments = _bound("FPDFPath_CountSegments", _INT, _AT)
get_loose_char_box = _bound("FPDFText_GetLooseCharBox", _INT, _AT, _INT, _AT)
get_font_weight = _bound("FPDFText_GetFontWeight", _INT, _AT, _INT)
get_rect = _bound("FPDFText_GetRect", _INT, _AT, _INT, _AT, _AT, _AT, _AT)
