"""How fast the tables of the whole country become files, against what pandas writes.

    python benchmarks/tables_export.py [MUNICIPALITIES]

Makes the table `counts` of so many municipalities (309) × 4 kinds of document × 2 periods of one ×
230 concepts from invented scans, and prints CPU seconds and the ratio to `DataFrame.to_csv` and
`DataFrame.to_excel` (XlsxWriter) of the same frame in the same run.
"""

from __future__ import annotations

import io
import random
import sys
import time
from collections.abc import Callable, Iterator
from tempfile import TemporaryDirectory

import pandas as pd

from termscan.export import Stamp, export
from termscan.export.delimited import csv_parts
from termscan.export.workbook import workbook_bytes
from termscan.municipalities import Registry
from termscan.records import Concept, Document, DocumentScan, Mention, Municipality
from termscan.tables import Tables, build_tables
from termscan.tables.catalogue import COUNTS
from termscan.tables.frame import table_of

SERIES = (
    ("strategy", "2017–2021"),
    ("strategy", "2022–2025"),
    ("welfare_plan", "2017–2020"),
    ("welfare_plan", "2021–2025"),
    ("welfare_report", "2024"),
    ("child_welfare_plan", "2023–2026"),
)
CONCEPTS = [
    Concept(f"concept-{i:03}", "invented", "term", {"fi": f"käsite {i}"}) for i in range(230)
]


def _scans(municipalities: list[Municipality]) -> Iterator[DocumentScan]:
    chance = random.Random(1)
    for place in municipalities:
        for number, (kind, period) in enumerate(SERIES):
            ident = f"{int(place.code):060d}{number:04d}"
            document = Document(ident, (place.code,), kind, period)  # type: ignore[arg-type]
            found = tuple(_mention(chance) for _ in range(50))
            words = chance.randrange(2000, 20_000)
            yield DocumentScan(document, "counted", pages=40, words=words, mentions=found)


def _mention(chance: random.Random) -> Mention:
    concept = chance.choice(CONCEPTS)
    start = chance.randrange(3000)
    return Mention(start, start + 6, "käsite", concept.id, "invented", "term", "counted", "käsite")


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _build(municipalities: list[Municipality]) -> tuple[Tables, float]:
    found = list(_scans(municipalities))
    started = time.process_time()
    tables = build_tables(found, municipalities, CONCEPTS)
    for _ in tables.each():
        pass
    return tables, time.process_time() - started


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 309
    tables, seconds = _build(list(Registry.shipped().on())[:number])
    counts: pd.DataFrame = tables.counts()
    table = table_of(COUNTS, counts)
    print(f"{number} municipalities, {len(counts)} rows of counts; all tables: {seconds:.1f} s CPU")
    with TemporaryDirectory() as folder:
        for formats in (["csv"], ["csv", "xlsx"]):
            whole = _seconds(lambda named=formats: export(tables, folder, named, Stamp()))
            print(f"all tables as {' and '.join(formats)}: {whole:.1f} s CPU")
    for name, ours, rival in (
        ("CSV", lambda: csv_parts(table), lambda: counts.to_csv(index=False)),
        (
            "XLSX",
            lambda: workbook_bytes([table], Stamp()),
            lambda: counts.to_excel(io.BytesIO(), index=False, engine="xlsxwriter"),
        ),
    ):
        mine, theirs = _seconds(ours), _seconds(rival)
        print(f"{name}: {mine:.1f} s CPU, pandas {theirs:.1f} s, ratio {mine / theirs:.2f}")


if __name__ == "__main__":
    main()
