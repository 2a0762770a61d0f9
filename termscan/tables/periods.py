"""Which of a municipality's documents are meant: all, the latest, those of a period or a year."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from termscan.tables.material import Material

Period = int | str
"""`all`; the `latest` or the one before it (`previous`) of each municipality and kind; a year that
the period covers; or a period as written (``2022–2025``)."""

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def years(period: str | None) -> tuple[int, int] | None:
    """Return the first and last year that a period names, or None if it names none."""
    found = [int(year) for year in _YEAR.findall(period or "")]
    return (min(found), max(found)) if found else None


def of_period(material: Material, period: Period) -> npt.NDArray[np.bool_]:
    """Return which owners' documents belong to `period`."""
    if period == "all":
        return np.ones(len(material.owners), dtype=bool)
    if period in ("latest", "previous"):
        return _ranked(material, 0 if period == "latest" else 1)
    wanted = _covers(period) if isinstance(period, int) else _is_written(period)
    fits = np.array([wanted(scan.document.period) for scan in material.scans], dtype=bool)
    return fits[material.owners[:, 0]] if len(fits) else np.zeros(0, dtype=bool)


def _covers(year: int) -> Callable[[str | None], bool]:
    def fits(period: str | None) -> bool:
        span = years(period)
        return span is not None and span[0] <= year <= span[1]

    return fits


def _is_written(wanted: str) -> Callable[[str | None], bool]:
    return lambda period: period is not None and _plain(period) == _plain(wanted)


def _plain(period: str) -> str:
    return re.sub(r"\s*[-‐‑–—]\s*", "–", period.strip())


def _ranked(material: Material, rank: int) -> npt.NDArray[np.bool_]:
    """Keep the documents of the last period, or of the `rank`-th before it.

    The period that ends later is later, then the one that begins later; a document whose period is
    not known is older than all whose period is.
    """
    ends = [_order(scan.document.period) for scan in material.scans]
    rows, places = material.owners.T.tolist()
    groups = [
        (place, material.scans[row].document.kind) for row, place in zip(rows, places, strict=True)
    ]
    seen: dict[tuple[int, str], set[tuple[int, int]]] = {}
    for group, row in zip(groups, rows, strict=True):
        seen.setdefault(group, set()).add(ends[row])
    chosen = {group: sorted(found, reverse=True)[rank : rank + 1] for group, found in seen.items()}
    fits = [ends[row] in chosen[group] for group, row in zip(groups, rows, strict=True)]
    return np.array(fits, dtype=bool)


def _order(period: str | None) -> tuple[int, int]:
    span = years(period)
    return (span[1], span[0]) if span else (0, 0)
