"""Documents that are nearly the same, and passages that stand in several documents.

A sketch keeps the smallest hashes of a text's runs of letters (shingles), without case, spaces,
punctuation or line ends; the share that two sketches have in common estimates the share that the
texts have (Broder 1997). Passages are compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"[^\W_]+")
_RUN = 5
"""Words of a run by which passages are found."""

_DOUBLINGS = (1, 2, 4, 8, 16)
_LETTERS = 2 * _DOUBLINGS[-1]
"""Of a run of a sketch: four or five words."""

_SKETCH = 256
_MULTIPLIER = 0x9E3779B1
"""Odd and without pattern: 2**32 by the golden ratio (Knuth)."""

_FIRST = 32
_LEAST_SHARED = 0.2
"""Of their first hashes, texts alike to 0.6 share fewer than this once in 100,000 times."""

_MOST_SHARED = 200
"""A run that so many documents share is a form's, and says nothing of any two."""

_TOGETHER = 32
"""Documents that are compared with all earlier ones at once."""

_ANCHORS = 8
"""One run in so many is looked up in the other documents."""

Sketch = tuple[int, ...]


class NearDuplicate(NamedTuple):
    """Two documents whose texts are nearly the same, by how much of them is shared (0 to 1)."""

    one: str
    other: str
    similarity: float


class RepeatedPassage(NamedTuple):
    """A passage of `document` (offsets into its text) that also stands in an earlier one."""

    document: str
    start: int
    end: int
    original: str
    original_start: int
    original_end: int


def sketch(text: str) -> Sketch:
    """Return what is compared of a text; it is small, and the same on every machine."""
    import numpy as np

    hashes = np.sort(_run_hashes(text))
    differing = hashes[np.diff(hashes, prepend=hashes[:1] + np.uint32(1)) != 0]
    return tuple(differing[:_SKETCH].tolist())


def _run_hashes(text: str) -> NDArray[np.uint32]:
    """Return a hash of each run of letters and digits; a text of fewer is one run."""
    import numpy as np

    units = np.frombuffer(text.lower().encode("utf-16-le", "surrogatepass"), "<u2")
    hashes: NDArray[np.uint32] = units[_are_letters()[units]].astype(np.uint32)
    if 0 < len(hashes) < _LETTERS:
        hashes = np.pad(hashes, (0, _LETTERS - len(hashes)))
    for length in _DOUBLINGS:
        hashes = hashes[:-length] * np.uint32(_MULTIPLIER) + hashes[length:]
        hashes ^= hashes >> np.uint32(15)
    return hashes


@lru_cache(maxsize=1)
def _are_letters() -> NDArray[np.bool_]:
    """Tell of each unit of UTF-16 whether it is a letter or digit."""
    import numpy as np

    return np.fromiter(map(str.isalnum, map(chr, range(0x10000))), bool)


def near_duplicates(sketches: Mapping[str, Sketch], least: float = 0.6) -> list[NearDuplicate]:
    """Return the pairs of documents of which at least `least` is the same, the likest first.

    A draft and the text that was adopted are usually above 0.6; two plans that follow the same
    model of a plan are below 0.3.
    """
    pairs = (
        NearDuplicate(one, other, _similarity(sketches[one], sketches[other], least))
        for one, other in _alike(sketches)
    )
    found = [pair for pair in pairs if pair.similarity >= least]
    return sorted(found, key=lambda pair: (-pair.similarity, pair.one, pair.other))


def _alike(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose smallest hashes are so much the same that the texts may be.

    Hashes are sorted, so that the earlier holders of a hash stand before each of its holders. All
    pairs of some documents with earlier ones are counted together.
    """
    import numpy as np

    names = list(sketches)
    sizes = np.array([len(hashes[:_FIRST]) for hashes in sketches.values()], dtype=np.int64)
    hashes = np.fromiter(chain.from_iterable(s[:_FIRST] for s in sketches.values()), np.int64)
    owners = np.repeat(np.arange(len(names)), sizes)
    order = np.argsort(hashes, kind="stable")
    holders = owners[order]
    place, first = np.empty_like(order), np.searchsorted(hashes[order], hashes)
    place[order] = np.arange(len(order))
    earlier = np.where(place - first < _MOST_SHARED, place - first, 0)
    ends = np.append(0, np.cumsum(sizes))
    for start in range(0, len(names), _TOGETHER):
        some = sizes[start : start + _TOGETHER]
        own = slice(ends[start], ends[start + len(some)])
        number = earlier[own]
        shift = first[own] + number - np.cumsum(number)
        others = holders[np.arange(number.sum()) + np.repeat(shift, number)]
        pairs = np.repeat(owners[own] - start, number) * len(names) + others
        shared = np.bincount(pairs, minlength=len(some) * len(names)).reshape(len(some), -1)
        fewest = np.minimum.outer(some, sizes)
        for one, other in np.argwhere((shared > 0) & (shared >= fewest * _LEAST_SHARED)).tolist():
            yield names[other], names[start + one]


def _similarity(one: Sketch, other: Sketch, least: float) -> float:
    """Return which share of two sketches is the same, or no less where that is below `least`."""
    both = set(one).intersection(other)
    size = min(len(one) + len(other) - len(both), _SKETCH)
    if both and round(len(both) / size, 3) >= least:
        both.intersection_update(sorted({*one, *other})[:size])
    return round(len(both) / size, 3) if both else 0.0


class _Words(NamedTuple):
    """The words of a text in small letters, and where each begins and ends."""

    words: list[str]
    spans: list[tuple[int, int]]


def repeated_passages(texts: Mapping[str, str], least: int = 30) -> list[RepeatedPassage]:
    """Return the passages of at least `least` words that stand in an earlier document, too.

    Documents count as earlier in the order of `texts`; a passage is traced to the first of them.
    """
    read = {name: _read(text) for name, text in texts.items()}
    first: dict[int, tuple[str, int]] = {}
    found: list[RepeatedPassage] = []
    for name, document in read.items():
        found += _repeats(name, document, read, first, least)
        for place, value in _runs(document.words):
            if value % _ANCHORS == 0:
                first.setdefault(value, (name, place))
    return found


def _read(text: str) -> _Words:
    matches = list(_WORD.finditer(text))
    return _Words([match[0].lower() for match in matches], [match.span() for match in matches])


def _runs(words: list[str]) -> Iterator[tuple[int, int]]:
    for place in range(len(words) - _RUN + 1):
        yield place, crc32(" ".join(words[place : place + _RUN]).encode())


def _repeats(
    name: str,
    document: _Words,
    read: Mapping[str, _Words],
    first: Mapping[int, tuple[str, int]],
    least: int,
) -> Iterator[RepeatedPassage]:
    done = 0
    for place, value in _runs(document.words):
        if place < done or value not in first:
            continue
        original, start = first[value]
        other = read[original]
        back = _common(document.words, place, other.words, start, -1, limit=place - done)
        ahead = _common(document.words, place, other.words, start, 1, limit=len(document.words))
        if back + ahead < least:
            continue
        done = place + ahead
        yield RepeatedPassage(
            name,
            document.spans[place - back][0],
            document.spans[done - 1][1],
            original,
            other.spans[start - back][0],
            other.spans[start + ahead - 1][1],
        )


def _common(
    one: list[str], here: int, other: list[str], there: int, step: int, *, limit: int
) -> int:
    """Return how many words agree from two places on; backwards, the places do not count."""
    count = 0
    shift = 0 if step > 0 else 1
    while count < limit:
        i, j = here + step * (count + shift), there + step * (count + shift)
        if not (0 <= i < len(one) and 0 <= j < len(other)) or one[i] != other[j]:
            break
        count += 1
    return count
