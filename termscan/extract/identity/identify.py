"""All that tells what a document is, weighed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

from termscan.extract.identity.approval import approval_of, draft_of
from termscan.extract.identity.findings import SURE, Finding, Identity
from termscan.extract.identity.holding import Clue, period_of
from termscan.extract.identity.hosts import owner_of
from termscan.extract.identity.kinds import is_news, kinds_named, reads_like_strategy
from termscan.extract.identity.languages import language_named, languages_of
from termscan.extract.identity.names import (
    address_words,
    folded,
    host_words,
    name_words,
    title_words,
)
from termscan.extract.identity.periods import year_held
from termscan.extract.identity.titles import title_of
from termscan.extract.model import Extraction
from termscan.records import DocumentKind

_OPENING_PAGES = 3
_OPENING = 3_000
_BODY = 10_000
_FIRST_LINES = 6
_MOST_LINES = 40
_TITLE_LIKE = 0.8
_IN_TEXT = 0.6
_MANY = 8
"""Fewer namings of documents in a text say less of what it is itself."""

_TOLD = 0.5
"""A period that is as sure as this needs no other source."""

_NEWS_SHARE = 0.4


def identify(
    extraction: Extraction, *, file_name: str | None = None, url: str | None = None
) -> Identity:
    """Tell what a document is from its name, address, metadata and text, with the evidence."""
    title = title_of(extraction)
    opening = _opening(extraction)
    named = list(_names(file_name, url, extraction.title))
    written = list(_lines(opening))
    approved = approval_of(opening)
    label = " ".join(clue.words for clue in named)
    text = extraction.text
    body = folded(text[:_BODY])
    kind = _kind([*named, *written], body, url)
    languages = languages_of(text)
    return Identity(
        kind=kind,
        period=_held(
            period_of([*named, *written], body), kind, named, (file_name, url, title.value)
        ),
        title=title,
        languages=languages if languages.value else language_named(label, url),
        draft=draft_of(label, opening[:600], approved),
        approved=approved,
    )


def identify_name(
    *, file_name: str | None = None, url: str | None = None, title: str | None = None
) -> Identity:
    """Tell what a document is before it is read, from its name, address and title or link text."""
    clues = list(_names(file_name, url, title))
    label = " ".join(clue.words for clue in clues)
    kind = _kind(clues, "", url)
    return Identity(
        kind=kind,
        period=_held(period_of(clues, ""), kind, clues, (file_name, url, title)),
        title=Finding(title, 0.5 if title else 0.0, ("given",) if title else ()),
        languages=language_named(label, url),
        draft=draft_of(label, "", Finding(None, 0.0)),
        approved=approval_of(title or ""),
    )


def _names(file_name: str | None, url: str | None, title: str | None) -> Iterable[Clue]:
    if file_name:
        yield Clue("file name", name_words(file_name), 1.0)
    if title:
        yield Clue("title", title_words(title), 0.9)
    weight = 1.0
    for segment in address_words(url) if url else ():
        yield Clue("address", segment, weight)
        weight = min(weight, 0.6) * 0.8
    if url:
        yield Clue("host", host_words(url), 0.5)


def _opening(extraction: Extraction) -> str:
    return "\n".join(page.text[:_OPENING] for page in extraction.pages[:_OPENING_PAGES])


def _lines(opening: str) -> Iterable[Clue]:
    lines = [" ".join(folded(line).split()) for line in opening.splitlines()]
    for number, words in enumerate([line for line in lines if line][:_MOST_LINES]):
        weight = 0.8 if number < _FIRST_LINES else 0.4
        if len(words) <= 90:
            yield Clue("first page", words.replace("- ", " "), weight)


def _kind(clues: list[Clue], body: str, url: str | None) -> Finding[DocumentKind]:
    weights: dict[tuple[DocumentKind, str], float] = defaultdict(float)
    evidence: dict[DocumentKind, list[str]] = defaultdict(list)
    for clue in clues:
        for named in kinds_named(clue.words):
            weight = clue.weight * named.clarity
            if named.kind == "other" and clue.source == "first page" and clue.weight < _TITLE_LIKE:
                continue  # every document speaks of budgets and land use somewhere
            if weight > weights[named.kind, clue.source]:
                weights[named.kind, clue.source] = weight
                evidence[named.kind].append(f"{clue.source}: {named.words}")
    for kind, share in _shares(body).items():
        weights[kind, "text"] = _IN_TEXT * share
        evidence[kind].append(f"text: {share:.0%} of the documents it names")
    if reads_like_strategy(body):
        weights["strategy", "words"] = 0.3
        evidence["strategy"].append("text: words that strategies are built from")
    totals: dict[DocumentKind, float] = defaultdict(float)
    for (kind, _), weight in weights.items():
        totals[kind] += weight
    if not totals:
        return Finding("other", 0.0)
    owner = owner_of(url) if url else None
    if owner:
        return Finding("other", 0.8, (f"the address is of {owner}",))
    return _settled(totals, evidence, news=_in_news(url))


def _settled(
    totals: dict[DocumentKind, float], evidence: dict[DocumentKind, list[str]], *, news: bool
) -> Finding[DocumentKind]:
    ranked = sorted(totals, key=lambda kind: -totals[kind])
    best = ranked[0]
    against = totals[ranked[1]] if len(ranked) > 1 else 0.0
    confidence = min(1.0, totals[best] / SURE) * totals[best] / (totals[best] + against / 2)
    found = evidence[best]
    if news:
        confidence *= _NEWS_SHARE
        found = [*found, "the address is of news about it"]
    return Finding(best, round(confidence, 2), tuple(found))


def _shares(body: str) -> dict[DocumentKind, float]:
    """Return how often a text names each kind of document, as shares of all its namings."""
    counts: dict[DocumentKind, float] = defaultdict(float)
    for line in body.splitlines():
        for named in kinds_named(line):
            if named.clarity >= 0.6 and named.kind != "other":
                counts[named.kind] += named.clarity
    section_signs = body.count("§")
    if section_signs > 10:
        counts["minutes"] += section_signs
    total = max(sum(counts.values()), _MANY)
    return {kind: count / total for kind, count in counts.items()}


def _in_news(url: str | None) -> bool:
    return any(map(is_news, address_words(url)[1:])) if url else False


def _held(
    found: Finding[str | None],
    kind: Finding[DocumentKind],
    named: list[Clue],
    names: Iterable[str | None],
) -> Finding[str | None]:
    """Return the year of a meeting where its papers name no period."""
    of_meeting = any(one.kind == "minutes" for clue in named for one in kinds_named(clue.words))
    if not of_meeting or kind.value not in ("minutes", "other") or found.confidence >= _TOLD:
        return found
    years = filter(None, (year_held(unquote(name)) for name in names if name))
    year = next(years, None)
    return Finding(year, 0.6, ("day of the meeting",)) if year else found
