"""Abbreviations that are written with a full stop, which belongs to them and ends no sentence.

A closed list of general ones: Finnish (Kielitoimiston ohjepankki, Lyhenneluettelo), Swedish
(Svenska skrivregler) and English; none that is also a common word at the end of a sentence.
"""

from __future__ import annotations

import re
from itertools import groupby

_LISTS_END = "jne. jms. tms. tmv. tjsp. ym. yms. osv. o.s.v. o.d. m.fl. mfl. m.m. etc."
ENDING_LISTS = frozenset(_LISTS_END.split())
"""Those that stand for the rest of a list, and so may also end a sentence."""

_ABBREVIATIONS = """
    alk. ao. ap. em. engl. ent. esim. eKr. fil. harj. heng. henk. henk.koht. huom. ip. jKr. keskim.
    klo. ks. kts. kv. lk. lukum. lv. mahd. maks. max. milj. min. ml. mm. mrd. nk. nro. ns. nyk.
    oik. os. pl. po. prof. pros. puh. ruots. saks. seur. sis. sos. synt. tark. toim. ts. viim. vrt.
    vs. vt. yht.
    bl.a. ca. d.v.s. dvs. exkl. f.d. f.n. fr.o.m. inkl. jfr. kl. mån. nr. p.g.a. pga. s.k. t.ex.
    t.o.m. tel. ung.
    e.g. i.e. cf. vol. Dr. Mr. Mrs. Ms.
"""
# Single letters also end names of people and broken words.
_BEFORE_NUMBERS = "n. p. s. v."
_ALWAYS = frozenset(_ABBREVIATIONS.split()) | ENDING_LISTS


def is_abbreviation(word: str) -> bool:
    """Tell whether a word with its full stop is one of these abbreviations."""
    return word.endswith(".") and bool({word, word[:1].lower() + word[1:]} & _KNOWN)


_KNOWN = _ALWAYS | frozenset(_BEFORE_NUMBERS.split())


def full_stop(joiner: str) -> str:
    """Return a pattern for what ends an abbreviation, to be tried after its first letters.

    `joiner` is a pattern of one character that cannot stand before a word.
    """
    dotted = {word for word in _spellings(_ALWAYS) if "." in word[:-1]}
    firsts = sorted((word.split(".", 1) for word in dotted), reverse=True)
    choices = [rf"(?<=(?<!{joiner}){first}\.){re.escape(rest)}" for first, rest in firsts]
    choices += _looking_back(_spellings(_ALWAYS) - dotted, joiner)
    numbered = "|".join(_looking_back(set(_BEFORE_NUMBERS.split()), joiner))
    return rf"\.(?:{'|'.join(choices)}|(?:{numbered})(?=[ \u00a0]?\d))"


def _spellings(abbreviations: frozenset[str]) -> set[str]:
    """Return the abbreviations as they stand and as they begin a sentence."""
    return {*abbreviations, *(word[:1].upper() + word[1:] for word in abbreviations)}


def _looking_back(abbreviations: set[str], joiner: str) -> list[str]:
    """Return a choice for each length, as looking back takes a fixed width."""
    return [
        rf"(?<=(?<!{joiner})(?:{'|'.join(map(re.escape, sorted(words)))}))"
        for _, words in groupby(sorted(abbreviations, key=len), key=len)
    ]
