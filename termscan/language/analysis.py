"""From the dictionary's transducer output to readings.

Both backends give the same notation (``FSTOUTPUT``): tags in brackets between pieces of the
surface. ``[L…]`` is the word class, ``[S…]`` the case, ``[N…]`` the number, ``[T…]`` the mood or
infinitive, ``[R…]`` the participle, ``[O…]`` a possessive, ``[F…]`` a clitic, ``[Xp]…[X]`` the base
form, ``[Xj]…[X]`` that of a derivation, ``[Bc]`` a compound boundary (voikko-fi, format 5).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from termscan.records import Reading

READINGS_VERSION = "4"
"""Changes whenever the same output of the dictionary may give other readings."""

CASES = {
    "n": "nominative",
    "g": "genitive",
    "p": "partitive",
    "es": "essive",
    "tr": "translative",
    "ine": "inessive",
    "ela": "elative",
    "ill": "illative",
    "ade": "adessive",
    "abl": "ablative",
    "all": "allative",
    "ab": "abessive",
    "ko": "comitative",
    "in": "instructive",
    "ak": "accusative",
}
CLASSES = {
    "n": "noun",
    "l": "adjective",
    "nl": "noun",
    "h": "interjection",
    "ee": "name",
    "es": "name",
    "ep": "name",
    "em": "name",
    "t": "verb",
    "a": "abbreviation",
    "s": "adverb",
    "u": "numeral",
    "ur": "numeral",
    "r": "pronoun",
    "c": "conjunction",
    "d": "adposition",
    "k": "verb",
    "p": "prefix",
}
NUMBERS = {"y": "singular", "m": "plural"}

_BASE_FORM = ("Xp", "Xj")
_POSSESSIVE = re.compile("ni|si|ns[aä]|mme|nne")
_VOWELS = "aeiouyåäö"


_Form = tuple[str, str, str, str]
"""Base form, part of speech, case, number."""


class _Member:
    """One member of a compound, from its part of an output."""

    pos = case = number = base = surface = stem = bare = adverb = deverbal = verb = ""

    def __init__(self, output: str) -> None:
        self.output = output
        pending, *pieces = output.split("[")  # what belongs to the surface and to the base form
        entry, mode = "", "X"
        for piece in pieces:
            name, _, text = piece.partition("]")
            if name[:1] != "X":
                self._feature(name, pending)
            else:
                mode = name
                if name in _BASE_FORM:
                    self.base += pending
                    self.surface += pending
                    pending = entry = ""
                elif name == "X" and self.pos == "verb":
                    self.verb = (self.base + entry).replace("=", "")
            if mode == "X":
                pending += text
            elif mode in _BASE_FORM:
                entry += text
        self._close(pending, entry)

    def _feature(self, name: str, pending: str) -> None:
        kind = name[:1]
        if kind == "L":
            self.pos = CLASSES.get(name[1:], self.pos)
        elif kind == "N":
            self.number = NUMBERS.get(name[1:], "")
        elif name == "Ssti":
            self.adverb = self.surface + pending + "sti"
        elif kind == "S":
            self.case = CASES.get(name[1:], "")
            self.stem = self.stem or self.surface + pending
        elif kind in ("O", "F"):
            self.bare = self.bare or self.surface + pending
        elif name == "Tn4":
            self.deverbal = self.base + pending + "minen"

    def _close(self, pending: str, entry: str) -> None:
        self.base += entry
        self.surface += pending
        self.base = (self.base or self.stem or self.surface.removesuffix("-")).replace("=", "")
        if self.case == "instructive" and self._has("Cc", "Cs"):
            self.adverb = self._positive_adverb()

    def _has(self, *tags: str) -> bool:
        return any(f"[{tag}]" in self.output for tag in tags)

    def _without_possessive(self) -> str:
        """Return the form without possessives and clitics: mukana(a-n), mukaa(n)-nsa."""
        bare = self.bare
        if not (bare and bare[-2:-1] == bare[-1:] and bare[-1:] in _VOWELS):
            return bare
        if _POSSESSIVE.match(self.surface, len(bare)):
            return bare + "n"
        return bare[:-1] if self._has("O3") else bare

    def _positive_adverb(self) -> str:
        """Return the positive of a compared adverb: nopeasti for nopeammin."""
        if self.base == "hyvä":
            return "hyvin"
        stem = self.stem
        if self._has("Cs") or (stem.endswith("e") and self.base[-1:] in "aä"):
            stem = stem.removesuffix("e") + self.base[-1:]
        return stem + "sti"

    def before(self, head: _Member) -> str:
        """Return how the member stands before `head` in the lemma of their compound."""
        if self.agrees(head):
            return self.base + ("-" if self.surface.endswith("-") else "")
        return self.surface

    def agrees(self, head: _Member) -> bool:
        """Tell whether the member is an adjective that inflects as the head does (Isolle-)."""
        inflected = self.case == head.case and self.case not in ("", "nominative")
        return inflected and self._has("Ll", "Lnl") and (self.case != "genitive" or self._has("De"))

    def forms(self) -> Iterator[_Form]:
        """Yield what the member may be as the head of its compound."""
        case, number = self.case, self.number
        if self.deverbal:
            yield self.deverbal, "noun", case, number
            yield self.base, "verb", case, number
        elif self.adverb:
            yield self.adverb, "adverb", "", ""
            yield self.base, self.pos, case, number
        elif self.verb and ("[R" in self.output or self._has("Ll")):
            yield self.base, "adjective", case, number
            yield self.verb, "verb", case, number
        else:
            yield self.base, self.pos, case, number
            if self.pos in ("adverb", "adposition"):
                form = (self._without_possessive() or self.surface).removesuffix("-")
                if form != self.base:
                    yield form, self.pos, "", ""
            if self.base == "hyvä" and self._has("Cc", "Cs"):
                yield "parempi" if self._has("Cc") else "paras", self.pos, case, number


def readings_of(outputs: Iterable[str]) -> list[Reading]:
    """Return every reading that the transducer outputs of one word stand for, each once."""
    read = map(_members, outputs)
    found = [reading for one in read if one and not _clashes(one) for reading in _readings(one)]
    return list(dict.fromkeys(found))


def splits_of(outputs: Iterable[str]) -> list[tuple[int, Reading]]:
    """Return the places where a compound divides: length of what precedes, reading of the rest."""
    found: dict[tuple[int, Reading], None] = {}
    for output in outputs:
        members = _members(output)
        if _clashes(members):
            continue
        for place in range(1, len(members)):
            offset = sum(len(member.surface) for member in members[:place])
            found.update(dict.fromkeys((offset, head) for head in _readings(members[place:])))
    return list(found)


def _members(output: str) -> list[_Member]:
    members = map(_Member, output.split("[Bc]"))
    return [member for member in members if member.surface or member.base]


def _clashes(members: list[_Member]) -> bool:
    """Tell whether two members meet in the same vowel without the hyphen that Finnish demands.

    libvoikko rules these out after the transducer, pyvoikko does not.
    """
    pairs = itertools.pairwise(members)
    return any(
        left.surface[-1:] == right.surface[:1] and left.surface[-1:] in _VOWELS
        for left, right in pairs
        if left.surface
    )


def _readings(members: list[_Member]) -> Iterator[Reading]:
    head = members[-1]
    before = "".join([member.before(head) for member in members[:-1]])
    parts = tuple([member.base for member in members[:-1]])
    for base, pos, case, number in head.forms():
        lemma = before + base
        if pos == "name":
            lemma = lemma[:1].upper() + lemma[1:]
        yield Reading(lemma, pos, case, number, (*parts, base))
