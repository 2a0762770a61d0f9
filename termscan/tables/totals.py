"""Mentions by area: the country, regions, wellbeing services counties, municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np
import pandas as pd

from termscan.records import Municipality
from termscan.tables.catalogue import TOTALS
from termscan.tables.counts import DECIMALS, masked, rate
from termscan.tables.frame import make_frame
from termscan.tables.groups import By, Item, items
from termscan.tables.material import UNPLACED, Integers, Material
from termscan.tables.resampling import rate_interval

Area = Literal["country", "region", "county", "municipality"]
EVERY_AREA: tuple[Area, ...] = get_args(Area)
COUNTRY = ("FI", "Koko maa", "Hela landet")


@dataclass(frozen=True, slots=True)
class Place:
    """An area of some kind by code and names."""

    area: Area
    code: str
    fi: str | None
    sv: str | None


@dataclass(frozen=True, slots=True)
class Share:
    """What an area has of a kind of document and period.

    `documents` are indices of those that were read, each once; `owners` pairs each of them with
    the municipalities of the area; `known` are municipalities spoken of, `present` whether there
    are any documents at all.
    """

    place: Place
    kind: str
    period: str | None
    documents: Integers
    owners: Integers
    known: int
    present: bool


def totals_table(
    material: Material,
    areas: Sequence[Area],
    by: Sequence[By],
    *,
    by_period: bool = False,
    intervals: bool = True,
) -> pd.DataFrame:
    """Make the table `totals`; see its schema."""
    kinds = [items(material.concepts, way) for way in by]
    order = [item for found, _ in kinds for item in found]
    members = np.hstack([np.zeros((len(material.concepts), 0), np.int64), *(m for _, m in kinds)])
    blocks = [
        _block(material, share, order, members, intervals=intervals)
        for area in areas
        for share in _shares(material, area, by_period=by_period)
    ]
    columns = {name: [value for block in blocks for value in block[name]] for name in TOTALS.names}
    return make_frame(TOTALS, columns)


def place_of(municipality: Municipality, area: Area) -> Place | None:
    """Return the area that a municipality belongs to, or None if it belongs to none."""
    if area == "country":
        return Place(area, *COUNTRY)
    code, fi, sv = {
        "region": (municipality.region_code, municipality.region_fi, municipality.region_sv),
        "county": (municipality.county_code, municipality.county_fi, municipality.county_sv),
        "municipality": (municipality.code, municipality.name_fi, municipality.name_sv),
    }[area]
    return Place(area, code, fi or None, sv or None) if code else None


def _shares(material: Material, area: Area, *, by_period: bool) -> Iterable[Share]:
    places = [place_of(municipality, area) for municipality in material.municipalities]
    index = material.place_index
    known: dict[tuple[Place, str], set[int]] = {}
    for code, kind in material.pairs:
        place = places[index[code]]
        if place is not None:
            known.setdefault((place, kind), set()).add(index[code])
    owned: dict[tuple[Place, str, str | None], list[tuple[int, int]]] = {}
    for row, owner in material.owners.tolist():
        place = None if owner == UNPLACED else places[owner]
        if place is not None:
            document = material.scans[row].document
            period = document.period or None if by_period else None
            owned.setdefault((place, document.kind, period), []).append((row, owner))
    present = {(place, kind) for place, kind, _ in owned}
    for place, kind in known.keys() - present:
        owned[place, kind, None] = []
    for (place, kind, period), rows in owned.items():
        yield _share(material, place, kind, period, rows, len(known[place, kind]))


def _share(
    material: Material,
    place: Place,
    kind: str,
    period: str | None,
    rows: list[tuple[int, int]],
    known: int,
) -> Share:
    owners = np.array(rows, dtype=np.int64).reshape(-1, 2)
    read = owners[material.readable[owners[:, 0]]] if len(owners) else owners
    return Share(place, kind, period, np.unique(read[:, 0]), read, known, bool(rows))


def _block(
    material: Material, share: Share, order: Sequence[Item], members: Integers, *, intervals: bool
) -> dict[str, Iterable[Any]]:
    """Return the rows of a share, a row an item, by column."""
    size = len(order)
    counts = material.document_counts[share.documents] @ members
    words = material.words[share.documents]
    counted = np.full(size, len(share.documents) > 0)
    mentions = masked(counts.sum(axis=0), counted)
    base = masked(np.full(size, words.sum()), counted)
    inhabitants = _inhabitants(material, share)
    people = masked(np.full(size, inhabitants or 0), counted & (inhabitants is not None))
    low, high = _interval(share, counts, words) if intervals else (None, None)
    return {
        **{name: [value] * size for name, value in _what(share).items()},
        "by": [item.by for item in order],
        "lexicon": [item.lexicon for item in order],
        "item": [item.key for item in order],
        "label_fi": [item.label_fi for item in order],
        "label_sv": [item.label_sv for item in order],
        "mentions": mentions,
        "words": base,
        "per_1000_words": rate(mentions, base, 1000),
        "per_1000_words_low": [None] * size if low is None else low,
        "per_1000_words_high": [None] * size if high is None else high,
        "inhabitants": people,
        "per_10000_inhabitants": rate(mentions, people, 10_000),
        "documents_mentioning": masked((counts > 0).sum(axis=0), counted),
        "municipalities_mentioning": masked(_places_mentioning(share, counts), counted),
    }


def _what(share: Share) -> dict[str, Any]:
    """Return the columns that are the same for every item of a share."""
    read = len(share.documents)
    return {
        "area": share.place.area,
        "area_code": share.place.code,
        "area_fi": share.place.fi,
        "area_sv": share.place.sv,
        "document_kind": share.kind,
        "period": share.period,
        "status": "counted" if read else "unreadable" if share.present else "missing",
        "documents": read,
        "municipalities": share.known,
        "municipalities_counted": len(np.unique(share.owners[:, 1])),
    }


def _interval(share: Share, counts: Integers, words: Integers) -> tuple[Any, Any]:
    place = share.place
    key = f"{place.area} {place.code} {share.kind} {share.period}"
    found = rate_interval(counts, words, key)
    if found is None:
        return None, None
    return np.round(found[0], DECIMALS), np.round(found[1], DECIMALS)


def _inhabitants(material: Material, share: Share) -> int | None:
    """Return the inhabitants of the municipalities that are counted, if all are known."""
    people = [material.municipalities[owner].population for owner in np.unique(share.owners[:, 1])]
    known = [number for number in people if number is not None]
    return sum(known) if known and len(known) == len(people) else None


def _places_mentioning(share: Share, counts: Integers) -> Integers:
    """Return for each item how many of the share's municipalities have a document with it."""
    owners, rows = np.unique(share.owners[:, 1], return_inverse=True)
    having = np.zeros((len(owners), counts.shape[1]), dtype=bool)
    where = np.searchsorted(share.documents, share.owners[:, 0])
    np.logical_or.at(having, rows, counts[where] > 0)
    return np.asarray(having.sum(axis=0), dtype=np.int64)
