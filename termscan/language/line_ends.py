"""Words cut at the ends of lines and pages: put together again, with or without their hyphen.

Layout hides whether a hyphen at a line end is the writer's (``Friends-ohjelma``) or was set to
break the word (``ohjel-missa``). The dictionary tells, and the rules of Finnish spelling: a hyphen
stands after abbreviations, numbers and names that are no Finnish words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from termscan.language.characters import BREAK_MARK
from termscan.language.ellipsis import Splits
from termscan.records import Reading, Token

_SHORTEST_BOUND = 4
_SHORTEST_AFTER_NAME = 5
_COMMON = frozenset(("noun", "adjective"))


_LINE_END = re.compile(rf"[\n\f{BREAK_MARK}]")


class LineEnds:
    """Puts cut words together.

    `dictionary` gives the readings of a plain word, `splits` the places between its members.
    """

    def __init__(self, dictionary: Callable[[str], tuple[Reading, ...]], splits: Splits) -> None:
        self._dictionary = dictionary
        self._splits = splits

    def joined(self, parts: Sequence[str]) -> str:
        """Return the parts of a word cut at line ends as one word."""
        whole = parts[0]
        for place, part in enumerate(parts[1:], start=1):
            keeps = self._keeps(whole.rpartition("-")[2], "".join(parts[place:]))
            whole = f"{whole}-{part}" if keeps else whole + part
        return whole

    def _keeps(self, before: str, after: str) -> bool:
        """Tell whether the hyphen between a word's last member and its rest is the writer's."""
        if before[-1:].isdigit():
            return True
        if after[:1].isupper() and not before.isupper():
            return True
        abbreviated = after[:1].islower() and any(letter.isupper() for letter in before[1:])
        if not abbreviated and self._dictionary(before + after):
            return False
        if self._dictionary(f"{before}-{after}"):
            return True
        if abbreviated:
            return before.isupper() or self._is_word(after, _SHORTEST_BOUND)
        foreign = before[:1].isupper() and after[:1].islower() and not self._dictionary(before)
        return foreign and self._is_word(after, _SHORTEST_AFTER_NAME)

    def endings(self, text: str, tokens: Sequence[Token], places: Iterable[int]) -> list[int]:
        """Return those of `places` after which "ja" is no conjunction but the word's own ending.

        So in kuntoutu-⏎ja and palvelu-⏎ja, unless a compound follows that completes a suspended
        member (palvelu-⏎ja hoitoketjut).
        """
        return [
            place
            for place in places
            if tokens[place].norm.endswith("-")
            and place + 1 < len(tokens)
            and tokens[place + 1].norm == "ja"
            and _LINE_END.search(text, tokens[place].end - 1, tokens[place + 1].start)
            and self._ends_in_ja(tokens[place].norm[:-1], tokens[place + 2 : place + 3])
        ]

    def _ends_in_ja(self, member: str, following: Sequence[Token]) -> bool:
        """Tell whether `member` with -ja is one word, given what follows it."""
        whole = [reading for reading in self._dictionary(f"{member}ja") if reading.pos in _COMMON]
        completed = any(
            head.pos in _COMMON for token in following for _, head in self._splits(token.norm)
        )
        if not whole or not completed:
            return bool(whole)
        agent = any(reading.lemma.endswith("ja") for reading in whole)
        return agent and not any(len(r.parts) == 1 for r in self._dictionary(f"{member}-"))

    def _is_word(self, word: str, shortest: int) -> bool:
        """Tell whether a word begins with a common one of some length, up to its own hyphen."""
        member = word.partition("-")[0]
        return len(member) >= shortest and any(
            reading.pos in _COMMON for reading in self._dictionary(member)
        )
