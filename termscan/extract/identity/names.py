"""File names, addresses and titles as plain words."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

_SUFFIX = re.compile(r"\.(?:pdf|docx?|pptx?|odt|html?|txt|md|php|aspx|dll|wbk_?)$", re.IGNORECASE)
_UPLOADED = re.compile(r"(?:uploads(?:/sites/\d+)?|files)/(?:19|20)\d\d(?:[-/]\d\d)?/")
_IN_BRACKETS = re.compile(r"\(\d+\)|[{(][0-9A-Fa-f-]{20,}[})]")
_DIARY = re.compile(r"\b[A-Za-z]{2,}-(?:19|20)\d\d-\d{5,}\b")
_DATE = re.compile(r"(?<!\d)\d{1,2}\.\d{1,2}\.(?:19|20)\d\d(?!\d)")
_ATTACHMENT = re.compile(r"kokous/[^/]*-\d+-\d+\.pdf$", re.IGNORECASE)
"""A file put before a meeting (meeting, item, file), which may be anything."""

_MARKS = re.compile("[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff]+")
_SEPARATORS = re.compile(r"[-‐_+.,/\\]+")


def folded(text: str) -> str:
    """Return `text` in small letters without dots, rings and accents, as addresses are written."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def name_words(file_name: str) -> str:
    """Return a file name as folded words; separators between numbers stay hyphens."""
    name = _SUFFIX.sub("", PurePosixPath(unquote(file_name)).name)
    return _words(name)


def title_words(title: str) -> str:
    """Return a title or the text of a link as folded words; it may be a file's name."""
    return _words(_SUFFIX.sub("", title))


def address_words(url: str) -> list[str]:
    """Return the segments of an address' path as folded words, the last first.

    The dates of upload folders, numbers in brackets and hosts are left out.
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    path = _ATTACHMENT.sub("", _UPLOADED.sub("/", path))
    pages = re.findall(r"(?:^|&)page=(\w+)", parts.query)
    segments = [_words(_SUFFIX.sub("", segment)) for segment in [*path.split("/"), *pages]]
    return [segment for segment in reversed(segments) if segment]


def host_words(url: str) -> str:
    """Return what an address' host puts before its site's own name ("strategia.kunta.fi")."""
    labels = (urlsplit(url).hostname or "").rstrip(".").split(".")
    return " ".join(folded(label) for label in labels[:-2] if label != "www")


def _words(name: str) -> str:
    for pattern in (_IN_BRACKETS, _DIARY, _DATE):
        name = pattern.sub(" ", name)
    name = re.sub(r"(?<=\d)[-–—_](?=\d)", "\N{EN DASH}", name)
    name = re.sub(r"(?<=\d)[-–—_]+(?=\d)", "\N{EN DASH}", name)
    return " ".join(folded(_SEPARATORS.sub(" ", name)).split())
