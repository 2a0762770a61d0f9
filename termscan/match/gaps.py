"""What may stand between two words of a phrase that a coordination shares.

The words between are put into classes, and the classes must spell one of a few patterns:
"fyysistä, psyykkistä ja sosiaalista hyvinvointia" (other modifiers), "mielen ja kehon terveys"
(other genitives), "mielen tasapainosta ja hyvinvoinnista" (other heads), "mielenterveyden arvokas
pääoma" (an adjective of the head).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from termscan.match.words import cases_of
from termscan.records import Reading, Token

_LINKS = (
    "ja sekä tai eli että niin kuin mutta vai och samt eller både såväl som and or both as well"
)
_FILLERS = "myös erityisesti esimerkiksi muun muassa mm esim"
SEPARATORS = frozenset((*_LINKS.split(), *_FILLERS.split(), *",/&+()-–"))
"""What links the members of a coordination, and what may stand beside a link."""

CASES = ("inessive", "elative", "illative", "adessive", "ablative", "allative", "genitive")
"""The cases of a word that may stand before one that points back: "ja keinoista sen …"."""

POINTING = frozenset(("sen", "niiden", "tämän", "näiden"))
"""Genitives that point back: "… ja sen edistäminen"."""

FARTHEST = 16
"""The number of tokens over which a shared word is looked for."""

_MODIFIERS = frozenset(("adjective", "pronoun", "numeral"))
_MARKS = frozenset(",()-–")
_GENITIVE, _NOUN, _ADJECTIVE, _ADVERB, _PLAIN = 1, 2, 4, 8, 16
_ALL = _GENITIVE | _NOUN | _ADJECTIVE | _ADVERB | _PLAIN
_LINK, _MARK, _OTHER = "S", ",", "x"


def _any(flag: int) -> str:
    return "[" + "".join(chr(0xE000 + mask) for mask in range(_ALL + 1) if mask & flag) + "]"


_L = "[S,]"
_G, _N, _A, _V, _P = (_any(flag) for flag in (_GENITIVE, _NOUN, _ADJECTIVE, _ADVERB, _PLAIN))
_AFTER = {
    "agreeing": re.compile(f"(?:{_L}*{_A}|{_L}+{_G})*(?:{_N}{_L}+){{0,3}}"),
    "genitive": re.compile(f"(?:{_L}+{_G}+)*(?:{_P}*{_N},?S{_L}*)?|{_P}(?:{_L}?{_P})*"),
    "adverb": re.compile(f"(?:{_L}+{_V})+"),
    "name": re.compile(f"(?:{_N}{_L}+){{1,2}}"),
    "pointing": re.compile(f"{_L}+(?:{_N}{_L}*)?"),
    "foreign": re.compile(f"(?:{_L}+[^S,])+|[^S,]{_L}+"),
}
_HEAD_FIRST = re.compile(f"{_L}+(?:{_A}{_L}+)*")


def is_separator(token: Token) -> bool:
    """Tell whether a token links the members of a coordination."""
    return token.norm.lower() in SEPARATORS


def shared_over(between: Sequence[Token], left: str, cases: frozenset[str]) -> bool:
    """Tell whether a modifier may reach its head over the tokens `between`.

    `left` is ``agreeing``, ``genitive``, ``adverb``, ``name`` or ``foreign``: what the modifier
    is. `cases` are those in which the head may stand.
    """
    return bool(_AFTER[left].fullmatch(_classes(between, cases)))


def modifiers_after(between: Sequence[Token], cases: frozenset[str]) -> bool:
    """Tell whether a modifier may follow its head over `between`: "hyvinvointiin, niin …"."""
    return bool(_HEAD_FIRST.fullmatch(_classes(between, cases)))


def _classes(tokens: Sequence[Token], cases: frozenset[str]) -> str:
    return "".join(_class(token, cases) for token in tokens)


def _class(token: Token, cases: frozenset[str]) -> str:
    if is_separator(token):
        return _MARK if token.norm in _MARKS else _LINK
    if token.kind != "word" or token.norm.lower() in POINTING:
        return _OTHER
    if token.norm.endswith("-"):
        return chr(0xE000 + _ALL - _ADVERB)
    mask = 0
    for reading in token.readings:
        mask |= _features(reading, cases_of(reading, token.norm), cases)
    if any(reading.pos == "verb" for reading in token.readings):
        mask &= ~_PLAIN
    return chr(0xE000 + mask)


def _features(reading: Reading, found: tuple[str, ...], cases: frozenset[str]) -> int:
    mask = _ADVERB if reading.pos == "adverb" else 0
    mask |= _GENITIVE if "genitive" in found else 0
    if not cases.isdisjoint(found):
        mask |= _ADJECTIVE | _PLAIN if reading.pos in _MODIFIERS else _NOUN
    return mask
