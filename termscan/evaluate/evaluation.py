"""How well predictions meet the annotation: precision, recall and F1, whole and by parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from termscan.evaluate.documents import read_gold
from termscan.evaluate.gold import Passage, Trap
from termscan.evaluate.phenomena import PHENOMENA
from termscan.evaluate.scoring import Judgement, judge
from termscan.records import Concept, Mention

Predict = Callable[[str], Iterable[Mention]]
"""Takes a passage's text and gives the mentions in it, of all statuses."""

APART = ("anaphor", "noise", "doubt", "paraphrase")
"""Flags whose mentions stay out of the main figures: neither hit nor missed, and no false hit."""


class Score(NamedTuple):
    """Counts of hits, misses and false hits, and what follows from them (None if undefined)."""

    hits: int
    misses: int
    false: int

    @property
    def precision(self) -> float | None:
        """Share of the counted predictions that are right."""
        return _share(self.hits, self.hits + self.false)

    @property
    def recall(self) -> float | None:
        """Share of the gold mentions that were found."""
        return _share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall."""
        return _share(2 * self.hits, 2 * self.hits + self.misses + self.false)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every judgement of one run, and the figures that follow from them.

    `judgements` hold the gold mentions' and the false hits of all passages; `sprung` the traps
    that were sprung, with their passage, of `traps` in all. `outside` counts the gold mentions of
    kinds that the lexicons do not hold, which were left out. `core` are the core terms' ids.
    """

    passages: tuple[str, ...]
    judgements: tuple[Judgement, ...]
    sprung: tuple[tuple[str, Trap], ...] = ()
    traps: int = 0
    outside: int = 0
    core: frozenset[str] = frozenset()

    @property
    def overall(self) -> Score:
        """The lenient score of all mentions that are not kept apart."""
        return score(self.judgements)

    @property
    def strict(self) -> Score:
        """The score where only exact spans and fragments hit."""
        return score(self.judgements, strict=True)

    def without(self, *flags: str) -> Score:
        """The lenient score as if gold mentions with these flags were kept apart too."""
        return score(one for one in self.judgements if set(flags).isdisjoint(one.flags))

    def by_kind(self) -> dict[str, Score]:
        """Scores of terms, practices and organisations."""
        return _grouped(self.judgements, lambda one: (one.kind,))

    def by_lexicon(self) -> dict[str, Score]:
        """Scores by lexicon."""
        return _grouped(self.judgements, lambda one: (one.lexicon,))

    def by_concept(self) -> dict[str, Score]:
        """Scores by concept."""
        return _grouped(self.judgements, lambda one: (one.concept,))

    def by_language(self) -> dict[str, Score]:
        """Scores by the passages' language."""
        return _grouped(self.judgements, lambda one: (one.language,))

    def by_tag(self) -> dict[str, Score]:
        """Scores of all mentions in the passages that carry a tag."""
        return _grouped(self.judgements, lambda one: one.tags)

    def by_flag(self) -> dict[str, Score]:
        """Scores of the gold mentions that carry a flag; a false hit has none, so recall only.

        Flags that are kept apart from the main figures have their figures here.
        """
        return _grouped(self.judgements, lambda one: one.flags, apart=True)

    def by_phenomenon(self) -> dict[str, Score]:
        """Scores of the gold mentions that show each of `PHENOMENA`: recall only."""
        gold = [one for one in self.judgements if one.verdict != "false"]
        return {
            name: score(one for one in gold if phenomenon.shows(one))
            for name, phenomenon in PHENOMENA.items()
        }


def score(judgements: Iterable[Judgement], *, strict: bool = False, apart: bool = False) -> Score:
    """Count judgements; those kept apart are left out unless `apart`."""
    kinds: Counter[str] = Counter()
    for one in judgements:
        if one.apart and not apart:
            continue
        if strict and one.verdict == "hit" and not one.exact:
            kinds.update(("miss", "false"))
        else:
            kinds[one.verdict] += 1
    return Score(kinds["hit"], kinds["miss"], kinds["false"])


def _grouped(
    judgements: Iterable[Judgement],
    groups: Callable[[Judgement], Iterable[str]],
    *,
    apart: bool = False,
) -> dict[str, Score]:
    members: dict[str, list[Judgement]] = defaultdict(list)
    for one in judgements:
        for group in groups(one):
            members[group].append(one)
    return {group: score(members[group], apart=apart) for group in sorted(members)}


def evaluate(
    gold: Path | str | Sequence[Passage],
    predict: Predict,
    *,
    concepts: Iterable[Concept] = (),
    apart: Collection[str] = APART,
    texts: Path | str | None = None,
    traps: Path | str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Evaluation:
    """Score predictions against annotated passages or documents.

    Gold mentions of kinds that none of the `concepts` has are left out (all take part if no
    concepts are given). `progress` is called with the passages done and the passages in all.

    Raises:
        GoldError: mistakes in the gold file, all of them.
        InputError: a file that cannot be read.
    """
    passages = gold if isinstance(gold, Sequence) and not isinstance(gold, str) else None
    if passages is None:
        passages = read_gold(gold, texts=texts, traps=traps)  # type: ignore[arg-type]
    known = {concept.id: concept for concept in concepts}
    kinds = {concept.kind for concept in known.values()}
    judgements: list[Judgement] = []
    sprung: list[tuple[str, Trap]] = []
    outside = 0
    for done, passage in enumerate(passages, start=1):
        found, fallen = judge(passage, predict(passage.text), apart)
        within = [one for one in found if not kinds or one.kind in kinds]
        outside += len(found) - len(within)
        judgements += (_placed(one, known) for one in within)
        sprung += ((passage.id, trap) for trap in fallen)
        if progress is not None:
            progress(done, len(passages))
    return Evaluation(
        tuple(passage.id for passage in passages),
        tuple(judgements),
        tuple(sprung),
        sum(len(passage.traps) for passage in passages),
        outside,
        frozenset(one.id for one in known.values() if (one.scope, one.kind) == ("core", "term")),
    )


def _placed(one: Judgement, known: Mapping[str, Concept]) -> Judgement:
    if one.lexicon or one.concept not in known:
        return one
    return replace(one, lexicon=known[one.concept].lexicon)
