"""Finnish case endings, for words that no dictionary knows: names, abbreviations, foreign words.

A reading made here is a guess and says so in its `origin`. The endings are those of the
possessive-free noun paradigm (Iso suomen kielioppi, § 81–94).
"""

from __future__ import annotations

import re

from termscan.records import Reading

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


_VOWELS = "aeiouyåäö"


def guesses(word: str, pos: str = "name") -> list[Reading]:
    """Return readings of a word that no dictionary knows, by what its end may be.

    The word itself is always among them, as a nominative.
    """
    found = {Reading(word, pos, "nominative", "singular", (word,), "guess"): None}
    for stem, case, number in _stems(word):
        for base in _bases(stem):
            found[Reading(base, pos, case, number, (base,), "guess")] = None
    return list(found)


def _stems(word: str) -> list[tuple[str, str, str]]:
    """Return what is left of `word` without each ending that it may have."""
    low = word.lower()
    endings = [*_BARE.items(), *((ending, ("illative", "singular")) for ending in _ILLATIVES)]
    return [
        (word[: -len(ending)], case, number)
        for ending, (case, number) in endings
        if low.endswith(ending) and len(word) - len(ending) >= 3
    ]


def _bases(stem: str) -> list[str]:
    """Return the base forms that an inflectional stem may belong to."""
    bases = [stem]
    low = stem.lower()
    if low[-1] in "ie" and low[-2:-1] not in _VOWELS:
        bases.append(stem[:-1])
        if low[-1] == "e":
            bases.append(stem[:-1] + "i")
    if low.endswith("se"):
        bases.append(stem[:-2] + "nen")
    return bases
