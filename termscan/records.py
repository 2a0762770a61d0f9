"""The nouns of termscan, as frozen records.

Every room of the house speaks in these and adds no behaviour to them. All offsets are Python
string indices, end exclusive, and ``text[start:end] == surface`` always holds.

A document's text is the text of its pages joined by a form feed (``"\\f"``). Tokens carry offsets
into the text they were read from. A stored mention carries offsets into the text of the page on
which it starts; a mention that runs over a page break runs on through the form feed into the next
page's text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

Span = tuple[int, int]

DocumentKind = Literal[
    "strategy", "welfare_plan", "welfare_report", "child_welfare_plan", "minutes", "other"
]
"""What a document is, for counting; ``other`` is everything that is not counted apart."""

ZoneKind = Literal["body", "heading", "table", "caption", "running", "contents", "references"]
"""Part of a page; ``running`` stands for repeated headers, footers and page numbers."""

TokenKind = Literal["word", "number", "address", "punctuation"]
"""``address`` covers web and e-mail addresses; only ``word`` and ``number`` count as words."""

ConceptKind = Literal["term", "practice", "organisation"]
Scope = Literal["core", "near", "context"]
Tone = Literal["promotion", "prevention", "problem_and_care", "neutral"]
Language = Literal["fi", "sv", "en"]

MentionStatus = Literal["counted", "nested", "in_name", "running", "contents", "ruled_out"]
"""Why a mention is counted or is not: inside a longer concept, inside a name, in a repeated
header or footer, in a table of contents, or cancelled by a condition of the lexicon."""

CoverageStatus = Literal["counted", "unreadable", "missing"]
FetchOutcome = Literal["stored", "unchanged", "read", "refused", "failed", "gone"]
"""``read`` is a page looked at for its links and not kept; ``refused`` was never sent."""


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality as it stands on a date; `code` is Statistics Finland's, zeros kept."""

    code: str
    name_fi: str
    name_sv: str
    region_code: str
    region_fi: str
    region_sv: str
    county_code: str | None
    county_fi: str | None
    county_sv: str | None
    language: Literal["fi", "fi-sv", "sv", "sv-fi"]
    population: int | None = None
    population_year: int | None = None
    website: str | None = None
    domain: str | None = None
    decision_system: str | None = None
    decision_url: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An address where documents of a municipality may be found."""

    url: str
    municipality: str
    kind: DocumentKind = "other"
    found_by: str = "definition"
    title: str | None = None
    period: str | None = None
    score: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """One attempt to read a source, and what came of it. Fetches are never deleted."""

    url: str
    at: str
    outcome: FetchOutcome
    reason: str | None = None
    status: int | None = None
    document: str | None = None
    final_url: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    media_type: str | None = None
    size: int | None = None
    retry_after: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes named by their SHA-256 (`id`), and what is known about them.

    `municipalities` holds codes; a joint plan has several. `current` is false for a version that
    a later one from the same place has replaced, and for a draft whose adopted text is present.
    """

    id: str
    municipalities: tuple[str, ...]
    kind: DocumentKind = "other"
    period: str | None = None
    languages: tuple[Language, ...] = ()
    title: str | None = None
    url: str | None = None
    file_name: str | None = None
    media_type: str = "application/octet-stream"
    size: int = 0
    draft: bool = False
    current: bool = True


@dataclass(frozen=True, slots=True)
class Zone:
    """A part of a page's text, by offsets into the page's text."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Page:
    """A page as extracted. Text outside every zone is body.

    `read_as` says how it was read; `quality` runs from 0 (nothing to trust) to 1, and is None
    where nothing could be measured; `remarks` name what was noticed and what was done about it.
    """

    number: int
    text: str
    zones: tuple[Zone, ...] = ()
    read_as: Literal["text", "ocr", "none"] = "text"
    quality: float | None = None
    remarks: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One way to read a token, in dictionary conventions.

    `parts` are the lemmas of a compound's members, from left to right (one for a simple word).
    `origin` says where the reading comes from: ``dictionary``, ``guess`` (by case ending),
    ``ellipsis`` (a suspended or shared member, completed from its neighbours), or ``repair:…``
    (damage seen through). `fragments` are the spans that a completed or repaired reading rests
    on; empty where the token's own span is meant.
    """

    lemma: str
    pos: str = ""
    case: str = ""
    number: str = ""
    parts: tuple[str, ...] = ()
    origin: str = "dictionary"
    fragments: tuple[Span, ...] = ()


class Token(NamedTuple):
    """A word, number, address or punctuation mark, with every reading it may have.

    `norm` is the surface with typographic variants and line-break hyphens taken out, in the
    writer's letter case. The order of `readings` carries no meaning.
    """

    surface: str
    start: int
    end: int
    norm: str
    kind: TokenKind
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a lexicon.

    `labels` are the preferred names by language; `forms` the plain phrases in base form that
    count as it. `service` marks a practice whose name is also that of a statutory or common
    service (perhekeskus, Ohjaamo). `from_memory` names fields that rest on no checked source.
    """

    id: str
    lexicon: str
    kind: ConceptKind
    labels: dict[Language, str]
    forms: dict[Language, tuple[str, ...]] = field(default_factory=dict)
    scope: Scope = "core"
    tone: Tone = "neutral"
    broader: str | None = None
    links: dict[str, str] = field(default_factory=dict)
    service: bool = False
    note: str | None = None
    from_memory: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text speaks of a concept, whether it is counted or not.

    `fragments` are the real pieces where the mention is discontinuous (then `start` and `end`
    give the envelope), else empty. `form` is the lexicon's form that matched, `how` the reading,
    rule or repair by which it did, and `because` what cancelled a mention that is not counted.
    `document` is empty and `page` is 1 for text that comes from no store. `sentence` is the text
    of the sentence around it, which begins at offset `sentence_start`.
    """

    start: int
    end: int
    surface: str
    concept: str
    lexicon: str
    kind: ConceptKind
    status: MentionStatus
    form: str
    how: str = ""
    because: str | None = None
    fragments: tuple[Span, ...] = ()
    document: str = ""
    page: int = 1
    zone: ZoneKind = "body"
    sentence: str = ""
    sentence_start: int = 0


@dataclass(frozen=True, slots=True)
class DocumentScan:
    """What a scan found in one document; the only thing that the tables are made from.

    `status` is ``counted`` (also with no mention at all) or ``unreadable``, then with a `reason`.
    `words` are the word and number tokens of the zones that are counted.
    """

    document: Document
    status: CoverageStatus
    reason: str | None = None
    pages: int = 0
    words: int = 0
    quality: float | None = None
    mentions: Sequence[Mention] = ()
