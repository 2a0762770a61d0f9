"""What a crawl found in each municipality, how, and what a person should look at."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from termscan.crawl.reasons import REASONS
from termscan.records import DocumentKind

Status = Literal[
    "new", "changed", "unchanged", "gone", "failed", "waiting", "draft_only", "missing"
]
"""``waiting``: the site or its schedule asks to come back later; ``missing``: nothing was found."""

_TO_LOOK_AT = frozenset({"gone", "failed", "draft_only", "missing"})


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another candidate for a document, and why it was not taken."""

    url: str
    points: float
    why: str


@dataclass(frozen=True, slots=True)
class CrawlRow:
    """One kind of document in one municipality.

    `found_by` says how its address was found, `why` explains the choice, `look` what a person
    should look at (empty where nothing is doubtful).
    """

    municipality: str
    name: str
    kind: DocumentKind
    status: Status
    url: str | None = None
    document: str | None = None
    period: str | None = None
    title: str | None = None
    found_by: str = "definition"
    points: float | None = None
    why: str = ""
    reason: str | None = None
    look: str = ""
    alternatives: tuple[Alternative, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Tell whether a person should look at it."""
        return bool(self.look) or self.status in _TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class MunicipalityReport:
    """What came of one municipality, and how many requests it took."""

    municipality: str
    name: str
    rows: tuple[CrawlRow, ...]
    requests: int
    explored: bool = False
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrawlReport:
    """What came of a crawl, municipality by municipality, in the order of their codes."""

    definition: str
    municipalities: tuple[MunicipalityReport, ...] = field(default=())

    @property
    def rows(self) -> tuple[CrawlRow, ...]:
        """All rows, sorted by municipality and kind."""
        return tuple(row for report in self.municipalities for row in report.rows)

    @property
    def requests(self) -> int:
        """How many requests were made, robots.txt and redirects included."""
        return sum(report.requests for report in self.municipalities)

    @property
    def failed(self) -> bool:
        """Tell whether something failed that may work another time."""
        return any(row.status == "failed" for row in self.rows)

    def counts(self) -> dict[str, int]:
        """Return how many rows there are of each status, sorted by status."""
        return dict(sorted(Counter(row.status for row in self.rows).items()))

    def to_text(self) -> str:
        """Return the report for a reader, what needs a look first in every municipality."""
        counts = ", ".join(f"{number} {status}" for status, number in self.counts().items())
        lines = [f"{self.definition}: {counts or 'nothing to do'}; {self.requests} requests"]
        for report in self.municipalities:
            lines += ["", f"{report.name} ({report.municipality}), {report.requests} requests"]
            ordered = sorted(report.rows, key=lambda row: (not row.needs_a_look, row.kind))
            for row in ordered:
                lines += _told(row)
            lines += [f"  ! {problem}" for problem in report.problems]
        return "\n".join(lines) + "\n"

    def to_toml(self) -> str:
        """Return what was found as entries of a corpus definition, ready to be looked at.

        Found addresses are ``[[source]]`` entries; the best of those not taken follow as comments.
        """
        parts = []
        for row in self.rows:
            if row.found_by == "definition" or (row.url is None and not row.alternatives):
                continue
            parts.append(
                f"# {row.name}: {row.kind}. {row.why or REASONS.get(row.reason or '', '')}"
            )
            if row.url is not None and row.document is not None:
                parts += _entry("source", row, row.url, "")
            for other in row.alternatives:
                parts += [f"# not taken ({other.points:g}): {other.why}"]
                parts += _entry("source", row, other.url, "# ")
            parts.append("")
        return "\n".join(parts)


def _told(row: CrawlRow) -> Iterable[str]:
    mark = "?" if row.needs_a_look else "-"
    period = f" {row.period}" if row.period else ""
    place = f" {row.url}" if row.url else ""
    yield f"  {mark} {row.kind}{period}: {row.status}{place}"
    if row.reason:
        yield f"      {REASONS.get(row.reason, row.reason)}"
    if row.found_by != "definition" and row.why:
        yield f"      found by {row.found_by}: {row.why}"
    if row.look:
        yield f"      look: {row.look}"
    for other in row.alternatives if row.needs_a_look else ():
        yield f"      also {other.url} ({other.points:g}: {other.why})"


def _entry(table: str, row: CrawlRow, url: str, comment: str) -> list[str]:
    values = {"municipality": row.name, "kind": row.kind, "url": url}
    if not comment and row.period:
        values["period"] = row.period
    lines = [f"[[{table}]]"]
    # A JSON string is a TOML string too.
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return [comment + line for line in lines]
