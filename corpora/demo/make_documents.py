"""Makes the demo corpus from its sources: PDF and HTML files, their list, and what to expect.

Run it as ``python corpora/demo/make_documents.py``; it needs fpdf2, Pillow and the free DejaVu
fonts (Debian: fonts-dejavu-core). The same sources give the same files.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from markup import Source, read_sources
from typesetting import scan, typeset
from webpage import webpage

HERE = Path(__file__).parent
MISSING = ("Juttuvaara", "welfare_plan")
"""A document that is expected and that nobody has."""


def main() -> None:
    """Write everything that is made."""
    sources = read_sources(HERE / "sources")
    for source in sources:
        target = HERE / "documents" / source.facts["file"]
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(document(source))
    columns = ("file", "municipality", "kind", "period", "url", "title")
    write("documents.csv", columns, listed(sources))
    write("expected.csv", ("municipality", "kind", "concept", "count"), expected(sources))
    write("expected-coverage.csv", ("municipality", "kind", "status"), coverage(sources))


def document(source: Source) -> bytes:
    """Return the file of a document."""
    makers = {"web": webpage, "scan": scan, "columns": typeset, "page": typeset}
    return makers[source.facts["layout"]](source)


def listed(sources: list[Source]) -> list[tuple[str, ...]]:
    """Return the rows of the list: a joint document has several, a missing one no file."""
    rows = [
        (
            f"documents/{facts['file']}",
            name,
            *(facts[key] for key in ("kind", "period", "url", "title")),
        )
        for source in sources
        for name in source.municipalities
        for facts in [source.facts]
    ]
    return [*rows, ("", *MISSING, "", "", "")]


def counted(source: Source) -> bool:
    """Return whether a document's mentions count: it can be read and is no draft."""
    return source.facts["layout"] != "scan" and "draft" not in source.facts


def expected(sources: list[Source]) -> list[tuple[str, ...]]:
    """Return the counts that a person gets, by municipality and kind; what is not there is 0."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for source in filter(counted, sources):
        for name in source.municipalities:
            for concept, count in source.counts.items():
                counts[name, source.facts["kind"], concept] += count
    return [(*key, str(count)) for key, count in sorted(counts.items())]


def coverage(sources: list[Source]) -> list[tuple[str, ...]]:
    """Return for each municipality and kind whether there is something to count."""
    found = {
        (name, source.facts["kind"]): "unreadable"
        if source.facts["layout"] == "scan"
        else "counted"
        for source in sources
        for name in source.municipalities
    }
    return [(*key, status) for key, status in sorted((found | {MISSING: "missing"}).items())]


def write(name: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a CSV file beside this script."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
