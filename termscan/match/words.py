"""What a token may stand for: the keys by which lexicon words and tokens meet.

A key is a short text. ``=word`` is a written word, ``lemma`` a word in any form, ``lemma/case``
a word in one case, ``lemma!`` a verb in any form but its noun, ``lemma…`` and ``…lemma`` the first
part and the head of a closed compound, ``…lemma…`` a part in its middle, ``word~`` a name with any
ending, ``word*`` a beginning. A hyphen after ``=word`` and ``word~`` is one that hangs on the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from termscan.index import LEMMA
from termscan.records import Reading, Token

_POSSESSIVE = re.compile(
    r"(?:ni|nsa|nsä|mme|nne|si)(?:kin|kaan|kään|han|hän|ko|kö)?$", re.IGNORECASE
)
_FINNISH = (
    r"i?n|i?t|j?[aä]|i[aä]|t?t[aä]|i?ss[aä]|i?st[aä]|i?ll[aä]|i?lt[aä]|i?lle|i?ksi|i?n[aä]|i?in"
    r"|[aeoöyäu]n|h[aeiouyäö]n|s?een|ihin|iden|j?ien|jen|ej[aä]|eiss[aä]|eist[aä]|eill[aä]|eihin|eille"
)
_SWEDISH = r"s|e?[nt]s?|[aeo]?rn?a?s?|nas?|[ae]"
_ENDING = re.compile(
    rf"(?:[:'’]?(?:{_FINNISH}|{_SWEDISH}))?(?:ni|si|ns[aä]|mme|nne)?(?:kin|k[aä]{{2}}n|h[aä]n|k[oö])?"
)
_LONGEST_ENDING = 20
"""Letters: more than `_ENDING` ever takes."""
_SHORTEST_REST = 3
_START = 4


def fold(word: str) -> str:
    """Return a word or lemma as keys hold it: small letters, no boundary marks."""
    return word.casefold().replace("=", "").replace("®", "")


def combining_form(lemma: str) -> str:
    """Return the form in which a Finnish noun begins a compound: kiusaaminen, kiusaamis-."""
    return lemma[:-3] + "s" if lemma.endswith(("inen", "minen")) else lemma


def is_verbal(reading: Reading, readings: Iterable[Reading]) -> bool:
    """Tell whether a verb reading is a verb in use, not the verb inside a noun in -minen."""
    if reading.pos != "verb":
        return False
    return not any(
        other.pos == "noun" and other.case == reading.case and other.lemma.endswith("minen")
        for other in readings
    )


def cases_of(reading: Reading, norm: str) -> tuple[str, ...]:
    """Return the cases of a reading; before a possessive, the genitive looks like a nominative."""
    if reading.case == "nominative" and _POSSESSIVE.search(norm):
        return ("nominative", "genitive")
    return (reading.case,)


def _is_inside_adverb(reading: Reading, token: Token) -> bool:
    """Tell whether a reading is the adjective inside an adverb: psyykkinen in psyykkisesti."""
    return (
        reading.pos == "adjective"
        and not reading.case
        and any(other.pos == "adverb" for other in token.readings)
    )


class _Openings:
    """Strings with which a word may begin."""

    def __init__(self, openings: Iterable[str]) -> None:
        bare = sorted({opening.strip("-") for opening in openings})
        long = (opening for opening in bare if len(opening) >= _START)
        self._short = tuple(opening for opening in bare if len(opening) < _START)
        self._by_start = {start: (*self._short, *same) for start, same in groupby(long, key=_start)}

    def of(self, word: str) -> bool:
        """Tell whether a word begins with one of them."""
        return word.startswith(self._by_start.get(word[:_START], self._short))


def _start(word: str) -> str:
    return word[:_START]


class Vocabulary:
    """The keys that a lexicon asks for, and those of them that a token has."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = frozenset(keys)
        self._names = {key[:-1] for key in self._keys if key.endswith("~")}
        self._firsts = {key[:-1] for key in self._keys if key.endswith("…") and key[0] != "…"}
        self._heads = {key[1:] for key in self._keys if key[0] == "…" and not key.endswith("…")}
        self._middles = {key[1:-1] for key in self._keys if key[0] == "…" and key.endswith("…")}
        self._beginnings = {key[:-1] for key in self._keys if key.endswith("*")}
        self._written = {key[1:].rstrip("-") or key[1:] for key in self._keys if key[0] == "="}
        self._plain = {key.partition("/")[0].rstrip("!") for key in self._keys}
        self._longest_name = max(map(len, self._names), default=0) + _LONGEST_ENDING
        self._longest_beginning = max(map(len, self._beginnings), default=0)
        self._opens_written = _Openings((*self._names, *self._beginnings))
        self._opens_lemma = _Openings((*self._firsts, *self._beginnings))
        within = "|".join(map(re.escape, sorted(self._heads | self._middles)))
        self._within = re.compile(within) if within else None

    def may_have(self, norm: str, packed_lemmas: str) -> bool:
        """Tell whether a word with these lemmas may have a key; True more often than it has.

        The lemmas are joined by `LEMMA`.
        """
        folded = fold(f"{norm.strip('-')}{LEMMA}{packed_lemmas}")
        if self._may_have(folded):
            return True
        return "-" in folded and self._may_have(folded.replace("-", ""))

    def _may_have(self, folded: str) -> bool:
        bare, *lemmas = folded.split(LEMMA)
        if bare in self._written or not self._plain.isdisjoint(lemmas):
            return True
        if self._opens_written.of(bare) and (any(self._named(bare)) or any(self._begun(bare))):
            return True
        if any(map(self._opens_lemma.of, lemmas)):
            return True
        return self._within is not None and bool(self._within.search(folded, len(bare)))

    def of(self, token: Token) -> frozenset[str]:
        """Return the keys of a token that the lexicon asks for."""
        written = fold(token.norm)
        hangs = "-" if written.endswith("-") and len(written) > 1 else ""
        bare = written.strip("-")
        found = {f"={bare or written}{hangs}", f"={bare.replace('-', '')}{hangs}"}
        found.update(f"{name}~{hangs}" for name in self._named(written))
        found.update(f"{start}*" for start in self._begun(written))
        for reading in token.readings:
            found.update(self._lemma_keys(token, reading))
        return self._keys & found

    def of_reading(self, token: Token, reading: Reading) -> frozenset[str]:
        """Return the keys that a token has by one reading."""
        return self._keys.intersection(self._lemma_keys(token, reading))

    def _lemma_keys(self, token: Token, reading: Reading) -> Iterator[str]:
        lemma = fold(reading.lemma)
        if reading.pos == "prefix" or _is_inside_adverb(reading, token):
            return
        for said in {lemma, lemma.replace("-", "")}:
            yield said
            for case in cases_of(reading, token.norm):
                yield f"{said}/{case}"
        if is_verbal(reading, token.readings):
            yield f"{lemma}!"
        for start in self._begun(lemma):
            yield f"{start}*"
        if len(reading.parts) > 1:
            yield from self._inside(lemma, len(fold(reading.parts[-1])))

    def _inside(self, lemma: str, head: int) -> Iterator[str]:
        """Yield the keys of what a compound's lemma begins and ends with."""
        for end in range(2, len(lemma) - min(head, _SHORTEST_REST) + 1):
            if lemma[:end] in self._firsts and len(lemma) - end >= _SHORTEST_REST:
                yield f"{lemma[:end]}…"
        for start in range(2, len(lemma) - head):
            if lemma[start : len(lemma) - head] in self._middles:
                yield f"…{lemma[start : len(lemma) - head]}…"
        for start in range(2, len(lemma) - 2):
            if lemma[start:] in self._heads:
                yield f"…{lemma[start:]}"

    def _begun(self, word: str) -> Iterator[str]:
        if self._beginnings:
            for end in range(2, min(len(word), self._longest_beginning) + 1):
                if word[:end] in self._beginnings:
                    yield word[:end]

    def _named(self, written: str) -> Iterator[str]:
        """Yield the names of which the written word is a form, alone or before a hyphen."""
        for part in _written_parts(written, self._longest_name):
            for end in range(len(part), 0, -1):
                if part[:end] in self._names and _ENDING.fullmatch(part, end):
                    yield part[:end]


def _written_parts(written: str, longest: int) -> Iterator[str]:
    """Yield a written word, and what stands before each hyphen in it, if not longer."""
    bare = written.strip("-")
    if len(bare) <= longest:
        yield bare
    cut = bare.find("-")
    while 0 < cut <= longest:
        yield bare[:cut]
        cut = bare.find("-", cut + 1)
