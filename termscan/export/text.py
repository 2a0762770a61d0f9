"""A table for the terminal: aligned, no wider than it may be, and honest about gaps."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pandas as pd

from termscan.tables.frame import cells_of

GAPS = {"unreadable": "–", "missing": "puuttuu"}
"""What stands for a number where the row's `status` is not ``counted``."""

GUTTER = "  "


def text_table(
    frame: pd.DataFrame,
    columns: Sequence[str] | None = None,
    *,
    width: int = 100,
    max_rows: int | None = None,
) -> str:
    """Return `columns` of `frame` as lines of text of at most `width` characters.

    Numbers stand right, text left; the widest text columns are cut with an ellipsis until the
    lines fit. A row's `status` decides what a missing number looks like: ``–`` in an unreadable
    document, ``puuttuu`` where there is none, and nothing where no status is known. With
    `max_rows`, a last line says how many rows are left out.
    """
    chosen = [str(name) for name in (columns if columns is not None else frame.columns)]
    shown = frame if max_rows is None else frame.head(max_rows)
    gaps = _gaps(shown)
    right = [pd.api.types.is_numeric_dtype(frame[name]) for name in chosen]
    cells = [
        [name, *_column(shown[name], gaps if numeric else [""] * len(shown))]
        for name, numeric in zip(chosen, right, strict=True)
    ]
    widths = _fit([max(map(_width, column)) for column in cells], right, width)
    lines = [_line(row, widths, right) for row in zip(*cells, strict=True)]
    lines.insert(1, GUTTER.join("─" * size for size in widths))
    if len(shown) < len(frame):
        lines.append(f"… {len(frame) - len(shown)} more rows")
    return "\n".join(lines) + "\n"


def _gaps(frame: pd.DataFrame) -> list[str]:
    if "status" not in frame:
        return [""] * len(frame)
    return [GAPS.get(str(status), "") for status in frame["status"]]


def _column(column: pd.Series, gaps: Sequence[str]) -> list[str]:
    cells = cells_of(column).map(_cell).objects()
    return [gap if cell is None else cell for cell, gap in zip(cells, gaps, strict=True)]


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    return " ".join(str(value).split())


def _width(text: str) -> int:
    """Count terminal cells: wide East Asian characters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _fit(widths: list[int], right: Sequence[bool], limit: int) -> list[int]:
    """Narrow the widest text columns, one cell at a time, until a line fits or none can give."""
    sizes = list(widths)
    while sum(sizes) + len(GUTTER) * (len(sizes) - 1) > limit:
        widest = max(
            (i for i in range(len(sizes)) if not right[i] and sizes[i] > 4),
            key=lambda i: sizes[i],
            default=None,
        )
        if widest is None:
            break
        sizes[widest] -= 1
    return sizes


def _line(row: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    cells = [
        _pad(_shorten(text, size), size, to_right)
        for text, size, to_right in zip(row, widths, right, strict=True)
    ]
    return GUTTER.join(cells).rstrip()


def _shorten(text: str, size: int) -> str:
    if _width(text) <= size:
        return text
    while text and _width(text) > size - 1:
        text = text[:-1]
    return f"{text}…"


def _pad(text: str, size: int, to_right: bool) -> str:
    space = " " * (size - _width(text))
    return space + text if to_right else text + space
