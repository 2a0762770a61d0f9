"""Readings of Swedish and English words, from simplemma's dictionaries, loaded when first met."""

from __future__ import annotations

from termscan.language.characters import is_wordlike
from termscan.records import Language, Reading


def foreign_readings(word: str, language: Language) -> tuple[Reading, ...]:
    """Return the readings of a Swedish or English word: its lemmas by the dictionary, and itself.

    Compounds are left whole, as the dictionaries of both languages do.
    """
    from simplemma import lemmatize

    low = word.lower()
    if not is_wordlike(word):
        return (Reading(low, parts=(low,)),)
    lemmas = dict.fromkeys(
        (
            lemmatize(word, lang=language, low_memory=True),
            lemmatize(low, lang=language, low_memory=True),
            low,
        )
    )
    return tuple(Reading(lemma, parts=(lemma,)) for lemma in lemmas)
