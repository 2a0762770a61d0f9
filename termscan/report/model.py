"""What the report shows, gathered from the tables into plain records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, get_args

from termscan.records import (
    Concept,
    CoverageStatus,
    DocumentKind,
    DocumentScan,
    Municipality,
)
from termscan.report.addresses import area_slug, concept_slugs, document_slugs, safe_link
from termscan.tables import Tables

KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
TOTALS = ("terms", "core", "near", "context", "promotion", "prevention", "problem_and_care")
SUMS = (*TOTALS, "neutral", "practices", "services")


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with the name of its page."""

    concept: Concept
    slug: str
    mentions: int
    documents: int
    municipalities: int


@dataclass(frozen=True, slots=True)
class Group:
    """A municipality's documents of one kind and of their latest period.

    `sums` and `words` are empty unless `status` is ``counted``; `counts` holds mentions by the
    concept's slug, only those above 0.
    """

    code: str
    kind: str
    status: CoverageStatus
    period: str | None
    documents: int
    joint: bool
    words: int | None
    sums: Mapping[str, int]
    counts: Mapping[str, int]

    @property
    def rate(self) -> float | None:
        """Mentions of terms per 1,000 words, if there are words."""
        return self.sums["terms"] * 1000 / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class Paper:
    """A document with what was found in it.

    `link` is a safe web address; `latest_of` are the municipalities whose latest of its kind it
    is; `tabled` whether the tables count it at all; `terms` and `practices` how many mentions of
    them are counted.
    """

    scan: DocumentScan
    slug: str
    link: str | None
    latest_of: tuple[str, ...]
    tabled: bool
    terms: int
    practices: int


@dataclass(frozen=True, slots=True)
class Area:
    """A region or wellbeing services county; `members` are municipality codes."""

    level: str
    code: str
    slug: str
    name_fi: str
    name_sv: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """Everything that pages are made from; the order of everything is fixed."""

    tables: Tables
    links: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def places(self) -> tuple[Municipality, ...]:
        """The municipalities by their Finnish names."""
        return tuple(
            sorted(self.tables.material.municipalities, key=lambda p: (sort_key(p.name_fi), p.code))
        )

    @cached_property
    def place(self) -> dict[str, Municipality]:
        """The municipalities by code."""
        return {place.code: place for place in self.places}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of document of which anything is known, the most asked for first."""
        known = {group.kind for group in self.groups.values()}
        return tuple(kind for kind in KINDS if kind in known)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The concepts, each with its page's name and its mentions in all latest documents."""
        concepts = self.tables.material.concepts
        frame = self.tables.select(period="latest").concepts()
        numbers = zip(
            frame["mentions"].tolist(),
            frame["documents_mentioning"].tolist(),
            frame["municipalities_mentioning"].tolist(),
            strict=True,
        )
        slugs = concept_slugs(concepts)
        return tuple(
            Entry(concept, slug, *number)
            for concept, slug, number in zip(concepts, slugs, numbers, strict=True)
        )

    @cached_property
    def entry(self) -> dict[tuple[str, str], Entry]:
        """The concepts by lexicon and id."""
        return {(entry.concept.lexicon, entry.concept.id): entry for entry in self.entries}

    @cached_property
    def groups(self) -> dict[tuple[str, str], Group]:
        """What there is, by municipality and kind of document."""
        frame = self.tables.counts_wide(period="latest")
        coverage = self.tables.coverage()
        known = {(group.code, group.kind): group for group in _groups(frame, self.entries)}
        for code, kind in zip(
            coverage["municipality_code"], coverage["document_kind"], strict=True
        ):
            if (code, kind) not in known:
                known[code, kind] = Group(code, kind, "missing", None, 0, False, None, {}, {})
        return known

    def groups_of(self, code: str) -> list[Group]:
        """Return what a municipality has, by kind."""
        return [
            group for kind in self.kinds if (group := self.groups.get((code, kind))) is not None
        ]

    @cached_property
    def states(self) -> dict[str, dict[str, int | str]]:
        """By concept's slug and municipality: mentions of all kinds, or why there is no number."""
        nothing = {place.code: self._state(place.code) for place in self.places}
        found = {entry.slug: dict(nothing) for entry in self.entries}
        for group in self.groups.values():
            for slug, number in group.counts.items():
                before = found[slug][group.code]
                found[slug][group.code] = number + (before if isinstance(before, int) else 0)
        return found

    def _state(self, code: str) -> int | str:
        """Return 0 if any document was read, else what there is instead."""
        statuses = {group.status for group in self.groups_of(code)}
        if "counted" in statuses:
            return 0
        return "unreadable" if "unreadable" in statuses else "missing"

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """All documents that were scanned, also those that are not current."""
        scans = {scan.document.id: scan for scan in self.tables.scans}
        slugs = document_slugs(scans)
        latest = _latest(self.tables)
        tabled = {scan.document.id for scan in self.tables.material.scans}
        papers = []
        for ident, scan in scans.items():
            counted = [
                mention.kind
                for mention in scan.mentions
                if mention.status == "counted" and (mention.lexicon, mention.concept) in self.entry
            ]
            papers.append(
                Paper(
                    scan,
                    slugs[ident],
                    safe_link(self.links.get(ident) or scan.document.url),
                    latest.get(ident, ()),
                    tabled=ident in tabled,
                    terms=counted.count("term"),
                    practices=counted.count("practice"),
                )
            )
        return tuple(sorted(papers, key=self._paper_order))

    def _paper_order(self, paper: Paper) -> tuple[Any, ...]:
        document = paper.scan.document
        names = [
            sort_key(self.place[c].name_fi) for c in document.municipalities if c in self.place
        ]
        return names, KINDS.index(document.kind), document.period or "", paper.slug

    def papers_of(self, code: str) -> list[Paper]:
        """Return a municipality's documents."""
        return self._by_place.get(code, [])

    @cached_property
    def _by_place(self) -> dict[str, list[Paper]]:
        found: dict[str, list[Paper]] = {}
        for paper in self.papers:
            for code in dict.fromkeys(paper.scan.document.municipalities):
                found.setdefault(code, []).append(paper)
        return found

    def areas_of(self, code: str) -> tuple[str, ...]:
        """Return a municipality's code and, as addresses write them, its region and county."""
        place = self.place.get(code)
        if place is None:
            return (code,)
        above = (("r", place.region_code), ("c", place.county_code))
        return (code, *(f"{level}-{area}" for level, area in above if area))

    @cached_property
    def regions(self) -> tuple[Area, ...]:
        """The regions in the order of their codes."""
        return self._areas("region")

    @cached_property
    def counties(self) -> tuple[Area, ...]:
        """The wellbeing services counties in the order of their codes."""
        return self._areas("county")

    def _areas(self, level: str) -> tuple[Area, ...]:
        found: dict[str, list[Municipality]] = {}
        for place in self.places:
            code = getattr(place, f"{level}_code")
            if code:
                found.setdefault(code, []).append(place)
        return tuple(
            Area(
                level,
                code,
                area_slug(code),
                getattr(members[0], f"{level}_fi") or code,
                getattr(members[0], f"{level}_sv") or code,
                tuple(member.code for member in members),
            )
            for code, members in sorted(found.items())
        )


def sort_key(name: str) -> str:
    """Return a key that sorts å, ä and ö last, as Finnish and Swedish do."""
    return name.casefold().translate(_LAST)


_LAST = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def _groups(frame: Any, entries: tuple[Entry, ...]) -> Iterator[Group]:
    """Read the rows of `counts_wide`; its last columns are the concepts in order."""
    head = frame.columns[: len(frame.columns) - len(entries)]
    rows = zip(*(frame[name].tolist() for name in head), strict=True)
    matrix = frame.iloc[:, len(head) :].to_numpy(dtype="int64", na_value=0)
    for values, numbers in zip(rows, matrix, strict=True):
        row = dict(zip(head, values, strict=True))
        counted = row["status"] == "counted"
        yield Group(
            code=row["municipality_code"],
            kind=row["document_kind"],
            status=row["status"],
            period=row["period"] if isinstance(row["period"], str) else None,
            documents=row["documents"],
            joint=row["joint"],
            words=row["words"] if counted else None,
            sums={name: row[name] for name in SUMS} if counted else {},
            counts={entries[i].slug: int(numbers[i]) for i in numbers.nonzero()[0].tolist()},
        )


def _latest(tables: Tables) -> dict[str, tuple[str, ...]]:
    """Return whose latest document of its kind each document is, by its id."""
    material = tables.select(period="latest").material
    found: dict[str, tuple[str, ...]] = {}
    for row, place in material.owners.tolist():
        if place >= 0:
            ident = material.scans[row].document.id
            found[ident] = (*found.get(ident, ()), material.municipalities[place].code)
    return found
