"""One municipality's turn in a crawl: known addresses first, then a search for the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from termscan.crawl import reasons
from termscan.crawl.addresses import parse
from termscan.crawl.agenda import Agenda, agenda_of, plan_next_exploration
from termscan.crawl.asking import Budget
from termscan.crawl.content import is_document, sniff
from termscan.crawl.definition import CorpusDefinition
from termscan.crawl.discovery import Explorer, charset_of
from termscan.crawl.fetching import Fetcher, Trip
from termscan.crawl.findings import Findings
from termscan.crawl.keeper import Store
from termscan.crawl.once import OncePerRun
from termscan.crawl.page import read_page
from termscan.crawl.receipt import Receipt, conditions, last_good, log_reading, receive, shared_with
from termscan.crawl.report import Alternative, CrawlRow, MunicipalityReport, Status
from termscan.crawl.scoring import ACCEPTED, SURE, Candidate, candidates
from termscan.crawl.site import Site, site_of
from termscan.errors import FetchError
from termscan.records import DocumentKind, Municipality, Source

_TRIES = 3
"""Candidates of a kind that are fetched before giving up."""
_ROUNDS = 3
_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate that turned out well."""

    candidate: Candidate
    receipt: Receipt


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
        self._tried: list[str] = []

    def run(self) -> MunicipalityReport:
        """Do what is due, and report."""
        municipality = self._municipality
        agenda = agenda_of(municipality, self._definition, self._store, self._clock())
        rows = [self._fetch_known(source) for source in agenda.due]
        rows += [self._waiting(source, until) for source, until in agenda.waiting]
        sought = self._sought(rows)
        explores = agenda.explores and bool(sought)
        if explores:
            rows = self._explore(agenda, sought, rows)
        rows += self._missing(rows, explores)
        order = {kind: n for n, kind in enumerate(self._definition.kinds)}
        rows.sort(key=lambda row: (order.get(row.kind, len(order)), row.url or ""))
        return MunicipalityReport(
            municipality.code,
            municipality.name_fi,
            tuple(rows),
            self._budget.made,
            explores,
            tuple(f"{f.url}: {reasons.REASONS[f.reason]}" for f in self._findings.failures[:5]),
        )

    # Known addresses

    def _fetch_known(self, source: Source) -> CrawlRow:
        history = self._store.fetches(source.url)
        if source.found_by == "definition":
            self._store.save_sources([source])

        def fetch() -> Receipt:
            trip = self._fetcher.fetch(source.url, self._budget, conditions(history))
            return receive(trip, source, self._store, self._clock())

        receipt, is_own = self._once.receipt(source.url, fetch)
        if not is_own and receipt.document is not None:
            document = shared_with(source, receipt.document.id, self._store)
            receipt = replace(receipt, document=document)
        return _row(self._municipality, source, receipt, known=last_good(history) is not None)

    def _waiting(self, source: Source, until: str) -> CrawlRow:
        row = _source_row(self._municipality, source, "waiting")
        good = last_good(self._store.fetches(source.url))
        return replace(
            row, look=f"asked again after {until}", document=good.document if good else None
        )

    # Exploring

    def _sought(self, rows: list[CrawlRow]) -> tuple[DocumentKind, ...]:
        given = {row.kind for row in rows if row.found_by == "definition"}
        return tuple(kind for kind in self._definition.kinds if kind not in given)

    def _explore(
        self, agenda: Agenda, sought: tuple[DocumentKind, ...], rows: list[CrawlRow]
    ) -> list[CrawlRow]:
        year = datetime.fromtimestamp(self._clock(), UTC).year
        site = site_of(self._municipality, agenda.starts, year)
        explorer = Explorer(
            site,
            sought,
            self._read,
            self._budget,
            self._definition.limits.depth,
            self._sitemaps,
            self._findings,
        )
        old = {row.kind: row for row in rows if row.kind in sought}
        kept = [row for row in rows if row.kind not in sought]
        kept += self._search(explorer, sought, old, site)
        self._findings.discard()
        trouble = self._findings.start_failed or self._budget.left <= 0
        whole = all(row.document for row in kept)
        now = self._clock()
        plan_next_exploration(
            self._municipality.code,
            self._store,
            self._definition,
            now,
            trouble=trouble,
            whole=whole,
        )
        return kept

    def _search(
        self,
        explorer: Explorer,
        sought: tuple[DocumentKind, ...],
        old: Mapping[DocumentKind, CrawlRow],
        site: Site,
    ) -> list[CrawlRow]:
        """Explore and choose in turn, as long as a choice that failed leaves more to explore."""
        chosen: dict[DocumentKind, CrawlRow] = {}
        for _ in range(_ROUNDS):
            explorer.explore()
            for kind in sought:
                if kind not in chosen and (row := self._choose(kind, old.get(kind), site, chosen)):
                    chosen[kind] = row
            if len(chosen) == len(sought) or explorer.is_done:
                break
        return [chosen.get(kind) or self._not_found(kind, old.get(kind)) for kind in sought]

    def _read(self, url: str, form: Mapping[str, str] | None) -> Trip:
        trip = self._fetcher.fetch(url, self._budget, form=form)
        log_reading(trip, self._store, self._clock())
        return trip

    def _sitemaps(self, origin: str) -> tuple[str, ...]:
        try:
            return self._fetcher.robots.rules(origin, self._budget).sitemaps
        except FetchError:
            return ()

    def _choose(
        self,
        kind: DocumentKind,
        old: CrawlRow | None,
        site: Site,
        chosen: Mapping[DocumentKind, CrawlRow],
    ) -> CrawlRow | None:
        """Fetch the best candidate of a kind that turns out to be a document."""
        for _ in range(_TRIES):
            best = self._best(kind)
            if best is None:
                return None
            for row in chosen.values():
                if row.url == best.link.url:
                    return replace(row, kind=kind, look=f"it is one with the {row.kind}")
            if old is not None and self._prefers(old, best, kind):
                return old
            found = self._fetch_candidate(best, site)
            if found is not None:
                self._retire(old, best.link.url)
                return self._found_row(found, kind)
            self._tried.append(best.link.url)
            self._findings.reject(best.link.url)
        return None

    def _prefers(self, old: CrawlRow, best: Candidate, kind: DocumentKind) -> bool:
        """Tell whether what was found earlier stays: it still is good, and not clearly beaten."""
        if old.document is None or old.status in ("gone", "failed"):
            return False
        if old.url == best.link.url:
            return True
        still_there = any(c.link.url == old.url for c in self._findings.ranked(kind))
        return not still_there and best.points <= (old.points or 0.0)

    def _retire(self, old: CrawlRow | None, url: str) -> None:
        """Let an address go whose document has been replaced by one from elsewhere."""
        if old is None or old.url is None or old.url == url:
            return
        self._store.retire(old.url)
        given = (s for s in self._store.sources(old.municipality) if s.url == old.url)
        reason = f"replaced by {url}"
        self._store.save_sources([replace(s, score=0.0, reason=reason) for s in given])

    def _best(self, kind: DocumentKind) -> Candidate | None:
        good = (c for c in self._findings.ranked(kind) if c.points >= ACCEPTED and not c.draft)
        return next(good, None)

    def _fetch_candidate(self, candidate: Candidate, site: Site) -> Found | None:
        url = candidate.link.url
        trip = self._findings.taken(url)
        if trip is None:
            trip = self._fetcher.fetch(url, self._budget)
        if candidate.is_file and self._is_page(trip):
            # A landing page in front of the file: its links are candidates too.
            self._take_landing_page(trip, site)
            return None
        source = self._source(candidate)
        receipt = receive(replace_url(trip, url), source, self._store, self._clock())
        if receipt.document is None:
            return None
        self._store.save_sources([source])
        return Found(candidate, receipt)

    @staticmethod
    def _is_page(trip: Trip) -> bool:
        answer = trip.answer
        if answer is None or is_document(sniff(answer.body.head)):
            return False
        return sniff(answer.body.head, answer.header("Content-Type")) == "text/html"

    def _take_landing_page(self, trip: Trip, site: Site) -> None:
        log_reading(trip, self._store, self._clock())
        if trip.answer is None:
            return
        charset = charset_of(trip.answer.header("Content-Type"))
        page = read_page(trip.answer.body.bytes, trip.answer.address.url, charset)
        trip.answer.body.discard()
        for link in page.links:
            found = candidates(link, site)
            self._findings.add(c for c in found if c.is_file)

    def _source(self, candidate: Candidate) -> Source:
        return Source(
            url=candidate.link.url,
            municipality=self._municipality.code,
            kind="welfare_plan" if candidate.joint else candidate.kind,
            found_by=candidate.link.found_by,
            title=candidate.link.text[:200] or None,
            period=str(candidate.period) if candidate.period else None,
            score=round(candidate.points, 2),
            reason=candidate.explanation[:500],
        )

    # Rows

    def _found_row(self, found: Found, kind: DocumentKind) -> CrawlRow:
        source = self._source(found.candidate)
        row = _row(self._municipality, source, found.receipt, known=False)
        doubts = []
        if found.candidate.points < SURE:
            doubts.append("the signs are weak")
        if found.candidate.period is None:
            doubts.append("no period is given")
        if not self._owns(source.url):
            doubts.append(f"it is on {parse(source.url).host}")
        return replace(
            row,
            kind=kind,
            look=", ".join(doubts),
            alternatives=self._alternatives(kind, source.url),
        )

    def _owns(self, url: str) -> bool:
        return site_of(self._municipality, (), 2000).owns(parse(url).host)

    def _alternatives(self, kind: DocumentKind, taken: str = "") -> tuple[Alternative, ...]:
        others = [c for c in self._findings.ranked(kind) if c.link.url != taken]
        return tuple(
            Alternative(c.link.url, round(c.points, 2), c.explanation)
            for c in others[:_ALTERNATIVES]
            if c.points > 0 or c.draft
        )

    def _not_found(self, kind: DocumentKind, old: CrawlRow | None) -> CrawlRow:
        if old is not None:
            return old
        ranked = self._findings.ranked(kind)
        drafts = [c for c in ranked if c.draft]
        status: Status = "draft_only" if drafts else "missing"
        look = "only a draft was found" if drafts else "nothing good was found"
        if self._tried:
            look += f"; not good: {', '.join(self._tried[:3])}"
        return CrawlRow(
            self._municipality.code,
            self._municipality.name_fi,
            kind,
            status,
            found_by="search",
            look=look,
            alternatives=self._alternatives(kind),
        )

    def _missing(self, rows: list[CrawlRow], explored: bool) -> list[CrawlRow]:
        have = {row.kind for row in rows}
        look = "nothing good was found" if explored else "it is not looked for in this run"
        return [
            CrawlRow(
                self._municipality.code, self._municipality.name_fi, kind, "missing", look=look
            )
            for kind in self._definition.kinds
            if kind not in have
        ]


def replace_url(trip: Trip, url: str) -> Trip:
    """Return a trip as one to `url`, by which the document is known from now on."""
    return replace(trip, url=url)


def _source_row(municipality: Municipality, source: Source, status: Status) -> CrawlRow:
    return CrawlRow(
        municipality.code,
        municipality.name_fi,
        source.kind,
        status,
        url=source.url,
        period=source.period,
        title=source.title,
        found_by=source.found_by,
        points=source.score,
        why=source.reason or "",
    )


def _row(municipality: Municipality, source: Source, receipt: Receipt, *, known: bool) -> CrawlRow:
    fetch = receipt.fetch
    status: Status = "failed"
    if fetch.outcome == "unchanged":
        status = "unchanged"
    elif fetch.outcome == "stored":
        status = "changed" if receipt.replaced else "new"
    elif fetch.outcome == "gone":
        status = "gone"
    elif fetch.reason in reasons.UNRECORDED:
        status = "waiting"
    row = _source_row(municipality, source, status)
    look = ""
    if status in ("failed", "gone") and known:
        look = "the version at hand is kept"
    document = receipt.document.id if receipt.document else None
    return replace(row, document=document, reason=fetch.reason, look=look)
