"""Text that every format can carry."""

from __future__ import annotations

import re

_CONTROLS = dict.fromkeys({*range(0x20), 0x7F} - {ord("\t"), ord("\n")}, " ")
_NOT_TEXT = re.compile("[\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Replace, one for one, the characters that some file format cannot carry.

    Offsets stay true: control characters other than tab and line feed become spaces, lone
    surrogates and non-characters become U+FFFD.
    """
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text.translate(_CONTROLS))


def text_or_none(text: str | None) -> str | None:
    """Return text that every format can carry, or None where there is none."""
    return clean(text) if text else None
