"""Whether each document's counts are right, concept by concept: what a table of counts needs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from termscan.evaluate.evaluation import Evaluation
from termscan.evaluate.scoring import Judgement


@dataclass(frozen=True, slots=True)
class WrongCount:
    """A document and concept whose count is not what a person counts.

    The right count runs from `least` to `most`: they differ by the mentions that a careful person
    could leave out or could miss (those kept apart).
    """

    passage: str
    concept: str
    counted: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Exactness:
    """How many of `documents` have every core concept's count right.

    `exact` asks for all annotated mentions, `within` also accepts counts that leave out mentions
    kept apart. `empty` are the documents that mention a core concept and were reported with none.
    """

    documents: int
    exact: int
    within: int
    wrong: tuple[WrongCount, ...]
    empty: tuple[str, ...]


def exactness(evaluation: Evaluation) -> Exactness:
    """Compare the counts by document, of core concepts or, where none is known, of all."""
    judgements: dict[str, list[Judgement]] = defaultdict(list)
    for one in evaluation.judgements:
        if not evaluation.core or one.concept in evaluation.core:
            judgements[one.passage].append(one)
    wrong: list[WrongCount] = []
    empty: list[str] = []
    for passage, found in judgements.items():
        wrong += _wrong_counts(passage, found)
        if not any(one.verdict != "miss" for one in found) and not all(one.apart for one in found):
            empty.append(passage)
    total = len(evaluation.passages)
    inexact = {one.passage for one in wrong}
    beyond = {one.passage for one in wrong if not one.least <= one.counted <= one.most}
    return Exactness(total, total - len(inexact), total - len(beyond), tuple(wrong), tuple(empty))


def _wrong_counts(passage: str, found: list[Judgement]) -> list[WrongCount]:
    counted = Counter(one.concept for one in found if one.verdict != "miss")
    most = Counter(one.concept for one in found if one.verdict != "false")
    least = Counter(one.concept for one in found if one.verdict != "false" and not one.apart)
    return [
        WrongCount(passage, concept, counted[concept], least[concept], most[concept])
        for concept in sorted(counted.keys() | most.keys())
        if counted[concept] != most[concept]
    ]
