"""Setting what was predicted against what a person found.

A prediction hits a gold mention of the same concept if they share at least one character outside
the gaps of both; each gold mention is used once, the best fitting pairs first. A hit is exact if
the spans (and, where annotated, the fragments) are the same. Only counted predictions and gold
mentions that are not nested take part. A prediction that hits nothing and lies on a trap with the
trap's lure springs it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from termscan.evaluate.gold import GoldMention, Passage, Trap
from termscan.records import ConceptKind, Mention, Span

Verdict = Literal["hit", "miss", "false"]
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Judgement:
    """One gold mention that was hit or missed, or one prediction that is false.

    `flags` are the gold mention's, `tags` the passage's. `apart` is true for a gold mention that
    is kept out of the main figures. `lure` tells what a false hit fell for, if a trap lay there.
    """

    verdict: Verdict
    passage: str
    start: int
    end: int
    surface: str
    concept: str
    kind: ConceptKind
    lexicon: str = ""
    language: str = "fi"
    exact: bool = False
    apart: bool = False
    flags: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    lure: str = ""
    before: str = ""
    after: str = ""
    how: str = ""


def judge(
    passage: Passage, predicted: Iterable[Mention], apart: Collection[str] = ()
) -> tuple[list[Judgement], list[Trap]]:
    """Judge the predictions for one passage; also return the traps that were sprung."""
    gold = [mention for mention in passage.mentions if not mention.nested]
    counted = [mention for mention in predicted if mention.status == "counted"]
    pairs = _pairs(gold, counted)
    judgements = []
    for position, wanted in enumerate(gold):
        got = counted[pairs[position]] if position in pairs else None
        judgements.append(_on_gold(passage, wanted, got, apart))
    used = set(pairs.values())
    wrong = [mention for position, mention in enumerate(counted) if position not in used]
    sprung = {id(trap): trap for mention in wrong for trap in _traps(passage, mention)}
    judgements += [_on_false(passage, mention) for mention in wrong]
    judgements.sort(key=lambda one: (one.start, one.end, one.concept, one.verdict))
    return judgements, [trap for trap in passage.traps if id(trap) in sprung]


def _pairs(gold: Sequence[GoldMention], counted: Sequence[Mention]) -> dict[int, int]:
    candidates = []
    for left, wanted in enumerate(gold):
        for right, got in enumerate(counted):
            shared = _shared(_pieces(wanted), _pieces(got)) if wanted.concept == got.concept else 0
            if shared:
                candidates.append((not _exact(wanted, got), -shared, left, right))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, left, right in sorted(candidates):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def _pieces(mention: GoldMention | Mention | Trap) -> tuple[Span, ...]:
    fragments: tuple[Span, ...] = getattr(mention, "fragments", ())
    return fragments or ((mention.start, mention.end),)


def _shared(left: Iterable[Span], right: Sequence[Span]) -> int:
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in left for b in right)


def _exact(wanted: GoldMention, got: Mention) -> bool:
    if (wanted.start, wanted.end) != (got.start, got.end):
        return False
    return not wanted.fragments or wanted.fragments == got.fragments


def _traps(passage: Passage, mention: Mention) -> list[Trap]:
    return [
        trap
        for trap in passage.traps
        if trap.lure == mention.concept and _shared(_pieces(trap), _pieces(mention))
    ]


def _on_gold(
    passage: Passage, wanted: GoldMention, got: Mention | None, apart: Collection[str]
) -> Judgement:
    before, after = _context(passage.text, wanted.start, wanted.end)
    return Judgement(
        verdict="miss" if got is None else "hit",
        passage=passage.id,
        start=wanted.start,
        end=wanted.end,
        surface=wanted.surface,
        concept=wanted.concept,
        kind=wanted.kind,
        lexicon=got.lexicon if got is not None else "",
        language=passage.language,
        exact=got is not None and _exact(wanted, got),
        apart=any(flag in apart for flag in wanted.flags),
        flags=wanted.flags,
        tags=passage.tags,
        before=before,
        after=after,
        how=_how(got) if got is not None else "",
    )


def _on_false(passage: Passage, got: Mention) -> Judgement:
    before, after = _context(passage.text, got.start, got.end)
    return Judgement(
        verdict="false",
        passage=passage.id,
        start=got.start,
        end=got.end,
        surface=got.surface,
        concept=got.concept,
        kind=got.kind,
        lexicon=got.lexicon,
        language=passage.language,
        tags=passage.tags,
        lure="; ".join(trap.reason or trap.surface for trap in _traps(passage, got)),
        before=before,
        after=after,
        how=_how(got),
    )


def _how(mention: Mention) -> str:
    return f"{mention.form} ({mention.how})" if mention.how else mention.form


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
