"""From an address to its final answer: every redirect checked like an address of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from termscan.crawl import reasons
from termscan.crawl.addresses import Address, parse
from termscan.crawl.asking import Asker, Budget
from termscan.crawl.content import is_document, sniff
from termscan.crawl.definition import Limits
from termscan.crawl.download import Answer, Job
from termscan.crawl.robots_cache import RobotsCache, redirected
from termscan.errors import FetchError

Conditions = Mapping[str, Mapping[str, str]]
"""Headers of conditional requests, by the address that they were learnt from."""


@dataclass(slots=True)
class Trip:
    """An address asked for, and what came of it in the end.

    `answer` is there for a good answer and for 304 only; else `reason` says what was wrong.
    `come_back_at` is Unix time, where the site named one.
    """

    url: str
    final: Address | None = None
    answer: Answer | None = None
    reason: str | None = None
    detail: str = ""
    status: int | None = None
    come_back_at: float | None = None
    hops: list[str] = field(default_factory=list)

    def fail(self, reason: str, detail: str = "") -> None:
        """Turn a good answer down."""
        self.reason, self.detail = reason, detail
        if self.answer is not None:
            self.answer.body.discard()
            self.answer = None


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Fetches addresses for any number of threads; large bodies go to files in `folder`."""

    asker: Asker
    robots: RobotsCache
    limits: Limits
    folder: Path

    def fetch(
        self,
        url: str,
        budget: Budget,
        conditions: Conditions | None = None,
        form: Mapping[str, str] | None = None,
    ) -> Trip:
        """Ask for an address and follow its redirects; a bad answer is told, not raised."""
        trip = Trip(url)
        try:
            self._follow(trip, budget, conditions or {}, form)
        except FetchError as error:
            trip.fail(error.reason, error.detail)
        return trip

    def _follow(
        self, trip: Trip, budget: Budget, conditions: Conditions, form: Mapping[str, str] | None
    ) -> None:
        address = parse(trip.url)
        for _ in range(self.limits.redirects + 1):
            if address.url in trip.hops:
                raise FetchError(trip.url, "redirect_loop")
            trip.hops.append(address.url)
            trip.final = address
            headers = conditions.get(address.url, {})
            answer = self._ask(trip, address, budget, headers, form)
            if answer.status // 100 != 3 or answer.status == 304:
                self._arrive(trip, answer, conditional=bool(headers))
                return
            address = redirected(answer)
            form = None
        raise FetchError(trip.url, "too_many_redirects")

    def _ask(
        self,
        trip: Trip,
        address: Address,
        budget: Budget,
        headers: Mapping[str, str],
        form: Mapping[str, str] | None,
    ) -> Answer:
        rules = self.robots.check(address, budget)
        job = Job(
            address,
            self._most_bytes,
            self.limits.seconds_per_request,
            headers,
            form,
            self.folder,
            self.asker.stopped,
        )
        answer, trip.come_back_at = self.asker.ask(job, budget, rules.delay)
        trip.status = answer.status
        return answer

    def _arrive(self, trip: Trip, answer: Answer, *, conditional: bool) -> None:
        trip.answer = answer
        reason = reasons.of_status(answer.status)
        if answer.status == 304 and not conditional:
            reason = "unexpected_status"
        elif reason is None and answer.status != 304 and not answer.body.size:
            reason = "empty"
        if reason:
            trip.fail(reason)

    def _most_bytes(self, head: bytes, media_type: str) -> int:
        media_type = sniff(head, media_type)
        if not head or is_document(media_type):
            return self.limits.document_bytes
        # Sitemaps and lists take little memory for their size.
        is_list = media_type in ("application/xml", "application/json", "application/gzip")
        return self.limits.page_bytes * (5 if is_list else 1)
