"""Out of what an exploration found, the one document of each kind that turns out well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from termscan.crawl.addresses import parse
from termscan.crawl.asking import Budget
from termscan.crawl.content import is_document, sniff
from termscan.crawl.discovery import charset_of
from termscan.crawl.fetching import Fetcher, Trip
from termscan.crawl.findings import Findings
from termscan.crawl.keeper import Store
from termscan.crawl.page import Link, read_page
from termscan.crawl.receipt import Receipt, log_reading, receive
from termscan.crawl.report import Alternative, CrawlRow
from termscan.crawl.rows import empty_row, receipt_row
from termscan.crawl.scoring import ACCEPTED, SURE, Candidate, candidates
from termscan.crawl.site import Site
from termscan.crawl.words import folded, is_generic
from termscan.records import DocumentKind, Municipality, Source

_TRIES = 3
"""Candidates of a kind that are fetched, before more is explored."""
_ALTERNATIVES = 3
LOST = frozenset({"not_found", "error_page", "wrong_type"})
"""Reasons for which an address is taken to have lost its document."""


class Selection:
    """Chooses documents for one municipality and stores them."""

    def __init__(
        self,
        municipality: Municipality,
        site: Site,
        findings: Findings,
        store: Store,
        fetcher: Fetcher,
        budget: Budget,
        clock: Callable[[], float],
    ) -> None:
        self._municipality, self._site, self._findings = municipality, site, findings
        self._store, self._fetcher, self._budget, self._clock = store, fetcher, budget, clock
        self._tried: list[str] = []

    def choose(
        self,
        kind: DocumentKind,
        old: CrawlRow | None,
        chosen: Mapping[DocumentKind, CrawlRow],
    ) -> CrawlRow | None:
        """Fetch the best candidate of a kind that turns out to be a document.

        `old` is what was found earlier; it stays unless it is lost or beaten. `chosen` are the
        other kinds' documents, one of which may be joint.
        """
        for _ in range(_TRIES):
            best = self._best(kind)
            if best is None:
                return None
            for row in chosen.values():
                if row.url == best.link.url:
                    self._store.save_sources([replace(self._source(best), kind=kind)])
                    return replace(row, kind=kind, look=f"it is one with the {row.kind}")
            if old is not None and self._prefers(old, best):
                return old
            new = self._fetch(best, kind)
            if new is not None:
                self._retire(old, best.link.url)
                return new
            self._tried.append(best.link.url)
            self._findings.reject(best.link.url)
        return None

    def nothing(self, kind: DocumentKind, old: CrawlRow | None) -> CrawlRow:
        """Return the row of a kind of which nothing good was found this time."""
        if old is not None:
            return old
        ranked = [c for c in self._findings.ranked(kind) if c.points > 0 or c.draft]
        is_draft = any(candidate.draft for candidate in ranked)
        look = "only a draft was found" if is_draft else "nothing good was found"
        if any(not self._is_in_own_language(c) for c in ranked):
            look += "; there is something in another language"
        if kind in self._findings.pictures:
            look += f"; it may be a picture: {self._findings.pictures[kind]}"
        if self._tried:
            look += f"; not good: {', '.join(self._tried[:3])}"
        row = empty_row(self._municipality, kind, "draft_only" if is_draft else "missing", look)
        return replace(row, alternatives=self._alternatives(kind))

    def _best(self, kind: DocumentKind) -> Candidate | None:
        ranked = (c for c in self._findings.ranked(kind) if c.points >= ACCEPTED and not c.draft)
        good = [c for c in ranked if self._is_in_own_language(c)]
        # A translation is the document only where there is nothing else.
        return min(good, key=lambda c: c.language not in (None, self._site.language), default=None)

    def _is_in_own_language(self, candidate: Candidate) -> bool:
        return candidate.language is None or candidate.language in self._site.languages

    def _prefers(self, old: CrawlRow, best: Candidate) -> bool:
        """Tell whether what was found earlier stays: it is not lost, and not clearly beaten."""
        if old.document is None or old.reason in LOST:
            return False
        if old.url == best.link.url:
            return True
        still_there = any(c.link.url == old.url for c in self._findings.ranked(best.kind))
        return not still_there and best.points <= (old.points or 0.0)

    def _retire(self, old: CrawlRow | None, url: str) -> None:
        """Let an address go whose document has been replaced by one from elsewhere."""
        if old is None or old.url is None or old.url == url:
            return
        self._store.retire(old.url)
        given = (s for s in self._store.sources(old.municipality) if s.url == old.url)
        reason = f"replaced by {url}"
        self._store.save_sources([replace(s, score=0.0, reason=reason) for s in given])

    def _fetch(self, candidate: Candidate, kind: DocumentKind) -> CrawlRow | None:
        url = candidate.link.url
        trip = self._findings.taken(url) or self._fetcher.fetch(url, self._budget)
        if candidate.is_file and _is_page(trip):
            self._take_landing_page(trip, candidate)
            return None
        source = self._source(candidate)
        # From now on the document is known by the address that was chosen.
        receipt = receive(replace(trip, url=url), source, self._store, self._clock())
        if receipt.document is None:
            return None
        self._store.save_sources([source])
        return self._row(candidate, source, receipt, kind)

    def _take_landing_page(self, trip: Trip, candidate: Candidate) -> None:
        """Take the files of a page that stands in front of them, named as the page was."""
        log_reading(trip, self._store, self._clock())
        if trip.answer is None:
            return
        charset = charset_of(trip.answer.header("Content-Type"))
        page = read_page(trip.answer.body.bytes, trip.answer.address.url, charset)
        trip.answer.body.discard()
        for link in page.links:
            if is_generic(folded(link.text)):
                link = replace(candidate.link, url=link.url)  # noqa: PLW2901
            self._findings.add(c for c in candidates(link, self._site) if c.is_file)

    def _source(self, candidate: Candidate) -> Source:
        return Source(
            url=candidate.link.url,
            municipality=self._municipality.code,
            kind="welfare_plan" if candidate.joint else candidate.kind,
            found_by=candidate.link.found_by,
            title=title_of(candidate.link),
            period=str(candidate.period) if candidate.period else None,
            score=round(candidate.points, 2),
            reason=candidate.explanation[:500],
        )

    def _row(
        self, candidate: Candidate, source: Source, receipt: Receipt, kind: DocumentKind
    ) -> CrawlRow:
        host = parse(source.url).host
        doubts = {
            "the signs are weak": candidate.points < SURE,
            "no period is given": candidate.period is None,
            f"it is on {host}": not self._site.owns(host),
        }
        return replace(
            receipt_row(self._municipality, source, receipt, None),
            kind=kind,
            look=", ".join(doubt for doubt, is_so in doubts.items() if is_so),
            alternatives=self._alternatives(kind, source.url),
        )

    def _alternatives(self, kind: DocumentKind, taken: str = "") -> tuple[Alternative, ...]:
        others = [c for c in self._findings.ranked(kind) if c.link.url != taken]
        return tuple(
            Alternative(c.link.url, round(c.points, 2), c.explanation)
            for c in others[:_ALTERNATIVES]
            if c.points > 0 or c.draft
        )


def _is_page(trip: Trip) -> bool:
    if trip.answer is None or is_document(sniff(trip.answer.body.head)):
        return False
    return sniff(trip.answer.body.head, trip.answer.header("Content-Type")) == "text/html"


def title_of(link: Link) -> str | None:
    """Return what a link calls its document: its own words, or those around it."""
    texts = (link.text, link.near, link.heading, link.page)
    said = (text for text in texts if text and not is_generic(folded(text)))
    return next(said, "")[:200] or None
