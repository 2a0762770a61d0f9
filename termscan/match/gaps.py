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
from termscan.records import Token

SEPARATORS = frozenset(
    [
        "ja",
        "sekä",
        "tai",
        "eli",
        "että",
        "niin",
        "kuin",
        "myös",
        "mutta",
        "vai",
        "och",
        "samt",
        "eller",
        "både",
        "såväl",
        "som",
        "and",
        "or",
        "both",
        "as",
        "well",
        ",",
        "/",
        "&",
        "+",
        "(",
        ")",
        "-",
        "–",
    ]
)
FILLERS = frozenset(["myös", "erityisesti", "esimerkiksi", "muun", "muassa", "mm", "esim"])
FARTHEST = 16
"""The number of tokens over which a shared word is looked for."""

_MODIFIERS = frozenset(("adjective", "pronoun", "numeral"))
_GENITIVE, _NOUN, _ADJECTIVE, _ADVERB = 1, 2, 4, 8
_SEPARATOR, _OTHER = "S", "x"


def _any(flag: int) -> str:
    return "[" + "".join(chr(0xE000 + mask) for mask in range(16) if mask & flag) + "]"


_G, _N, _A, _V = (_any(flag) for flag in (_GENITIVE, _NOUN, _ADJECTIVE, _ADVERB))
_AFTER_AGREEING = re.compile(f"(?:S*{_A}|S+{_G})*(?:{_N}S+){{0,3}}")
_AFTER_GENITIVE = re.compile(f"(?:S+{_G}+)*(?:(?:{_N}S+)?|{_A}(?:S?{_A})*)")
_AFTER_NAME = re.compile(f"(?:{_N}S+){{1,2}}")
_AFTER_ADVERB = re.compile(f"(?:S+{_V})+")
_FOREIGN = re.compile(r"(?:S+[^S])+|[^S]S+")
_HEAD_FIRST = re.compile(f"S+(?:{_A}S+)*")


def is_separator(token: Token) -> bool:
    """Tell whether a token links the members of a coordination."""
    return token.norm.lower() in SEPARATORS or token.norm.lower() in FILLERS


def shared_over(
    between: Sequence[Token], left: str, cases: frozenset[str], *, foreign: bool = False
) -> bool:
    """Tell whether a modifier may reach its head over the tokens `between`.

    `left` is ``agreeing``, ``genitive``, ``adverb`` or ``name``: what the modifier is. `cases` are those in
    which the head may stand.
    """
    classes = _classes(between, cases)
    if foreign:
        return bool(_FOREIGN.fullmatch(re.sub("[^S]", "w", classes)))
    spelling = {
        "agreeing": _AFTER_AGREEING,
        "genitive": _AFTER_GENITIVE,
        "adverb": _AFTER_ADVERB,
        "name": _AFTER_NAME,
    }[left]
    return bool(spelling.fullmatch(classes))


def modifiers_after(between: Sequence[Token], cases: frozenset[str]) -> bool:
    """Tell whether a modifier may follow its head over `between`: "hyvinvointiin, niin …"."""
    return bool(_HEAD_FIRST.fullmatch(_classes(between, cases)))


def _classes(tokens: Sequence[Token], cases: frozenset[str]) -> str:
    return "".join(_class(token, cases) for token in tokens)


def _class(token: Token, cases: frozenset[str]) -> str:
    if is_separator(token):
        return _SEPARATOR
    if token.kind != "word":
        return _OTHER
    if token.norm.endswith("-"):
        return chr(0xE000 + (_GENITIVE | _NOUN | _ADJECTIVE))
    mask = 0
    for reading in token.readings:
        found = cases_of(reading, token.norm)
        if reading.pos == "adverb":
            mask |= _ADVERB
        if "genitive" in found:
            mask |= _GENITIVE
        if not cases.isdisjoint(found):
            mask |= _ADJECTIVE if reading.pos in _MODIFIERS else _NOUN
    return chr(0xE000 + mask)
