"""The language of a passage: Finnish, Swedish or English, by its commonest words."""

from __future__ import annotations

import re

from termscan.records import Language, Span

_CODE = "latin-1"
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö".encode(_CODE)
_BLANKED = bytes(code if code in _LETTERS else 0x20 for code in range(256))

_FINNISH = (
    "ja on ei se että en olla sekä tai ovat myös mukaan kun kuin joka jossa jotka kanssa oli "
    "voi sen niin mutta kaikki hyvä kunnan kaupungin hän tämä tämän näiden ollut"
)
_SWEDISH = (
    "och att det som en för på är av med till den inte om ett de vi har ska kan i från "
    "eller samt även kommunen genom vid under"
)
_ENGLISH = (
    "the of and to in is that for with as on are was by be from this it at which an have or "
    "not their"
)
_MARKERS: dict[Language, frozenset[bytes]] = {
    "fi": frozenset(_FINNISH.encode(_CODE).split()),
    "sv": frozenset(_SWEDISH.encode(_CODE).split()),
    "en": frozenset(_ENGLISH.encode(_CODE).split()),
}
_ONLY_FINNISH = _MARKERS["fi"] - _MARKERS["sv"] - _MARKERS["en"]
_NEVER_FINNISH = (_MARKERS["sv"] | _MARKERS["en"]) - _MARKERS["fi"]
_SIGNS = (
    *(" och ", " för ", " att ", " är ", " av ", " som ", " samt ", "\noch ", " och\n"),
    *(" the ", " and ", " of ", "\nand ", " and\n"),
)
_PASSAGE = re.compile(r"(?:[^\n\f]*\S[^\n\f]*(?:\n|\f|\Z))+")

# Long vowels as no Swedish or English word has; names in capitals may stand in any language.
_FINNISH_LOOK = re.compile(r"\b[a-zäö]*(?:aa|ää|yy|uu|öö)[a-zäö]*\b")
_UNIT = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")


def detect_language(text: str) -> Language:
    """Return the language of `text`; Finnish where nothing tells."""
    return _language_of(text, _words(text))


def _words(text: str) -> list[bytes]:
    """Return the words in small letters; as bytes they are told three times as fast."""
    return text.lower().encode(_CODE, "replace").translate(_BLANKED).split()


def _language_of(text: str, words: list[bytes]) -> Language:
    if _NEVER_FINNISH.isdisjoint(words):
        return "fi"
    scores = {language: sum(map(known.__contains__, words)) for language, known in _MARKERS.items()}
    if scores["fi"] >= max(scores["sv"], scores["en"]):
        return "fi"
    scores["fi"] += len(_FINNISH_LOOK.findall(text))
    if scores["sv"] > scores["fi"] and scores["sv"] >= scores["en"]:
        return "sv"
    return "en" if scores["en"] > scores["fi"] else "fi"


def foreign_passages(text: str) -> list[tuple[Span, Language]]:
    """Return the passages that are not Finnish.

    They are blocks of lines between empty lines; where a block has words of Finnish and of
    another language, they are its sentences and lines.
    """
    low = text.lower()
    if not any(sign in low for sign in _SIGNS):
        return []
    passages = [
        passage for block in _PASSAGE.finditer(text) for passage in _of_block(text, block.span())
    ]
    return [(span, language) for span, language in passages if language != "fi"]


def _of_block(text: str, span: Span) -> list[tuple[Span, Language]]:
    """Return the passages of a block, some of which are not Finnish; nothing if all of it is."""
    block = text[slice(*span)]
    words = _words(block)
    if _NEVER_FINNISH.isdisjoint(words):
        return []
    if _ONLY_FINNISH.isdisjoint(words) and not _FINNISH_LOOK.search(block):
        return [(span, _language_of(block, words))]
    units = (unit.span() for unit in _UNIT.finditer(text, *span))
    return [(unit, detect_language(text[slice(*unit)])) for unit in units]
