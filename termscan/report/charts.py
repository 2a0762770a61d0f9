"""Shapes of the charts that are too fine for a template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from termscan.report.model import Group
from termscan.report.scales import class_of
from termscan.report.tiles import TileMap

CELL = 22
"""Side of a matrix's cell, with its margin."""


def map_paths(
    tiles: TileMap, states: Mapping[str, int | str], limits: tuple[float, ...]
) -> list[tuple[str, str]]:
    """Return a path for each class of tile, with the class's name.

    `states` holds a number or a status by municipality. A number above 0 is a square (a stroke of
    no length with square ends), 0 a dash, unreadable a slanting stroke and missing a dot, so that
    they differ in shape as well as in colour.
    """
    found: dict[str, list[str]] = {}
    for tile in tiles.tiles:
        state = states[tile.municipality.code]
        name = state if isinstance(state, str) else _name(class_of(state, limits))
        found.setdefault(name, []).append(f"M{tile.x}0 {tile.y}0{_STROKES.get(name, 'h0')}")
    return [(name, "".join(strokes)) for name, strokes in sorted(found.items())]


def matrix_paths(
    rows: Sequence[tuple[object, Sequence[int]]], limits: tuple[float, ...], left: int, top: int
) -> list[tuple[str, str]]:
    """Return a path for each class of a matrix's cells above 0, with the class's name."""
    found: dict[str, list[str]] = {}
    for row, (_, numbers) in enumerate(rows):
        for column, number in enumerate(numbers):
            if number:
                square = f"M{left + column * CELL + 1} {top + row * CELL + 1}h20v20h-20z"
                found.setdefault(_name(class_of(number, limits)), []).append(square)
    return [(name, "".join(squares)) for name, squares in sorted(found.items())]


def matrix_numbers(
    rows: Sequence[tuple[object, Sequence[int]]], limits: tuple[float, ...], left: int, top: int
) -> list[tuple[str, list[tuple[int, int, int]]]]:
    """Return x, y and number of a matrix's cells above 0 for each class, with the class's name."""
    found: dict[str, list[tuple[int, int, int]]] = {}
    for row, (_, numbers) in enumerate(rows):
        for column, number in enumerate(numbers):
            if number:
                place = (left + column * CELL + CELL // 2, top + row * CELL + 15, number)
                found.setdefault(f"i{class_of(number, limits)}", []).append(place)
    return sorted(found.items())


def bar_path(
    groups: Sequence[Group | None], measure: str, left: int, first: int, top: float
) -> str:
    """Return the bars of ``terms`` or ``rate``, a line of 20 each; `top` is 200 long."""
    bars = []
    for line, group in enumerate(groups):
        value = measured(group, measure)
        if value:
            length = f"{200 * value / top:.1f}"
            bars.append(f"M{left} {first + line * 20}h{length}v13h-{length}z")
    return "".join(bars)


def measured(group: Group | None, measure: str) -> float | None:
    """Return a group's mentions of terms or their rate, if it has been counted."""
    if group is None or group.status != "counted":
        return None
    return group.sums["terms"] if measure == "terms" else group.rate


_STROKES = {"unreadable": "m-3 3l6 -6", "zero": "m-2 0h4"}


def _name(number: int) -> str:
    return f"q{number}" if number else "zero"
