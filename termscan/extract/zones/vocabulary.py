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


def may_hold_table_header(text: str) -> bool:
    """Whether a page has words enough for a row of column headings; fast."""
    small = text.lower()
    return sum(stem in small for stem in _TABLE_STEMS) >= 2


def has_table_header_word(line: str) -> bool:
    """Whether a line has a word that often heads a column."""
    return not _TABLE_HEADERS.isdisjoint(_LETTERS.findall(line.lower()))


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
