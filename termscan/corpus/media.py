"""Whether a file may be a document at all, by its name and its first bytes.

This only keeps programs, pictures and noise out of a store. Reading decides what a document
really is: a PDF that turns out broken is a document all the same, and is reported as unreadable.
"""

from __future__ import annotations

from pathlib import Path

_BY_SUFFIX = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}
_HEAD = 4096
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16


def media_type_of(path: Path) -> str | None:
    """Return the media type of a file that may be a document, else None.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as handle:
        head = handle.read(_HEAD)
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "text/html"
    media_type = _BY_SUFFIX.get(path.suffix.lower())
    is_text = (media_type or "").startswith("text/")
    if is_text and b"\0" in head and not head.startswith(_WIDE_MARKS):
        return None
    return media_type
