"""Which concepts one group of documents speaks of more than another.

G²: the log-likelihood ratio of T. Dunning, Accurate methods for the statistics of surprise and
coincidence, Computational Linguistics 19:1 (1993), over two groups as in P. Rayson and R. Garside,
Comparing corpora using frequency profiling (2000), doi:10.3115/1604683.1604686. Log ratio:
A. Hardie, Log Ratio, an informal introduction (CASS, Lancaster University, 2014), the binary
logarithm of the relative frequencies' ratio, with half a mention in place of none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import log, log2
from typing import TYPE_CHECKING

from termscan.errors import UsageError
from termscan.records import DocumentScan

if TYPE_CHECKING:
    import pandas as pd


def keyness(target: Iterable[DocumentScan], reference: Iterable[DocumentScan]) -> pd.DataFrame:
    """Compare how often two groups of documents mention each concept.

    Only documents that could be read and only counted mentions take part.

    Returns a frame with a row for each concept that either mentions, by falling G² (then concept):
    `concept`, `target_mentions`, `reference_mentions`, `target_words`, `reference_words`,
    `target_documents` and `reference_documents` that mention it, `target_per_1000_words`,
    `reference_per_1000_words`, `g2` (3.84 is the 5 % level, 6.63 the 1 % level of chi-squared with
    one degree of freedom; mentions cluster in documents, so it is too generous), `log_ratio` (above
    0 where the target speaks of it more; 1 is twice as often).

    Raises:
        UsageError: a document is in both groups, or a group has no words.
    """
    first, second = _readable(target, "target"), _readable(reference, "reference")
    both = {scan.document.id for scan in first} & {scan.document.id for scan in second}
    if both:
        raise UsageError(f"{len(both)} documents are in both groups, such as {min(both)}")
    words = sum(scan.words for scan in first), sum(scan.words for scan in second)
    mentions = _mentions(first), _mentions(second)
    documents = _documents(first), _documents(second)
    return compared(("concept", "mentions"), mentions, documents, words)


def compared(
    names: tuple[str, str],
    counts: tuple[Counter[str], Counter[str]],
    documents: tuple[Counter[str], Counter[str]],
    words: tuple[int, int],
) -> pd.DataFrame:
    """Compare what two groups of documents say, and how often: the frame that `keyness` returns.

    Args:
        names: what is counted and what its counts are called: ``concept``, ``mentions``.
        counts: how often each group says each thing.
        documents: how many documents of each group do.
        words: the number of words of each group, not 0.
    """
    import pandas as pd

    name, counted_as = names
    rows = []
    for one in sorted(counts[0].keys() | counts[1].keys()):
        pair = counts[0][one], counts[1][one]
        saying = documents[0][one], documents[1][one]
        rates = [1000 * count / size for count, size in zip(pair, words, strict=True)]
        measures = log_likelihood(*pair, *words), log_ratio(*pair, *words)
        rows.append((one, *pair, *words, *saying, *rates, *measures))
    columns = [name]
    for column in (counted_as, "words", "documents", "per_1000_words"):
        columns += [f"target_{column}", f"reference_{column}"]
    frame = pd.DataFrame(rows, columns=[*columns, "g2", "log_ratio"])
    counted = dict.fromkeys(columns[1:7], "int64")
    measured = dict.fromkeys((*columns[7:], "g2", "log_ratio"), "float64")
    frame = frame.astype({**counted, **measured})
    return frame.sort_values(["g2", name], ascending=[False, True], ignore_index=True)


def log_likelihood(first: int, second: int, first_words: int, second_words: int) -> float:
    """Return G² of a concept's mentions in two groups of so many words."""
    rate = (first + second) / (first_words + second_words)
    cells = (first, first_words * rate), (second, second_words * rate)
    return max(0.0, 2 * sum(seen * log(seen / expected) for seen, expected in cells if seen))


def log_ratio(first: int, second: int, first_words: int, second_words: int) -> float:
    """Return the binary logarithm of how many times more often the first group mentions it."""
    return log2((first or 0.5) / first_words) - log2((second or 0.5) / second_words)


def _readable(scans: Iterable[DocumentScan], group: str) -> list[DocumentScan]:
    found = [scan for scan in scans if scan.status == "counted"]
    if not sum(scan.words for scan in found):
        raise UsageError(f"the {group} group has no words to compare")
    return found


def _mentions(scans: Iterable[DocumentScan]) -> Counter[str]:
    return Counter(m.concept for scan in scans for m in scan.mentions if m.status == "counted")


def _documents(scans: Iterable[DocumentScan]) -> Counter[str]:
    mentioned = ({m.concept for m in scan.mentions if m.status == "counted"} for scan in scans)
    return Counter(concept for concepts in mentioned for concept in concepts)
