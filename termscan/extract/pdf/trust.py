"""Which pages to believe as pdfium reads them, and what is done about the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from termscan.extract.layout import ReadPage
from termscan.extract.pdf.second_reading import read_again
from termscan.extract.plausible import Signals, sampled
from termscan.extract.source import Source

_BETTER = 0.2
_DISORDER = 0.22
"""Of the steps from line to line, so many go back: on real pages at most 0.16, on pages whose words
or lines were drawn out of order from 0.25.
"""

_ENOUGH_STEPS = 10
_LONGEST = 35
"""Letters of a word; longer ones are addresses, or several words."""

_LETTERS = re.compile(rf"[^\W\d_]{{{_LONGEST + 1}}}")
_MOST_GLUED = 0.1
_MOST_SPACED = 0.15
_ENOUGH_SPACED = 30
"""Letters set apart, as a share of the words and in all. A heading or credit set so is no doubt on
its page: whoever reads words sees through it.
"""

_KEPT = 0.9

BY_PDFPLUMBER = "doubted as pdfium read it; read again by pdfplumber, because {}"
NOT_AGAIN = "doubted, because {}"
NO_BETTER = "doubted, because {}; pdfplumber reads it no better"
UNREADABLE = "the text layer is nonsense; try text recognition (OCR)"


class TrustedPage(NamedTuple):
    """A page, how plausible its text is (None if too short to tell), and whether it is a text."""

    page: ReadPage
    quality: float | None
    readable: bool = True


class _Measured(NamedTuple):
    """What a reading shows of itself without a dictionary: of its letters, of words that ran
    together (a share of the text), and of steps back in its order (a share of all steps).
    """

    signals: Signals
    glued: float
    disorder: float

    @property
    def doubt(self) -> str | None:
        """Why the reading is doubted; None where it is trusted."""
        if self.signals.nonsense:
            return "the fonts do not say their characters"
        if self.disorder >= _DISORDER:
            return "it was drawn in another order than it is read in"
        if self.glued >= _MOST_GLUED:
            return "words ran together"
        spaced = self.signals.spaced
        if spaced >= _MOST_SPACED and spaced * self.signals.words >= _ENOUGH_SPACED:
            return "words fell apart"
        return None

    @property
    def worth(self) -> float:
        """From 0 to 1."""
        if self.signals.nonsense:
            return 0.0
        disorder = self.disorder if self.disorder >= _DISORDER else 0.0
        return max((self.signals.quality or 0.0) - self.glued - disorder, 0.0)

    @property
    def improvable(self) -> bool:
        """Whether any other reading may be worth so much more that it is taken."""
        return self.worth + _BETTER <= 1


def trusted_pages(source: Source, pages: Sequence[ReadPage]) -> list[TrustedPage]:
    """Measure the pages, and read those again that are doubted."""
    measured = {page.number: _measured(page) for page in pages}
    found = ((page, measured[page.number]) for page in pages)
    again = [page for page, one in found if one.doubt and one.improvable]
    others = read_again(source, again, lambda page: _measured(page).worth) if again else {}
    return [_better(page, measured[page.number], others.get(page.number)) for page in pages]


def _measured(page: ReadPage) -> _Measured:
    text = "\n".join(line.text for line in page.lines)
    return _Measured(sampled(text), _glued(text), _disorder(page))


def _glued(text: str) -> float:
    long = [word for word in text.split() if len(word) > _LONGEST]
    return sum(len(word) for word in long if _LETTERS.search(word)) / len(text) if long else 0.0


def _disorder(page: ReadPage) -> float:
    """Return the share of steps that go back: up without going to the right, or to the left on the
    same line. A new column goes up and to the right.
    """
    lines = [line.first for line in page.lines if not line.parts or not line.in_table]
    if len(lines) <= _ENOUGH_STEPS:
        return 0.0
    back = 0
    for (left, bottom, _, top), (next_left, next_bottom, _, _) in pairwise(lines):
        up, right = next_bottom - bottom, next_left - left
        half = max(top - bottom, 1.0) / 2
        back += right < 2 * half if up > half else up >= -half and right < 0
    return back / (len(lines) - 1)


def _better(page: ReadPage, found: _Measured, other: ReadPage | None) -> TrustedPage:
    doubt = found.doubt
    instead = _measured(other) if other is not None else found
    if other is not None and instead.worth >= found.worth + _BETTER and _keeps(page, other, found):
        page, found = other._replace(remarks=(BY_PDFPLUMBER.format(doubt),)), instead
    elif doubt is not None and not found.signals.nonsense:
        remark = (NOT_AGAIN if other is None and found.improvable else NO_BETTER).format(doubt)
        page = page._replace(remarks=(*page.remarks, remark))
    if found.signals.nonsense:
        return TrustedPage(page._replace(remarks=(*page.remarks, UNREADABLE)), 0.0, readable=False)
    return TrustedPage(page, found.signals.quality)


def _keeps(page: ReadPage, other: ReadPage, found: _Measured) -> bool:
    """Whether a second reading has the letters of the first, where these are letters."""
    return found.signals.nonsense or _letters(other) >= _KEPT * _letters(page)


def _letters(page: ReadPage) -> int:
    return sum(map(str.isalpha, "".join(line.text for line in page.lines)))
