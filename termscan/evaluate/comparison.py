"""What changed between two runs over the same gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from termscan.errors import UsageError
from termscan.evaluate.evaluation import Evaluation, Score
from termscan.evaluate.scoring import Judgement


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs' overall scores, and the judgements that differ between them."""

    before: Score
    after: Score
    found: tuple[Judgement, ...]
    lost: tuple[Judgement, ...]
    new_false: tuple[Judgement, ...]
    gone_false: tuple[Judgement, ...]


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """Compare two evaluations; mentions kept apart are left out.

    Raises:
        UsageError: they are not about the same passages.
    """
    if before.passages != after.passages:
        raise UsageError("the two evaluations are not about the same passages of the same gold")
    hits = _surplus(after, before, "hit"), _surplus(before, after, "hit")
    false = _surplus(after, before, "false"), _surplus(before, after, "false")
    return Comparison(before.overall, after.overall, *hits, *false)


def _surplus(this: Evaluation, other: Evaluation, verdict: str) -> tuple[Judgement, ...]:
    known = Counter(_key(one) for one in _of(other, verdict))
    surplus = []
    for one in _of(this, verdict):
        known[_key(one)] -= 1
        if known[_key(one)] < 0:
            surplus.append(one)
    return tuple(surplus)


def _of(evaluation: Evaluation, verdict: str) -> Iterable[Judgement]:
    return (one for one in evaluation.judgements if one.verdict == verdict and not one.apart)


def _key(one: Judgement) -> tuple[str, str, int, int]:
    return one.passage, one.concept, one.start, one.end
