"""Damage between tokens: members glued to conjunctions, words torn by spaces, spaced letters.

``repair:glued``: ``sosiaalija terveyspalvelut`` for ``sosiaali- ja terveyspalvelut``.
``repair:joined``: ``mielen terveystaitoja``, where the whole is a word of the lexicon, or where a
part is no word at all (``hyvinvoin nin``). ``repair:spaced``: ``TA MPER EEN STR ATEG IA``.
Readings are put on the first of the tokens, with the pieces as their fragments.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from termscan.language.ellipsis import Splits, place_in
from termscan.language.misspelt import Dictionary, LexiconWords
from termscan.records import Reading, Token

_GLUED = re.compile(r"(.{3,})(ja|tai|sekä|eli)")
_GAP = 2
_SHORT = 5
_FEWEST_PIECES = 3
_MOST_PIECES = 40
_LONGEST_WORD = 30
_NOMINAL = frozenset(("noun", "name", "adjective"))


class Mender:
    """Mends damage that only shows between tokens."""

    def __init__(self, dictionary: Dictionary, splits: Splits, lexicon: LexiconWords) -> None:
        self._dictionary = dictionary
        self._splits = splits
        self._lexicon = lexicon

    def may_mend(self, token: Token) -> bool:
        """Tell whether damage may begin or end at a token like this."""
        return is_unknown(token) or _is_lone_capital(token) or self.is_first(token.norm)

    def joined(self, left: str, right: str) -> tuple[Reading, ...]:
        """Return the readings of two norms as a first member of the lexicon's and the rest."""
        if not (self.is_first(left) and left.isalpha() and right.isalpha()):
            return ()
        return tuple(self._lexicon.among(self._dictionary(left + right)))

    def mend(self, tokens: Sequence[Token], places: Sequence[int]) -> dict[int, Token]:
        """Return the tokens that get repaired readings; `places` are those that `may_mend`."""
        mended: dict[int, list[Reading]] = defaultdict(list)
        pieces = [i for i in places if is_unknown(tokens[i]) or _is_lone_capital(tokens[i])]
        unknown = [i for i in pieces if is_unknown(tokens[i])]
        for index in unknown:
            mended[index] += self._unglued(tokens, index)
        for first in sorted({i for index in unknown for i in (index - 1, index)}):
            if self._is_torn(tokens, first):
                mended[first] += self._joined(tokens, first)
        for first in places if self._lexicon else ():
            if self.is_first(tokens[first].norm):
                mended[first] += self._lexicon.among(self._joined(tokens, first))
        for run in _runs(tokens, pieces):
            for index, reading in self._spelled(tokens, run):
                mended[index].append(reading)
        return {index: _with(tokens[index], found) for index, found in mended.items() if found}

    def _unglued(self, tokens: Sequence[Token], index: int) -> Iterator[Reading]:
        """Yield the compounds of a member that is glued to a conjunction."""
        token = tokens[index]
        glued = _GLUED.fullmatch(token.norm)
        if not glued or index + 1 == len(tokens):
            return
        member = glued[1].lower()
        if not self._dictionary(member + "-"):
            return
        following = tokens[index + 1]
        for offset, head in self._splits(following.norm):
            if head.pos in _NOMINAL:
                pieces = (
                    (token.start, place_in(token, len(member))),
                    (place_in(following, offset), following.end),
                )
                yield head._replace(
                    lemma=member + head.lemma,
                    parts=(member, *head.parts),
                    origin="repair:glued",
                    fragments=pieces,
                )

    def is_first(self, norm: str) -> bool:
        """Tell whether a word is a first member of one of the lexicon's compounds."""
        return bool(self._lexicon) and norm.lower() in self._firsts

    @cached_property
    def _firsts(self) -> frozenset[str]:
        return self._lexicon.first_members(self._splits)

    def _joined(self, tokens: Sequence[Token], first: int) -> Iterator[Reading]:
        """Yield readings of two neighbours as one word."""
        if first < 0 or not _adjoining(tokens, first):
            return
        left, right = tokens[first], tokens[first + 1]
        if len(left.norm) + len(right.norm) < 2 * _SHORT or not right.norm.isalpha():
            return
        for reading in self._dictionary(left.norm + right.norm):
            if reading.pos in _NOMINAL:
                pieces = ((left.start, left.end), (right.start, right.end))
                yield reading._replace(origin="repair:joined", fragments=pieces)

    def _is_torn(self, tokens: Sequence[Token], first: int) -> bool:
        """Tell whether two neighbours, of which one is no word, are pieces and not two words.

        They are two words where a name begins the second (lääkäri Lokkinen), and where a word
        ends that is merely not known (Satakirjastojen maakunnallista).
        """
        if first < 0 or not _adjoining(tokens, first):
            return False
        left, right = tokens[first].norm, tokens[first + 1].norm
        if right[:1].isupper() and not left.isupper():
            return False
        if not is_unknown(tokens[first]) or not self._dictionary(right):
            return True
        ends = any(offset == len(left) for offset, _ in self._splits(left + right))
        return not ends or any(len(reading.parts) == 1 for reading in self._dictionary(f"{left}-"))

    def _spelled(self, tokens: Sequence[Token], run: range) -> Iterator[tuple[int, Reading]]:
        """Yield the words that a run of pieces makes, with the index of their first piece."""
        pieces = [tokens[index].norm for index in run]
        words = _fewest_words(pieces, self._is_word)
        parts = [part for word in words for part in self._parted(pieces, *word)]
        for start, end in dict.fromkeys((*words, *parts)):
            if end - start > 1:
                spans = ((tokens[run[start]].start, tokens[run[end - 1]].end),)
                for reading in self._dictionary("".join(pieces[start:end])):
                    yield (
                        run[start],
                        reading._replace(origin="repair:spaced", fragments=spans),
                    )

    def _parted(self, pieces: list[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of what looks like a compound but may be a genitive and a word.

        Spaced letters do not tell "kaupungin strategia" from "kaupunginstrategia".
        """
        places = list(accumulate(map(len, pieces[start:end])))
        for offset, _ in self._splits("".join(pieces[start:end])):
            if offset in places:
                middle = start + places.index(offset) + 1
                before = self._dictionary("".join(pieces[start:middle]))
                if any(reading.case == "genitive" for reading in before):
                    yield start, middle
                    yield middle, end

    def _is_word(self, word: str) -> bool:
        return bool(self._dictionary(word))


def _with(token: Token, repaired: Sequence[Reading]) -> Token:
    """Return a token with repaired readings, which are better than guesses if it was glued."""
    glued = any(reading.origin == "repair:glued" for reading in repaired)
    kept = (one for one in token.readings if not (glued and one.origin == "guess"))
    return token._replace(readings=tuple(dict.fromkeys((*kept, *repaired))))


def is_unknown(token: Token) -> bool:
    """Tell whether no dictionary knows the token."""
    return (
        token.kind == "word"
        and bool(token.readings)
        and (token.readings[0].origin not in ("dictionary", "ellipsis"))
    )


def _is_lone_capital(token: Token) -> bool:
    """Tell whether a capital stands alone, as the letters of a spaced word do."""
    return len(token.norm) == 1 and token.norm.isupper()


def _adjoining(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether two words stand side by side with a single space or line end between."""
    if first + 1 >= len(tokens):
        return False
    left, right = tokens[first], tokens[first + 1]
    near = 0 < right.start - left.end <= _GAP
    return near and left.kind == right.kind == "word" and left.norm.isalpha()


def _runs(tokens: Sequence[Token], unknown: list[int]) -> Iterator[range]:
    """Yield runs of short pieces, side by side, of which most are no words."""
    done = -1
    for index in unknown:
        if index <= done:
            continue
        first = last = index
        while first > done + 1 and _is_piece(tokens, first - 1) and index - first < _MOST_PIECES:
            first -= 1
        while last + 1 < len(tokens) and _is_piece(tokens, last) and last - first < _MOST_PIECES:
            last += 1
        done = last
        if last - first + 1 >= _FEWEST_PIECES:
            yield range(first, last + 1)


def _is_piece(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token may be a piece of a torn word that goes on in the next token."""
    return (
        _adjoining(tokens, index)
        and tokens[index].norm.isupper()
        and len(tokens[index].norm) <= _SHORT
        and tokens[index + 1].norm.isupper()
        and len(tokens[index + 1].norm) <= _SHORT
    )


def _fewest_words(pieces: list[str], is_word: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Divide pieces into the fewest words that are all known; nothing if that cannot be done."""
    whole = "".join(pieces)
    places = [0, *accumulate(map(len, pieces))]
    best: list[list[tuple[int, int]] | None] = [[]]
    for end in range(1, len(pieces) + 1):
        nearest = bisect_left(places, places[end] - _LONGEST_WORD)
        choices = [
            [*before, (start, end)]
            for start in range(nearest, end)
            if (before := best[start]) is not None and is_word(whole[places[start] : places[end]])
        ]
        best.append(min(choices, key=len, default=None))
    return best[-1] or []
