"""What is new between two states of a corpus, told for a reader and for a program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from termscan.tables import Tables

MOST_LINES = 40
"""Lines of changed counts that a reader is shown; the whole is in the tables."""


@dataclass(frozen=True, slots=True)
class News:
    """Documents that came and went, and counts that moved with the sentences that moved them.

    `first` is true when there is nothing to compare with. Each row of `counts` and `sentences` is
    one of the tables `changes` and `changed_sentences`.
    """

    first: bool
    new_documents: tuple[str, ...] = ()
    gone_documents: tuple[str, ...] = ()
    counts: tuple[dict[str, Any], ...] = ()
    sentences: tuple[dict[str, Any], ...] = ()

    def to_text(self) -> str:
        """Return the news for a reader."""
        if self.first:
            return "This is the first run: there is nothing to compare with.\n"
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        if not (self.new_documents or self.gone_documents or self.counts):
            yield "Nothing has changed since the last run."
            return
        yield f"{len(self.new_documents)} documents are new, {len(self.gone_documents)} are gone."
        yield from (f"  + {name}" for name in self.new_documents)
        yield from (f"  - {name}" for name in self.gone_documents)
        yield f"{len(self.counts)} counts have moved."
        yield from (_count_line(row) for row in self.counts[:MOST_LINES])
        yield f"{len(self.sentences)} sentences moved them."
        yield from (_sentence_line(row) for row in self.sentences[:MOST_LINES])


def _count_line(row: dict[str, Any]) -> str:
    before, after = _number(row, "before"), _number(row, "after")
    place = row["municipality_fi"] or row["municipality_code"]
    return f"  {place}, {row['document_kind']}, {row['concept']}: {before} → {after}"


def _number(row: dict[str, Any], moment: str) -> str:
    number = row[f"mentions_{moment}"]
    return str(row[f"status_{moment}"] or "nothing") if number is None else str(number)


def _sentence_line(row: dict[str, Any]) -> str:
    sign = "+" if row["change"] == "new" else "-"
    sentence = " ".join(str(row["sentence"]).split())
    return f"  {sign} {row['concept']}: {sentence}"


def news_of(before: Tables | None, after: Tables) -> News:
    """Compare the tables of two moments; None means that there was no earlier one."""
    from termscan.tables import change

    if before is None:
        return News(first=True)
    old, new = _names(before), _names(after)
    moved = change(before, after)
    counts = [row for row in _rows(moved.changes) if _moved(row)]
    return News(
        first=False,
        new_documents=tuple(sorted(new[key] for key in new.keys() - old.keys())),
        gone_documents=tuple(sorted(old[key] for key in old.keys() - new.keys())),
        counts=tuple(counts),
        sentences=tuple(_rows(moved.sentences)),
    )


def _moved(row: dict[str, Any]) -> bool:
    """Tell whether a number moved; a zero in a document that is new is no news of a concept."""
    return (row["mentions_before"] or 0) != (row["mentions_after"] or 0)


def _names(tables: Tables) -> dict[str, str]:
    return {
        scan.document.id: scan.document.url or scan.document.file_name or scan.document.id
        for scan in tables.scans
        if scan.document.current
    }


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return iter(plain.to_dict("records"))
