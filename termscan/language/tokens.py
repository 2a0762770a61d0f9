"""Text to tokens, with exact offsets into the text as given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, takewhile
from typing import NamedTuple

from termscan.language.abbreviations import full_stop
from termscan.language.characters import (
    APOSTROPHES,
    BREAK_MARK,
    DASHES,
    HYPHENS,
    INVISIBLE,
    SOFT_HYPHEN,
)
from termscan.records import Reading, Span, Token, TokenKind


@dataclass(slots=True, eq=False)
class Entry:
    """What a word type is, apart from where it stands. All tokens of a type share one entry.

    Of an `odd` one neighbours may tell more.
    """

    norm: str
    kind: TokenKind
    readings: tuple[Reading, ...]
    odd: bool = False

    def token(self, surface: str, start: int, end: int) -> Token:
        """Return a token of the type."""
        return Token(surface, start, end, self.norm, self.kind, self.readings)


CONJUNCTIONS = (
    "ja",
    "tai",
    "sekä",
    "eli",
    "että",
    "kuin",
    "vai",
    "och",
    "samt",
    "eller",
    "and",
    "or",
)

_HYPHEN = f"[{re.escape(HYPHENS)}]"
_JOINERS = rf"{re.escape(HYPHENS)}{APOSTROPHES}:"
_LETTERS = rf"[^\W_]+(?:(?!{SOFT_HYPHEN}\s)[\u0300-\u036f\ufffd{INVISIBLE}][^\W_]*)*"
_CONJUNCTION = rf"(?i:{'|'.join(CONJUNCTIONS)})\b"
_BREAK = (
    rf"[{re.escape(HYPHENS)}{SOFT_HYPHEN}][ \t]*(?:\r?\n|\f)\s*|{BREAK_MARK}\s*"
    rf"|{SOFT_HYPHEN} +(?=[a-zåäö])"  # where a line ended before the text was set anew
)
# A word over a line or page end; before a conjunction the hyphen is a suspended member's.
_CUT = (
    rf"(?:{_BREAK})"
    rf"(?!{_CONJUNCTION})(?=[^\W\d_])"
)
_THOUSANDS = r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+"
_NUMBER = rf"(?:{_THOUSANDS})(?:[.,:]\d+)*(?![^\W_]|(?:{_HYPHEN}|:)[^\W\d_]|{_CUT}[a-zåäö])"
_START = rf"(?:(?:{_HYPHEN}|[{DASHES}](?=[a-zåäö]))(?<![^\s(/\"”»].))?"
_FULL_STOP = full_stop(rf"[\w{_JOINERS}.]")
_GOES_ON = rf"(?=[{_JOINERS}{SOFT_HYPHEN}{BREAK_MARK}{DASHES}])"
_NO_LINK = rf"(?!(?<={_HYPHEN})(?:ja|tai|sekä|eli)\s)"  # sosiaali-ja terveyspalvelut
_WORD = (
    rf"{_START}{_LETTERS}(?:{_GOES_ON}(?:(?:[{_JOINERS}]{_NO_LINK}|{_CUT}){_LETTERS})*"
    rf"(?:{_HYPHEN}|{BREAK_MARK}|{SOFT_HYPHEN}|[{DASHES}](?=\s+{_CONJUNCTION}))?|{_FULL_STOP})?"
)
_PLAIN = r"[A-Za-zÅÄÖåäö]++(?=[ \n,])"  # most words; `_WORD` says the same of them, slower
_SIGNS = rf"([^\w\s{INVISIBLE}{BREAK_MARK}])\2*|_+"
_TOKEN = re.compile(rf"(?!\s)({_PLAIN}|(?=\d){_NUMBER}|{_WORD}|{_SIGNS})")  # blanks: told at once

_ADDRESS_SIGN = re.compile(
    r"[@:.](?:(?<=@)|(?<=:)//|(?<=www\.)|(?<=\.)(?:fi|com|org|net|eu|se|ax)\b)", re.IGNORECASE
)
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"”»]+|www\.[^\s<>\"”»]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?:[\w-]+\.)+(?:fi|com|org|net|eu|se|ax)\b(?:/[^\s<>\"”»]*)?",
    re.IGNORECASE,
)
_LONGEST_ADDRESS = 2000
_LONGEST_NAME = 100
_BLANK = re.compile(r"\s")
_LINE_END = re.compile(_BREAK)


def addresses(text: str) -> list[Span]:
    """Return the spans of web and e-mail addresses, in order."""
    spans: list[Span] = []
    searched = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        if sign.start() < searched:
            continue
        start = max(searched, sign.start() - _LONGEST_NAME)
        blank = _BLANK.search(text, sign.end(), sign.end() + _LONGEST_ADDRESS)
        searched = blank.start() if blank else min(len(text), sign.end() + _LONGEST_ADDRESS)
        spans += [
            (match.start(), match.end() - _trailing(match.group()))
            for match in _ADDRESS.finditer(text, start, searched)
        ]
    return spans


def _trailing(address: str) -> int:
    return len(address) - len(address.rstrip(".,;:!?)]}'’-"))


class Run(NamedTuple):
    """Tokens in a row: surfaces, starts, ends; a web or e-mail address stands alone."""

    surfaces: list[str]
    starts: list[int]
    ends: list[int]
    is_address: bool = False


def runs(text: str) -> Iterator[Run]:
    """Yield the tokens of `text`.

    Spans are ordered and disjoint; only white space and invisible characters lie between them.
    """
    position = 0
    for start, end in addresses(text):
        yield from _runs_between(text, position, start)
        yield Run([text[start:end]], [start], [end], is_address=True)
        position = end
    yield from _runs_between(text, position, len(text))


def _runs_between(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the tokens of a part of `text` that begins with the text or after an address.

    Up to the first blank, what a token is hangs on the address before it.
    """
    if start:
        matches = _TOKEN.finditer(text, start, end)
        glued = list(takewhile(lambda one: not text[one.start() - 1].isspace(), matches))
        yield Run([m[0] for m in glued], [m.start() for m in glued], [m.end() for m in glued])
        start = glued[-1].end() if glued else start
    parts = _TOKEN.split(text[start:end])
    del parts[2::3]  # the sign that a row of signs repeats
    places = list(accumulate(map(len, parts), initial=start))
    yield Run(parts[1::2], places[1:-1:2], places[2::2])


def kind_of(surface: str) -> TokenKind:
    """Return the kind of a token by its look."""
    if any(character.isalpha() for character in surface):
        return "word"
    return "number" if any(character.isalnum() for character in surface) else "punctuation"


def line_break_parts(surface: str) -> list[str]:
    """Return the parts of a word that is broken at line ends; one part if it is not."""
    return _LINE_END.split(surface)
