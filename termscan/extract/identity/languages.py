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
samt i under kommunens stadens genom sina
"""
_EN = "the of and to in is for that with as are on by be this from at an or which we our it"
_LITTLE: dict[Language, frozenset[str]] = {
    "fi": frozenset(_FI.split()),
    "sv": frozenset(_SV.split()),
    "en": frozenset(_EN.split()),
}
_SHARE = 0.15
"""Of the little words, so many make a second language."""

_ENOUGH = 8


def languages_of(text: str) -> Finding[tuple[Language, ...]]:
    """Return the languages of `text`, the most written first."""
    words = Counter(_WORD.findall(text.lower()))
    counts: dict[Language, int] = {
        language: sum(words[word] for word in little) for language, little in _LITTLE.items()
    }
    total = sum(counts.values())
    if total < _ENOUGH:
        return Finding((), 0.0)
    ranked = sorted(counts, key=lambda language: -counts[language])
    found = tuple(language for language in ranked if counts[language] >= _SHARE * total)
    evidence = ", ".join(f"{language} {counts[language]}" for language in found)
    sure = min(1.0, total / 100) * counts[ranked[0]] / total if len(found) == 1 else 0.8
    return Finding(found, round(sure, 2), (f"function words: {evidence}",))
