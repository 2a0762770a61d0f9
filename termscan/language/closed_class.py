"""Pronouns and other closed-class words whose dictionary base is not the lemma of the treebanks.

The dictionary gives plural pronouns their own base (he, ne, nämä) and reads jokin, mikään and
kukaan as forms of joka, mikä and kuka; UD_Finnish has the singular and the whole word. Both are
kept as readings. Spoken forms of the commonest words are read as the written ones, and so are some
written forms that the dictionary does not know for what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict

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

_FORMS = {
    "pronoun": {
        "minä": "mä mää mie mun mua mulla mul multa mulle mussa musta muhun miun miulla miulle",
        "sinä": "sä sää sie sun sua sulla sul sulta sulle sussa susta suhun siun siulla siulle",
        "se": "siin siint sil sill",
        "tämä": "tää tän tähä tääl nää täs täst",
        "tuo": "toi noi ton tota tolla tosta tossa tos tost",
        "nuo": "noi",
        "nämä": "nää",
        "joku": "jonku",
        "itse": "ite",
        "kukaan": "kenellään kenelläkään keneltään kellään",
    },
    "verb": {
        "olla": "oon oot oo ois oisin oisit oisko olis olisko oo o oj oltais oltas",
        "ei": "emmä emmie",
        "voida": "vois voisko",
        "tarvita": "tarvin tarvii tarvit tarvi tartte tarttee tartteis tarviis tarviit tarvinnu",
        "tulla": "tulossa",
        "mennä": "menossa",
    },
    "adverb": {
        "tuota": "tota",
        "tuonne": "tonne",
        "niin": "ni nii",
        "sitten": "sit sitte",
        "kyllä": "kyl",
        "nyt": "ny",
        "vain": "vaan",
        "siellä": "siel",
        "täällä": "tääl",
        "vielä": "viel",
        "ihan": "iha",
        "hyvin": "parhaiten",
        "usein": "useammin",
    },
    "conjunction": {
        "että": "et ett",
        "kun": "ku",
        "mutta": "mut",
        "niinkuin": "niinku",
    },
    "numeral": {
        "yksi": "yks",
        "kaksi": "kaks",
        "viisi": "viis",
    },
    "adjective": {
        "uusi": "uus",
        "hyvä": "parasta",
        "paras": "parasta",
    },
    "adposition": {
        "kanssa": "kans kaa",
    },
}
"""Spoken forms, and written ones that the dictionary lacks (parasta) or reads as others."""

_READINGS: dict[str, list[Reading]] = defaultdict(list)
for _pos, _lemmas in _FORMS.items():
    for _lemma, _forms in _lemmas.items():
        for _form in _forms.split():
            _READINGS[_form].append(Reading(_lemma, _pos, parts=(_lemma,)))


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
    return added + _READINGS.get(low, [])
