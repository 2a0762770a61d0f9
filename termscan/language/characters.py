"""One spelling for the many that typesetting has: hyphens, apostrophes, ligatures."""

from __future__ import annotations

import re
import unicodedata

SOFT_HYPHEN = "\u00ad"
INVISIBLE = f"{SOFT_HYPHEN}\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width space, non-joiner, joiner, word joiner, byte order mark."""

BREAK_MARK = "\ufffe"
"""pdfium's mark of a hyphen at the end of a line."""

HYPHENS = "-\u2010\u2011\u00ac\u2043\ufe63\uff0d"
DASHES = "\u2013\u2014"
"""Typed for a hyphen by programs that write texts, where it hangs on a word."""

APOSTROPHES = "'\u2018\u2019\u02bc\u00b4\u2032\uff07"

_SPELLING = str.maketrans(
    dict.fromkeys(HYPHENS, "-")
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(INVISIBLE + BREAK_MARK, "")
    | {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
    | {"\uff1a": ":"}
)
_SPACE = re.compile(r"\s+")
_PLAIN = re.compile(r"[0-9A-Za-zÅÄÖåäö.:'-]+")
"""What is as it should be in most surfaces."""


def normalise(surface: str) -> str:
    """Return `surface` in NFC with one hyphen, one apostrophe, no ligature and nothing invisible.

    White space inside it, as in a word broken over two lines, is taken out.
    """
    if _PLAIN.fullmatch(surface):
        return surface
    plain = unicodedata.normalize("NFC", _SPACE.sub("", surface.translate(_SPELLING)))
    return plain.translate(_SPELLING)


_WORDLIKE = re.compile(r"[\w:'.-]{1,100}")


def is_wordlike(word: str) -> bool:
    """Tell whether a dictionary may be asked: letters and joiners, no longer than a word."""
    return _WORDLIKE.fullmatch(word) is not None
