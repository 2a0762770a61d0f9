"""Cleaning that loses no text: what a reader puts in that the writer never wrote.

Soft hyphens, ligatures, no-break spaces and typographic hyphens stay: the language room reads
through them with offsets kept.
"""

from __future__ import annotations

import re

LINE_END_HYPHEN = "-\n"
"""Stands where a line ends in a hyphen; whether it joins or stays is for the language room."""

_HYPHEN_MARKS = ("\ufffe", "\x02")
"""pdfium's mark for a hyphen at a line end, new and old (it stands for the line break too)."""

_BULLETS = frozenset(
    "\uf06c\uf06e\uf070\uf071\uf075\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc"
)
_LETTERS = {0xF001: "fi", 0xF002: "fl"}
_CORK = {
    **dict(zip((0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16), "“”„«»–—", strict=True)),
    **dict(zip((0x1B, 0x1C, 0x1D, 0x1E, 0x1F), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)),
}
"""What TeX's T1 fonts have where other encodings have control codes; some PDFs show it raw."""

_CONTROLS = {code: None for code in (*range(0x20), 0x7F) if chr(code) not in "\n\t"}
_TABLE: dict[int, str | None] = {
    **_CONTROLS,
    **_CORK,
    **_LETTERS,
    **{ord(bullet): "•" for bullet in _BULLETS},
    0xFEFF: None,
    0x0C: "\n",
    0x0B: "\n",
}
_LONELY_PRIVATE = re.compile("(?<!\\S)[\ue000-\uf8ff]+(?!\\S)")


def clean_page(text: str) -> str:
    """Return a page's text with plain line ends, visible line-end hyphens and no control codes.

    Symbols of private fonts become bullets where they stand alone.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for mark in _HYPHEN_MARKS:
        text = text.replace(mark, LINE_END_HYPHEN)
    return _LONELY_PRIVATE.sub("•", text.translate(_TABLE))
