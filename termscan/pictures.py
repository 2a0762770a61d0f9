"""The report's charts as matplotlib figures, for those who work in Python.

Each function takes the tables and returns a new figure, which belongs to the caller: nothing is
shown, saved or kept. They need the extra ``pictures``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from termscan.errors import MissingBackend, UsageError
from termscan.records import DocumentKind
from termscan.report.scales import CLASSES, class_limits, class_of
from termscan.report.tiles import tile_map as tile_map_of
from termscan.tables import Tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Measure = Literal["terms", "per_1000_words"]

COLOURS = ("#ffffff", "#d9ecf2", "#a9d3e0", "#6fb3c8", "#33879f", "#0b5570")
"""Of the classes 0 to 5."""
INK, SOFT, WARN, ACCENT = "#1b262d", "#52616b", "#8a3b00", "#0a5a7d"


def bar_chart(tables: Tables, kind: DocumentKind, *, measure: Measure = "per_1000_words") -> Figure:
    """Draw mentions of terms, or their rate, in each municipality's latest documents of a kind.

    A municipality without a number is named with the reason, never drawn as 0.

    Raises:
        UsageError: the tables do not speak of the kind.
        MissingBackend: matplotlib is not installed.
    """
    rows = _values(tables, kind, measure)[::-1]
    figure, axes = _figure(7, 1 + 0.24 * len(rows))
    axes.barh(range(len(rows)), [value or 0 for _, _, value, _ in rows], color=COLOURS[4])
    for line, (_, _, value, status) in enumerate(rows):
        text = status if value is None else f" {value:g}"
        colour, style = (SOFT, "italic") if value is None else (INK, "normal")
        axes.text(value or 0, line, f" {text}", va="center", color=colour, style=style, size=8)
    axes.set_yticks(range(len(rows)), [name for _, name, _, _ in rows])
    axes.set_xlabel(_AXIS[measure])
    axes.spines[["top", "right"]].set_visible(False)
    return figure


def practice_matrix(tables: Tables) -> Figure:
    """Draw practices × municipalities; the number is that of mentions, an empty cell is 0.

    Raises:
        UsageError: no document names a practice.
        MissingBackend: matplotlib is not installed.
    """
    found = tables.select(period="latest").practices()
    if found.empty:
        raise UsageError("no document names a practice: there is no matrix to draw")
    label = found["label_fi"].fillna(found["concept"])
    name = found["municipality_fi"].fillna(found["municipality_code"])
    cells = found.assign(label=label, name=name).pivot_table(
        index="label", columns="name", values="mentions", aggfunc="sum", fill_value=0
    )
    limits = class_limits(cells.to_numpy(dtype=float).ravel())
    figure, axes = _figure(3 + 0.3 * cells.shape[1], 1.5 + 0.26 * cells.shape[0])
    for line, values in enumerate(cells.to_numpy(dtype=int).tolist()):
        for column, value in enumerate(values):
            if value:
                _tile(axes, column, line, class_of(value, limits), str(value))
    axes.set_xticks(range(cells.shape[1]), list(cells.columns), rotation=60, ha="left")
    axes.xaxis.tick_top()
    axes.set_yticks(range(cells.shape[0]), list(cells.index))
    _square(axes, cells.shape[1], cells.shape[0])
    return figure


def tile_map(tables: Tables, kind: DocumentKind, *, measure: Measure = "per_1000_words") -> Figure:
    """Draw a square for each municipality, its region roughly where it lies in Finland.

    0 is an empty square with its number, unreadable a hatched one, missing a dashed one.

    Raises:
        UsageError: the tables do not speak of the kind.
        MissingBackend: matplotlib is not installed.
    """
    values = {code: (value, status) for code, _, value, status in _values(tables, kind, measure)}
    limits = class_limits(value for value, _ in values.values() if value is not None)
    plan = tile_map_of(
        sorted(tables.material.municipalities, key=lambda place: (place.name_fi, place.code))
    )
    figure, axes = _figure(0.3 * plan.width + 1, 0.3 * plan.height + 0.6)
    for block in plan.blocks:
        axes.text(block.x - 0.4, block.y + 0.2, block.name_fi, size=7, color=SOFT)
    for tile in plan.tiles:
        value, status = values.get(tile.municipality.code, (None, "missing"))
        if value is None:
            _gap(axes, tile.x, tile.y, status)
        else:
            _tile(axes, tile.x, tile.y, class_of(value, limits), f"{value:.3g}")
    _square(axes, plan.width, plan.height)
    axes.set_axis_off()
    return figure


def change_chart(tables: Tables, kind: DocumentKind) -> Figure:
    """Draw the rate of terms in all documents of a kind, period by period.

    Raises:
        UsageError: no document of the kind has a known period.
        MissingBackend: matplotlib is not installed.
    """
    from termscan.report.model import Model
    from termscan.report.periods import series

    points = [point for point in series(Model(tables).papers) if point.kind == kind]
    if not points:
        raise UsageError(f"no document of kind {kind!r} has a known period")
    figure, axes = _figure(7, 3)
    rates = [float("nan") if point.rate is None else point.rate for point in points]
    axes.plot([point.period for point in points], rates, "o-", color=ACCENT)
    axes.set_ylim(bottom=0)
    axes.set_ylabel(_AXIS["per_1000_words"])
    axes.spines[["top", "right"]].set_visible(False)
    return figure


_AXIS = {"terms": "mainintoja", "per_1000_words": "mainintoja 1 000 sanaa kohti"}


def _values(
    tables: Tables, kind: DocumentKind, measure: Measure
) -> list[tuple[str, str, float | None, str]]:
    """Return code, name, value and status of each municipality, by name."""
    counts = tables.counts_wide(kind=kind)
    if counts.empty:
        raise UsageError(f"the tables hold nothing of kind {kind!r}")
    value = counts["terms"].astype("Float64")
    if measure == "per_1000_words":
        value = (value * 1000 / counts["words"].where(counts["words"] > 0)).round(4)
    name = counts["municipality_fi"].fillna(counts["municipality_code"])
    numbers = [
        None if missing else float(v) for v, missing in zip(value, value.isna(), strict=True)
    ]
    rows = zip(counts["municipality_code"], name, numbers, counts["status"], strict=True)
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise MissingBackend(
            "pictures need matplotlib: pip install 'termscan[pictures]'"
        ) from error
    figure = Figure(figsize=(width, height), layout="constrained")
    return figure, figure.subplots()


def _tile(axes: Axes, x: float, y: float, number: int, text: str) -> None:
    from matplotlib.patches import Rectangle

    edge = SOFT if number == 0 else "none"
    axes.add_patch(Rectangle((x - 0.45, y - 0.45), 0.9, 0.9, fc=COLOURS[number], ec=edge))
    ink = "#ffffff" if number >= CLASSES - 1 else INK
    axes.text(x, y, text, ha="center", va="center", size=6, color=ink)


def _gap(axes: Axes, x: float, y: float, status: str) -> None:
    from matplotlib.patches import Rectangle

    looks: dict[str, dict[str, Any]] = {
        "unreadable": {"ec": WARN, "hatch": "////"},
        "missing": {"ec": SOFT, "ls": ":"},
    }
    axes.add_patch(Rectangle((x - 0.45, y - 0.45), 0.9, 0.9, fc="none", **looks[status]))


def _square(axes: Axes, width: float, height: float) -> None:
    axes.set_xlim(-0.6, width)
    axes.set_ylim(height, -0.6)
    axes.set_aspect("equal")
    axes.spines[:].set_visible(False)
    axes.tick_params(length=0, labelsize=7)
