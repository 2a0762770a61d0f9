"""What a crawl would do, told before anything is done."""

from __future__ import annotations

import time
from dataclasses import dataclass

from termscan.crawl.agenda import Agenda, agenda_of
from termscan.crawl.definition import CorpusDefinition
from termscan.crawl.keeper import Store
from termscan.crawl.site import site_of


@dataclass(frozen=True, slots=True)
class Plan:
    """What a crawl of a definition would do, municipality by municipality."""

    definition: CorpusDefinition
    agendas: tuple[Agenda, ...]

    @property
    def most_requests(self) -> int:
        """The most requests it can make."""
        limit = self.definition.limits.requests_per_site
        return sum(limit if agenda.explores or agenda.due else 0 for agenda in self.agendas)

    def to_text(self) -> str:
        """Return the plan for a reader."""
        definition = self.definition
        due = sum(len(agenda.due) for agenda in self.agendas)
        exploring = sum(agenda.explores for agenda in self.agendas)
        lines = [
            f"{definition.title or definition.name}: {len(self.agendas)} municipalities, "
            f"{', '.join(definition.kinds)}",
            f"{due} known addresses are due, {exploring} sites would be explored, "
            f"at most {self.most_requests} requests",
        ]
        for agenda in self.agendas:
            lines += ["", *_told(agenda)]
        return "\n".join(lines) + "\n"


def plan(
    definition: CorpusDefinition, store: Store | None = None, now: float | None = None
) -> Plan:
    """Tell what `crawl` would do now; without a store, as if nothing had been fetched yet."""
    at = time.time() if now is None else now
    agendas = (agenda_of(m, definition, store, at) for m in definition.municipalities)
    return Plan(definition, tuple(agendas))


def _told(agenda: Agenda) -> list[str]:
    municipality = agenda.municipality
    lines = [f"{municipality.name_fi} ({municipality.code})"]
    lines += [f"  fetch {source.kind}: {source.url}" for source in agenda.due]
    lines += [f"  wait until {until}: {source.url}" for source, until in agenda.waiting]
    if agenda.explores:
        starts = site_of(municipality, agenda.starts, 0).starts
        lines.append(f"  explore from {', '.join(starts) or 'nowhere: no website is known'}")
    elif agenda.explore_at:
        lines.append(f"  explore again after {agenda.explore_at}")
    return lines
