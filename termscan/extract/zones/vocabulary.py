"""The words by which Finnish, Swedish and English documents name their own parts."""

from __future__ import annotations

import re

_TABLE_HEADERS_FI = """
tavoite tavoitteet toimenpide toimenpiteet toiminta vastuu vastuutaho vastuutahot vastuullinen
mittari mittarit indikaattori indikaattorit aikataulu resurssit seuranta arviointi tila toteutuma
toteutuminen tavoitetaso kehittämiskohde painopiste lähtötilanne nykytila
"""
_TABLE_HEADERS_SV = """
mål målsättning målsättningar åtgärd åtgärder ansvar ansvarig ansvarsinstans mätare indikator
indikatorer tidtabell tidsplan uppföljning utvärdering resurser
"""
_TABLE_HEADERS = frozenset((_TABLE_HEADERS_FI + _TABLE_HEADERS_SV).split())
_TABLE_STEMS = (
    *("tavoit", "toimenpi", "vastuu", "mittari", "indikaattori"),
    *("mål", "åtgärd", "ansvar", "mätare", "indikator"),
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LONGEST_HEADING = 40
_CONTENTS = re.compile(
    r"(?:sisällys(?:luettelo)?|sisältö|innehåll(?:sförteckning)?|(?:table of )?contents"
    r"|käsitel(?:lyt|tävät) asiat|asialista|behandlade ärenden|ärenden|föredragningslista)\s*:?",
    re.IGNORECASE,
)
_CONTENTS_STEMS = ("sisäl", "innehåll", "contents", "käsite", "asialista", "ärenden", "föredrag")
_REFERENCES = re.compile(
    r"(?:\d+(?:\.\d+)*\.?\s+)?(?:lähteet|lähdeluettelo|lähdeviitteet|kirjallisuus(?:luettelo)?"
    r"|kirjallisuutta|viitteet|käytetyt lähteet|lähteet ja kirjallisuus"
    r"|källor|källförteckning|litteratur(?:förteckning)?|referenser"
    r"|references|bibliography|sources)\s*:?",
    re.IGNORECASE,
)


def header_places(text: str) -> list[int]:
    """Return where the commonest names of columns may stand on a page; none for a page that has
    not at least two of them. Fast.
    """
    small = text.lower()
    found = [places for stem in _TABLE_STEMS if (places := _places(small, stem))]
    return sorted(place for places in found for place in places) if len(found) >= 2 else []


def _places(text: str, stem: str) -> list[int]:
    found = []
    place = text.find(stem)
    while place >= 0:
        found.append(place)
        place = text.find(stem, place + len(stem))
    return found


def may_head_columns(line: str) -> bool:
    """Whether enough words of a line often head columns for it to be no prose that uses them."""
    words = _LETTERS.findall(line.lower())
    if _TABLE_HEADERS.isdisjoint(words):
        return False
    return sum(word in _TABLE_HEADERS for word in words) * 3 >= len(words)


def is_table_header(text: str) -> bool:
    """Whether a line consists of column headings as planning tables have them."""
    words = _LETTERS.findall(text.lower())
    if len(_TABLE_HEADERS.intersection(words)) < 2:
        return False
    return sum(word in _TABLE_HEADERS for word in words) * 2 >= len(words)


def has_contents_word(text: str) -> bool:
    """Whether `text` has a word that heads tables of contents."""
    small = text.lower()
    return any(stem in small for stem in _CONTENTS_STEMS)


def is_contents_heading(text: str) -> bool:
    """Whether a line is the heading of a table of contents or of a list of a meeting's items."""
    return len(text) <= _LONGEST_HEADING and _CONTENTS.fullmatch(text.strip()) is not None


def is_references_heading(text: str) -> bool:
    """Whether a line is the heading of a list of references."""
    return len(text) <= _LONGEST_HEADING and _REFERENCES.fullmatch(text.strip()) is not None
