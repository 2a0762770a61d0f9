"""Pronouns and other closed-class words whose dictionary base is not the lemma of the treebanks.

The dictionary gives plural pronouns their own base (he, ne, nämä) and reads jokin, mikään and
kukaan as forms of joka, mikä and kuka; UD_Finnish has the singular and the whole word. Both are
kept as readings. Spoken forms of the commonest words are read as the written ones.
"""

from __future__ import annotations

import re

from termscan.records import Reading

_SINGULARS = {
    "he": "hän",
    "me": "minä",
    "te": "sinä",
    "ne": "se",
    "nämä": "tämä",
    "nuo": "tuo",
    "ken": "kuka",
    "molempi": "molemmat",
    "nää": "tämä",
}
_WITH_CLITIC = {
    ("joka", "kin"): ("jokin",),
    ("joku", "kin"): ("jokin",),
    ("mikä", "kään"): ("mikään",),
    ("mikä", "kin"): ("mikin",),
    ("kuka", "kaan"): ("kukaan",),
    ("ken", "kaan"): ("kukaan",),
    ("kumpi", "kaan"): ("kumpikaan",),
    ("kumpi", "kin"): ("kumpikin",),
}
_CLITIC = re.compile(r"(kin|kaan|kään)$")
_CLASSES = frozenset(("pronoun", "noun", "adjective"))

_SPOKEN = {
    "minä": "mä mie mun mua mulla mul multa mulle mussa musta muhun miun miulla miulle",
    "sinä": "sä sie sun sua sulla sul sulta sulle sussa susta suhun siun siulla siulle",
    "se": "siin siint sil sill",
    "tämä": "tää tän tähä tääl nää täs täst",
    "tuo": "toi ton tota tolla tosta tossa noi tos tost",
    "olla": "oon oot oo ois oisin oisit oisko olis olisko oo o oj oltais oltas",
    "ei": "emmä emmie",
    "että": "et ett",
    "kun": "ku",
    "niin": "ni nii",
    "mutta": "mut",
    "sitten": "sit sitte",
    "kyllä": "kyl",
    "nyt": "ny",
    "niinkuin": "niinku",
    "itse": "ite",
    "vain": "vaan",
    "yksi": "yks",
    "kaksi": "kaks",
    "viisi": "viis",
    "uusi": "uus",
    "kanssa": "kans kaa",
    "siellä": "siel",
    "täällä": "tääl",
    "vielä": "viel",
    "ihan": "iha",
    "voida": "vois voisko",
}
_WRITTEN = {form: lemma for lemma, forms in _SPOKEN.items() for form in forms.split()}
_ADVERBS = frozenset(
    ("niin", "sitten", "kyllä", "nyt", "vain", "siellä", "täällä", "vielä", "ihan")
)
_POS = {
    **dict.fromkeys(("minä", "sinä", "se", "tämä", "tuo", "itse"), "pronoun"),
    **dict.fromkeys(("olla", "ei", "voida"), "verb"),
    **dict.fromkeys(("että", "kun", "mutta", "niinkuin"), "conjunction"),
    **dict.fromkeys(("yksi", "kaksi", "viisi"), "numeral"),
    "uusi": "adjective",
    **dict.fromkeys(_ADVERBS, "adverb"),
    "kanssa": "adposition",
}


def closed_class_readings(word: str, readings: list[Reading]) -> list[Reading]:
    """Return what is to be added to the dictionary's `readings` of `word`."""
    low = word.lower()
    clitic = _CLITIC.search(low)
    added = []
    for reading in readings:
        lemmas: tuple[str, ...] = ()
        if reading.pos in _CLASSES and clitic:
            lemmas = _WITH_CLITIC.get((reading.lemma, clitic[1]), ())
        if reading.pos in _CLASSES and reading.lemma in _SINGULARS:
            lemmas = (*lemmas, _SINGULARS[reading.lemma])
        added += [reading._replace(lemma=lemma, parts=(lemma,)) for lemma in lemmas]
    if low in _WRITTEN:
        lemma = _WRITTEN[low]
        added.append(Reading(lemma, _POS[lemma], parts=(lemma,)))
    return added
