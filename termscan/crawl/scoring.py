"""How much a link promises to be a wanted document, and why.

Points come from clues, each of which is told: what the link's own words, its address and its
surroundings name, and what speaks against it. They only rank; `ACCEPTED` and `SURE` say from
where on a candidate is fetched, and from where on nobody looks any further.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple
from urllib.parse import unquote

from termscan.crawl import words
from termscan.crawl.addresses import parse
from termscan.crawl.decisions import is_file_address
from termscan.crawl.page import Link
from termscan.crawl.period import Period, currency, period_in
from termscan.crawl.site import Site
from termscan.records import DocumentKind, Language

ACCEPTED = 4.0
SURE = 8.0


class Clue(NamedTuple):
    """Points for or against, and what they are given for."""

    points: float
    why: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link that may be a document of `kind`; `joint` is a welfare report and plan in one."""

    link: Link
    kind: DocumentKind
    clues: tuple[Clue, ...]
    period: Period | None
    language: Language | None
    is_file: bool
    draft: bool = False
    joint: bool = False

    def with_clue(self, clue: Clue) -> Candidate:
        """Return the candidate with one clue more."""
        return replace(self, clues=(*self.clues, clue))

    @property
    def points(self) -> float:
        """The sum of all clues."""
        return sum(clue.points for clue in self.clues)

    @property
    def explanation(self) -> str:
        """The clues in one line, those that weigh most first."""
        ordered = sorted(self.clues, key=lambda clue: -abs(clue.points))
        return "; ".join(f"{clue.points:+g} {clue.why}" for clue in ordered)


class _Names(NamedTuple):
    """What names a link, folded: its own words, the last part of its path, the rest."""

    own: str
    last: str
    path: str
    near: str
    heading: str
    page: str

    @property
    def is_generic(self) -> bool:
        return words.is_generic(self.own)

    @property
    def said(self) -> str:
        """The link's own words, or what is said around it where it has none."""
        return f"{self.near} | {self.heading}" if self.is_generic else self.own


def candidates(link: Link, site: Site) -> list[Candidate]:
    """Return what a link may be, a candidate for each kind that something speaks for."""
    address = parse(link.url)
    if words.COPY_HOSTS.search(address.host):
        return []
    names = _names_of(link, address.path, address.query)
    found = []
    for kind in words.KINDS:
        named = list(_naming(kind, names, site))
        if not named:
            continue
        period = _period(link, names, address.path)
        language = _language(names)
        is_file = is_file_address(address)
        clues = [
            *named,
            *_against(kind, names, address.path, is_file),
            *_place(site, address.host, is_file),
            *_time(period, address.path, site.year),
            *_tongue(language, address.path, site.language),
        ]
        is_named_above = any("above" in clue.why for clue in named)
        around = names.said if is_named_above else names.own + names.near * names.is_generic
        draft = bool(words.DRAFT.search(f"{around} {names.path}"))
        joint = kind in ("welfare_plan", "welfare_report") and _is_joint(names)
        found.append(Candidate(link, kind, tuple(clues), period, language, is_file, draft, joint))
    return found


def promise(link: Link, site: Site, kinds: Iterable[DocumentKind]) -> float:
    """Return how much a page promises to lead to documents of `kinds`."""
    address = parse(link.url)
    if words.COPY_HOSTS.search(address.host):
        return -9.0
    names = _names_of(link, address.path, address.query)
    wanted = set(kinds)
    as_document = [c.points for c in candidates(link, site) if c.kind in wanted]
    leads = [points for points, pattern in words.HUBS if pattern.search(names.said)]
    leads += [points - 0.4 for points, pattern in words.HUBS if pattern.search(names.last)]
    value = max([0.0, *leads, *as_document])
    if not site.owns(address.host):
        value -= 2.5
    if words.NEWS.search(names.path) or words.NEWS.search(names.own):
        value -= 2.0
    if words.GROUPS.search(names.said) or words.OTHER_PAPERS.search(names.said):
        value -= 2.0
    if words.BUDGET.search(f"{names.own} {names.last}"):
        value -= 2.0
    language = _language(names) or _language_of_path(address.path)
    if language and language != site.language:
        value -= 1.5
    return value


def _names_of(link: Link, path: str, query: str) -> _Names:
    whole = unquote(path, errors="replace") + (f" {query}" if query else "")
    return _Names(
        words.folded(link.text),
        words.folded_path(_last_part(path)),
        words.folded(whole),
        words.folded(link.near),
        words.folded(link.heading),
        words.folded(link.page),
    )


def _last_part(path: str) -> str:
    """Return the part of a path that names a page or file; some systems put numbers behind it."""
    parts = [part for part in path.split("/") if part]
    files = [part for part in parts if _FILE_NAME.search(part)]
    return (files or parts or [""])[-1]


_FILE_NAME = re.compile(r"\.(?:pdf|docx?|odt)$", re.IGNORECASE)


def _naming(kind: DocumentKind, names: _Names, site: Site) -> Iterator[Clue]:
    pattern = words.KINDS[kind]
    own, last = pattern.search(names.own), pattern.search(names.last)
    if own:
        yield Clue(4.0, f"the link says {own[0]!r}")
    if last:
        yield Clue(3.0 if not own else 1.5, f"the address says {last[0]!r}")
    if own or last:
        return
    if names.is_generic:
        if found := pattern.search(names.near):
            yield Clue(3.0, f"the text beside it says {found[0]!r}")
            return
        found = pattern.search(names.heading)
        said = f"{names.near} | {names.last}"
        if found and not _names_any(said) and not words.PAPER.search(said):
            yield Clue(2.5, f"the text above it says {found[0]!r}")
            return
    plain = list(_plain_strategy(names, site)) if kind == "strategy" else []
    yield from plain
    # A strategy often goes by its motto, on a page that says what it is.
    if not plain and (found := pattern.search(names.page)) and not _has_other_name(names):
        yield Clue(2.0, f"the page is called {found[0]!r}")


def _has_other_name(names: _Names) -> bool:
    """Tell whether a link is named for something, or stands on a page of many things."""
    is_hub = any(pattern.search(names.page) for points, pattern in words.HUBS if points >= 3.0)
    said = f"{names.own} | {names.near} | {names.last}"
    return is_hub or _names_any(said) or bool(words.PAPER.search(names.said))


def _names_any(text: str) -> bool:
    return any(pattern.search(text) for pattern in words.KINDS.values())


def _plain_strategy(names: _Names, site: Site) -> Iterator[Clue]:
    """Take the bare word strategy for the municipality's, where nothing says otherwise."""
    texts = [(names.own, "the link"), (names.last, "the address")]
    if names.is_generic:
        texts.append((names.near or names.heading, "the text near it"))
    for text, where in texts:
        found = words.ANY_STRATEGY.search(text)
        if found and not words.OTHER_STRATEGY.search(text):
            before = text[: found.start()].split()
            # "Omistajapoliittinen strategia" is another one, "Jämsän strategia" is not.
            points = 2.2 if not before or before[-1] in words.BEFORE_STRATEGY else 0.7
            points = 3.2 if site.names.search(text) else points
            yield Clue(points, f"{where} says {found[0]!r}")
            return


def _against(kind: DocumentKind, names: _Names, path: str, is_file: bool) -> Iterator[Clue]:
    text = f"{names.near or names.heading if names.is_generic else names.own} | {names.last}"
    if re.search(r"(?:kunnan|kaupungin)hallitus|(?:kommun|stads)styrelsen", names.path):
        yield Clue(-1.5, "before the council has decided")
    yield from _counter_clues(text)
    if kind == "strategy":
        other = words.OTHER_STRATEGY.search(text)
        if other and not words.KINDS["strategy"].search(text):
            yield Clue(-5.0, f"a strategy of something else: {other[0]!r}")
    elif kind != "child_welfare_plan" and words.is_for_children(text, words.KINDS[kind]):
        yield Clue(-8.0, "a plan for children")
    if words.NEWS.search(names.path.removesuffix(names.last)):
        yield Clue(-4.0, "among the news")
    elif not is_file and re.search(r"/20\d\d/\d\d?/(?:\d\d?/)?[^/]+/?$", path):
        yield Clue(-3.0, "dated like news")
    if words.BUDGET.search(names.path) and not words.BUDGET.search(text):
        yield Clue(-4.0, "in the budget's folder")


def _counter_clues(text: str) -> Iterator[Clue]:
    together = words.WITH_MUNICIPALITIES.search(text)
    for points, pattern, what in _COUNTER_CLUES:
        found = pattern.search(text)
        if found and not (together and pattern is words.REGION):
            yield Clue(points, f"{what}: {found[0].strip()!r}")


_COUNTER_CLUES = (
    (-4.0, words.DRAFT, "a draft"),
    (-7.0, words.BUDGET, "a budget or account"),
    (-5.0, words.NEWS, "news"),
    (-5.5, words.ABOUT, "about it only"),
    (-6.0, words.OLD, "an older one"),
    (-7.0, words.GROUPS, "for a part of the people"),
    (-7.0, words.REGION, "of a region"),
    (-6.5, words.PART, "a part or a short form"),
    (-5.0, words.MINUTES, "minutes"),
    (-6.0, words.OTHER_PAPERS, "another paper"),
)


def _place(site: Site, host: str, is_file: bool) -> Iterator[Clue]:
    if is_file:
        yield Clue(1.5, "a file")
    if not site.owns(host):
        yield Clue(-1.5, f"on another's host, {host}")


def _time(period: Period | None, path: str, year: int) -> Iterator[Clue]:
    if period is not None:
        yield Clue(currency(period, year), f"for {period}")
    elif uploaded := re.search(r"/(20\d\d)[/-]\d\d/", path):
        age = year - int(uploaded[1])
        yield Clue(0.5 if age <= 4 else max(-3.0, -0.5 * (age - 3)), f"put there in {uploaded[1]}")


def _tongue(language: Language | None, path: str, wanted: Language) -> Iterator[Clue]:
    if language == wanted:
        yield Clue(1.0, f"in {language}")
    elif language is None:
        # The address often misleads: Finnish text lies under /en/ too.
        if _language_of_path(path) not in (None, wanted):
            yield Clue(-0.5, f"under {_language_of_path(path)}")
    else:
        yield Clue(-4.0 if language == "en" else -3.5, f"in {language}")


def _period(link: Link, names: _Names, path: str) -> Period | None:
    last = unquote(_last_part(path), errors="replace")
    texts = [link.text, last]
    if names.is_generic:
        texts.append(link.near or link.heading)
    return next((period for text in texts if (period := period_in(text))), None)


_FINNISH = re.compile(
    r"strategia|hyvinvoin|suunnitelma|kertomu|kunnan\b|kaupungin\b|kaupunki|kunta|ohjelma|talous"
)
_SWEDISH = re.compile(
    r"strategi\b|strategin\b|strategier|valfard|valmaende|berattelse|kommun|stads|staden\b|plan\b"
)
_ENGLISH = re.compile(r"\b(?:strategy|welfare|well ?being|municipality|city|plan and report)\b")


def _language(names: _Names) -> Language | None:
    """Tell the language of a link by its words."""
    for text in (names.near if names.is_generic else names.own, names.last, names.heading):
        for language, pattern in _BY_WORDS:
            if pattern.search(text):
                return language
    return None


def _language_of_path(path: str) -> Language | None:
    found = re.search(r"^/(?:index\.php/)?(fi|sv|en|se)(?:[_-][A-Za-z]{2})?(?:/|$)", path)
    return _BY_PATH[found[1]] if found else None


_BY_WORDS: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("fi", _FINNISH),
    ("en", _ENGLISH),
    ("sv", _SWEDISH),
)
_BY_PATH: dict[str, Language] = {"fi": "fi", "sv": "sv", "se": "sv", "en": "en"}


def _is_joint(names: _Names) -> bool:
    text = f"{names.near if names.is_generic else names.own} | {names.last}"
    both = all(words.KINDS[kind].search(text) for kind in ("welfare_plan", "welfare_report"))
    return both or bool(words.JOINT.search(text))
