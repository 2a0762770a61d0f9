"""Passages drawn from texts for a person to annotate, the same for the same seed."""

from __future__ import annotations

import hashlib
import re
from bisect import insort
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from termscan.evaluate.gold import GoldMention, Passage
from termscan.records import Mention

_BLOCK = re.compile(r"(?s)\S.*?(?=\n[ \t\r]*\n|\f|\Z)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ•\-–\d])")
_WORD = re.compile(r"\w+")


def sample_passages(
    texts: Iterable[tuple[str, str]],
    size: int,
    *,
    seed: int,
    likely: Callable[[str], bool] | None = None,
    share: float = 0.5,
    words: tuple[int, int] = (5, 80),
) -> tuple[Passage, ...]:
    """Draw `size` passages from `texts`, pairs of a name and a text.

    A passage is a paragraph, or some sentences of a long one, of at least and at most so many
    `words`. Mentions are rare: with `likely` (say, whether a wide net of stems catches anything),
    `share` of the sample is drawn from the passages for which it is true, and ``source`` says
    which stratum a passage comes from. Figures from such a sample are not those of all texts.
    The sample does not depend on the order of the texts.
    """
    of_likely = round(size * share) if likely is not None else 0
    strata = {"likely": _Smallest(of_likely), "other": _Smallest(size - of_likely)}
    for name, text in texts:
        for start, end in _cut(text, *words):
            key = hashlib.sha256(f"{seed}\0{name}\0{start}".encode()).digest()
            if not any(stratum.takes(key) for stratum in strata.values()):
                continue  # whether it is likely is the costlier question
            caught = likely is not None and likely(text[start:end])
            stratum = "likely" if caught else "other"
            source = {"type": "sample", "ref": name, "start": start, "stratum": stratum}
            strata[stratum].add(key, Passage(f"{name}:{start}", text[start:end], source=source))
    drawn = [pair for stratum in strata.values() for pair in stratum.pairs]
    return tuple(passage for _, passage in sorted(drawn, key=itemgetter(0)))


class _Smallest:
    """The items of the smallest keys, in order."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.pairs: list[tuple[bytes, Passage]] = []

    def takes(self, key: bytes) -> bool:
        """Tell whether an item of this key would be among them."""
        return len(self.pairs) < self._size or (self._size > 0 and key < self.pairs[-1][0])

    def add(self, key: bytes, passage: Passage) -> None:
        insort(self.pairs, (key, passage), key=itemgetter(0))
        del self.pairs[self._size :]


def _cut(text: str, least: int, most: int) -> Iterator[tuple[int, int]]:
    for block in _BLOCK.finditer(text):
        start = counted = block.start()
        count = 0
        for end in (*_sentence_ends(block.group(), start), block.end()):
            count += len(_WORD.findall(text, counted, end))
            counted = end
            if count >= most or (end == block.end() and count >= least):
                yield start, start + len(text[start:end].rstrip())
                start, count = end, 0


def _sentence_ends(block: str, offset: int) -> Iterator[int]:
    return (offset + match.end() for match in _SENTENCE_END.finditer(block))


def prefilled(passage: Passage, predicted: Iterable[Mention]) -> Passage:
    """Return the passage with counted predictions in place of mentions, for a person to correct."""
    mentions = tuple(
        GoldMention(m.start, m.end, m.surface, m.concept, m.kind, fragments=m.fragments)
        for m in predicted
        if m.status == "counted"
    )
    return Passage(
        passage.id, passage.text, passage.language, mentions, (), passage.tags, passage.source
    )
