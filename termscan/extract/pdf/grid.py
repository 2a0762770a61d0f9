"""Lines to grids to cells: geometry alone, no text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from termscan.extract.pdf.drawing import Drawing
from termscan.extract.pdf.geometry import Box, View

_NEAR = 2.5
"""Points: lines that are nearer are one line; ends that are nearer touch."""

_SMALLEST = 4.0
_MOST_CELLS = 4_000
_MOST_PAIRS = 100_000


class Cell(NamedTuple):
    """A cell of a grid: its place, and the rows and columns it spans (from, to; to excluded)."""

    box: Box
    rows: tuple[int, int]
    columns: tuple[int, int]


class Grid(NamedTuple):
    """A table: cells from the top left, and the edges of its columns (from the left) and rows (from
    the top). It is certain if lines or shading show it.
    """

    box: Box
    cells: tuple[Cell, ...]
    edges: tuple[float, ...]
    heights: tuple[float, ...]
    certain: bool = True

    @property
    def row_count(self) -> int:
        """How many rows it has."""
        return len(self.heights) - 1


class Locator:
    """Finds the cell of a grid at a point."""

    def __init__(self, grid: Grid) -> None:
        self.box = grid.box
        self._edges = grid.edges
        self._rises = [-height for height in grid.heights]
        self._fields = {
            (row, column): number
            for number, cell in enumerate(grid.cells)
            for row in range(*cell.rows)
            for column in range(*cell.columns)
        }

    def cell(self, x: float, y: float) -> int | None:
        """Return the number of the cell at a point, or None outside the grid."""
        row = bisect_right(self._rises, -y) - 1
        column = bisect_right(self._edges, x) - 1
        return self._fields.get((row, column))


class _Rule(NamedTuple):
    """A line at `at` from `start` to `end`, across or along."""

    at: float
    start: float
    end: float


def grids(drawn: Drawing, view: View) -> list[Grid]:
    """Return the grids on a page from the top down: from lines, then from shading without lines.

    What is drawn outside the page is left out.
    """
    ruled = _from_rules(*_rules(drawn.lying, drawn.standing))
    outside = [fill for fill in drawn.fills if not any(_overlap(fill, grid.box) for grid in ruled)]
    shaded = _from_rules(*_fill_edges(outside)) if len(outside) >= 4 else []
    seen = [_clipped(grid, view.seen_height) for grid in ruled + shaded]
    return sorted(seen, key=lambda grid: (-grid.box.top, grid.box.left))


def _clipped(grid: Grid, height: float) -> Grid:
    cells = tuple(cell for cell in grid.cells if cell.box.top > 0 and cell.box.bottom < height)
    box = grid.box
    return grid._replace(
        box=Box(box.left, max(box.bottom, 0.0), box.right, min(box.top, height)), cells=cells
    )


def _rules(lying: Iterable[Box], standing: Iterable[Box]) -> tuple[list[_Rule], list[_Rule]]:
    across = [_Rule((box.bottom + box.top) / 2, box.left, box.right) for box in lying]
    along = [_Rule((box.left + box.right) / 2, box.bottom, box.top) for box in standing]
    return _merged(across), _merged(along)


def _fill_edges(fills: list[Box]) -> tuple[list[_Rule], list[_Rule]]:
    outer = _outer(fills)
    across = [_Rule(y, box.left, box.right) for box in outer for y in (box.bottom, box.top)]
    along = [_Rule(x, box.bottom, box.top) for box in outer for x in (box.left, box.right)]
    return _merged(across), _merged(along)


def _outer(fills: list[Box]) -> list[Box]:
    """Return the boxes that lie in no other one."""
    ordered = sorted(fills)
    lefts = [fill.left for fill in ordered]
    return [
        fill for fill in ordered if not _inside(fill, ordered[: bisect_right(lefts, fill.left + 1)])
    ]


def _inside(inner: Box, boxes: list[Box]) -> bool:
    _, inner_bottom, inner_right, inner_top = inner
    for box in boxes:
        _, bottom, right, top = box
        if (
            inner_right <= right + 1
            and bottom - 1 <= inner_bottom
            and inner_top <= top + 1
            and box != inner
        ):
            return True
    return False


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.bottom < other.top
        and other.bottom < one.top
    )


def _merged(rules: list[_Rule]) -> list[_Rule]:
    """Join what lies on one line and touches."""
    joined: list[_Rule] = []
    for group in _clusters(rules):
        at = sum(rule.at for rule in group) / len(group)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start > end + _NEAR:
                joined.append(_Rule(at, start, end))
                start = rule.start
            end = max(end, rule.end)
        joined.append(_Rule(at, start, end))
    return joined


def _clusters(rules: list[_Rule]) -> Iterable[list[_Rule]]:
    group: list[_Rule] = []
    for rule in sorted(rules):
        if group and rule.at - group[0].at > _NEAR:
            yield sorted(group, key=lambda rule: rule.start)
            group = []
        group.append(rule)
    if group:
        yield sorted(group, key=lambda rule: rule.start)


def _from_rules(across: list[_Rule], along: list[_Rule]) -> list[Grid]:
    if len(across) < 2 or len(along) < 2 or len(across) * len(along) > _MOST_PAIRS:
        return []
    found = []
    for rows, columns in _connected(across, along):
        grid = _grid(rows, columns)
        if grid is not None:
            found.append(grid)
    return found


def _connected(
    across: list[_Rule], along: list[_Rule]
) -> Iterable[tuple[list[_Rule], list[_Rule]]]:
    """Group lines that touch one another, directly or through others."""
    lines = across + along
    parent = list(range(len(lines)))
    find = _finder(parent)
    columns = sorted((column.at, second) for second, column in enumerate(along, len(across)))
    ats = [at for at, _ in columns]
    for first, (at, start, end) in enumerate(across):
        crossed = slice(bisect_left(ats, start - _NEAR), bisect_right(ats, end + _NEAR))
        for _, second in columns[crossed]:
            if lines[second].start - _NEAR <= at <= lines[second].end + _NEAR:
                parent[find(first)] = find(second)
    groups: dict[int, tuple[list[_Rule], list[_Rule]]] = defaultdict(lambda: ([], []))
    for number, line in enumerate(lines):
        groups[find(number)][number >= len(across)].append(line)
    return groups.values()


def _finder(parent: list[int]) -> Callable[[int], int]:
    def find(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    return find


def _grid(across: list[_Rule], along: list[_Rule]) -> Grid | None:
    if not across or not along:
        return None
    across = across + _implied(across, along)
    ys = _positions(across)[::-1]
    xs = _positions(along)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > _MOST_CELLS:
        return None
    cells = _cells(xs, ys, across, along)
    if len(cells) < 2:
        return None
    return Grid(Box(xs[0], ys[-1], xs[-1], ys[0]), tuple(cells), tuple(xs), tuple(ys))


def _implied(across: list[_Rule], along: list[_Rule]) -> list[_Rule]:
    """Close a grid whose sides run on past its first or last line (a row cut by a page break)."""
    left, right = min(along), max(along)
    ends = ((max(across).at, left.end, right.end), (min(across).at, left.start, right.start))
    return [
        _Rule(one, left.at, right.at)
        for last, one, other in ends
        if abs(one - last) > _SMALLEST and abs(one - other) <= _NEAR and left.at < right.at
    ]


def _positions(rules: list[_Rule]) -> list[float]:
    positions: list[float] = []
    for rule in sorted(rules):
        if not positions or rule.at - positions[-1] > _SMALLEST:
            positions.append(rule.at)
    return positions


def _cells(xs: list[float], ys: list[float], across: list[_Rule], along: list[_Rule]) -> list[Cell]:
    """Merge the fields between which no line runs; what is no rectangle stays in fields."""
    rows, columns = len(ys) - 1, len(xs) - 1
    parent = list(range(rows * columns))
    find = _finder(parent)
    walls = [_near(along, x) for x in xs]
    floors = [_near(across, y) for y in ys]
    for row in range(rows):
        middle = (ys[row] + ys[row + 1]) / 2
        for column in range(columns):
            here = row * columns + column
            center = (xs[column] + xs[column + 1]) / 2
            if column + 1 < columns and not _covers(walls[column + 1], middle):
                parent[find(here + 1)] = find(here)
            if row + 1 < rows and not _covers(floors[row + 1], center):
                parent[find(here + columns)] = find(here)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(rows * columns):
        groups[find(number)].append(number)
    return sorted(
        (_cell(xs, ys, part) for group in groups.values() for part in _rectangles(group, columns)),
        key=lambda cell: (cell.rows[0], cell.columns[0]),
    )


def _near(rules: list[_Rule], at: float) -> list[_Rule]:
    return [rule for rule in rules if abs(rule.at - at) <= _SMALLEST]


def _covers(rules: list[_Rule], point: float) -> bool:
    for _, start, end in rules:  # noqa: SIM110 - called for every side of every cell
        if start - 1 <= point <= end + 1:
            return True
    return False


def _rectangles(fields: list[int], columns: int) -> list[list[tuple[int, int]]]:
    places = [divmod(field, columns) for field in fields]
    if len(places) == 1:
        return [places]
    height = 1 + max(row for row, _ in places) - min(row for row, _ in places)
    width = 1 + max(column for _, column in places) - min(column for _, column in places)
    return [places] if height * width == len(places) else [[place] for place in places]


def _cell(xs: list[float], ys: list[float], places: list[tuple[int, int]]) -> Cell:
    top, left = min(row for row, _ in places), min(column for _, column in places)
    bottom, right = max(row for row, _ in places) + 1, max(column for _, column in places) + 1
    return Cell(Box(xs[left], ys[bottom], xs[right], ys[top]), (top, bottom), (left, right))
