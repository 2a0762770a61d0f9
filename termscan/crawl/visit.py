"""One municipality's turn in a crawl: known addresses first, then a search for the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from termscan.crawl import reasons
from termscan.crawl.agenda import Agenda, agenda_of, plan_next_exploration
from termscan.crawl.asking import Budget
from termscan.crawl.definition import CorpusDefinition
from termscan.crawl.discovery import Explorer
from termscan.crawl.fetching import Fetcher, Trip
from termscan.crawl.findings import Findings
from termscan.crawl.keeper import Store
from termscan.crawl.minutes import MinutesSearch, source_of
from termscan.crawl.once import OncePerRun
from termscan.crawl.receipt import Receipt, conditions, last_good, log_reading, receive, shared_with
from termscan.crawl.report import CrawlRow, MunicipalityReport
from termscan.crawl.retry import failures_on_end
from termscan.crawl.rows import empty_row, receipt_row, waiting_row
from termscan.crawl.selection import LOST, Selection
from termscan.crawl.site import Site, site_of
from termscan.crawl.words import KINDS
from termscan.errors import FetchError
from termscan.records import DocumentKind, Municipality, Source

_ROUNDS = 3
"""Times that exploring goes on because what was chosen turned out badly."""
_PROBLEMS = 5


class Visit:
    """Crawls one municipality; everything it does is recorded at once."""

    def __init__(
        self,
        municipality: Municipality,
        definition: CorpusDefinition,
        store: Store,
        fetcher: Fetcher,
        clock: Callable[[], float],
        once: OncePerRun,
    ) -> None:
        self._municipality, self._definition, self._store = municipality, definition, store
        self._fetcher, self._clock, self._once = fetcher, clock, once
        self._budget = Budget(definition.limits.requests_per_site)
        ignored = {url for code, url in definition.ignored if code == municipality.code}
        self._findings = Findings(ignored)

    def run(self) -> MunicipalityReport:
        """Do what is due, and report."""
        municipality = self._municipality
        agenda = agenda_of(municipality, self._definition, self._store, self._clock())
        rows = [self._fetch_known(source) for source in agenda.due]
        rows += [self._wait_for(source, until) for source, until in agenda.waiting]
        given = {row.kind for row in rows if row.found_by == "definition"}
        sought = [kind for kind in self._definition.kinds if kind not in given]
        may = agenda.explores or (agenda.explore_at is not None and self._has_just_lost(rows))
        explores = may and bool(sought)
        if explores:
            rows = self._look(agenda, sought, rows)
        rows += self._missing(rows)
        order = {kind: n for n, kind in enumerate(self._definition.kinds)}
        rows.sort(key=lambda row: (order.get(row.kind, len(order)), row.url or ""))
        failures = self._findings.failures[:_PROBLEMS]
        problems = tuple(f"{f.url}: {reasons.REASONS[f.reason]}" for f in failures)
        return MunicipalityReport(
            municipality.code,
            municipality.name_fi,
            tuple(rows),
            self._budget.made,
            explores,
            problems,
        )

    def _has_just_lost(self, rows: Iterable[CrawlRow]) -> bool:
        """Tell whether an address that was found earlier holds its document no more, since today.

        A site that was made anew is explored at once, and not only when it is due. Minutes are
        not kept for long by those who publish them.
        """
        found = (row for row in rows if row.found_by not in ("definition", "council"))
        lost = (row.url for row in found if row.reason in LOST)
        return any(url and failures_on_end(self._store.fetches(url)) == 1 for url in lost)

    def broken_off(self, error: Exception) -> MunicipalityReport:
        """Report that termscan itself failed here; what was stored stays."""
        self._findings.discard()
        look = "what is at hand is kept"
        rows = tuple(
            replace(empty_row(self._municipality, kind, "failed", look), reason="program_error")
            for kind in self._definition.kinds
        )
        problem = f"{type(error).__name__}: {error}"[:500]
        code, name = self._municipality.code, self._municipality.name_fi
        return MunicipalityReport(code, name, rows, self._budget.made, problems=(problem,))

    def _fetch_known(self, source: Source) -> CrawlRow:
        history = self._store.fetches(source.url)
        if source.found_by in ("definition", "council"):
            self._store.save_sources([source])

        def fetch() -> Receipt:
            trip = self._fetcher.fetch(source.url, self._budget, conditions(history))
            return receive(trip, source, self._store, self._clock())

        receipt, is_own = self._once.receipt(source.url, fetch)
        if not is_own and receipt.document is not None:
            document = shared_with(source, receipt.document.id, self._store)
            receipt = replace(receipt, document=document)
        return receipt_row(self._municipality, source, receipt, last_good(history))

    def _wait_for(self, source: Source, until: str) -> CrawlRow:
        before = last_good(self._store.fetches(source.url))
        return waiting_row(self._municipality, source, until, before)

    def _look(
        self, agenda: Agenda, sought: list[DocumentKind], rows: list[CrawlRow]
    ) -> list[CrawlRow]:
        """Look for what no address is given for; return all rows, old and new."""
        year = datetime.fromtimestamp(self._clock(), UTC).year
        site = site_of(self._municipality, agenda.starts, year)
        named = [kind for kind in sought if kind in KINDS]
        kept = [row for row in rows if row.kind not in named]
        found = self._explore(site, named, {row.kind: row for row in rows}) if named else []
        whole = all(row.document and row.reason not in LOST for row in found)
        if "minutes" in sought:
            kept = self._look_for_minutes(site, kept)
        self._plan_next(whole=whole and "minutes" not in sought)
        return kept + found

    def _look_for_minutes(self, site: Site, rows: list[CrawlRow]) -> list[CrawlRow]:
        """Store minutes that are new, and ask no more for those that younger ones outnumber."""
        most = self._definition.limits.minutes_per_site
        code, known = self._municipality.code, {row.url for row in rows}
        found = MinutesSearch(site, self._read, self._budget).search(most)
        new = [one for one in found if one.link.url not in known]
        new = [one for one in new if not self._findings.is_ignored(one.link.url)]
        rows += [self._fetch_known(source_of(one, code)) for one in new]
        sources = [s for s in self._store.sources(code) if s.kind == "minutes" and s.score]
        sources.sort(key=lambda source: source.reason or "", reverse=True)
        self._store.save_sources([replace(source, score=0.0) for source in sources[most:]])
        if not any(row.kind == "minutes" for row in rows):
            look = "no minutes of the council were found"
            rows.append(empty_row(self._municipality, "minutes", "missing", look))
        return rows

    def _explore(
        self, site: Site, sought: list[DocumentKind], old: Mapping[DocumentKind, CrawlRow]
    ) -> list[CrawlRow]:
        """Explore and choose in turn, as long as a choice that failed leaves more to explore."""
        depth, findings = self._definition.limits.depth, self._findings
        explorer = Explorer(site, sought, self._read, self._budget, depth, self._sitemaps, findings)
        selection = Selection(
            self._municipality,
            site,
            findings,
            self._store,
            self._fetcher,
            self._budget,
            self._clock,
        )
        chosen: dict[DocumentKind, CrawlRow] = {}
        for _ in range(_ROUNDS):
            explorer.explore()
            for kind in sought:
                if kind not in chosen and (row := selection.choose(kind, old.get(kind), chosen)):
                    chosen[kind] = row
            if len(chosen) == len(sought) or explorer.is_done:
                break
        findings.discard()
        return [chosen.get(k) or selection.nothing(k, old.get(k)) for k in sought]

    def _read(self, url: str, form: Mapping[str, str] | None) -> Trip:
        trip = self._fetcher.fetch(url, self._budget, form=form)
        log_reading(trip, self._store, self._clock())
        return trip

    def _sitemaps(self, origin: str) -> tuple[str, ...]:
        try:
            return self._fetcher.robots.rules(origin, self._budget).sitemaps
        except FetchError:
            return ()

    def _plan_next(self, *, whole: bool) -> None:
        plan_next_exploration(
            self._municipality.code,
            self._store,
            self._definition,
            self._clock(),
            trouble=self._findings.start_failed,
            whole=whole,
        )

    def _missing(self, rows: list[CrawlRow]) -> list[CrawlRow]:
        have = {row.kind for row in rows}
        look = "it is not looked for in this run"
        return [
            empty_row(self._municipality, kind, "missing", look)
            for kind in self._definition.kinds
            if kind not in have
        ]
