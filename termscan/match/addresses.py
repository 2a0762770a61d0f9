"""Names inside web addresses: a practice's page is evidence of the practice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from termscan.match.patterns import Pattern
from termscan.records import Span, Token

_SEGMENT = re.compile(r"[^/?&=#.:_@+]+")
_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LINE = 2000
_SHORTEST = 5
_SHORTEST_CONDITIONED = 9
_MOST_WORDS = 24


def plain_name(text: str) -> str:
    """Return a name as addresses spell it: ASCII letters and digits, words run together."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", folded)


class AddressBook:
    """The names of a lexicon, as they may stand in an address."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._names: dict[str, Pattern] = {}
        for pattern in patterns:
            name = plain_name(pattern.form.text)
            if pattern.entry.concept.kind != "term" and _is_telling(pattern, name):
                self._names.setdefault(name, pattern)

    def names_in(self, token: Token) -> list[tuple[Pattern, Span]]:
        """Return at most one name of each kind in an address: the last, which is the page's own."""
        found: dict[str, tuple[Pattern, Span]] = {}
        if "@" in token.surface:
            return []
        for segment in _SEGMENT.finditer(token.surface):
            for pattern, (start, end) in self._longest(segment):
                found[pattern.entry.concept.kind] = (
                    pattern,
                    (token.start + start, token.start + end),
                )
        return list(found.values())

    def _longest(self, segment: re.Match[str]) -> Iterator[tuple[Pattern, Span]]:
        """Yield the longest name in one segment of an address, if there is one."""
        words = [
            (plain_name(word.group()), segment.start() + word.start(), segment.start() + word.end())
            for word in islice(_WORD.finditer(segment.group()), _MOST_WORDS)
        ]
        ranges = combinations(range(len(words) + 1), 2)
        for first, end in sorted(ranges, key=lambda pair: pair[0] - pair[1]):
            pattern = self._names.get("".join(word for word, _, _ in words[first:end]))
            if pattern is not None:
                yield pattern, (words[first][1], words[end - 1][2])
                return


def _is_telling(pattern: Pattern, name: str) -> bool:
    """Tell whether a name is known by itself: a condition on the words around cannot hold here."""
    form = pattern.form
    if form.requires and len(name) < _SHORTEST_CONDITIONED:
        return False
    return len(name) >= _SHORTEST or form.whole_token


def is_evidence(text: str, token: Token) -> bool:
    """Tell whether an address speaks of what it names: Mielenterveystalo.fi, or a line of its own.

    Marks and other addresses on the line are set aside.
    """
    if not _ADDRESS.search(token.surface) and "/" not in token.surface:
        return True
    start = text.rfind("\n", max(0, token.start - _LONGEST_LINE), token.start) + 1
    end = text.find("\n", token.end, token.end + _LONGEST_LINE)
    around = text[start : token.start] + " " + text[token.end : end if end >= 0 else len(text)]
    return not any(_LETTER.search(piece) for piece in around.split() if not _ADDRESS.search(piece))
