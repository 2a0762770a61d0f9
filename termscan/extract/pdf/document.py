"""Opening PDFs, and reading their pages one after another."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Self

import pypdfium2
import pypdfium2.raw as pdfium

from termscan.errors import UnreadableDocument
from termscan.extract.clean import clean_page
from termscan.extract.layout import ReadPage
from termscan.extract.media import PDF
from termscan.extract.model import MEBIBYTE, Extraction, Limits, Table
from termscan.extract.pdf.assembly import assemble
from termscan.extract.pdf.attachments import (
    Attached,
    attached_files,
    is_cover,
    joined,
    unread,
)
from termscan.extract.pdf.calls import (
    address_of,
    close_page,
    close_text_page,
    load_page,
    load_text_page,
)
from termscan.extract.pdf.page import read_page
from termscan.extract.pdf.tables import tables
from termscan.extract.pdf.trust import TrustedPage, trusted_pages
from termscan.extract.source import Source
from termscan.extract.zones.marking import zones
from termscan.extract.zones.running import running_lines
from termscan.records import Page

_BATCH = 1_000
"""Pages that are held with the places of all their lines; longer documents are set in batches."""

_KEPT = 250
_KEPT_BYTES = 64 * MEBIBYTE
"""Pages that are read, and bytes of the file, before it is opened anew."""

DAMAGED = "the page is damaged and was left out"
_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: "the PDF is encrypted and needs a password",
    pdfium.FPDF_ERR_SECURITY: "the PDF is encrypted in a way that is not supported",
    pdfium.FPDF_ERR_FORMAT: "the file is damaged or is no PDF",
    pdfium.FPDF_ERR_FILE: "the file cannot be opened",
}


def read_pdf(source: Source, limits: Limits) -> Extraction:
    """Read a PDF; a page that fails is a page without text and a remark.

    Where it is no more than the cover of attached PDFs (a portfolio), their pages follow its own.

    Raises:
        UnreadableDocument: encrypted, broken, without pages, or past a limit.
    """
    cover, files = _read(source, limits)
    left_out = [file.name for file in files if file.content is None]
    for name, content in files:
        if content is None:
            continue
        try:
            rest = replace(limits, pages=limits.pages - len(cover.pages))
            part, inner = _read(Source(content, f"{source.name}, {name}"), rest)
        except UnreadableDocument as error:
            left_out.append(f"{name} ({error.reason})")
            continue
        cover = joined(cover, name, part)
        left_out += [file.name for file in inner]
    return replace(cover, remarks=(*cover.remarks, *unread(left_out)))


def _read(source: Source, limits: Limits) -> tuple[Extraction, list[Attached]]:
    """Read the pages of a PDF itself, and the files that it carries."""
    with _uncollected(), _Opened(source) as opened:
        count = len(opened.document)
        if not count:
            raise source.unreadable("the PDF has no pages")
        if count > limits.pages:
            raise source.unreadable(f"the PDF has {count} pages; the limit is {limits.pages}")
        pages: list[Page] = []
        found: list[Table] = []
        for first in range(1, count + 1, _BATCH):
            numbers = range(first, min(first + _BATCH, count + 1))
            batch, its_tables = _batch(source, opened, numbers)
            pages += batch
            found += its_tables
        metadata = _metadata(opened.document)
        files = attached_files(opened.document, limits.expanded, read=is_cover(pages))
        carried = list(files)
    extraction = Extraction(
        tuple(pages),
        PDF,
        metadata.get("Title"),
        tuple(found),
        reader="pypdfium2",
        metadata=metadata,
    )
    return extraction, carried


def _batch(source: Source, opened: _Opened, numbers: range) -> tuple[list[Page], list[Table]]:
    read = [opened.page(number) for number in numbers]
    return _set(trusted_pages(source, read))


def _set(trusted: list[TrustedPage]) -> tuple[list[Page], list[Table]]:
    """Set the pages' texts, and mark their zones and tables."""
    running = running_lines([page.page for page in trusted])
    parts = [assemble(page.page, running.get(page.page.number, set())) for page in trusted]
    marked = zones([layout for layout, _ in parts])
    pages = [
        Page(
            layout.number,
            layout.text,
            marked[layout.number],
            read_as="text" if layout.text.strip() and page.readable else "none",
            quality=page.quality,
            remarks=page.page.remarks,
        )
        for page, (layout, _) in zip(trusted, parts, strict=True)
    ]
    return pages, tables(parts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the search for garbage: reading makes many small records and no cycles, and going
    through them again and again takes a tenth of the time.
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()


class _Opened:
    """An open PDF, opened anew now and then: pdfium keeps all that it has ever read of a file."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._read = 0
        self.document = _open(source)
        kept = _KEPT_BYTES * len(self.document) // source.size()
        self._kept = max(1, min(_KEPT, kept))

    def page(self, number: int) -> ReadPage:
        """Read a page, by its number from 1."""
        if self._read == self._kept:
            self.document.close()
            self.document = _open(self._source)
            self._read = 0
        self._read += 1
        return _page(self.document, number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.document.close()


def _open(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise source.unreadable(_REFUSALS.get(code, "the PDF cannot be opened")) from error
    except OSError as error:
        raise source.unreadable(f"the file cannot be opened ({error})") from error


def _page(document: pypdfium2.PdfDocument, number: int) -> ReadPage:
    page = load_page(address_of(document.raw), number - 1)
    text_page = load_text_page(page) if page else None
    try:
        if not text_page:
            return ReadPage(number, 0.0, (), remarks=(DAMAGED,))
        return read_page(page, text_page, number)
    finally:
        if text_page:
            close_text_page(text_page)
        if page:
            close_page(page)


def _metadata(document: pypdfium2.PdfDocument) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in document.METADATA_KEYS:
        with suppress(UnicodeDecodeError):  # half a character; the rest of the file may be sound
            found[key] = document.get_metadata_value(key)
    cleaned = {key: clean_page(value).strip() for key, value in sorted(found.items())}
    return {key: value for key, value in cleaned.items() if value}
