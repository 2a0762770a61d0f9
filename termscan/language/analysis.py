"""From the dictionary's transducer output to readings.

Both backends give the same notation (``FSTOUTPUT``): tags in brackets between pieces of the
surface. ``[L…]`` is the word class, ``[S…]`` the case, ``[N…]`` the number, ``[T…]`` the mood or
infinitive, ``[R…]`` the participle, ``[O…]`` a possessive, ``[F…]`` a clitic, ``[Xp]…[X]`` the base
form, ``[Xj]…[X]`` that of a derivation, ``[Bc]`` a compound boundary (voikko-fi, format 5).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from termscan.records import Reading

READINGS_VERSION = "2"
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

_PIECE = re.compile(r"\[([^\]]*)\]|([^\[]+)")
_POSSESSIVE = re.compile("ni|si|ns[aä]|mme|nne")
_VOWELS = "aeiouyåäö"


@dataclass
class _Member:
    """One member of a compound while its tags are read."""

    pos: str = ""
    case: str = ""
    number: str = ""
    base: str = ""
    surface: str = ""
    verb: str = ""
    deverbal: str = ""
    adverb: str = ""
    stem: str = ""
    bare: str = ""
    pending: str = ""
    entry: str = ""
    mode: str = "text"
    seen: set[str] = field(default_factory=set)

    def text(self, piece: str) -> None:
        """Take a piece of base form or of surface."""
        if self.mode == "base":
            self.entry += piece
        elif self.mode == "text":
            self.pending += piece

    def tag(self, name: str) -> None:
        """Take one tag."""
        if name in ("Xp", "Xj"):
            self._settle()
            self.mode = "base"
        elif name == "X":
            self.mode = "text"
            if self.pos == "verb":
                self.verb = (self.base + self.entry).replace("=", "")
        elif name in ("Xr", "Xs"):
            self.mode = "skip"
        else:
            self._feature(name[:1], name[1:])
            self.seen.add(name)

    def _settle(self) -> None:
        self.base += self.pending
        self.surface += self.pending
        self.pending = self.entry = ""

    def _feature(self, kind: str, value: str) -> None:
        if kind == "L":
            self.pos = CLASSES.get(value, self.pos)
        elif kind == "S" and value == "sti":
            self.adverb = self.surface + self.pending + "sti"
        elif kind == "S":
            self.case = CASES.get(value, "")
            self.stem = self.stem or self.surface + self.pending
        elif kind in ("O", "F"):
            self.bare = self.bare or self.surface + self.pending
        elif kind == "N":
            self.number = NUMBERS.get(value, "")
        elif kind == "T" and value == "n4":
            self.deverbal = self.base + self.pending + "minen"

    def close(self) -> None:
        """Finish reading."""
        self.base += self.entry
        self.surface += self.pending
        self.bare = self._without_possessive()
        self.base = (self.base or self.stem or self.surface.removesuffix("-")).replace("=", "")
        if self.case == "instructive" and self.seen & {"Cc", "Cs"}:
            self.adverb = self._positive_adverb()

    def _without_possessive(self) -> str:
        """Return the form without possessives and clitics: mukana(a-n), mukaa(n)-nsa."""
        bare = self.bare
        if not (bare[-2:-1] == bare[-1:] and bare[-1:] in _VOWELS):
            return bare
        if _POSSESSIVE.match(self.surface, len(bare)):
            return bare + "n"
        return bare[:-1] if "O3" in self.seen else bare

    def _positive_adverb(self) -> str:
        """Return the positive of a compared adverb: nopeasti for nopeammin."""
        if self.base == "hyvä":
            return "hyvin"
        stem = self.stem
        if "Cs" in self.seen or (stem.endswith("e") and self.base[-1:] in "aä"):
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
        return (
            inflected
            and bool(self.seen & {"Ll", "Lnl"})
            and ("De" in self.seen or self.case != "genitive")
        )

    @property
    def participle(self) -> bool:
        """Whether the member is a participle of `verb`."""
        derived = "Ll" in self.seen or any(name[:1] == "R" for name in self.seen)
        return bool(self.verb) and derived


def readings_of(outputs: Iterable[str]) -> list[Reading]:
    """Return every reading that the transducer outputs of one word stand for, each once."""
    found: dict[Reading, None] = {}
    for output in outputs:
        members = _members(output)
        if members and not _clashes(members):
            found.update(dict.fromkeys(_readings(members)))
    return list(found)


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
    members = [_Member()]
    for tag, text in _PIECE.findall(output):
        if tag == "Bc":
            members.append(_Member())
        elif tag:
            members[-1].tag(tag)
        else:
            members[-1].text(text)
    for member in members:
        member.close()
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


def _readings(members: list[_Member]) -> Iterable[Reading]:
    head = members[-1]
    before = "".join(member.before(head) for member in members[:-1])
    parts = tuple(member.base for member in members[:-1])

    def reading(base: str, pos: str, case: str = head.case, number: str = head.number) -> Reading:
        lemma = before + base
        if pos == "name":
            lemma = lemma[:1].upper() + lemma[1:]
        return Reading(lemma, pos, case, number, (*parts, base))

    if head.deverbal:
        yield reading(head.deverbal, "noun")
        yield reading(head.base, "verb")
    elif head.adverb:
        yield reading(head.adverb, "adverb", "", "")
        yield reading(head.base, head.pos)
    elif head.participle:
        yield reading(head.base, "adjective")
        yield reading(head.verb, "verb")
    else:
        yield reading(head.base, head.pos)
        form = (head.bare or head.surface).removesuffix("-")
        if head.pos in ("adverb", "adposition") and form != head.base:
            yield reading(form, head.pos, "", "")
        if head.base == "hyvä" and head.seen & {"Cc", "Cs"}:
            yield reading("parempi" if "Cc" in head.seen else "paras", head.pos)
