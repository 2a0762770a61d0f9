"""Spoken and dialectal spellings of Finnish as they would be written: ostanu, olis, pittää, käynt.

Only asked for words that no dictionary knows; the written forms still have to be in it. The rules
are common sound changes of spoken Finnish and of the dialects: endings worn off, consonants
doubled before long vowels or bound to the next word, vowels drawn together, clitics of speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_Rule = tuple[re.Pattern[str], str]

# In the replacements A stands for a or ä, U for u or y, whichever the word's vowels demand.
_COMMON: tuple[_Rule, ...] = (
    (re.compile(r"(?<=i)s$"), "si"),  # olis
    (re.compile(r"(?<=n[uy])$"), "t"),  # ostanu
    (re.compile(r"(?<=ks)$"), "i"),  # pieneks
    (re.compile(r"(?<=k)i$"), "in"),  # meilläki
    (re.compile(r"(?<=ii|aa|ää|oo|öö|ee|uu|yy)$"), "n"),  # tultii
    (re.compile(r"ee(?=$|t|st)"), "eA"),  # kauheeta
    (re.compile(r"(?<=[aeou])o$"), "A"),  # maitoo
    (re.compile(r"(?<=[a-zäö]s)$"), "sA"),  # mones
    (re.compile(r"(?<=[sl]t)$"), "A"),  # sielt
    (re.compile(r"(?<=[a-zäö]l)$"), "lA"),  # siel
    (re.compile(r"(?<=[aouäöy])(?=nen$|s[ei]|st)"), "i"),  # punanen
    (re.compile(r"(?<=o)tt(?=[aäeiou])"), "itt"),  # kirjottaa
    (re.compile(r"i$"), "iA"),  # korvii
    (re.compile(r"(?<=[aeiouyäö]h)(?=[aeiouyäö])"), "d"),  # tehä, lähen
    (re.compile(r"(?<=[aeiou]i)(?=[aä])"), "d"),  # meiän
)
_RARE: tuple[_Rule, ...] = (
    (re.compile(r"(?<=[lrs][uy])$"), "t"),  # puhaillu
    (re.compile(r"(?<=[aeiouyäö])$"), "n"),  # vissii, viide
    (re.compile(r"(?<=[aeiouyäö])[mvklprj]$"), "n"),  # vähäm, ihav: bound to the next word
    (re.compile(r"(?<=[uy])[mvklprnsj]$"), "t"),  # käynyp
    (re.compile(r"([hjklmnprstv])(?=\1(?:aa|ää|oo|öö|uu|yy|ee|ii))"), ""),  # pittää
    (re.compile(r"(?<=[lrmn])([kmnpst])(?=\1)"), ""),  # varmmaan
    (re.compile(r"m(?=me$)"), ""),  # viimme
    (re.compile(r"(?<=[aeiouyäö])l(?=[aä]$|t[aä]$|e$)"), "ll"),  # kengilä
    (re.compile(r"(?<=[aeiouyäö])s(?=[aä]$)"), "ss"),  # kaupasa
    (re.compile(r"ee$"), "AA"),  # mittee
    (re.compile(r"iä"), "ie"),  # siällä
    (re.compile(r"yä"), "yö"),  # tyätä
    (re.compile(r"ua"), "uo"),  # tuala
    (re.compile(r"ua"), "aa"),  # suaha
    (re.compile(r"([aeiouyäö])([lhrn])\1(?=[^aeiouyäö])"), r"\1\2"),  # ilima
    (re.compile(r"(?<=[^aeiouyäö])$"), "A"),  # ehk
    (re.compile(r"(?<=[aeiouyäön]s)$"), "i"),  # suuhus
    (re.compile(r"(?<=[aeiouyäö])s$"), ""),  # missäs
    (re.compile(r"(?<=[aeiouyäön])ks$"), ""),  # ihanks
    (re.compile(r"(?<=n)k$"), "ko"),  # onk
    (re.compile(r"pp[aä]s?$"), ""),  # nouseppas
    (re.compile(r"nt$"), "nUt"),  # käynt
    (re.compile(r"(?<=n)(?=[uy]t?$)"), "n"),  # töhräänyt
    (re.compile(r"tt"), "ts"),  # kattella
    (re.compile(r"(?<=h)r"), "d"),  # lähre
    (re.compile(r"(?<=[aäoöi])h(?=[aä]$)"), "d"),  # saaha
    (re.compile(r"(?<=[oö])[oö]$"), "A"),  # ainoo
    (re.compile(r"(?:h[aä]n|kin|k[aä]{2}n|k[oö]|p[aä])s?$"), ""),  # justhan
)
_BACK = re.compile(r"[aou]")
_SHORTEST = 3


def written_forms(word: str) -> Iterator[str]:
    """Yield what `word`, in small letters, may be in writing; each by one common change."""
    return _changed(word, _COMMON)


def dialect_forms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what `word`, in small letters, may be in writing: by one change, and by two."""
    rules = _COMMON + _RARE
    once = frozenset(_changed(word, rules))
    return once, frozenset(form for one in once for form in _changed(one, rules)) - once - {word}


def _changed(word: str, rules: Iterable[_Rule]) -> Iterator[str]:
    low, high = ("a", "u") if _BACK.search(word) else ("ä", "y")
    for pattern, replacement in rules:
        fitted = replacement.replace("A", low).replace("U", high)
        written = pattern.sub(fitted, word, count=1)
        if written != word and len(written) >= _SHORTEST:
            yield written
