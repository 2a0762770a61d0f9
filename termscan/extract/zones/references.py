"""Lists of references: from their heading to the next heading as large, or to the end."""

from __future__ import annotations

from collections.abc import Sequence

from termscan.extract.layout import Layout, SetLine
from termscan.extract.zones.vocabulary import is_references_heading

_EARLIEST = 0.4
"""A list of references does not begin in the first part of a document."""


def references_spans(
    pages: Sequence[Layout], headings: dict[int, list[list[SetLine]]]
) -> dict[int, tuple[int, int]]:
    """Return, for each page with references on it, the span of its text."""
    found: dict[int, tuple[int, int]] = {}
    size: float | None = None
    for place, page in enumerate(pages):
        late = place >= len(pages) * _EARLIEST or len(pages) <= 2
        start = 0 if size is not None else None
        for lines in headings.get(page.number, []):
            text = page.text[lines[0].start : lines[-1].end]
            if size is None and late and is_references_heading(text):
                start, size = lines[0].start, lines[0].size
            elif size is not None and start is not None and lines[0].size >= size - 0.5:
                if lines[0].start > start:
                    found[page.number] = start, lines[0].start
                start = size = None
        if start is not None and size is not None:
            found[page.number] = start, len(page.text)
    return found
