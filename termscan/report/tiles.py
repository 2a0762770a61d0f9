"""A tile map: a square for each municipality, its region roughly where it stands in Finland.

The only facts behind it are which region a municipality belongs to, and which regions lie north,
south, east and west of each other. Nothing is traced from a map.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from termscan.records import Municipality

ACROSS = 5
"""Tiles in a row of a region's block."""

_FINLAND = (
    ("", "", "19", "", ""),
    ("", "", "17", "18", ""),
    ("15", "16", "13", "11", "12"),
    ("04", "14", "06", "10", "09"),
    ("21", "02", "05", "07", "08"),
    ("", "", "01", "", ""),
)
"""Statistics Finland's codes of the regions, roughly where they lie, north above."""

REGION_PLACES = {
    code: (column, row)
    for row, codes in enumerate(_FINLAND)
    for column, code in enumerate(codes)
    if code
}
"""Column and row of each region's block."""

_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Tile:
    """A municipality's square, by the column and row of its upper left corner."""

    municipality: Municipality
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Block:
    """A region's tiles; its name stands in the row `y`, above them."""

    region_code: str
    name_fi: str
    name_sv: str
    x: int
    y: int
    tiles: tuple[Tile, ...]


@dataclass(frozen=True, slots=True)
class TileMap:
    """Blocks on a grid of `width` × `height` squares."""

    blocks: tuple[Block, ...]
    width: int
    height: int

    @property
    def tiles(self) -> tuple[Tile, ...]:
        """All tiles, block by block."""
        return tuple(tile for block in self.blocks for tile in block.tiles)


def tile_map(municipalities: Iterable[Municipality]) -> TileMap:
    """Place `municipalities`, in the order given within their regions.

    A region that is not in Finland's list comes below the others; empty columns and rows of blocks
    are left out.
    """
    regions: dict[str, list[Municipality]] = {}
    for place in municipalities:
        regions.setdefault(place.region_code, []).append(place)
    placed = _places(sorted(regions))
    columns = {c: i for i, c in enumerate(sorted({column for column, _ in placed.values()}))}
    top, tops = 0, {}
    for row in sorted({row for _, row in placed.values()}):
        tops[row] = top
        sizes = [len(regions[code]) for code, (_, r) in placed.items() if r == row]
        top += 2 + (max(sizes) - 1) // ACROSS + 1
    blocks = [
        _block(code, regions[code], columns[column] * (ACROSS + 1), tops[row])
        for code, (column, row) in sorted(placed.items(), key=lambda item: item[1][::-1])
    ]
    return TileMap(tuple(blocks), len(columns) * (ACROSS + 1) - 1 if columns else 0, top)


def _places(codes: list[str]) -> dict[str, tuple[int, int]]:
    placed = {code: REGION_PLACES[code] for code in codes if code in REGION_PLACES}
    others = [code for code in codes if code not in placed]
    last = 1 + max((row for _, row in placed.values()), default=-1)
    for i, code in enumerate(others):
        placed[code] = (i % _COLUMNS, last + i // _COLUMNS)
    return placed


def _block(code: str, members: list[Municipality], x: int, y: int) -> Block:
    tiles = tuple(
        Tile(member, x + i % ACROSS, y + 1 + i // ACROSS) for i, member in enumerate(members)
    )
    return Block(code, members[0].region_fi, members[0].region_sv, x, y, tiles)
