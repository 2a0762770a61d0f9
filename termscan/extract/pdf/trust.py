"""Which pages to believe as pdfium reads them, and what is done about the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from termscan.extract.layout import ReadPage
from termscan.extract.pdf.unmapped import read_unmapped
from termscan.extract.plausible import Signals, sampled
from termscan.extract.source import Source

_BETTER = 0.2

BY_PLAYA = "the fonts do not say their characters; read by playa instead of pdfium"
UNREADABLE = "the text layer is nonsense; try text recognition (OCR)"


class TrustedPage(NamedTuple):
    """A page, how plausible its text is (None if too short to tell), and whether it is a text."""

    page: ReadPage
    quality: float | None
    readable: bool = True


def trusted_pages(source: Source, pages: Sequence[ReadPage]) -> list[TrustedPage]:
    """Measure the pages, and read again those that came out as nonsense."""
    measured = {page.number: _measured(page) for page in pages}
    doubtful = [number for number, found in measured.items() if found.nonsense]
    others = read_unmapped(source, doubtful) if doubtful else {}
    return [_better(page, measured[page.number], others.get(page.number)) for page in pages]


def _measured(page: ReadPage) -> Signals:
    return sampled("\n".join(line.text for line in page.lines))


def _better(page: ReadPage, found: Signals, other: ReadPage | None) -> TrustedPage:
    if other is not None:
        instead = _measured(other)
        if (instead.quality or 0.0) >= (found.quality or 0.0) + _BETTER:
            page, found = other._replace(remarks=(*page.remarks, BY_PLAYA)), instead
    if found.nonsense:
        return TrustedPage(page._replace(remarks=(*page.remarks, UNREADABLE)), 0.0, readable=False)
    return TrustedPage(page, found.quality)
