"""Words cut at the ends of lines and pages: put together again, with or without their hyphen.

Layout hides whether a hyphen at a line end is the writer's (``Friends-ohjelma``) or was set to
break the word (``ohjel-missa``). The dictionary tells, and the rules of Finnish spelling: a hyphen
stands after abbreviations, numbers and names that are no Finnish words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from termscan.language.characters import BREAK_MARK, SOFT_HYPHEN
from termscan.language.columns import TokenColumns
from termscan.language.ellipsis import Splits
from termscan.language.tokens import CONJUNCTIONS, Entry
from termscan.records import Reading, Token

_MOST_PARTS = 20
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
        if len(parts) > _MOST_PARTS:
            return "".join(parts)
        whole = parts[0]
        for place, part in enumerate(parts[1:], start=1):
            keeps = not part or self._keeps(whole.rpartition("-")[2], "".join(parts[place:]))
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

    def mend(
        self,
        text: str,
        tokens: TokenColumns,
        places: Sequence[int],
        look_up: Callable[[str], Entry],
    ) -> bool:
        """Put right, in place, what line ends made of the tokens at `places`; tell if any was.

        A soft hyphen before a conjunction is a suspended member's. "ja" after a line end may be
        the word's own ending: kuntoutu-⏎ja and palvelu-⏎ja, unless a compound follows that
        completes a suspended member (palvelu-⏎ja hoitoketjut).
        """
        mended = False
        for place in reversed(places):
            soft = tokens.surfaces[place][-1] == SOFT_HYPHEN
            if not soft and not tokens.entries[place].norm.endswith("-"):
                continue
            token, following = tokens[place], tokens[place + 1 : place + 3]
            if token.kind != "word" or not following:
                continue
            if soft and following[0].norm.lower() in CONJUNCTIONS:
                tokens.entries[place] = look_up(f"{token.norm}-")
                mended = True
            elif self._is_ending(text, token, following[0]) and self._goes_with_ja(
                token.norm[:-1], following[1:]
            ):
                surface = text[token.start : following[0].end]
                tokens.join(place, surface, look_up(surface))
                mended = True
        return mended

    def _is_ending(self, text: str, token: Token, following: Token) -> bool:
        """Tell whether a "ja" begins the line after a hyphen."""
        return (
            following.norm == "ja"
            and token.norm.endswith("-")
            and _LINE_END.search(text, token.end - 1, following.start) is not None
        )

    def _goes_with_ja(self, member: str, following: Sequence[Token]) -> bool:
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
