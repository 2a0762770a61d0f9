"""Periods that documents are for: ``2026`` or ``2022–2025``."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"\s*(\d{4})(?:\s*[-‐‑‒–—−]\s*(\d{4}))?\s*")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def normal_period(text: str) -> str:
    """Return a period as it is stored: one year, or two with an en dash between them.

    Raises:
        ValueError: it is neither, or its years are out of order or of the question.
    """
    match = _PERIOD.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no period; write 2026 or 2022-2025")
    first = int(match[1])
    last = int(match[2] or first)
    if not _FIRST_YEAR <= first <= last <= _LAST_YEAR:
        raise ValueError(f"{text!r} is no period: its years make no sense")
    return f"{first}–{last}" if match[2] and last > first else str(first)
