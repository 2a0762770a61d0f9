"""Which concepts stand in the same sentences.

Dice's coefficient: L. R. Dice, Measures of the amount of ecologic association between species,
Ecology 26:3 (1945), doi:10.2307/1932409: twice the sentences with both, divided by those with the
one plus those with the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING

from termscan.records import DocumentScan

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = ("concept_a", "concept_b", "sentences", "documents", "sentences_a", "sentences_b")


def cooccurrence(scans: Iterable[DocumentScan]) -> pd.DataFrame:
    """Count the sentences in which two concepts are both mentioned.

    Only counted mentions take part; a concept mentioned twice in a sentence counts once.

    Returns a frame with a row for each pair that occurs, `concept_a` before `concept_b` in the
    alphabet, by falling number of sentences: the pair, the `sentences` and `documents` with both,
    the sentences with each (`sentences_a`, `sentences_b`), and `dice`, from 0 to 1 (always
    together).
    """
    import pandas as pd

    sentences: dict[str, set[tuple[str, int, int]]] = defaultdict(set)
    for scan in scans:
        for mention in scan.mentions:
            if mention.status == "counted":
                place = (scan.document.id, mention.page, mention.sentence_start)
                sentences[mention.concept].add(place)
    rows = []
    for one, other in combinations(sorted(sentences), 2):
        both = sentences[one] & sentences[other]
        if both:
            sizes = len(sentences[one]), len(sentences[other])
            documents = len({document for document, _, _ in both})
            dice = 2 * len(both) / sum(sizes)
            rows.append((one, other, len(both), documents, *sizes, dice))
    frame = pd.DataFrame(rows, columns=[*_COLUMNS, "dice"])
    frame = frame.astype(dict.fromkeys(_COLUMNS[2:], "int64") | {"dice": "float64"})
    order = ["sentences", "concept_a", "concept_b"]
    return frame.sort_values(order, ascending=[False, True, True], ignore_index=True)
