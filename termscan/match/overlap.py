"""Which of several phrases at one place count: the longest concept wins."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

from termscan.match.frames import envelope
from termscan.match.patterns import NAMES
from termscan.match.search import Found
from termscan.records import MentionStatus, Span

_KINDS = {"practice": 0, "organisation": 1, "term": 2}


class Judged(NamedTuple):
    """A phrase with its status and, where it does not count, the reason."""

    found: Found
    status: MentionStatus
    because: str | None = None


def judge(
    found: Sequence[tuple[Found, str | None]], overlap: Literal["longest", "all"]
) -> list[Judged]:
    """Give each phrase its status; the second of each pair says what the lexicon cancels it by."""
    valid = [one for one, cancelled in found if cancelled is None]
    near = _Neighbours(valid)
    kept = _once_each(valid, near)
    judged = [
        _place(one, near.of(one)) if overlap == "longest" else Judged(one, "counted")
        for one in kept
    ]
    taken = {(one.pattern.entry.concept.id, one.spans) for one in valid}
    for one, cancelled in found:
        key = (one.pattern.entry.concept.id, one.spans)
        if cancelled is not None and key not in taken:
            taken.add(key)
            judged.append(Judged(one, "ruled_out", cancelled))
    return judged


def _once_each(found: Sequence[Found], near: _Neighbours) -> list[Found]:
    """Keep one of a concept's phrases that share a word: the longest, then the plainest."""
    kept: dict[str, dict[int, Found]] = defaultdict(dict)
    for one in sorted(found, key=_rank):
        rivals = kept[one.pattern.entry.concept.id]
        if not any(id(other) in rivals and _share_word(one, other) for other in near.of(one)):
            rivals[id(one)] = one
    return [one for rivals in kept.values() for one in rivals.values()]


class _Neighbours:
    """Phrases by the stretch of text that they take, so that only those nearby are compared."""

    def __init__(self, found: Sequence[Found]) -> None:
        reaches = [(*_stretch(one), order) for order, one in enumerate(found)]
        self._found = found
        self._reaches = sorted(reaches)
        self._longest = max((end - start for start, end, _ in reaches), default=0)

    def of(self, one: Found) -> list[Found]:
        """Return the phrases that share text with one, itself included, in their own order."""
        start, end = _stretch(one)
        first = bisect_left(self._reaches, start - self._longest, key=lambda reach: reach[0])
        last = bisect_right(self._reaches, end, key=lambda reach: reach[0])
        orders = sorted(order for _, ends, order in self._reaches[first:last] if ends >= start)
        return [self._found[order] for order in orders]


def _stretch(found: Found) -> Span:
    return envelope((*found.spans, *found.reach))


def _share_word(one: Found, other: Found) -> bool:
    return not set(one.places).isdisjoint(other.places) or _inside(one.spans, other.spans)


def _rank(found: Found) -> tuple[bool, int, int, int, int]:
    start, end = envelope(found.spans)
    length = _length(found.spans)
    completed = "ellipsis" in found.how
    return completed, end - start - length, -length, len(found.how), start


def _length(spans: Sequence[Span]) -> int:
    return sum(end - start for start, end in spans)


def _inside(inner: Sequence[Span], outer: Sequence[Span]) -> bool:
    return all(any(a <= start and end <= b for a, b in outer) for start, end in inner)


def _place(one: Found, valid: Sequence[Found]) -> Judged:
    """Return the status of a phrase among the others."""
    around = [other for other in valid if other is not one and _holds(other, one)]
    if not around:
        return Judged(one, "counted")
    outer = max(
        around, key=lambda other: (_length(other.spans), -_KINDS[other.pattern.entry.concept.kind])
    )
    name = next((o for o in around if o.pattern.entry.concept.kind in NAMES), None)
    inner_kind = one.pattern.entry.concept.kind
    if name is not None and inner_kind == "term":
        return Judged(one, "in_name", f"inside the name {name.pattern.entry.concept.id}")
    return Judged(one, "nested", f"inside {outer.pattern.entry.concept.id}")


def _holds(outer: Found, inner: Found) -> bool:
    """Tell whether `inner` lies inside `outer`, which is longer or has the stronger claim."""
    first, second = outer.pattern.entry.concept, inner.pattern.entry.concept
    if first.id == second.id:
        return False
    if outer.verb is not None and not outer.borrowed and inner.places[-1] == outer.places[-1]:
        return inner.verb is None and not _inside(outer.spans, inner.spans)
    modifies = inner.places[-1] in outer.places[:-1] and second.kind == "term"
    if modifies and not outer.borrowed and inner.verb is None:
        return not _inside(outer.spans, inner.spans)
    own = tuple(span for span in outer.reach or outer.spans if span not in outer.borrowed)
    if not _inside(inner.spans, own):
        return False
    if _length(inner.spans) != _length(outer.spans):
        return _length(inner.spans) < _length(outer.spans)
    return (_KINDS[first.kind], first.id) < (_KINDS[second.kind], second.id)
