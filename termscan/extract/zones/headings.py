"""Headings: lines set larger or bolder than the document's running text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from termscan.extract.layout import Layout, SetLine

_LARGER = 1.14
_NOT_SMALLER = 0.9
_MOSTLY_BOLD = 0.4
"""Where more of the text is bold, bold tells nothing."""

_LONGEST = 160
_MOST_LINES = 4
_SENTENCE_ENDS = (".", ",", ";")


def usual_type(pages: Sequence[Layout]) -> tuple[float, bool]:
    """Return the font height (points) in which most of the document is set (0 if there is none),
    and whether little enough of it is bold for bold lines to be headings.
    """
    tenths: dict[int, int] = defaultdict(int)
    bold = total = 0
    for page in pages:
        for start, end, (_, bottom, _, top), is_bold, running in page.lines:
            total += end - start
            if is_bold:
                bold += end - start
            if not running:
                tenths[int((top - bottom) * 10 + 0.5)] += end - start
    size = max(tenths, key=lambda size: (tenths[size], size)) / 10 if tenths else 0.0
    return size, bold <= total * _MOSTLY_BOLD


def headings(page: Layout, usual: float, *, bold: bool) -> list[list[SetLine]]:
    """Return a page's headings, each as its lines."""
    found: list[list[SetLine]] = []
    last: SetLine | None = None
    for line in page.lines:
        _, bottom, _, top = line.first
        larger = top - bottom >= usual * _LARGER
        if (larger or line.bold) and _alike(line, page, usual, bold=bold, larger=larger):
            if last is not None and _goes_on(page, last, line):
                found[-1].append(line)
            else:
                found.append([line])
            last = line
        else:
            last = None
    return [lines for lines in found if _short(page, lines)]


def _alike(line: SetLine, page: Layout, usual: float, *, bold: bool, larger: bool) -> bool:
    bolder = bold and line.bold and line.size >= usual * _NOT_SMALLER
    if line.running or not (larger or bolder):
        return False
    return any(map(str.isalpha, page.line_text(line)))


def _goes_on(page: Layout, before: SetLine, line: SetLine) -> bool:
    alike = abs(before.size - line.size) < 1 and before.bold == line.bold
    return alike and "\n\n" not in page.text[before.end : line.start]


def _short(page: Layout, lines: list[SetLine]) -> bool:
    text = page.text[lines[0].start : lines[-1].end].strip()
    if len(lines) > _MOST_LINES or len(text) > _LONGEST:
        return False
    return not (text.endswith(_SENTENCE_ENDS) and len(text) > 3 and " " in text)
