"""Goals, measures and indicators in the tables of a plan, told by the columns' headings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple, get_args

from termscan.extract import Table

Role = Literal["goal", "measure", "responsible", "indicator"]

HEADINGS: dict[Role, tuple[str, ...]] = {
    "goal": ("tavoite", "tavoitte", "päämäär", "painopiste", "mål", "tyngdpunkt"),
    "measure": ("toimenpi", "toimet", "toteutus", "keino", "åtgärd", "insats"),
    "responsible": ("vastuu", "toteuttaja", "toimija", "ansvar", "aktör"),
    "indicator": (
        "mittari",
        "indikaattor",
        "seuranta",
        "arviointi",
        "mätare",
        "indikator",
        "uppföljning",
    ),
}
"""How the headings of a plan's columns begin or what they hold, in Finnish and Swedish."""

SPEAKING: set[Role] = {"goal", "measure", "indicator"}
"""A table speaks of a plan if its headings name at least two of these."""


class PlanRow(NamedTuple):
    """A row of a plan's table, which begins on `page` and is on all of `pages`."""

    page: int
    goal: str | None
    measure: str | None
    responsible: str | None
    indicator: str | None
    certain: bool
    pages: tuple[int, ...]


def plan_rows(tables: Iterable[Table]) -> Iterator[PlanRow]:
    """Yield the rows of a document's tables that set goals, measures or indicators."""
    for table in tables:
        columns = roles(table.header)
        if len(columns.keys() & SPEAKING) < 2:
            continue
        for row in table.rows:
            cells = {role: _cell(row, at) for role, at in columns.items()}
            if any(cells.get(role, "") for role in SPEAKING):
                yield PlanRow(
                    table.page,
                    cells.get("goal"),
                    cells.get("measure"),
                    cells.get("responsible"),
                    cells.get("indicator"),
                    table.certain,
                    table.pages,
                )


def roles(header: Sequence[str]) -> dict[Role, list[int]]:
    """Return which columns hold what; a heading belongs to the role that it names first."""
    found: dict[Role, list[int]] = {}
    for at, heading in enumerate(header):
        role = _role(heading.casefold())
        if role is not None:
            found.setdefault(role, []).append(at)
    return found


def _role(heading: str) -> Role | None:
    places = {
        role: min((at for word in HEADINGS[role] if (at := heading.find(word)) >= 0), default=None)
        for role in get_args(Role)
    }
    named = [(at, role) for role, at in places.items() if at is not None]
    return min(named)[1] if named else None


def _cell(row: Sequence[str], columns: Sequence[int]) -> str | None:
    """Return what a row says in some columns, each text once."""
    texts = dict.fromkeys(" ".join(row[at].split()) for at in columns if at < len(row))
    return "; ".join(text for text in texts if text) or None
