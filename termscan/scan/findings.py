"""What is found in a document, as records and as compact JSON.

Rows are arrays in the order of the record's fields; whoever stores them puts the version of what
made them into the key, so a change of the fields makes new rows instead of misreading old ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, NamedTuple

from termscan.records import CoverageStatus, Document, DocumentScan, Mention, Reading, Span, Token
from termscan.scan.plans import PlanRow

_MENTION_FIELDS = tuple(field.name for field in fields(Mention))
_FRAGMENTS = _MENTION_FIELDS.index("fragments")
_DOCUMENT = _MENTION_FIELDS.index("document")
_SENTENCE = _MENTION_FIELDS.index("sentence")


@dataclass(frozen=True, slots=True)
class Findings:
    """What a scan found in a document's bytes, whatever the catalogue says of the document.

    `changed` are the tokens that the lexicons' words have read otherwise than the dictionary alone
    does, each with its index, in order.
    """

    status: CoverageStatus
    reason: str | None
    pages: int
    words: int
    quality: float | None
    mentions: tuple[Mention, ...]
    plan_rows: tuple[PlanRow, ...] = ()
    changed: tuple[tuple[int, Token], ...] = ()

    def of(self, document: Document) -> DocumentScan:
        """Return these findings as those of `document`."""
        return DocumentScan(
            document, self.status, self.reason, self.pages, self.words, self.quality, self.mentions
        )


class Outcome(NamedTuple):
    """What a scan found in a document, in short: `counted` are its mentions by lexicon."""

    status: CoverageStatus
    reason: str | None
    counted: Counter[str]


FINDINGS_FORMAT = "4"
"""Changes whenever `encode_findings` writes otherwise."""


def encode_findings(findings: Findings) -> bytes:
    """Return findings as bytes: the outcome on a line, the changed tokens on the next, the rest.

    The same findings always give the same bytes.
    """
    counted = Counter(one.lexicon for one in findings.mentions if one.status == "counted")
    outcome = [findings.status, findings.reason, dict(sorted(counted.items()))]
    return b"\n".join((_dump(outcome), _dump(findings.changed), _everything(findings)))


def outcome_of(content: bytes) -> Outcome:
    """Return the outcome from `encode_findings` without reading the rest."""
    status, reason, counted = json.loads(content[: content.index(b"\n")])
    return Outcome(status, reason, Counter(counted))


def changed_tokens(content: bytes) -> dict[int, Token]:
    """Return the changed tokens from `encode_findings`, by their index, without the rest."""
    start = content.index(b"\n")
    rows = json.loads(content[start : content.index(b"\n", start + 1)])
    return {index: _token(row) for index, row in rows}


def _everything(findings: Findings) -> bytes:
    rows = [[getattr(mention, name) for name in _MENTION_FIELDS] for mention in findings.mentions]
    sentences: dict[str, int] = {}
    for row in rows:  # several mentions stand in most sentences that hold any
        row[_SENTENCE] = sentences.setdefault(row[_SENTENCE], len(sentences))
    return _dump(
        [
            findings.status,
            findings.reason,
            findings.pages,
            findings.words,
            findings.quality,
            list(sentences),
            rows,
            findings.plan_rows,
        ]
    )


def decode_findings(content: bytes, document: str) -> Findings:
    """Return the findings of a document from `encode_findings`, with its id put in."""
    status, reason, pages, words, quality, sentences, rows, plan_rows = json.loads(
        content[content.rindex(b"\n") :]
    )
    mentions = tuple(_mentions(rows, sentences, document))
    plan = tuple(PlanRow(*row)._replace(pages=tuple(row[-1])) for row in plan_rows)
    changed = tuple(changed_tokens(content).items())
    return Findings(status, reason, pages, words, quality, mentions, plan, changed)


def _mentions(
    rows: Iterable[list[Any]], sentences: Sequence[str], document: str
) -> Iterable[Mention]:
    for row in rows:
        row[_FRAGMENTS] = _spans(row[_FRAGMENTS])
        row[_SENTENCE] = sentences[row[_SENTENCE]]
        row[_DOCUMENT] = document
        yield Mention(*row)


def _token(row: list[Any]) -> Token:
    token = Token(*row)
    return token._replace(readings=tuple(map(_reading, row[-1])))


def _reading(row: list[Any]) -> Reading:
    reading = Reading(*row)
    return reading._replace(parts=tuple(reading.parts), fragments=_spans(reading.fragments))


def _spans(rows: Iterable[Sequence[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in rows)


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
