"""From a municipality's site to the minutes of its council's latest meetings.

Minutes are told by three things together: the council, a date, and the word itself, each said by
the link, beside it, on its page, or by the link that led there. Where a meeting's minutes are not
one file, its decisions are taken one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from heapq import heappop, heappush

from termscan.crawl import wordpress
from termscan.crawl.addresses import parse
from termscan.crawl.asking import Budget
from termscan.crawl.content import sniff
from termscan.crawl.decisions import (
    council_listing,
    entrance,
    is_decision,
    is_file_address,
    is_other_file,
    names_council,
    system_of,
)
from termscan.crawl.fetching import Trip
from termscan.crawl.page import Link, Page, read_page
from termscan.crawl.scoring import SURE
from termscan.crawl.selection import title_of
from termscan.crawl.site import Site
from termscan.crawl.words import COPY_HOSTS, folded
from termscan.records import Source

_MINUTES = re.compile(r"poytakirja|protokoll|\bminutes\b")
_AGENDA = re.compile(r"esityslista|foredragningslista|kokouskutsu|\bkallelse|agenda")
_WAY = re.compile(
    r"poytakirja|protokoll|esityslist|foredragningslist|valtuusto|fullmaktige|toimielim"
)
_FURTHER = re.compile(r"paatoksente|beslutsfattande|hallinto|forvaltning|\bkokous|\bmote|\borgan\b")
_OTHER_ORGAN = re.compile(
    r"lautakunta|hallitus|jaosto|johtokunta|toimikunta|namnd|styrelse|sektion"
)
_DATES = (
    re.compile(r"\b(?P<d>\d{1,2}) (?P<m>\d{1,2}) (?P<y>20\d\d)\b"),
    re.compile(r"\b(?P<y>20\d\d) (?P<m>\d\d) (?P<d>\d\d)\b"),
)
_ITEM = re.compile(
    r"page=meetingitem&id=|/Kokous_[^/]+/[^/]+\(\d+\)$|/kokous/[^/]+-\d+\.HTM$", re.IGNORECASE
)
"""Pages on which a system shows one decision of a meeting."""

_BESIDE = 2.0
"""Rank from where on pages are only read while nothing has been found."""

_MOST_PAGES = 20
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Minutes:
    """A file of minutes: the link to it, with words of its own, and the day of the meeting."""

    link: Link
    day: date | None


@dataclass(order=True, slots=True)
class _Step:
    rank: tuple[float, int]
    link: Link
    depth: int
    form: Mapping[str, str] | None = None


class MinutesSearch:
    """Looks for the minutes of one municipality's council; `fetch` asks for addresses."""

    def __init__(
        self, site: Site, fetch: Callable[[str, Mapping[str, str] | None], Trip], budget: Budget
    ) -> None:
        self._site, self._fetch, self._budget = site, fetch, budget
        self._queue: list[_Step] = []
        self._seen: set[tuple[str, str]] = set()
        self._found: dict[str, Minutes] = {}

    def search(self, wanted: int) -> list[Minutes]:
        """Return minutes, the latest first, as many as are wanted and no page more than needed."""
        for url in self._site.starts:
            if not wordpress.is_interface(url):
                self._add(1.0 if system_of(parse(url)) else _BESIDE, Link(url), 0)
        pages = 0
        while self._queue and pages < _MOST_PAGES and len(self._found) < 2 * wanted:
            # What was found is still to be fetched.
            if self._budget.left <= min(wanted, len(self._found)):
                break
            step = heappop(self._queue)
            if self._found and step.rank[0] - step.depth >= _BESIDE:
                continue
            self._read(step)
            pages += 1
        latest = sorted(self._found.values(), key=lambda one: one.day or date.min, reverse=True)
        return latest[:wanted]

    def _add(
        self, rank: float, link: Link, depth: int, form: Mapping[str, str] | None = None
    ) -> None:
        link = replace(link, url=entrance(link.url))
        key = link.url, repr(sorted((form or {}).items()))
        if key not in self._seen:
            self._seen.add(key)
            heappush(self._queue, _Step((rank + depth, len(self._seen)), link, depth, form))

    def _read(self, step: _Step) -> None:
        trip = self._fetch(step.link.url, step.form)
        if trip.answer is None or trip.final is None:
            return
        body = trip.answer.body
        if sniff(body.head, trip.answer.header("Content-Type")) == "text/html":
            self._take(read_page(body.bytes, trip.final.url), step)
        body.discard()

    def _take(self, page: Page, step: _Step) -> None:
        for found in _minutes_on(page, step.link):
            self._found.setdefault(found.link.url, found)
        if step.depth >= _DEEPEST:
            return
        if listing := council_listing(page):
            url, values = listing
            self._add(0.0, Link(url, "valtuusto"), step.depth, values)
        for link in page.links:
            rank = self._rank(link, page)
            if rank is not None:
                self._add(rank, link, step.depth + 1)

    def _rank(self, link: Link, page: Page) -> float | None:
        """Return how late a link is to be followed; None if not at all."""
        address = parse(link.url)
        if is_file_address(address) or is_other_file(address) or COPY_HOSTS.search(address.host):
            return None
        if not self._site.owns(address.host) and not system_of(address):
            return None
        said = folded(f"{link.text} {link.near}")
        if _OTHER_ORGAN.search(said) and not names_council(said):
            return None
        if names_council(said):
            return _lateness(said)
        if system_of(address):
            around = folded(f"{page.title} {' '.join(page.headings)} {page.url}")
            return _lateness(said) if names_council(around) and _day(said) else None
        return _BESIDE if _WAY.search(said) else 2 * _BESIDE if _FURTHER.search(said) else None


def source_of(minutes: Minutes, municipality: str) -> Source:
    """Return minutes as a source; sources are sorted by their reason, which ends with the day."""
    day = minutes.day
    return Source(
        url=minutes.link.url,
        municipality=municipality,
        kind="minutes",
        found_by="council",
        title=title_of(minutes.link),
        period=str(day.year) if day else None,
        score=SURE,
        reason=f"the council's meeting of {day}",
    )


def _lateness(said: str) -> float:
    """Return 0 for a link to minutes, 0.5 for what else has to do with the council."""
    return 0.0 if _MINUTES.search(said) else 1.0 if _AGENDA.search(said) else 0.5


def _minutes_on(page: Page, way: Link) -> Iterator[Minutes]:
    """Yield the minutes that a page holds: whole ones, or else decisions one by one."""
    here = folded(f"{way.text} {way.near} {page.title} {' '.join(page.headings)} {page.url}")
    top = folded(page.text[:3000])
    files = [link for link in page.links if is_file_address(parse(link.url))]
    whole = [one for one in map(_whole(here, top), files) if one is not None]
    is_tweb = system_of(parse(page.url)) == "tweb"
    if whole and not is_tweb:
        yield from whole
        return
    of_council = names_council(here) or (is_tweb and names_council(top))
    day = _day(here) or (_day(top) if system_of(parse(page.url)) else None)
    if of_council and day and _MINUTES.search(f"{here} {top}"):
        yield from (Minutes(_dated(link, day), day) for link in _decisions(page))


def _whole(here: str, top: str) -> Callable[[Link], Minutes | None]:
    def whole(link: Link) -> Minutes | None:
        said = folded(f"{link.text} {link.near} {link.url.rpartition('/')[2]}")
        around = f"{said} {folded(link.heading)} {here}"
        if _AGENDA.search(folded(link.text)) or not _MINUTES.search(around):
            return None
        if _OTHER_ORGAN.search(said) and not names_council(said):
            return None
        day = _day(said) or _day(here) or (_day(top) if _MINUTES.search(said) else None)
        named = _MINUTES.search(said) or names_council(said)
        return Minutes(link, day) if day and named and names_council(around) else None

    return whole


def _decisions(page: Page) -> Iterable[Link]:
    for link in page.links:
        address = parse(link.url)
        is_item = _ITEM.search(link.url)
        is_paper = is_file_address(address) and is_decision(address, page)
        if (is_item or is_paper) and link.text:
            yield link


def _dated(link: Link, day: date) -> Link:
    return replace(link, text=f"{link.text} ({day.day}.{day.month}.{day.year})")


def _day(text: str) -> date | None:
    for pattern in _DATES:
        for found in pattern.finditer(text):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None
