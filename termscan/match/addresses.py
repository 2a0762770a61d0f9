"""Names inside web addresses: a practice's page is evidence of the practice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from termscan.match.patterns import Pattern
from termscan.records import Span, Token

_SEGMENT = re.compile(r"[^/?&=#.:_@+]+")
_WORD = re.compile(r"[^\W_]+")
_SHORTEST = 5
_MOST_WORDS = 8


def plain_name(text: str) -> str:
    """Return a name as addresses spell it: ASCII letters and digits, words run together."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]", "", folded)


class AddressBook:
    """The unconditional names of a lexicon, as they may stand in an address."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._names: dict[str, Pattern] = {}
        for pattern in patterns:
            concept, form = pattern.entry.concept, pattern.form
            if (
                concept.kind == "term"
                or pattern.frame
                or form.requires
                or form.as_written
                and not form.whole_token
            ):
                continue
            name = plain_name(form.text)
            if len(name) >= _SHORTEST or form.whole_token:
                self._names.setdefault(name, pattern)

    def names_in(self, token: Token) -> list[tuple[Pattern, Span]]:
        """Return at most one name of each kind in an address, the longest, with its span."""
        best: dict[str, tuple[int, Pattern, Span]] = {}
        for segment in _SEGMENT.finditer(token.surface):
            words = [
                (match.group(), segment.start() + match.start(), segment.start() + match.end())
                for match in _WORD.finditer(segment.group())
            ][: 4 * _MOST_WORDS]
            for first in range(len(words)):
                for last in range(first, min(first + _MOST_WORDS, len(words))):
                    name = "".join(plain_name(word) for word, _, _ in words[first : last + 1])
                    pattern = self._names.get(name)
                    if pattern is None:
                        continue
                    span = (token.start + words[first][1], token.start + words[last][2])
                    kind = pattern.entry.concept.kind
                    if kind not in best or len(name) >= best[kind][0]:
                        best[kind] = (len(name), pattern, span)
        return [(pattern, span) for _, pattern, span in best.values()]
