"""What reading a document gives, and how far a reader may go."""

from __future__ import annotations

from dataclasses import dataclass, field

from termscan.records import Page

EXTRACTOR_VERSION = "10"
"""Changes whenever the same bytes may give another text; results are cached under it."""

PAGE_BREAK = "\f"
"""Stands between the pages of a document's text."""

MEBIBYTE = 2**20


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of the machine one document may take before it is refused with a reason.

    `seconds` and `memory` (bytes) hold in a child process only (`extract_safely`); `size` is
    that of the file in bytes, and `expanded` that of what a zipped document unpacks to.
    """

    seconds: float = 120.0
    memory: int = 384 * MEBIBYTE
    pages: int = 20_000
    size: int = 1024 * MEBIBYTE
    expanded: int = 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells, merged cells filled, continued over pages.

    `page` is where it begins and `pages` all pages that it is on. `header` names the columns
    (empty where it has none). `certain` is false for a table that no lines or shading show.
    """

    page: int
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    certain: bool = True
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """A document as pages that one can trust as far as each page says.

    `reader` names what read it; `metadata` holds what the file says of itself (title, author,
    created …), as text; `remarks` what was noticed of the document as a whole.
    """

    pages: tuple[Page, ...]
    media_type: str
    title: str | None = None
    tables: tuple[Table, ...] = ()
    remarks: tuple[str, ...] = ()
    reader: str = ""
    metadata: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The pages' texts joined by form feeds."""
        return PAGE_BREAK.join(page.text for page in self.pages)

    @property
    def readable(self) -> bool:
        """Whether any page has a text that could be read."""
        return any(page.read_as != "none" for page in self.pages)

    @property
    def reason(self) -> str | None:
        """One plain sentence on why nothing could be read; None for a readable document."""
        if self.readable:
            return None
        if not self.pages:
            return "the document has no pages"
        return "no page has readable text (a scan or a picture); try text recognition (OCR)"

    @property
    def quality(self) -> float | None:
        """Mean quality of the measured pages, weighed by their length; None if none was."""
        measured = [
            (page.quality, len(page.text)) for page in self.pages if page.quality is not None
        ]
        characters = sum(length for _, length in measured)
        if not characters:
            return None
        return sum(quality * length for quality, length in measured) / characters
