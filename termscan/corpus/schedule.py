"""When to ask which address again, and how gently to treat which host."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields

from termscan.corpus.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Schedule:
    """When an address is due (ISO 8601 in UTC), and what a conditional request needs.

    `document` is what the address last gave; `failures` counts attempts since then.
    """

    url: str
    due: str
    etag: str | None = None
    last_modified: str | None = None
    document: str | None = None
    failures: int = 0


@dataclass(frozen=True, slots=True)
class HostState:
    """What a crawler knows about a host from one run to the next.

    `delay` is in seconds; `next_request` and `robots_at` are ISO 8601 in UTC. `robots` is the
    body of robots.txt as it was received.
    """

    host: str
    delay: float = 0.0
    next_request: str | None = None
    failures: int = 0
    robots: bytes | None = None
    robots_status: int | None = None
    robots_at: str | None = None


_SCHEDULE = ", ".join(field.name for field in fields(Schedule))
_SCHEDULE_MARKS = ", ".join("?" for _ in fields(Schedule))
_HOST = ", ".join(field.name for field in fields(HostState))
_HOST_MARKS = ", ".join("?" for _ in fields(HostState))


class ScheduleTable:
    """The crawler's memory between runs."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def schedule(self, url: str) -> Schedule | None:
        """Return when an address is due, or None if it was never tried."""
        rows = self._catalogue.rows(
            f"SELECT {_SCHEDULE} FROM schedule WHERE url = ?",  # noqa: S608
            (url,),
        )
        return Schedule(*rows[0]) if rows else None

    def save_schedules(self, schedules: Iterable[Schedule]) -> None:
        """Keep when addresses are due; what was kept for them before is replaced."""
        self._catalogue.change(
            f"INSERT OR REPLACE INTO schedule ({_SCHEDULE}) VALUES ({_SCHEDULE_MARKS})",  # noqa: S608
            [astuple(schedule) for schedule in schedules],
        )

    def due(self, now: str) -> list[Schedule]:
        """Return what is due at `now` (ISO 8601 in UTC), the longest overdue first."""
        rows = self._catalogue.rows(
            f"SELECT {_SCHEDULE} FROM schedule WHERE due <= ? ORDER BY due, url",  # noqa: S608
            (now,),
        )
        return [Schedule(*row) for row in rows]

    def host_state(self, host: str) -> HostState | None:
        """Return what is known about a host, or None."""
        rows = self._catalogue.rows(
            f"SELECT {_HOST} FROM hosts WHERE host = ?",  # noqa: S608
            (host,),
        )
        return HostState(*rows[0]) if rows else None

    def save_host_state(self, state: HostState) -> None:
        """Keep what is known about a host; what was known before is replaced."""
        self._catalogue.change(
            f"INSERT OR REPLACE INTO hosts ({_HOST}) VALUES ({_HOST_MARKS})",  # noqa: S608
            [astuple(state)],
        )
