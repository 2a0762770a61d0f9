"""Pages whose fonts do not say which characters they draw: read by playa, which knows more ways
to tell. It is ten times slower than pdfium, and only asked for pages that came out as nonsense.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from termscan.extract.clean import clean_page
from termscan.extract.layout import Line, ReadPage
from termscan.extract.pdf.geometry import Box
from termscan.extract.source import Source

_SAME_LINE = 0.3
"""Of the font's height: runs whose feet are no further apart stand on one line."""

_SPACE = 0.15
_MOST_RUNS = 20_000


def read_unmapped(source: Source, numbers: Iterable[int]) -> dict[int, ReadPage]:
    """Read some pages (numbers from 1) of a PDF; those that playa cannot read are left out."""
    found = {}
    with suppress(Exception), _opened(source) as document:
        for number in numbers:
            with suppress(Exception):  # playa has no base for what damaged files make it raise
                found[number] = _page(document.pages[number - 1], number)
    return found


def _opened(source: Source) -> Any:
    import playa

    if isinstance(source.content, bytes):
        return playa.parse(source.content, space="page")
    return playa.open(source.content, space="page")


def _page(page: Any, number: int) -> ReadPage:
    runs: list[tuple[str, Box]] = []
    for text in page.texts:
        if len(runs) > _MOST_RUNS:
            break
        characters = text.chars
        if characters.strip():
            runs.append((characters, Box(*text.bbox)))
    return ReadPage(number, float(page.height), tuple(_lines(runs)))


def _lines(runs: list[tuple[str, Box]]) -> Iterator[Line]:
    text, first, last = "", None, None
    for characters, box in runs:
        if first is not None and last is not None and _follows(last, box):
            gap = box.left - last.right
            text += (" " if gap > _SPACE * box.height else "") + characters
        else:
            if first is not None:
                yield _line(text, first)
            text, first = characters, box
        last = box
    if first is not None:
        yield _line(text, first)


def _follows(last: Box, box: Box) -> bool:
    level = abs(last.bottom - box.bottom) <= _SAME_LINE * max(last.height, box.height)
    return level and box.left >= last.left


def _line(text: str, first: Box) -> Line:
    text = clean_page(text).rstrip()
    hyphen = text.endswith(("-", "‐", "\u00ad")) and text[-2:-1].isalpha()
    return Line(text[:-1] if hyphen else text, hyphen, first, bold=False)
