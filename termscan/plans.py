"""Goals, measures, responsible parties and indicators, told apart in a plan's tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from termscan.extract import Table


class PlanRow(NamedTuple):
    """A row of a plan's table, on the page where the table begins."""

    page: int
    goal: str | None
    measure: str | None
    responsible: str | None
    indicator: str | None
    certain: bool


_ROLES = {
    "goal": re.compile(r"tavoit|päämäär|tahtotila|painopist|mål|målsättning", re.IGNORECASE),
    "measure": re.compile(r"toimenpi|toimen|keino|toteutus|åtgärd|atgard", re.IGNORECASE),
    "responsible": re.compile(r"vastuu|toteuttaj|ansvar", re.IGNORECASE),
    "indicator": re.compile(
        r"mittar|indikaattor|seuran|arvioin|indikator|mätare|uppfölj", re.IGNORECASE
    ),
}
"""What the headings of such columns say, in Finnish and Swedish."""


def plan_rows(tables: Iterable[Table]) -> Iterator[PlanRow]:
    """Yield the rows of the tables that have a column for measures or indicators, and another."""
    for table in tables:
        roles = _roles(table.header)
        if len(roles) < 2 or not {"measure", "indicator"} & roles.keys():
            continue
        for row in table.rows:
            cells = {role: _cell(row, column) for role, column in roles.items()}
            if any(cells.values()):
                yield PlanRow(
                    table.page,
                    cells.get("goal"),
                    cells.get("measure"),
                    cells.get("responsible"),
                    cells.get("indicator"),
                    table.certain,
                )


def _roles(header: Sequence[str]) -> dict[str, int]:
    """Return the first column of each role; a heading takes the role that it names first."""
    roles: dict[str, int] = {}
    for column, heading in enumerate(header):
        named = {
            found.start(): role
            for role, pattern in reversed(_ROLES.items())
            if (found := pattern.search(heading.casefold()))
        }
        if named:
            roles.setdefault(named[min(named)], column)
    return roles


def _cell(row: Sequence[str], column: int) -> str | None:
    text = " ".join(row[column].split()) if column < len(row) else ""
    return text or None
