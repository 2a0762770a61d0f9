"""Shapes of the charts that are too fine for a template."""

from __future__ import annotations

from collections.abc import Mapping

from termscan.report.scales import class_of
from termscan.report.tiles import TileMap

SMALL = 12
"""Side of a small map's square, with its margin."""


def map_paths(
    tiles: TileMap, states: Mapping[str, int | str], limits: tuple[float, ...]
) -> list[tuple[str, str]]:
    """Return a path for each class of tile, with the class's name.

    `states` holds a number or a status by municipality. Unreadable tiles bear a stroke and those
    of 0 a dash, so that they differ in shape as well as in colour.
    """
    found: dict[str, list[str]] = {}
    for tile in tiles.tiles:
        state = states[tile.municipality.code]
        name = state if isinstance(state, str) else _name(class_of(state, limits))
        square = f"M{tile.x * SMALL + 1} {tile.y * SMALL + 1}h10v10h-10z{_MARKS.get(name, '')}"
        found.setdefault(name, []).append(square)
    return [(name, "".join(squares)) for name, squares in sorted(found.items())]


_MARKS = {"unreadable": "m0 10l10 -10", "zero": "m3 5h4"}


def _name(number: int) -> str:
    return f"q{number}" if number else "zero"
