"""Tables of contents: dot leaders and page numbers, under a heading or without one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from termscan.extract.layout import Layout, SetLine
from termscan.extract.zones.vocabulary import has_contents_word, is_contents_heading

_LEADER = re.compile(r"(?:\.[ .]{3,}|…[ .…]*|_{4,}|·{4,})\s*\d{0,4}\s*$")
_LEADS = re.compile(r"\.[ .]{3}|…|____|····")
"""What every leader has in it; most pages have none."""

_SIGNS = ("...", ". . .", "…", "____", "····")
_TO_PAGE = re.compile(r"^(?=.*[^\W\d_]).*\s\d{1,3}\s*$")
_ITEM = re.compile(r"^(?:§\s*\d+|\d+\s*§|\d{1,3}[.)]?\s+\S|[A-ZÅÄÖ].*\s\d{1,3}\s*$)")
_FEWEST = 3
_WIDEST_GAP = 2
"""Lines between two entries that may be the rest of a long one."""


def contents_spans(pages: Sequence[Layout]) -> dict[int, tuple[int, int]]:
    """Return, for each page with a table of contents on it, the span of its text."""
    found: dict[int, tuple[int, int]] = {}
    runs_on = False
    for page in pages:
        if not runs_on and not _may_hold(page.text):
            continue
        lines = [line for line in page.lines if not line.running]
        span = _span(page, lines, runs_on=runs_on)
        runs_on = bool(span and lines and span[1] >= lines[-1].start)
        if span:
            found[page.number] = span
    return found


def _may_hold(text: str) -> bool:
    return has_contents_word(text) or any(sign in text for sign in _SIGNS)


def _span(page: Layout, lines: list[SetLine], *, runs_on: bool) -> tuple[int, int] | None:
    texts = [page.line_text(line) for line in lines]
    under = next((index for index, text in enumerate(texts) if is_contents_heading(text)), None)
    if under is not None:
        last = _last_entry(texts, under + 1, _is_listed)
        return (lines[under].start, lines[last].end) if last > under + 1 else None
    if runs_on:
        last = _last_entry(texts, 0, _is_listed)
        return (lines[0].start, lines[last].end) if last >= _FEWEST - 1 else None
    return _led(lines, texts) if _LEADS.search(page.text) else None


def _led(lines: list[SetLine], texts: list[str]) -> tuple[int, int] | None:
    """Find entries by their dot leaders alone."""
    led = [index for index, text in enumerate(texts) if _LEADER.search(text)]
    if len(led) < _FEWEST:
        return None
    last = _last_entry(texts, led[0], lambda text: _LEADER.search(text) is not None)
    return lines[led[0]].start, lines[last].end


def _is_listed(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_LEADER, _TO_PAGE, _ITEM))


def _last_entry(texts: list[str], start: int, is_entry) -> int:  # type: ignore[no-untyped-def]
    """Return the last entry from `start` on, over gaps of a few lines; before `start` if none."""
    last = start - 1
    for index in range(start, len(texts)):
        if is_entry(texts[index]):
            last = index
        elif index - last > _WIDEST_GAP:
            break
    return last
