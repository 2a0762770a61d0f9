"""The council document systems Dynasty, CloudNC/CaseM and TWeb, known by their addresses.

Shapes seen:

- Dynasty: ``…/cgi/DREQUEST.PHP`` needs a script, ``?page=meeting_frames`` lists organs,
  ``meetings`` and ``meeting`` lead to ``meetingitem&id=2021168-10``; ``/kokous/2026806-4.PDF``
  is a decision, ``/kokous/2026806-4-59198.PDF`` an attachment.
- CloudNC: ``/fi-FI/Toimielimet/…/Kokous_2352022/…(5630)`` and ``/download/noname/{GUID}/57440``.
- TWeb: ``pk_tek_tweb.htm`` and ``epj_tek_tweb.htm`` (under ``/ktwebscr/``, or behind
  ``/ktwebbin/dbisa.dll``) hold a form that lists meetings by date; ``pk_asil_tweb.htm?bid=…`` is a
  meeting, whose items are decisions, ``epjattn_tweb.htm?…`` an item's attachments; files come from
  ``/ktwebscr/fileshow?doctype=3&docid=…`` or ``/ktwebbin/ktproxy2.dll?doctype=3&docid=…``.
"""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlencode

from termscan.crawl.addresses import Address
from termscan.crawl.page import Link, Page
from termscan.crawl.words import folded

System = Literal["dynasty", "cloudnc", "tweb"]

_SYSTEMS: tuple[tuple[System, re.Pattern[str]], ...] = (
    ("dynasty", re.compile(r"/cgi/DREQUEST\.PHP|/kokous/[^/]+\.(?:PDF|HTM)$", re.IGNORECASE)),
    ("cloudnc", re.compile(r"^/(?:fi-FI|sv-FI|sv-SE)(?:/|$)|^/download/noname/", re.IGNORECASE)),
    ("tweb", re.compile(r"/ktweb(?:scr|bin)/", re.IGNORECASE)),
)
_FILES = re.compile(
    r"\.(?:pdf|docx?|odt|rtf)$"
    r"|^/download/noname/"
    r"|/ktwebscr/fileshow|/ktwebbin/ktproxy2\.dll"
    r"|^/download/[^/]+/?$|^/wp-content/uploads/|/sites/default/files/|^/documents/(?:\d+|d)/"
    r"|/c/document_library/get_file$|/loader\.aspx$|/getfile\.php$|/tiedostot?/[^/]+/?$",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\b(?:kunnan|kaupungin)?valtuusto|\b(?:kommun|stads)?fullmaktige|\borg kv\b|\bcity council"
)
_MEETING = re.compile(
    r"\bkokous|\bkokoukse|\bmote\b|\bsammantrade|\bmeeting\b|\d{1,2} \d{1,2} 20\d\d"
)
_OTHER_FILE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|mp4|zip|xlsx?|pptx?|ics)$", re.IGNORECASE
)


def system_of(address: Address) -> System | None:
    """Return the council document system that an address belongs to by its shape."""
    return next((name for name, shape in _SYSTEMS if shape.search(address.target)), None)


def is_file_address(address: Address) -> bool:
    """Tell whether an address has the shape of a file rather than of a page."""
    return bool(_FILES.search(address.path)) and not is_other_file(address)


def is_other_file(address: Address) -> bool:
    """Tell whether an address is a picture, table or the like, which is never asked for."""
    return bool(_OTHER_FILE.search(address.path))


def is_picture_address(address: Address) -> bool:
    """Tell whether an address is a picture's; some towns publish their strategy as one."""
    return bool(re.search(r"\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)$", address.path, re.IGNORECASE))


def entrance(url: str) -> str:
    """Return the address at which a council's system shows its organs without a script."""
    found = re.fullmatch(r"(https?://[^?#]+/cgi/DREQUEST\.PHP)\??", url, re.IGNORECASE)
    return f"{found[1]}?page=meeting_frames" if found else url


def is_decision(address: Address, page: Page) -> bool:
    """Tell whether a file linked from a meeting's page is a decision rather than an attachment."""
    if re.search(r"/kokous/[^/-]+-\d+\.(?:PDF|HTM)$", address.path, re.IGNORECASE):
        return True
    return bool(re.search(r"/(?:pk|epj)_asil\w*\.htm", page.url, re.IGNORECASE))


def council_promise(link: Link, page: Page) -> float:
    """Return how much a link inside a council's system promises: the council and its meetings.

    Only the council adopts strategies; other organs' meetings are left alone.
    """
    words = folded(link.text)
    if names_council(words):
        return 2.2
    around = folded(f"{link.near} {page.title} {' '.join(page.headings)} {page.url}")
    address = folded(link.url.rpartition("/")[2])
    if names_council(around) and (_MEETING.search(words) or _MEETING.search(address)):
        return 2.0
    return 0.0


def names_council(words: str) -> bool:
    """Tell whether folded words name the council."""
    return bool(_COUNCIL.search(words))


def council_listing(page: Page) -> tuple[str, dict[str, str] | None] | None:
    """Return the address that lists the council's meetings, and the form to post to it, if any.

    It is what a form for choosing an organ sends, such as TWeb's.
    """
    for form in page.forms:
        for field, value, label in form.choices:
            if re.search(r"valtuusto|fullmaktige", folded(label)):
                values = {**dict(form.fields), field: value}
                if form.method == "post":
                    return form.url, values
                return f"{form.url.partition('?')[0]}?{urlencode(values)}", None
    return None
