"""Files carried in a PDF, and the PDFs among them where it is no more than their cover."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from termscan.extract.clean import clean_page
from termscan.extract.model import Extraction, Table
from termscan.records import Page

_COVER_PAGES = 2
_COVER_CHARACTERS = 600
_MOST_FILES = 500
_MOST_NAMED = 10
_HEAD = 1024


class Attached(NamedTuple):
    """An attached file; `content` is None for what is no PDF or too large to be read."""

    name: str
    content: bytes | None = None


def is_cover(pages: Sequence[Page]) -> bool:
    """Whether pages hold so little that the attached files must be what the document is."""
    written = sum(len(page.text.strip()) for page in pages)
    return len(pages) <= _COVER_PAGES and written <= _COVER_CHARACTERS


def attached_files(
    document: pypdfium2.PdfDocument, limit: int, *, read: bool
) -> Iterator[Attached]:
    """Yield the files that a PDF carries; with `read`, the PDFs among them with their content, up
    to `limit` bytes in all.
    """
    for number in range(min(document.count_attachments(), _MOST_FILES)):
        name = f"file {number + 1}"
        try:
            file = document.get_attachment(number)
            name = clean_page(file.get_name()).strip() or name
            content = bytes(file.get_data()) if read and _size(file) <= limit else b""
        except (pypdfium2.PdfiumError, MemoryError, UnicodeDecodeError):
            content = b""
        if b"%PDF-" in content[:_HEAD]:
            limit -= len(content)
            yield Attached(name, content)
        else:
            yield Attached(name)


def _size(file: pypdfium2.PdfAttachment) -> int:
    size = ctypes.c_ulong()
    pdfium.FPDFAttachment_GetFile(file, None, 0, size)
    return size.value


def joined(cover: Extraction, name: str, part: Extraction) -> Extraction:
    """Return `cover` with the pages and tables of an attached document behind its own."""
    offset = len(cover.pages)
    last = offset + len(part.pages)
    where = f"as page {last}" if len(part.pages) == 1 else f"as pages {offset + 1}–{last}"
    return replace(
        cover,
        pages=cover.pages + tuple(_moved(page, offset) for page in part.pages),
        tables=cover.tables + tuple(_moved_table(table, offset) for table in part.tables),
        title=cover.title or part.title,
        remarks=(*cover.remarks, f"the attached file {name} was read {where}", *part.remarks),
    )


def _moved(page: Page, offset: int) -> Page:
    return replace(page, number=page.number + offset)


def _moved_table(table: Table, offset: int) -> Table:
    pages = tuple(page + offset for page in table.pages)
    return replace(table, page=table.page + offset, pages=pages)


def unread(names: Sequence[str]) -> Iterator[str]:
    """Yield the remark on attached files that were not read."""
    if names:
        what = "1 attached file was" if len(names) == 1 else f"{len(names)} attached files were"
        more = ", …" if len(names) > _MOST_NAMED else ""
        yield f"{what} not read: {', '.join(names[:_MOST_NAMED])}{more}"
