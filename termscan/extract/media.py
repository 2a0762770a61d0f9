"""What kind of file some bytes are: by the bytes first, then by the name and what was said."""

from __future__ import annotations

import codecs
import re
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from termscan.extract.source import Source

PDF = "application/pdf"
HTML = "text/html"
TEXT = "text/plain"
MARKDOWN = "text/markdown"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"

_HEAD = 4096
_CONTROLS = bytes({*range(32)} - {*b"\b\t\n\v\f\r\x1a\x1b"})
"""Control characters that hardly stand in a text."""

_SUFFIXES = {
    ".pdf": PDF,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".txt": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".docx": DOCX,
    ".pptx": PPTX,
    ".odt": ODT,
}
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old Word, Excel or PowerPoint file",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"{\\rtf": "an RTF file",
    b"\x1f\x8b": "a gzip archive",
    b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"%!PS": "a PostScript file",
}
_MARKUP = re.compile(
    # Atomic: comments without a page behind them must not be divided up in every possible way.
    rb"^\s*(<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*)<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def media_type_of(source: Source, said: str | None = None) -> str:
    """Return the media type of `source`; `said` is what the server or the caller claims.

    Raises:
        UnreadableDocument: the file is of a kind that is not read.
    """
    head = source.head(_HEAD)
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zipped(source)
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            raise source.unreadable(f"the file is {what}, which is not read")
    if _MARKUP.match(_readable_head(head)):
        return HTML
    claimed = (said or "").split(";")[0].strip().lower()
    by_name = _SUFFIXES.get(PurePosixPath(source.name).suffix.lower())
    guess = claimed if claimed in {HTML, "application/xhtml+xml", MARKDOWN, PDF} else by_name
    return _text_or_refusal(source, HTML if guess == "application/xhtml+xml" else guess, head)


def _text_or_refusal(source: Source, guess: str | None, head: bytes) -> str:
    if guess == PDF:
        return PDF
    if guess in {DOCX, PPTX, ODT}:
        raise source.unreadable("the file is damaged: it is not the zip archive that its name says")
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and _is_binary(head):
        raise source.unreadable("the file is neither text nor a document of a known kind")
    return guess or TEXT


def _is_binary(head: bytes) -> bool:
    """Tell by the share of zeros, or of control characters in what is no UTF-8."""
    few = len(head) // 20
    if head.count(0) > few:
        return True
    if len(head) - len(head.translate(None, _CONTROLS)) <= few:
        return False
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return True
    return False


def _readable_head(head: bytes) -> bytes:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(b"\xef\xbb\xbf")


def _zipped(source: Source) -> str:
    try:
        with source.open() as handle, ZipFile(handle) as archive:
            names = set(archive.namelist())
            mimetype = b""
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                mimetype = archive.read("mimetype")
    except (BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise source.unreadable("the file is a damaged zip archive") from error
    if mimetype.decode("latin-1").strip() == ODT:
        return ODT
    for member, media_type in (("word/document.xml", DOCX), ("ppt/presentation.xml", PPTX)):
        if member in names:
            return media_type
    raise source.unreadable("the file is a zip archive, but no DOCX, PPTX or ODT document")
