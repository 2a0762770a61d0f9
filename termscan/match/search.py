"""From an anchor to a phrase: the other slots of its pattern are looked for around it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from termscan.match.gaps import CASES, FARTHEST, modifiers_after, shared_over
from termscan.match.options import MatchOptions
from termscan.match.patterns import NAMES, Pattern, Slot
from termscan.match.reading import Reader
from termscan.records import Reading, Span

_NEAREST = 4
_PARTING = frozenset(",;:")
_ANY_CASE = frozenset(CASES)


class Found(NamedTuple):
    """A place where a pattern's slots are filled, by token index, and how it was found.

    `spans` are the real pieces of text; those of `borrowed` belong to what the phrase points back
    to and do not lie inside it. `reach` is set where a name reaches on to the head bound to it.
    """

    pattern: Pattern
    places: tuple[int, ...]
    spans: tuple[Span, ...]
    how: tuple[str, ...]
    borrowed: tuple[Span, ...] = ()
    verb: int | None = None
    reach: tuple[Span, ...] = ()


class Step(NamedTuple):
    """The next filled slot, and by which rule the words between were passed."""

    place: int
    how: str = ""


def search(reader: Reader, pattern: Pattern, anchor: int, options: MatchOptions) -> Found | None:
    """Return the phrase that `pattern` makes with its anchor at a token, if there is one."""
    if not reader.fills(anchor, pattern.slots[pattern.anchor]):
        return None
    seeker = _Seeker(reader, pattern, options)
    left = seeker.chain(anchor, pattern.anchor, -1)
    right = seeker.chain(anchor, pattern.anchor, 1) if left is not None else None
    if left is None or right is None:
        return seeker.head_first(anchor)
    steps = [*reversed(left), Step(anchor), *right]
    return found_at(reader, pattern, [step.place for step in steps], [step.how for step in steps])


def found_at(reader: Reader, pattern: Pattern, places: list[int], how: list[str]) -> Found | None:
    """Return the phrase with its slots filled by the tokens at `places`."""
    spans: list[Span] = []
    for place, slot in zip(places, pattern.slots, strict=True):
        pieces, source = _pieces(reader, place, slot)
        spans += pieces
        how.append(source)
    merged = merge(reader.text, spans, _gapless(reader, places))
    reasons = tuple(dict.fromkeys(filter(None, how)))
    borrowed: tuple[Span, ...] = ()
    if pattern.coreference:
        merged, borrowed = _pointing(reader, places)
        reasons = ("coreference", *reasons)
    return Found(pattern, tuple(places), merged, reasons, borrowed)


def _pointing(reader: Reader, places: list[int]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the pieces of a phrase that points back, without the pronoun, and those borrowed."""
    back = merge(reader.text, [span_of(reader, place) for place in places[:-2]], set())
    return (*back, span_of(reader, places[-1])), back


def _gapless(reader: Reader, places: list[int]) -> set[int]:
    """Return the places in the text after which a phrase runs on without foreign words."""
    ends = set()
    for before, after in pairwise(places):
        between = range(before + 1, after)
        if after > before and all(reader.is_transparent(index, marks=True) for index in between):
            ends.add(reader.tokens[before].end)
    return ends


def span_of(reader: Reader, index: int) -> Span:
    """Return the span of a token, without the dash of a list that is glued to it."""
    token = reader.tokens[index]
    return token.start + token.norm.startswith("-"), token.end


def merge(text: str, spans: list[Span], gapless: set[int]) -> tuple[Span, ...]:
    """Return spans in order, joined where only blanks or marks of the phrase lie between."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and (
            start <= merged[-1][1]
            or merged[-1][1] in gapless
            or not text[merged[-1][1] : start].strip()
        ):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _pieces(reader: Reader, place: int, slot: Slot) -> tuple[tuple[Span, ...], str]:
    """Return the pieces of text that fill a slot, and where the reading comes from."""
    readings = reader.readings(place, slot)
    whole = any(not reading.fragments for reading in readings) or not readings
    if whole:
        sources = {reading.origin for reading in readings}
        plain = "dictionary" in sources or not sources
        return (span_of(reader, place),), "" if plain else min(sources)
    best = min(readings, key=_extent)
    return best.fragments, best.origin


def _extent(reading: Reading) -> tuple[int, tuple[Span, ...]]:
    return reading.fragments[-1][1] - reading.fragments[0][0], reading.fragments


def farthest_step(pattern: Pattern, right: int) -> int:
    """Return how many tokens a slot may be away from the one before it."""
    return FARTHEST if _reaches(pattern, right) else _NEAREST


def _reaches(pattern: Pattern, right: int) -> bool:
    """Tell whether foreign words may stand before a slot."""
    in_name = len(pattern.slots) > 2 and right == len(pattern.slots) - 1
    return pattern.loose or in_name or pattern.form.gap > 0


class _Seeker:
    """Fills the slots of one pattern from its anchor outwards."""

    def __init__(self, reader: Reader, pattern: Pattern, options: MatchOptions) -> None:
        self._reader = reader
        self._pattern = pattern
        self._options = options

    def chain(self, place: int, slot: int, step: int) -> list[Step] | None:
        """Return the steps that fill all slots to one side, or None."""
        following = slot + step
        if not 0 <= following < len(self._pattern.slots):
            return []
        for candidate in self._candidates(place, slot, step):
            rest = self.chain(candidate.place, following, step)
            if rest is not None:
                return [candidate, *rest]
        return None

    def _candidates(self, place: int, slot: int, step: int) -> Iterator[Step]:
        """Yield the tokens that may fill the next slot, nearest first."""
        reader, right = self._reader, max(slot, slot + step)
        reach = farthest_step(self._pattern, right)
        bounds = (place + 1, place + 1 + reach) if step > 0 else (max(0, place - reach), place)
        for index in reader.places(self._pattern.slots[slot + step], *bounds)[::step]:
            how = self._over(min(place, index), max(place, index), right)
            if how is not None:
                yield Step(index, how)

    def _over(self, first: int, last: int, right: int) -> str | None:
        """Return the rule by which the words between two tokens may be passed, or None."""
        reader, slots = self._reader, self._pattern.slots
        left_slot, right_slot = slots[right - 1], slots[right]
        inside = range(first + 1, last)
        if all(reader.is_transparent(index, marks=right_slot.marks) for index in inside):
            return ""
        if self._pattern.coreference and right_slot.kind == "link":
            return "" if shared_over(reader.between(first, last), "pointing", _ANY_CASE) else None
        words = sum(reader.tokens[index].kind != "punctuation" for index in inside)
        if words <= self._pattern.form.gap:
            return None if self._is_parted(inside) else "gap"
        if not _reaches(self._pattern, right) or not self._options.coordination:
            return None
        if right_slot.kind == "fixed" or "link" in (left_slot.kind, right_slot.kind):
            return None
        between = reader.between(first, last)
        if left_slot.kind == "fixed":
            shared = shared_over(between, "name", reader.cases(last, right_slot))
            return "coordination" if shared else None
        if self._pattern.form.language != "fi":
            return "coordination" if shared_over(between, "foreign", frozenset()) else None
        cases = reader.cases(last, right_slot) | self._cases_after(last, right)
        left = "agreeing" if left_slot.kind == "free" else "genitive"
        if left == "agreeing":
            own = reader.cases(first, left_slot)
            left, cases = ("agreeing", cases & own) if own else ("adverb", cases)
        if not cases:
            return None
        return "coordination" if shared_over(between, left, cases) else None

    def _is_parted(self, inside: range) -> bool:
        """Tell whether a mark parts the words of a form that lets no other words in.

        Nor does a name begin in a bracket and end outside: "Lapset puheeksi (LP) -keskustelu".
        """
        marks = [self._reader.tokens[index].norm for index in inside]
        is_name = self._pattern.entry.concept.kind in NAMES
        if is_name and ")" in marks and "(" not in marks:
            return True
        return not self._pattern.form.gap and not _PARTING.isdisjoint(marks)

    def _cases_after(self, place: int, slot: int) -> frozenset[str]:
        """Return the cases of the head that directly follows a genitive of the pattern."""
        slots, reader = self._pattern.slots, self._reader
        if slots[slot].kind != "bound" or slot + 1 >= len(slots):
            return frozenset()
        follows = place + 1 < len(reader.tokens) and reader.fills(place + 1, slots[slot + 1])
        return reader.cases(place + 1, slots[slot + 1]) if follows else frozenset()

    def head_first(self, anchor: int) -> Found | None:
        """Return a phrase whose adjective follows its head: "hyvinvointiin, niin henkiseen …"."""
        pattern, reader = self._pattern, self._reader
        if not (pattern.loose and self._options.coordination and len(pattern.slots) == 2):
            return None
        modifier, head = pattern.slots
        if modifier.kind != "free" or head.kind != "free" or pattern.form.language != "fi":
            return None
        for place in self._pair(anchor, modifier, head):
            adjective, noun = (anchor, place) if pattern.anchor == 0 else (place, anchor)
            cases = reader.cases(adjective, modifier) & reader.cases(noun, head)
            between = reader.between(noun, adjective)
            if cases and modifiers_after(between, cases) and self._ends(adjective, cases):
                return found_at(reader, pattern, [adjective, noun], ["coordination"])
        return None

    def _pair(self, anchor: int, modifier: Slot, head: Slot) -> list[int]:
        """Return the tokens that may be the head before, or the modifier after, the anchor."""
        if self._pattern.anchor == 0:
            return self._reader.places(head, max(0, anchor - FARTHEST), anchor)[::-1]
        return self._reader.places(modifier, anchor + 1, anchor + 1 + FARTHEST)

    def _ends(self, adjective: int, cases: frozenset[str]) -> bool:
        """Tell whether no other noun follows that the adjective may belong to."""
        for index in range(adjective + 1, min(adjective + FARTHEST, len(self._reader.tokens))):
            between = self._reader.tokens[adjective + 1 : index + 1]
            if between[-1].kind == "word" and shared_over(between[:-1], "agreeing", cases):
                token = between[-1]
                if any(r.pos in ("noun", "name") and r.case in cases for r in token.readings):
                    return False
        return True
