"""From a municipality's site to its documents: the most promising page first, within a budget.

Everything that may be asked stands in one queue, ordered by promise: pages that links lead to,
the site's WordPress interface, its sitemaps, its own search, its council's document system. What
is read adds candidates and further steps, until every kind has a candidate beyond doubt, nothing
promises anything, or the budget is needed for the documents themselves.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal
from urllib.parse import urlencode

from termscan.crawl import wordpress
from termscan.crawl.addresses import parse
from termscan.crawl.asking import Budget
from termscan.crawl.content import PageText, fault_of, sniff
from termscan.crawl.decisions import (
    council_listing,
    council_promise,
    entrance,
    is_decision,
    is_file_address,
    is_other_file,
    is_picture_address,
    system_of,
)
from termscan.crawl.fetching import Trip
from termscan.crawl.findings import Findings
from termscan.crawl.page import Form, Link, Page, read_page
from termscan.crawl.scoring import Clue, candidates, promise
from termscan.crawl.site import Site
from termscan.crawl.sitemaps import read_sitemap
from termscan.crawl.words import COPY_HOSTS, RELEVANT, folded, is_generic
from termscan.records import DocumentKind

LEAST_PROMISE = 0.4
NAMED = 4.0
"""Points of a link that names a document, and is followed two clicks deeper than others."""
_RESERVED = 3
"""Requests kept for each wanted kind, to fetch the documents themselves."""
_PER_CLICK = 0.35
_SITEMAP_PARTS = 4
_SITEMAP_BYTES = 20_000_000
_MOST_STEPS = 400
_MOST_FROM_SITEMAP = 500

Action = Literal["page", "wordpress", "sitemap", "listing"]
Fetch = Callable[[str, Mapping[str, str] | None], Trip]
"""Asks for an address, with a form to post where one is given."""

_SEARCH_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("strategy", "fi"): ("kuntastrategia", "kaupunkistrategia", "strategia"),
    ("strategy", "sv"): ("strategi",),
    ("welfare_plan", "fi"): ("hyvinvointisuunnitelma", "hyvinvointi"),
    ("welfare_plan", "sv"): ("välfärdsplan", "välfärd"),
    ("welfare_report", "fi"): ("hyvinvointikertomus", "hyvinvointiraportti"),
    ("welfare_report", "sv"): ("välfärdsberättelse", "välfärdsrapport"),
    ("child_welfare_plan", "fi"): ("lasten ja nuorten hyvinvointisuunnitelma",),
    ("child_welfare_plan", "sv"): ("plan för barns och ungas välfärd", "barn och unga"),
}


@dataclass(order=True, slots=True)
class Step:
    """Something to ask for, the most promising first and the oldest of equals."""

    rank: float
    number: int
    action: Action = field(compare=False)
    link: Link = field(compare=False)
    depth: int = field(compare=False, default=0)
    form: Mapping[str, str] | None = field(compare=False, default=None)


class Explorer:
    """Explores one municipality's web for documents of `kinds`."""

    def __init__(
        self,
        site: Site,
        kinds: Iterable[DocumentKind],
        fetch: Fetch,
        budget: Budget,
        depth: int,
        sitemaps: Callable[[str], tuple[str, ...]],
        findings: Findings,
    ) -> None:
        self._site, self._kinds, self._fetch, self._budget = site, tuple(kinds), fetch, budget
        self._depth, self._sitemaps, self._findings = depth, sitemaps, findings
        self._queue: list[Step] = []
        self._numbers = 0
        self._seen: set[tuple[str, object]] = set()
        self._sent_on: set[str] = set()
        self._asked_wordpress = self._asked_search = False

    def explore(self) -> None:
        """Fill the findings with candidates."""
        for number, url in enumerate(self._site.starts):
            if wordpress.is_interface(url):
                self._add_wordpress(url)
                continue
            is_council = system_of(parse(url)) is not None
            self._add(0.9 if is_council else 50.0 - number, "page", Link(url), 0)
        while self._queue and self._budget.left > _RESERVED * len(self._missing()):
            if not self._missing() or self.is_done or self._numbers > _MOST_STEPS:
                break
            self._take(heapq.heappop(self._queue))

    @property
    def is_done(self) -> bool:
        """Tell whether exploring further would bring nothing."""
        return not self._queue or -self._queue[0].rank < LEAST_PROMISE

    def _missing(self) -> list[DocumentKind]:
        return [kind for kind in self._kinds if not self._findings.is_sure_of(kind)]

    def _add(
        self,
        value: float,
        action: Action,
        link: Link,
        depth: int,
        form: Mapping[str, str] | None = None,
    ) -> None:
        link = replace(link, url=entrance(link.url))
        key = (_identity(link.url), tuple(sorted((form or {}).items())))
        if key in self._seen or is_other_file(parse(link.url)):
            return
        self._seen.add(key)
        self._numbers += 1
        heapq.heappush(self._queue, Step(-value, self._numbers, action, link, depth, form))

    def _take(self, step: Step) -> None:
        trip = self._fetch(step.link.url, step.form)
        if trip.answer is None or trip.final is None:
            if step.action == "page" or trip.reason != "not_found":
                self._findings.note_failure(step.link.url, trip, at_start=self._is_start(step))
            return
        answer, url = trip.answer, trip.final.url
        self._seen.add((_identity(url), ()))
        media_type = sniff(answer.body.head, answer.header("Content-Type"))
        if step.action == "wordpress":
            self._take_links(wordpress.read_answer(answer.body.bytes, url), step.depth)
        elif step.action == "sitemap":
            self._take_sitemap(step, answer.body.bytes, url)
        elif media_type == "text/html":
            page = read_page(answer.body.bytes, url, charset_of(answer.header("Content-Type")))
            self._take_page(step, page, trip)
            return
        else:
            found = candidates(step.link, self._site)
            self._findings.take_file(found, trip, media_type)
            return
        answer.body.discard()

    def _is_start(self, step: Step) -> bool:
        """Tell whether a step is the municipality's website, without which nothing is found."""
        return step.depth == 0 and step.link.url in (*self._site.starts[:1], *self._sent_on)

    def _take_page(self, step: Step, page: Page, trip: Trip) -> None:
        text = PageText(page.title, page.headings, page.text, page.has_password)
        fault = fault_of(text, page.url)
        if fault:
            trip.fail(fault)
            self._findings.note_failure(step.link.url, trip, at_start=self._is_start(step))
            return
        if self._is_start(step) and not COPY_HOSTS.search(parse(page.url).host):
            self._site.adopt(parse(page.url).host)
        self._findings.take_page(page, step.link, trip, self._site)
        council = page if system_of(parse(page.url)) else None
        links = (named_by(step.link, link) for link in page.links) if council else page.links
        self._take_links(links, step.depth, council)
        if step.depth == 0:
            self._add_sitemaps(page)
            if page.refresh:
                self._sent_on.add(page.refresh)
                self._add(40.0, "page", Link(page.refresh), 0)
        if wordpress.is_wordpress(page):
            self._add_wordpress(page.url)
        self._add_searches(page)
        if system_of(parse(page.url)) and (listing := council_listing(page)):
            url, values = listing
            self._add(2.2, "listing", Link(url), step.depth + 1, values)

    def _add_wordpress(self, near: str) -> None:
        if not self._asked_wordpress and self._site.owns(parse(near).host):
            self._asked_wordpress = True
            for url in wordpress.queries(near, self._missing(), self._site.language):
                self._add(4.5, "wordpress", Link(url), 1)

    def _take_links(self, links: Iterable[Link], depth: int, council: Page | None = None) -> None:
        for link in links:
            if self._findings.is_ignored(link.url):
                continue
            address = parse(link.url)
            found = candidates(link, self._site)
            if is_picture_address(address):
                self._findings.note_pictures(found)
                continue
            if council and is_decision(address, council):
                found = [one.with_clue(_A_DECISION) for one in found]
            self._findings.add(candidate for candidate in found if candidate.is_file)
            named = any(candidate.points >= NAMED for candidate in found)
            if is_file_address(address) or depth >= self._depth + (2 if council or named else 0):
                continue
            value = promise(link, self._site, self._kinds) - _PER_CLICK * depth
            if council and self._site.owns(address.host):
                value = max(value, council_promise(link, council))
            if value >= LEAST_PROMISE:
                self._add(value, "page", link, depth + 1)

    def _add_sitemaps(self, page: Page) -> None:
        origin = parse(page.url).origin
        if not self._site.owns(parse(page.url).host) or system_of(parse(page.url)):
            return
        for url in self._sitemaps(origin)[:2] or (f"{origin}/sitemap.xml",):
            self._add(2.1, "sitemap", Link(url), 1)

    def _take_sitemap(self, step: Step, content: bytes, url: str) -> None:
        sitemap = read_sitemap(content, url, _SITEMAP_BYTES)
        own = [url for url in sitemap.addresses if RELEVANT.search(url) and self._is_own(url)]
        links = [Link(url, found_by="sitemap") for url in own[:_MOST_FROM_SITEMAP]]
        self._take_links(links, step.depth)
        if step.depth < 3:
            for number, part in enumerate(sitemap.parts[:_SITEMAP_PARTS]):
                self._add(2.05 - 0.1 * number, "sitemap", Link(part), step.depth + 1)

    def _is_own(self, url: str) -> bool:
        return self._site.owns(parse(url).host)

    def _add_searches(self, page: Page) -> None:
        form = next((f for f in page.forms if f.free and f.method == "get"), None)
        if form is None or self._asked_search or not self._site.owns(parse(form.url).host):
            return
        self._asked_search = True
        for kind in self._kinds:
            words = _SEARCH_WORDS.get((kind, self._site.language), ())
            for number, word in enumerate(words):
                link = Link(_filled_in(form, word), found_by="search")
                self._add(1.8 - 0.2 * number, "page", link, 1)


_A_DECISION = Clue(-5.0, "the council's decision about it")


def named_by(way: Link, link: Link) -> Link:
    """Give a link that says nothing of its own the words of the link that led to its page."""
    if not is_generic(folded(link.text)) or not is_generic(folded(link.near)):
        return link
    return replace(link, near=way.near if is_generic(folded(way.text)) else way.text)


def _filled_in(form: Form, word: str) -> str:
    query = urlencode([*form.fields, (form.free or "", word)])
    return f"{form.url.partition('?')[0]}?{query}"


def _identity(url: str) -> str:
    """Return what two spellings of one page share: the scheme and a final slash do not matter."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def charset_of(content_type: str) -> str:
    """Return the charset of a Content-Type header, or an empty text."""
    _, found, value = content_type.lower().partition("charset=")
    return value.split(";")[0].strip(" \"'") if found else ""
