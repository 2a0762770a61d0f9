"""Which languages a document is written in, by the little words of each."""

from __future__ import annotations

import re
from collections import Counter

from termscan.extract.identity.findings import Finding
from termscan.records import Language

_WORD = re.compile(r"[^\W\d_]+")
_FI = """
ja on ei sekä että kun niin myös tai joka ovat se sen hän me meidän mukaan kanssa ole voi jotka
tämä ollut vuoden kunnan kaupungin eli jos vain mutta
"""
_SV = """
och att det är som för med på av den till en ett inte har de vi kan om vid från ska även eller
samt under kommunens stadens genom sina
"""
# Words of two of the languages ("on" is Finnish and English) tell neither, nor do single letters
# and syllables that words set apart by blanks fall into ("S T R AT E G I A").
_EN = "the of and to in is for that with as are by be this from an or which we our it"
_LITTLE: dict[Language, frozenset[str]] = {
    "fi": frozenset(_FI.split()),
    "sv": frozenset(_SV.split()),
    "en": frozenset(_EN.split()),
}
_SHARE = 0.15
"""Of the little words, so many make a second language."""

_DIFFERENT = 3
"""So many different ones, too."""

_ENOUGH = 5
_PIECE = 8_000


def _sample(text: str) -> str:
    """Return the beginning, middle and end of a long text."""
    if len(text) <= 3 * _PIECE:
        return text
    middle = (len(text) - _PIECE) // 2
    return " ".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


def languages_of(text: str) -> Finding[tuple[Language, ...]]:
    """Return the languages of `text`, the most written first."""
    words = Counter(_WORD.findall(_sample(text).lower().replace("\u00ad", "")))
    counts: dict[Language, int] = {
        language: sum(words[word] for word in little) for language, little in _LITTLE.items()
    }
    total = sum(counts.values())
    if total < _ENOUGH:
        return Finding((), 0.0)
    ranked = sorted(counts, key=lambda language: -counts[language])
    others = (one for one in ranked[1:] if _is_second(words, one, counts[one], total))
    found = (ranked[0], *others)
    evidence = ", ".join(f"{language} {counts[language]}" for language in found)
    sure = min(1.0, total / 40) * counts[ranked[0]] / total if len(found) == 1 else 0.8
    return Finding(found, round(sure, 2), (f"function words: {evidence}",))


def _is_second(words: Counter[str], language: Language, count: int, total: int) -> bool:
    different = sum(word in words for word in _LITTLE[language])
    return count >= _SHARE * total and different >= _DIFFERENT


_CODE = re.compile(
    r"/(?:(fi)(?:[-_]FI)?|(sv|se)(?:[-_](?:SE|FI))?|(en)(?:[-_](?:GB|US))?)(?=[/?]|$)"
)
_FILE = re.compile(r"\.(?:pdf|docx?|pptx?|odt)(?:$|[?#])", re.IGNORECASE)
_NAMED: dict[Language, re.Pattern[str]] = {
    "fi": re.compile(
        r"kunta|kunna|kaupun|strategia|strategioi|hyvinv|vointi|hyte|suunnitel|ohjelm|kertomu|lasten"
        r"|nuorten|edistam|poytakirj|esityslis|talousarv|tilinpaat|paatoks|kaava|tiedot"
    ),
    "sv": re.compile(
        r"kommun(?!ik)|\bstads|\bstaden|strategi(?:n|er|erna)?\b|valfard|valmaend|framjand|program\b"
        r"|\bbarn|ungdom|protokoll|foredragning|bokslut|berattels|forvaltning|\boch\b|\bfor\b"
    ),
    "en": re.compile(
        r"strategy|strategic|city|municipal|welfare|wellbeing|\bthe\b|\bof\b|\bplan\b"
    ),
}


def language_named(name: str, url: str | None) -> Finding[tuple[Language, ...]]:
    """Return the language that an address gives ("/sv/"), else that of the folded words of `name`.

    Of a file the words tell more: it is in its own language wherever it is put.
    """
    given = _given(url or "")
    counts = {language: len(pattern.findall(name)) for language, pattern in _NAMED.items()}
    most = max(counts.values())
    named = [language for language, count in counts.items() if count == most and most]
    is_file = _FILE.search(url or "") is not None
    if given and not (is_file and named):
        return Finding((given,), 0.6, ("address",))
    if len(named) == 1 or named == ["fi", "sv"]:
        return Finding(tuple(named), 0.5, ("the words of its name",))
    return Finding((), 0.0)


def _given(url: str) -> Language | None:
    codes = _CODE.findall(url)
    if not codes:
        return None
    code = next(filter(None, codes[-1]))
    return "fi" if code == "fi" else "en" if code == "en" else "sv"
