"""Small documents made when a test needs them."""

from __future__ import annotations

from collections.abc import Iterable

from fpdf import FPDF


def pdf(pages: Iterable[Iterable[str]], *, title: str | None = None) -> bytes:
    """Return a PDF with these lines on these pages."""
    document = FPDF(format="A4")
    document.set_font("Helvetica", size=11)
    if title:
        document.set_title(title)
    for lines in pages:
        document.add_page()
        for number, line in enumerate(lines):
            document.text(20, 25 + 6 * number, line)
    return bytes(document.output())
