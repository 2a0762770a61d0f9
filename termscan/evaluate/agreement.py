"""How far two people agree who annotated the same passages.

Mentions have no countable negatives, so agreement on them is given as F1, which the kappa of
mentions approaches when the true negatives are many (Hripcsak and Rothschild 2005,
doi:10.1197/jamia.M1733). Cohen's kappa (1960, doi:10.1177/001316446002000104) is given over
words: each word is labelled with the concepts of the outer mentions that cover it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from termscan.errors import UsageError
from termscan.evaluate.evaluation import Score, evaluate
from termscan.evaluate.gold import GoldMention, Passage
from termscan.evaluate.scoring import Judgement
from termscan.records import Mention

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class WordAgreement(NamedTuple):
    """Over words: how many, the share labelled alike, the share expected by chance, and kappa.

    Kappa is None where chance alone would give full agreement (nobody labelled anything).
    """

    words: int
    observed: float
    expected: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement of two annotators; the first stands as gold where a side must be named.

    `differences` are the mentions that only the first (``miss``) or only the second (``false``)
    has.
    """

    lenient: Score
    strict: Score
    words: WordAgreement
    differences: tuple[Judgement, ...]


def agreement(first: Sequence[Passage], second: Sequence[Passage]) -> Agreement:
    """Measure the agreement of two annotations of the same passages.

    Raises:
        UsageError: the passages are not the same.
    """
    if [(p.id, p.text) for p in first] != [(p.id, p.text) for p in second]:
        raise UsageError("both annotators must have the same passages in the same order")
    others = iter(second)
    evaluation = evaluate(first, lambda _: map(_as_mention, _outer(next(others))), apart=())
    labels = [
        pair
        for one, other in zip(first, second, strict=True)
        for pair in zip(_labels(one), _labels(other), strict=True)
    ]
    differences = tuple(one for one in evaluation.judgements if one.verdict != "hit")
    return Agreement(evaluation.overall, evaluation.strict, cohen_kappa(labels), differences)


def cohen_kappa(labels: Sequence[tuple[object, object]]) -> WordAgreement:
    """Compute Cohen's kappa of pairs of labels."""
    total = len(labels)
    if not total:
        return WordAgreement(0, 1.0, 1.0, None)
    observed = sum(left == right for left, right in labels) / total
    lefts, rights = Counter(left for left, _ in labels), Counter(right for _, right in labels)
    expected = sum(lefts[label] * rights[label] for label in lefts) / total**2
    if lefts == rights and len(lefts) == 1:
        return WordAgreement(total, observed, expected, None)
    return WordAgreement(total, observed, expected, (observed - expected) / (1 - expected))


def _outer(passage: Passage) -> Iterable[GoldMention]:
    return (mention for mention in passage.mentions if not mention.nested)


def _labels(passage: Passage) -> list[frozenset[str]]:
    covered = [
        (start, end, mention.concept)
        for mention in _outer(passage)
        for start, end in mention.fragments or ((mention.start, mention.end),)
    ]
    return [
        frozenset(concept for s, e, concept in covered if s < word.end() and word.start() < e)
        for word in _WORD.finditer(passage.text)
    ]


def _as_mention(gold: GoldMention) -> Mention:
    return Mention(
        gold.start,
        gold.end,
        gold.surface,
        gold.concept,
        "",
        gold.kind,
        "counted",
        form="",
        fragments=gold.fragments,
    )
