"""How evenly a concept is spread over the parts of a document, or over documents.

Juilland's D: A. Juilland, D. Brodin and C. Davidovitch, Frequency dictionary of French words
(Mouton, 1970), on the relative frequencies of the parts. Gries' DP: St. Th. Gries, Dispersions and
adjusted frequencies in corpora, International Journal of Corpus Linguistics 13:4 (2008),
doi:10.1075/ijcl.13.4.02gri, normalised as in J. Lijffijt and St. Th. Gries, IJCL 17:1 (2012),
doi:10.1075/ijcl.17.1.08lij.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from termscan.errors import UsageError
from termscan.records import Document, DocumentScan, Page

if TYPE_CHECKING:
    import pandas as pd

PagesOf = Callable[[Document], Sequence[Page]]
_WORD = re.compile(r"\w+(?:[-'’:]\w+)*")
_LEFT_OUT = ("running", "contents")


class Dispersion(NamedTuple):
    """Measures of even spread; None where there is nothing, or only one part, to measure.

    `juilland_d` runs from 0 (all in one part) to 1 (even). `gries_dp` runs from 0 (as expected
    from the parts' sizes) towards 1; `gries_dp_norm` reaches 1 when all is in the smallest part.
    """

    juilland_d: float | None
    gries_dp: float | None
    gries_dp_norm: float | None


def dispersion(counts: Sequence[int], sizes: Sequence[int]) -> Dispersion:
    """Measure how evenly `counts` are spread over parts of these `sizes`, in words.

    Raises:
        UsageError: the numbers do not fit together.
    """
    if len(counts) != len(sizes) or min(sizes, default=1) < 1 or min(counts, default=0) < 0:
        raise UsageError("give each part a count of 0 or more and a size of 1 or more")
    total, words = sum(counts), sum(sizes)
    if not total or len(counts) < 2:
        return Dispersion(None, None, None)
    rates = [count / size for count, size in zip(counts, sizes, strict=True)]
    mean = sum(rates) / len(rates)
    variance = sum((rate - mean) ** 2 for rate in rates) / len(rates)
    juilland = 1 - sqrt(variance) / mean / sqrt(len(rates) - 1)
    pairs = zip(counts, sizes, strict=True)
    gries = sum(abs(count / total - size / words) for count, size in pairs) / 2
    return Dispersion(max(juilland, 0.0), gries, gries / (1 - min(sizes) / words))


def dispersion_within(
    scans: Iterable[DocumentScan], pages: PagesOf, parts: int = 10
) -> pd.DataFrame:
    """Measure how evenly each concept is spread over each document.

    A document is divided into `parts` of equal numbers of words (fewer, if it has fewer words);
    repeated headers and tables of contents do not count. Only counted mentions take part.

    Returns a frame with a row for each document and concept that it mentions, sorted by both:
    `document`, `concept`, `mentions`, `words`, `parts` and the fields of `Dispersion`.

    Raises:
        UsageError: fewer than two parts.
    """
    if parts < 2:
        raise UsageError(f"parts is {parts}; it must be at least 2")
    rows = [row for scan in scans if _counted(scan) for row in _rows(scan, pages, parts)]
    columns = ("document", "concept", "mentions", "words", "parts", *Dispersion._fields)
    return _frame(rows, columns, ("document", "concept"))


def _rows(scan: DocumentScan, pages: PagesOf, parts: int) -> Iterator[tuple[object, ...]]:
    shown = pages(scan.document)
    starts = [0, *accumulate(len(page.text) + 1 for page in shown)]
    offsets = {page.number: start for page, start in zip(shown, starts, strict=False)}
    words = list(_word_places(shown, starts))
    sizes = _sizes(len(words), parts)
    counts: dict[str, list[int]] = {}
    for concept, page, start in _counted(scan):
        found = counts.setdefault(concept, [0] * len(sizes))
        found[_part(words, offsets.get(page, 0) + start, sizes)] += 1
    for concept, found in counts.items():
        measures = dispersion(found, sizes)
        yield (scan.document.id, concept, sum(found), len(words), len(sizes), *measures)


def _counted(scan: DocumentScan) -> list[tuple[str, int, int]]:
    return [(m.concept, m.page, m.start) for m in scan.mentions if m.status == "counted"]


def _word_places(pages: Sequence[Page], starts: Sequence[int]) -> Iterator[int]:
    """Yield where in the document's text its counted words begin."""
    for page, offset in zip(pages, starts, strict=False):
        left_out = [(zone.start, zone.end) for zone in page.zones if zone.kind in _LEFT_OUT]
        for word in _WORD.finditer(page.text):
            if not any(start <= word.start() < end for start, end in left_out):
                yield offset + word.start()


def _sizes(words: int, parts: int) -> list[int]:
    parts = max(1, min(parts, words))
    edges = [words * number // parts for number in range(parts + 1)]
    return [max(1, high - low) for low, high in pairwise(edges)]


def _part(words: Sequence[int], place: int, sizes: Sequence[int]) -> int:
    rank = max(0, bisect_right(words, place) - 1)
    ends = list(accumulate(sizes))
    return min(bisect_right(ends, rank), len(sizes) - 1)


def dispersion_across(scans: Iterable[DocumentScan]) -> pd.DataFrame:
    """Measure how evenly each concept is spread over documents, by their counted words.

    Returns a frame with a row for each concept, sorted: `concept`, `mentions`, `documents` that
    mention it, `parts` (all documents that could be read and have words) and the fields of
    `Dispersion`.
    """
    readable = [scan for scan in scans if scan.status == "counted" and scan.words > 0]
    sizes = [scan.words for scan in readable]
    by_document = [Counter(concept for concept, _, _ in _counted(scan)) for scan in readable]
    rows = []
    for concept in sorted(set().union(*by_document)):
        counts = [found[concept] for found in by_document]
        mentioning = sum(count > 0 for count in counts)
        measures = dispersion(counts, sizes)
        rows.append((concept, sum(counts), mentioning, len(sizes), *measures))
    columns = ("concept", "mentions", "documents", "parts", *Dispersion._fields)
    return _frame(rows, columns, ("concept",))


def _frame(
    rows: Sequence[tuple[object, ...]], columns: Sequence[str], by: Sequence[str]
) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=list(columns))
    types = dict.fromkeys(Dispersion._fields, "float64")
    numbers = dict.fromkeys(("mentions", "words", "parts", "documents"), "int64")
    wanted = {name: kind for name, kind in (types | numbers).items() if name in columns}
    return frame.astype(wanted).sort_values(list(by), ignore_index=True)
