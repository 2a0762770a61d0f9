"""What an answer really is: its type by its bytes; error and login pages that say all is well."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|h1|div|p|script|table)\b", re.IGNORECASE
)
_XML = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*<\?xml|^\s*<(?:urlset|sitemapindex|rss|feed)\b", re.IGNORECASE
)
_MAGIC = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\xd0\xcf\x11\xe0", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ODT = "application/vnd.oasis.opendocument.text"
_PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_DOCUMENTS = frozenset(
    {"application/pdf", _DOCX, _ODT, _PPTX, "application/msword", "application/rtf"}
)
READABLE = frozenset({"application/pdf", _DOCX, _ODT, _PPTX, "text/html", "text/plain"})
"""Types that can be turned into pages of text."""


def sniff(head: bytes, declared: str = "") -> str:
    """Return the media type that the first bytes show; the declared one decides only for text."""
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if head.startswith(b"PK\x03\x04"):
        return _zipped(head)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if _HTML.match(_after_remarks(head)):
        return "text/html"
    if _XML.match(head):
        return "text/html" if b"<html" in head.lower() else "application/xml"
    return _textual(head, declared.partition(";")[0].strip().lower())


def _after_remarks(head: bytes) -> bytes:
    """Return what follows a byte order mark, comments and XML declarations."""
    rest = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    while True:
        if rest.startswith(b"<!--"):
            _, end, rest = rest.partition(b"-->")
        elif rest[:5].lower() == b"<?xml":
            _, end, rest = rest.partition(b">")
        else:
            return rest
        if not end:
            return b""
        rest = rest.lstrip()


def _zipped(head: bytes) -> str:
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]:
        return _ODT
    if b"ppt/" in head:
        return _PPTX
    is_docx = b"word/" in head or (b"[Content_Types].xml" in head and b"xl/" not in head)
    return _DOCX if is_docx else "application/zip"


def _textual(head: bytes, declared: str) -> str:
    is_binary = b"\0" in head or sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) > 4
    if is_binary:
        return "application/octet-stream"
    if head[:1] in (b"{", b"["):
        return "application/json"
    return declared if declared.startswith("text/") else "text/plain"


def is_document(media_type: str) -> bool:
    """Tell whether the type is that of a file people write documents in."""
    return media_type in _DOCUMENTS


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page shows at once: `title`, `headings`, and all its visible text."""

    title: str
    headings: tuple[str, ...]
    text: str
    has_password: bool


_ERROR = re.compile(
    r"\b404\b|\b410\b|sivua ei (?:ole|löyd|voi)|ei löytynyt|ei löydy|ei ole olemassa"
    r"|sivu on poistettu|sivu puuttuu|virhe(?:sivu|ilmoitus)|^virhe\b|tapahtui virhe|huoltokatko"
    r"|sivusto on huollossa"
    r"|hittades (?:inte|ej)|kunde inte hittas|finns inte|hittas inte|sidan (?:är borttagen|saknas)"
    r"|ett fel (?:uppstod|har)|^fel\b|not found|does not exist|no longer (?:available|exists)"
    r"|page (?:is )?missing|an error occurred|service unavailable|under maintenance",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\bkirjaudu\b|kirjautumi|sisäänkirjau|tunnistau(?:du|tumi)|logga in|inloggning|log ?in\b"
    r"|sign in|salasana|lösenord|password|käyttöoikeu",
    re.IGNORECASE,
)
_LOGIN_ADDRESS = re.compile(
    r"/(?:wp-login\.php|login|kirjaudu|logga-in|signin|user/login|adfs|saml|oauth2?)(?:[/?]|$)|login\.microsoftonline",
    re.IGNORECASE,
)
_SHORT = 600
"""Characters of visible text below which a page that speaks of an error is nothing else."""


def fault_of(page: PageText, url: str) -> str | None:
    """Return ``error_page`` or ``login_page`` for a page that is one, whatever its status says."""
    shown = (page.title, *page.headings[:3])
    says_error = any(_ERROR.search(text.strip()) for text in shown)
    if says_error and (len(page.text) < 4000 or _ERROR.search(page.title)):
        return "error_page"
    if len(page.text) < _SHORT and _ERROR.search(page.text):
        return "error_page"
    if _LOGIN_ADDRESS.search(url):
        return "login_page"
    says_login = any(_LOGIN.search(text) for text in shown)
    if (page.has_password and (says_login or len(page.text) < _SHORT)) or (
        says_login and len(page.text) < _SHORT
    ):
        return "login_page"
    return None
