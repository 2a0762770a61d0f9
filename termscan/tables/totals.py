"""Mentions by area: the country, regions, wellbeing services counties, municipalities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from termscan.records import Municipality
from termscan.tables.catalogue import TOTALS
from termscan.tables.cells import Integers, masked, spread
from termscan.tables.counts import DECIMALS, rate
from termscan.tables.groups import EVERY_BY, By, Item, items
from termscan.tables.material import UNPLACED, Material
from termscan.tables.resampling import Interval, Maker, rate_interval
from termscan.tables.table import Table, make_table

Area = Literal["country", "region", "county", "municipality"]
SUMMED_AREAS: tuple[Area, ...] = ("country", "region", "county")
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
    areas: Sequence[Area] = SUMMED_AREAS,
    by: Sequence[By] = EVERY_BY,
    *,
    by_period: bool = False,
    interval: Maker | None = rate_interval,
) -> Table:
    """Make the table `totals`; see its schema."""
    kinds = [items(material.concepts, way) for way in by]
    order = [item for found, _ in kinds for item in found]
    members = np.hstack([np.zeros((len(material.concepts), 0), np.int64), *(m for _, m in kinds)])
    shares = [share for area in areas for share in _shares(material, area, by_period=by_period)]
    if not shares or not order:
        return make_table(TOTALS, {name: [] for name in TOTALS.names})
    # whole numbers below 2**53 are exact as floats, which multiply faster
    found = (material.document_counts.astype(float) @ members.astype(float)).astype(np.int64)
    blocks = [_block(material, share, found, interval) for share in shares]
    by_share = np.repeat(np.arange(len(shares)), len(order))
    by_item = np.tile(np.arange(len(order)), len(shares))
    columns = {
        **_spread([_what(share) for share in shares], by_share),
        **_spread([_which(item) for item in order], by_item),
        **_numbers(blocks, by_share, len(order)),
    }
    return make_table(TOTALS, columns)


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


@dataclass(frozen=True, slots=True)
class Block:
    """The numbers of a share, those of items in the items' order; an interval where there is one.

    `words` and `people` are None where nothing was counted, `people` also where nobody knows them.
    """

    mentions: Integers
    documents: Integers
    municipalities: Integers
    interval: Interval | None
    words: int | None
    people: int | None


def _block(material: Material, share: Share, found: Integers, interval: Maker | None) -> Block:
    """Return a share's numbers; `found` is documents × items."""
    counts = found[share.documents]
    words = material.words[share.documents]
    read = len(share.documents) > 0
    return Block(
        mentions=counts.sum(axis=0),
        documents=(counts > 0).sum(axis=0),
        municipalities=_places_mentioning(share, counts),
        interval=interval(counts, words, _key(share)) if interval else None,
        words=int(words.sum()) if read else None,
        people=_inhabitants(material, share) if read else None,
    )


def _numbers(blocks: Sequence[Block], by_share: Integers, size: int) -> dict[str, Any]:
    """Return the columns of numbers, a row a share and item."""
    words = _whole([block.words for block in blocks], by_share)
    people = _whole([block.people for block in blocks], by_share)
    counted = np.array([block.words is not None for block in blocks], dtype=bool)[by_share]
    mentions = masked(np.concatenate([block.mentions for block in blocks]), counted)
    low, high = _intervals([block.interval for block in blocks], size)
    return {
        "mentions": mentions,
        "words": words,
        "per_1000_words": rate(mentions, words, 1000),
        "per_1000_words_low": low,
        "per_1000_words_high": high,
        "inhabitants": people,
        "per_10000_inhabitants": rate(mentions, people, 10_000),
        "documents_mentioning": masked(np.concatenate([b.documents for b in blocks]), counted),
        "municipalities_mentioning": masked(
            np.concatenate([b.municipalities for b in blocks]), counted
        ),
    }


def _whole(numbers: Sequence[int | None], rows: Integers) -> Any:
    """Return integers spread over rows, missing where there is none."""
    present = np.array([number is not None for number in numbers], dtype=bool)
    values = np.array([number or 0 for number in numbers], dtype=np.int64)
    return masked(values[rows], present[rows])


def _intervals(found: Sequence[Interval | None], size: int) -> tuple[Any, Any]:
    """Return the ends of the shares' intervals, missing where there is none."""
    missing = np.repeat(np.array([one is None for one in found], dtype=bool), size)
    ends = []
    for end in (0, 1):
        values = [np.zeros(size) if one is None else one[end] for one in found]
        ends.append(np.concatenate(values))
    low, high = (masked(np.round(one, DECIMALS), ~missing) for one in ends)
    return low, high


def _spread(records: Sequence[dict[str, Any]], rows: Integers) -> dict[str, Any]:
    """Return the records' fields as columns, with record `rows[i]` at place i."""
    return spread({name: [record[name] for record in records] for name in records[0]}, rows)


def _which(item: Item) -> dict[str, Any]:
    """Return the columns that are the same for an item in every share."""
    return {
        "by": item.by,
        "lexicon": item.lexicon,
        "item": item.key,
        "label_fi": item.label_fi,
        "label_sv": item.label_sv,
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


def _key(share: Share) -> str:
    """Return what the draws of a share's interval depend on."""
    return f"{share.place.area} {share.place.code} {share.kind} {share.period}"


def _inhabitants(material: Material, share: Share) -> int | None:
    """Return the inhabitants of the municipalities that are counted, if all are known."""
    people = [material.municipalities[owner].population for owner in np.unique(share.owners[:, 1])]
    known = [number for number in people if number is not None]
    return sum(known) if known and len(known) == len(people) else None


def _places_mentioning(share: Share, counts: Integers) -> Integers:
    """Return for each item how many of the share's municipalities have a document with it."""
    owners = np.sort(share.owners[:, 1])
    rows = share.owners[np.argsort(share.owners[:, 1], kind="stable"), 0]
    first = np.flatnonzero(np.diff(owners, prepend=-1))
    mentioned = counts[np.searchsorted(share.documents, rows)] > 0
    having = np.logical_or.reduceat(mentioned, first) if len(first) else mentioned
    return np.asarray(having.sum(axis=0), dtype=np.int64)
