"""Where sentences end in running text, headings, lists and tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from termscan.language.abbreviations import ENDING_LISTS
from termscan.records import Token, TokenKind

LONGEST = 400
"""Tokens: what runs on for longer without a stop is a table or worse, and is cut into parts."""

_CLOSERS = frozenset("\"'”’»)]")
_BREAK = re.compile(r"\n[ \t\r]*\n|\f|\n[ \t]*[•▪●○◦‣–—*·]")


def sentences(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """Return the sentences of `text` as index ranges into `tokens`, end exclusive, in order.

    A sentence ends after a full stop, question or exclamation mark before a capital or a number,
    at an empty line, a page end, and before a bullet. The full stop of an abbreviation ends none,
    but for those that end a list (jne.) before a capital. A longer one than `LONGEST` is cut.
    """
    found: list[tuple[int, int]] = []
    first = 0
    for index in range(1, len(tokens)):
        if index - first == LONGEST or _ends(text, tokens, index):
            found.append((first, index))
            first = index
    if tokens:
        found.append((first, len(tokens)))
    return found


def sentence_around(
    text: str, tokens: Sequence[Token], index: int, places: Sequence[int] | None = None
) -> tuple[int, int]:
    """Return the sentence that holds the token at `index`, as `sentences` would, but uncut.

    `places` are the tokens before which alone a sentence may end, in order: those after more than
    one character of blank space, and after a token that `may_end_sentence`. None tries them all.
    """
    if places is None:
        places = range(1, len(tokens))
    after = bisect_right(places, index)
    before = (places[number] for number in range(after - 1, -1, -1))
    following = (places[number] for number in range(after, len(places)))
    start = next((place for place in before if _ends(text, tokens, place)), 0)
    return start, next((place for place in following if _ends(text, tokens, place)), len(tokens))


def part_around(sentence: tuple[int, int], index: int) -> tuple[int, int]:
    """Return the part of an uncut sentence that holds the token at `index` (`sentences`)."""
    first, last = sentence
    first += (index - first) // LONGEST * LONGEST
    return first, min(first + LONGEST, last)


def may_end_sentence(norm: str, kind: TokenKind) -> bool:
    """Tell whether a sentence may end after a token and a single blank."""
    return kind == "punctuation" or norm in ENDING_LISTS


def _ends(text: str, tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a sentence ends before the token at `index`."""
    before, after = tokens[index - 1], tokens[index]
    gap = text[before.end : after.start + 1]
    if len(gap) > 2 and _BREAK.search(gap):
        return True
    if len(gap) < 2:
        return False
    if before.norm in _CLOSERS and index > 1:
        before = tokens[index - 2]
    if before.norm in ENDING_LISTS:
        return after.norm[:1].isupper()
    return (
        before.kind == "punctuation"
        and before.norm[-1:] in ".!?…"
        and len(before.norm) <= 3
        and after.norm[:1] not in ",;)"
        and (not after.norm[:1].islower())
    )
