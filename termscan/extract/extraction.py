"""One call for every format."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from termscan.extract import media
from termscan.extract.model import Extraction, Limits
from termscan.extract.source import Source

_READERS = {
    media.PDF: ("pdf.document", "read_pdf"),
    media.HTML: ("html", "read_html"),
    media.TEXT: ("plain", "read_plain"),
    media.MARKDOWN: ("plain", "read_markdown"),
    media.DOCX: ("office.docx", "read_docx"),
    media.PPTX: ("office.pptx", "read_pptx"),
    media.ODT: ("office.odt", "read_odt"),
}


def extract(
    path_or_bytes: str | Path | bytes,
    *,
    name: str | None = None,
    media_type: str | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
) -> Extraction:
    """Read a document into pages.

    Args:
        path_or_bytes: the file, or its content.
        name: what to call it in messages; also helps to tell its format.
        media_type: what the server said; the bytes themselves are trusted more.
        limits: how large it may be.
        ocr: recognise the text of pages that have none (needs the extra ``ocr``).

    Raises:
        UnreadableDocument: with one plain sentence.
        MissingBackend: `ocr` is asked for and not installed.
    """
    limits = limits or Limits()
    content = path_or_bytes if isinstance(path_or_bytes, bytes) else Path(path_or_bytes)
    source = Source(content, name or ("document" if isinstance(content, bytes) else content.name))
    size = source.size()
    if not size:
        raise source.unreadable("the file is empty")
    if size > limits.size:
        raise source.unreadable(f"the file is larger than {limits.size // 2**20} MB")
    extraction = _read(source, media.media_type_of(source, media_type), limits)
    if not ocr:
        return extraction
    from termscan.extract.ocr import recognised

    return recognised(source, extraction)


def _read(source: Source, media_type: str, limits: Limits) -> Extraction:
    module, name = _READERS[media_type]
    read = getattr(import_module(f"termscan.extract.{module}"), name)
    extraction: Extraction = read(source, limits)
    return extraction
