"""Finnish case endings that are set off from their word: ``THL:n``, ``Fiskars'in``, ``HYTEn``.

The endings are those of the noun paradigm (Iso suomen kielioppi, § 81–94).
"""

from __future__ import annotations

import re

_CLITIC = re.compile(r"(?:kin|kaan|kään|han|hän|ko|kö|pa|pä)+$")
_POSSESSIVE = re.compile(r"(?:ni|si|nsa|nsä|mme|nne)$")

# Ending after a colon or an apostrophe, or straight after capitals: case and number.
_BARE = {
    "n": ("genitive", "singular"),
    "in": ("genitive", "singular"),
    "ä": ("partitive", "singular"),
    "a": ("partitive", "singular"),
    "ta": ("partitive", "singular"),
    "tä": ("partitive", "singular"),
    "ia": ("partitive", "singular"),
    "iä": ("partitive", "singular"),
    "ssa": ("inessive", "singular"),
    "ssä": ("inessive", "singular"),
    "sta": ("elative", "singular"),
    "stä": ("elative", "singular"),
    "lla": ("adessive", "singular"),
    "llä": ("adessive", "singular"),
    "lta": ("ablative", "singular"),
    "ltä": ("ablative", "singular"),
    "lle": ("allative", "singular"),
    "na": ("essive", "singular"),
    "nä": ("essive", "singular"),
    "ksi": ("translative", "singular"),
    "tta": ("abessive", "singular"),
    "ttä": ("abessive", "singular"),
    "t": ("nominative", "plural"),
    "it": ("nominative", "plural"),
    "ien": ("genitive", "plural"),
    "jen": ("genitive", "plural"),
    "iden": ("genitive", "plural"),
    "s": ("nominative", "singular"),
}
_ILLATIVES = sorted(
    {f"h{v}n" for v in "aeiouyåäö"}
    | {f"{v}n" for v in "aeouyåäö"}
    | {f"{v}{v}n" for v in "aeiouyäö"}
    | {"seen"}
)


def bare_ending(ending: str) -> tuple[str, str] | None:
    """Return case and number of an ending that is set off (`THL:n`, `Fiskars'in`), or None."""
    ending = ending.lower()
    for bare in (ending, _CLITIC.sub("", ending)):
        for stem in (bare, _POSSESSIVE.sub("", bare)):
            if stem in _BARE:
                return _BARE[stem]
            if stem in _ILLATIVES:
                return "illative", "singular"
    return None


def foreign_bases(word: str) -> list[tuple[str, str, str]]:
    """Return base form, case and number of what `word` may be an inflected form of.

    For foreign names, which take a linking ``i`` after a consonant (Brant, Brantin) or inflect
    like native words in -s (Icehearts, Iceheartsin; Tymppis, Tymppiksen).
    """
    low = word.lower()
    endings = [*_BARE.items(), *((ending, ("illative", "singular")) for ending in _ILLATIVES)]
    stems = [
        (word[: -len(ending)], case, number)
        for ending, (case, number) in endings
        if low.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM
    ]
    return [(base, case, number) for stem, case, number in stems for base in _bases(stem)]


_LEAST_STEM = 3
_VOWELS = "aeiouyåäö"


def _bases(stem: str) -> list[str]:
    low = stem.lower()
    if low.endswith("kse"):
        return [stem[:-3] + "s"]
    if low[-1] == "i" and low[-2] not in _VOWELS:
        return [stem, stem[:-1]]
    return [stem] if low[-1] in _VOWELS else []
