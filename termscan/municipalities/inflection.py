"""Inflected forms of Finnish and Swedish municipality names, by rule and without a dictionary.

The forms serve to recognise a name, not to write it: where a name's paradigm cannot be told from
its ending (Raahe, Raahen but Tampere, Tampereen), the forms of every possible paradigm are given,
and those of both vowel harmonies, since a compound follows its last member (Ruovedellä).
The rules are those of Finnish place-name inflection as in Iso suomen kielioppi (VISK §§ 40-85).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

VOWELS = "aeiouyäöå"

# Last members in -i whose stem ends in -e: Äänekoski, Äänekosken.
E_STEMS = (
    *("joki", "järvi", "kivi", "koski", "lahti", "lampi", "loppi", "mäki", "niemi", "nummi"),
    *("saari", "salmi", "suomi", "vesi"),
)

# Strong grade : weak grade, the longest first. Doubled stops lose one, others change.
GRADES = (
    *(("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("mp", "mm"), ("nt", "nn")),
    *(("lt", "ll"), ("rt", "rr"), ("ht", "hd"), ("k", ""), ("p", "v"), ("t", "d")),
)
UNGRADED = ("sk", "st", "sp", "tk", "hk")

LOCATIVE = (
    *("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä"),
    *("lle", "ksi", "na", "nä"),
)
WEAK_ENDINGS = ("n", *LOCATIVE)
STRONG_ENDINGS = ("a", "ä", "ta", "tä", "na", "nä")
PLURAL_ENDINGS = LOCATIVE
PLURAL_STRONG_ENDINGS = (
    *("a", "ä", "ja", "jä", "ta", "tä", "na", "nä"),
    *("hin", "in", "den", "tten", "jen"),
)


# First parts that agree with the last one (Uudessakaupungissa). Every form of the one is joined to
# every form of the other, also where the cases differ: nothing else is called so.
AGREEING = {
    "uusi": (
        *("uutta", "uutena", "uuteen", "uuden", "uudeksi", "uudessa", "uudesta"),
        *("uudella", "uudelta", "uudelle"),
    ),
    "iso": (
        *("isoa", "isona", "isoon", "ison", "isoksi", "isossa", "isosta"),
        *("isolla", "isolta", "isolle"),
    ),
}


IRREGULAR = {"kangasala": ("kangasalla", "kangasalta", "kangasalle")}


class Stems(NamedTuple):
    """A paradigm: the stems that case endings join, and the forms that no rule gives."""

    weak: str
    strong: str
    whole: tuple[str, ...] = ()


@cache
def inflected(name: str) -> frozenset[str]:
    """Return the forms of `name` in the singular and plural cases, in lower case.

    The name itself is among them. A name that inflects in its first part, too
    (Uusikaupunki, Uudenkaupungin), or before a region's abbreviation (Koski Tl, Kosken Tl)
    is inflected there.
    """
    name = name.lower()
    first, space, rest = name.partition(" ")
    if space:
        return frozenset(
            {f"{form} {rest}" for form in inflected(first)}
            | {f"{first} {form}" for form in inflected(rest)}
            | {f"{name}:{ending}" for ending in ("n", "ssä", "ssa", "stä", "sta", "lle", "s")}
        )
    forms = {name, *_swedish_genitive(name), *_finnish(name)}
    for adjective, stems in AGREEING.items():
        if name.startswith(adjective) and len(name) > len(adjective) + 2:
            tails = _finnish(name.removeprefix(adjective))
            forms |= {stem + tail for stem in stems for tail in tails}
    return frozenset(forms)


def _swedish_genitive(name: str) -> tuple[str, ...]:
    return (f"{name}'", f"{name}’") if name[-1] in "sxz" else (f"{name}s", f"{name}:s")


def _finnish(name: str) -> set[str]:
    """Return the forms of a single word, whichever paradigms its ending allows."""
    forms = set(IRREGULAR.get(name, ()))
    for stems in _singular(name):
        forms.update(stems.whole)
        forms.update(stems.weak + ending for ending in WEAK_ENDINGS)
        forms.update(stems.strong + ending for ending in STRONG_ENDINGS)
        forms.update(_illatives(stems.strong))
    for stems in _plural(name):
        forms.update(stems.whole)
        forms.update(stems.weak + ending for ending in PLURAL_ENDINGS)
        forms.update(stems.strong + ending for ending in PLURAL_STRONG_ENDINGS)
    return forms


def _singular(name: str) -> list[Stems]:
    if name.endswith("nen"):
        stem = name.removesuffix("nen") + "se"
        return [Stems(stem, stem, _partitives(stem[:-1]))]
    if name[-1] not in VOWELS:
        return _consonant_stems(name)
    stems = [Stems(weak, name) for weak in _weak(name)]
    if name.endswith(E_STEMS):
        stems += _e_stems(name[:-1])
    elif name.endswith("e"):
        long = _strong(name[:-1]) + "ee"
        stems.append(Stems(long, long, _partitives(name + "t")))
    return stems


def _e_stems(base: str) -> list[Stems]:
    """Return the stems of koski, vesi, saari: `base` is the name without its -i."""
    if base.endswith("ves"):
        water = base.removesuffix("s")
        return [Stems(f"{water}de", f"{water}te", _partitives(water + "t"))]
    strong = base + "e"
    return [Stems(weak, strong, _partitives(base)) for weak in _weak(strong)]


def _consonant_stems(name: str) -> list[Stems]:
    """Return the stems of Nurmes, Alavus, Pihtipudas, Punkalaidun, Finström."""
    stems = [Stems(f"{name}i", f"{name}i", _partitives(name))]
    if len(name) < 3:
        return stems
    base, vowel, end = name[:-1], name[-2], name[-1]
    if end == "s":
        long = _strong(base[:-1]) + vowel * 2
        stems += [Stems(f"{base}kse", f"{base}kse"), Stems(long, long)]
        stems.append(Stems(f"{base}de", f"{base}te", _partitives(base + "t")))
    elif end == "n":
        stem = _strong(base[:-1]) + vowel + "me"
        stems.append(Stems(stem, stem))
    return stems


def _plural(name: str) -> list[Stems]:
    """Return the plural stems of Kauniainen (Kauniaisissa) and Virrat (Virroilla)."""
    if name.endswith("nen"):
        base = name.removesuffix("nen")
        return [Stems(f"{base}si", f"{base}si", (f"{base}sten",))]
    if name.endswith("at"):
        weak = name.removesuffix("at")
        strong = _strong(weak)
        whole = (f"{strong}ain", f"{strong}ojen", f"{strong}oja", f"{strong}oihin")
        return [Stems(f"{weak}oi", f"{strong}oi", whole)]
    return []


def _weak(strong: str) -> set[str]:
    """Return a vowel stem in the weak grade, and ungraded as newer names have it."""
    base, vowel = strong[:-1], strong[-1]
    if base.endswith(UNGRADED):
        return {strong}
    for before, after in GRADES:
        if base.endswith(before):
            return {base.removesuffix(before) + after + vowel, strong}
    return {strong}


def _strong(base: str) -> str:
    """Return the stem before a long vowel in the strong grade: pihtipud-, pihtiput-."""
    for strong, weak in (("nt", "nn"), ("lt", "ll"), ("rt", "rr"), ("t", "d")):
        if base.endswith(weak):
            return base.removesuffix(weak) + strong
    return base


def _partitives(stem: str) -> tuple[str, str]:
    """Return Kauniais-ta, vet-tä."""
    return f"{stem}ta", f"{stem}tä"


def _illatives(stem: str) -> list[str]:
    """Return Salo-on, Joensuu-hun, Vantaa-seen, Ii-hin."""
    last = stem[-1]
    return [f"{stem}{last}n", f"{stem}h{last}n", f"{stem}seen"]
