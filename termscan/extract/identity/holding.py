"""For which years a document holds, weighed from its names, its first lines and its text.

The weights were tried on 207 strategies whose period is known (`benchmarks/extract_identity.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from termscan.extract.identity.findings import SURE, Finding
from termscan.extract.identity.kinds import kinds_named
from termscan.extract.identity.periods import Period, periods

_NAMES = frozenset(("file name", "address"))
_BY_NAME = 3.0
_ONE_YEAR = 0.7
"""A single year says less than a beginning and an end."""

_NAMES_NOTHING = 0.7
"""A place that names no document says less."""

_MADE_THEN = 0.3
"""The year in which a document was made says little of the years for which it holds."""

_RANGES, _VISIONS, _NAMED = 0.2, 0.2, 0.1
_LONGEST_LINE = 90
_MAKING = r"\b(?:laadi|laati|paivit|hyvaksy|valmistel|godkan|uppdatera|antag)\w*"
_WHEN = r"\w*vuonna|kevaalla|kesalla|syksylla|talvella|\w+kuussa|ar|varen|hosten"
_MADE_IN = re.compile(rf"{_MAKING}\W+(?:(?:{_WHEN})\W+)?(20\d\d)\b|\b(20\d\d)\W+{_MAKING}")
_VISION = re.compile(r"\b(?:visio|tavoitetila|tahtotila|vision|malbild)\w*\W{1,3}(20\d\d)\b")
_Weights = Mapping[str, Mapping[str, float]]
"""Of each source, how much it says for each period."""


class Clue(NamedTuple):
    """A place that may tell the kind and the period: what it is, its folded words, its weight."""

    source: str
    words: str
    weight: float


def period_of(clues: Iterable[Clue], body: str) -> Finding[str | None]:
    """Return the years for which a document holds, as ``2022–2025`` or ``2030``.

    `body` is the beginning of its text in folded lines, empty where it is not known.
    """
    weights = {**_of_clues(clues), **_of_text(body)}
    totals: dict[str, float] = defaultdict(float)
    told: dict[str, float] = defaultdict(float)
    for source, of_source in weights.items():
        for written, weight in of_source.items():
            totals[written] += weight * (_BY_NAME if source in _NAMES else 1.0)
            told[written] += 0.0 if source in _NAMES else weight
    if not totals:
        return Finding(None, 0.0)
    for written in totals:
        totals[written] += told.get(written.partition("–")[2], 0.0)  # 2018–2030 tells of 2030
    best = max(totals, key=lambda written: (totals[written], written))
    sources = tuple(sorted(source for source in weights if best in weights[source]))
    return Finding(best, round(min(1.0, totals[best] / SURE), 2), sources)


def _of_clues(clues: Iterable[Clue]) -> _Weights:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for clue in clues:
        found = periods(clue.words)
        if not found:
            continue
        about = 1.0 if kinds_named(clue.words) else _NAMES_NOTHING
        made = {year for match in _MADE_IN.finditer(clue.words) for year in match.groups()}
        known = weights[clue.source]
        for period in found:
            written = str(period)
            weight = clue.weight * about * (1.0 if period.is_range else _ONE_YEAR)
            weight *= _MADE_THEN if written in made else 1.0
            known[written] = max(known.get(written, 0.0), weight)
    return weights


def _of_text(body: str) -> _Weights:
    """Weigh all ranges, the years of visions, and the years in lines that name a document."""
    lines = [line if "20" in line or "19" in line else "." for line in body.split("\n")]
    ranges = filter(_is_range, periods("\n".join(lines)))
    short = (line for line in lines if 1 < len(line) <= _LONGEST_LINE)
    named = (one for line in short if kinds_named(line) for one in periods(line))
    return {
        "text": _shared(_RANGES, map(str, ranges)),
        "vision": _shared(_VISIONS, _VISION.findall(body)),
        "document named": _shared(_NAMED, (str(one) for one in named if not one.is_range)),
    }


def _is_range(period: Period) -> bool:
    return period.is_range


def _shared(weight: float, written: Iterable[str]) -> dict[str, float]:
    """Return a weight shared out by how often each period is written."""
    counts = Counter(written)
    total = sum(counts.values())
    return {period: weight * count / total for period, count in counts.items()}
