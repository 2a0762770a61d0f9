"""The language of a passage: Finnish, Swedish or English, by its commonest words."""

from __future__ import annotations

import re

from termscan.records import Language, Span

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
_MARKERS: dict[Language, frozenset[str]] = {
    "fi": frozenset(_FINNISH.split()),
    "sv": frozenset(_SWEDISH.split()),
    "en": frozenset(_ENGLISH.split()),
}
_ONLY_FINNISH = _MARKERS["fi"] - _MARKERS["sv"] - _MARKERS["en"]
_NEVER_FINNISH = (_MARKERS["sv"] | _MARKERS["en"]) - _MARKERS["fi"]
_SIGNS = (
    *(" och ", " för ", " att ", " är ", " av ", " som ", " samt ", "\noch ", " och\n"),
    *(" the ", " and ", " of ", "\nand ", " and\n"),
)
_WORD = re.compile(r"[a-zåäö]+")
_PASSAGE = re.compile(r"(?:[^\n\f]*\S[^\n\f]*(?:\n|\f|\Z))+")

# Long vowels as no Swedish or English word has; names in capitals may stand in any language.
_FINNISH_LOOK = re.compile(r"\b[a-zäö]*(?:aa|ää|yy|uu|öö)[a-zäö]*\b")
_UNIT = re.compile(r"[^.!?\n]*(?:[.!?\n]+|\Z)")


def detect_language(text: str) -> Language:
    """Return the language of `text`; Finnish where nothing tells."""
    words = _WORD.findall(text.lower())
    scores = {language: sum(w in known for w in words) for language, known in _MARKERS.items()}
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
        passage
        for block in _PASSAGE.finditer(text)
        if detect_language(block.group()) != "fi" or _is_mixed(block.group())
        for passage in _of_one_language(text, block.span())
    ]
    return [(span, language) for span, language in passages if language != "fi"]


def _is_mixed(block: str) -> bool:
    """Tell whether a block has words that only Finnish has, and words that it has not."""
    words = set(_WORD.findall(block.lower()))
    finnish = not _ONLY_FINNISH.isdisjoint(words) or _FINNISH_LOOK.search(block)
    return bool(finnish) and not _NEVER_FINNISH.isdisjoint(words)


def _of_one_language(text: str, span: Span) -> list[tuple[Span, Language]]:
    block = text[slice(*span)]
    if not _is_mixed(block):
        return [(span, detect_language(block))]
    units = (unit.span() for unit in _UNIT.finditer(text, *span))
    return [(unit, detect_language(text[slice(*unit)])) for unit in units]
