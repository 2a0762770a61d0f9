"""Small scans for tests of statistics."""

from __future__ import annotations

from termscan.records import CoverageStatus, Document, DocumentScan, Mention, MentionStatus


def mention(
    concept: str,
    start: int = 0,
    page: int = 1,
    sentence: int = 0,
    status: MentionStatus = "counted",
) -> Mention:
    return Mention(
        *(start, start + 1, "x", concept, "", "term", status, concept),
        page=page,
        sentence_start=sentence,
    )


def scan(
    name: str, words: int, *mentions: Mention, status: CoverageStatus = "counted"
) -> DocumentScan:
    return DocumentScan(Document(name, ("179",)), status, words=words, mentions=mentions)
