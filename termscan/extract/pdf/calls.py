"""The functions of pdfium that are called for every line, character or drawn object.

Bound anew with plain addresses in place of typed pointers, which takes a third off each call; all
of them only look something up. The names are pdfium's own.
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


_AT, _INT = ctypes.c_void_p, ctypes.c_int

get_object = _bound("FPDFPage_GetObject", _AT, _AT, _INT)
get_type = _bound("FPDFPageObj_GetType", _INT, _AT)
get_bounds = _bound("FPDFPageObj_GetBounds", _INT, _AT, _AT, _AT, _AT, _AT)
get_loose_char_box = _bound("FPDFText_GetLooseCharBox", _INT, _AT, _INT, _AT)
get_font_weight = _bound("FPDFText_GetFontWeight", _INT, _AT, _INT)
get_rect = _bound("FPDFText_GetRect", _INT, _AT, _INT, _AT, _AT, _AT, _AT)
