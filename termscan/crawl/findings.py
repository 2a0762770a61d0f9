"""What an exploration has found: candidates by kind, the best first, and what went wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from termscan.crawl.addresses import parse
from termscan.crawl.fetching import Trip
from termscan.crawl.page import Link, Page
from termscan.crawl.scoring import ACCEPTED, SURE, Candidate, Clue, candidates
from termscan.crawl.site import Site
from termscan.records import DocumentKind

_LEAST_TEXT = 1500
"""Characters below which a page is not the document itself."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that could not be read."""

    url: str
    reason: str


class Findings:
    """Gathers candidates; knows which answers are at hand already."""

    def __init__(self, ignored: Collection[str] = ()) -> None:
        self._ignored = frozenset(ignored)
        self._candidates: dict[tuple[str, DocumentKind], Candidate] = {}
        self._trips: dict[str, Trip] = {}
        self._rejected: set[str] = set()
        self.failures: list[Failure] = []
        self.pictures: dict[DocumentKind, str] = {}
        self.start_failed = False

    def is_ignored(self, url: str) -> bool:
        """Tell whether a person has ruled an address out."""
        return url in self._ignored

    def add(self, found: Iterable[Candidate]) -> None:
        """Keep candidates; of two for one address and kind the better one."""
        for candidate in found:
            key = (candidate.link.url, candidate.kind)
            known = self._candidates.get(key)
            if not self.is_ignored(candidate.link.url) and (
                known is None or known.points < candidate.points
            ):
                self._candidates[key] = candidate

    def take_file(self, found: Iterable[Candidate], trip: Trip, media_type: str) -> None:
        """Keep a file that came where a page was expected, as a candidate already fetched."""
        del media_type
        files = [self._as_file(candidate) for candidate in found]
        self.add(files)
        if any(candidate.points >= ACCEPTED for candidate in files):
            self._trips[files[0].link.url] = trip
        elif trip.answer is not None:
            trip.answer.body.discard()

    @staticmethod
    def _as_file(candidate: Candidate) -> Candidate:
        clues = candidate.clues if candidate.is_file else (*candidate.clues, Clue(1.5, "a file"))
        return replace(candidate, is_file=True, clues=clues)

    def take_page(self, page: Page, link: Link, trip: Trip, site: Site) -> None:
        """Keep a page that may be a document itself."""
        name = page.headings[0] if page.headings else page.title
        own = replace(link, url=page.url, text=name, heading="", near="", page="")
        files = {
            candidate.kind
            for below in page.links
            for candidate in candidates(below, site)
            if candidate.is_file and candidate.points >= ACCEPTED
        }
        found = [_judged_as_document(c, page, files) for c in candidates(own, site)]
        self.add(found)
        if any(candidate.points >= ACCEPTED for candidate in found):
            self._trips[page.url] = trip
        elif trip.answer is not None:
            trip.answer.body.discard()

    def note_failure(self, url: str, trip: Trip, *, at_start: bool) -> None:
        """Remember that an address could not be read."""
        if trip.reason:
            self.failures.append(Failure(url, trip.reason))
            self.start_failed = self.start_failed or at_start

    def note_pictures(self, found: Iterable[Candidate]) -> None:
        """Remember pictures that bear a document's name: it may be published as one."""
        for candidate in found:
            if candidate.points >= ACCEPTED - 2.0:
                self.pictures.setdefault(candidate.kind, candidate.link.url)

    def reject(self, url: str) -> None:
        """Forget an address that turned out to hold nothing good."""
        self._rejected.add(url)

    def ranked(self, kind: DocumentKind) -> list[Candidate]:
        """Return the candidates for a kind, drafts included, the best first."""
        found = [
            candidate
            for candidate in self._candidates.values()
            if candidate.kind == kind and candidate.link.url not in self._rejected
        ]
        return sorted(found, key=lambda c: (-c.points, c.link.url))

    def is_sure_of(self, kind: DocumentKind) -> bool:
        """Tell whether looking further for a kind is needless."""
        best = next(iter(self.ranked(kind)), None)
        return best is not None and best.points >= SURE and not best.draft

    def taken(self, url: str) -> Trip | None:
        """Hand over the answer of an address that was read already."""
        return self._trips.pop(url, None)

    def discard(self) -> None:
        """Let go of all answers."""
        for trip in self._trips.values():
            if trip.answer is not None:
                trip.answer.body.discard()
        self._trips.clear()


def _judged_as_document(
    candidate: Candidate, page: Page, files: Collection[DocumentKind]
) -> Candidate:
    clues = [*candidate.clues]
    if len(page.text) < _LEAST_TEXT:
        clues.append(Clue(-4.0, "a page with little text"))
    elif len(page.text) >= 3 * _LEAST_TEXT:
        clues.append(Clue(1.0, "a page with much text"))
    if candidate.kind in files:
        clues.append(Clue(-5.0, "a page that leads to the file"))
    if not any("says" in clue.why for clue in candidate.clues if clue.points > 2.0):
        clues.append(Clue(-2.0, "a page without its name"))
    if parse(page.url).path in ("/", ""):
        clues.append(Clue(-6.0, "a home page"))
    return replace(candidate, clues=tuple(clues))
