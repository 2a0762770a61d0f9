"""Make a nation: PDFs as many and as long as those of all municipalities, set from real text.

    python benchmarks/nation.py FOLDER [--pages 74000] [--texts FOLDER_OF_TXT]

The sentences are drawn from strategies (`--texts`, by default the shared test data where it is
present, else the demo corpus); each document has a running header with page numbers, one or two
columns, and words hyphenated at line ends. The same call gives the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from termscan.municipalities import Registry

ROOT = Path(__file__).parents[1]
KINDS = ("strategy", "welfare_plan", "welfare_report", "child_welfare_plan", "minutes", "other")
PAGES_A_DOCUMENT = 40
FONT, SIZE, LEADING = "Times-Roman", 10.5, 13
MARGIN, GUTTER = 60, 18
LINES = 30
"""In a column: as many as give a page the 365 tokens that a municipal page has on average."""
SYLLABLE = re.compile(r"(?<=[aeiouyäöå])(?=[bcdfghjklmnpqrstvwxz][aeiouyäöå])")


def sentences(folder: Path) -> list[str]:
    """Return the sentences of all texts of a folder, in a fixed order."""
    found: list[str] = []
    for file in sorted(folder.rglob("*.txt")):
        text = " ".join(file.read_text(encoding="utf-8").split())
        text = text.encode("cp1252", "ignore").decode("cp1252")
        found += [part for part in re.split(r"(?<=[.!?]) (?=[A-ZÅÄÖ])", text) if len(part) < 600]
    return found


@cache
def width(word: str) -> float:
    """Return the width of a word in points."""
    return float(stringWidth(word, FONT, SIZE))


def lines(words: Iterator[str], measure: float) -> Iterator[str]:
    """Break words into lines of a width, hyphenating between syllables where one fits."""
    line: list[str] = []
    left = measure
    for word in words:
        rest = word
        while width(rest) > left:
            head, rest = _broken(rest, left) if line or width(rest) > measure else ("", rest)
            yield " ".join([*line, head + "-"] if head else line)
            line, left = [], measure
            if not head and width(rest) > measure:
                rest = rest[:40]
        line.append(rest)
        left -= width(rest) + width(" ")
    yield " ".join(line)


def _broken(word: str, room: float) -> tuple[str, str]:
    for cut in reversed([found.start() for found in SYLLABLE.finditer(word)]):
        if 3 <= cut <= len(word) - 3 and width(word[:cut] + "-") <= room:
            return word[:cut], word[cut:]
    return "", word


def document(job: tuple[str, str, int, int, str]) -> None:
    """Set one document into a PDF."""
    path, title, seed, pages, texts = job
    chance = random.Random(seed)
    pool = _sentences(texts)
    columns = 2 if seed % 3 == 0 else 1
    measure = (A4[0] - 2 * MARGIN - (columns - 1) * GUTTER) / columns
    words = (word for _ in iter(int, 1) for word in chance.choice(pool).split())
    flow = lines(words, measure)
    canvas = Canvas(path, pagesize=A4, invariant=1, pageCompression=1)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, A4[1] - 30, title)
        canvas.drawRightString(A4[0] - MARGIN, 30, str(number))
        canvas.setFont(FONT, SIZE)
        for column in range(columns):
            text = canvas.beginText(MARGIN + column * (measure + GUTTER), A4[1] - 60)
            text.setLeading(LEADING)
            for _ in range(LINES):
                text.textLine(next(flow))
            canvas.drawText(text)
        canvas.showPage()
    canvas.save()


@cache
def _sentences(folder: str) -> list[str]:
    return sentences(Path(folder))


def make(folder: Path, pages: int, texts: Path) -> Path:
    """Make the PDFs and their list, and return the list's path."""
    folder.mkdir(parents=True, exist_ok=True)
    places = Registry.shipped().on()
    jobs, rows = [], []
    for index in range(-(-pages // PAGES_A_DOCUMENT)):
        place, kind = places[index % len(places)], KINDS[index // len(places) % len(KINDS)]
        name = f"{place.code}_{kind}_{index}.pdf"
        length = min(PAGES_A_DOCUMENT, pages - index * PAGES_A_DOCUMENT)
        jobs.append((str(folder / name), f"{place.name_fi} 2025", index, length, str(texts)))
        rows.append((name, place.code, kind, "2025"))
    with ProcessPoolExecutor() as pool:
        list(pool.map(document, jobs, chunksize=8))
    listing = folder / "documents.csv"
    with listing.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows([("file", "municipality", "kind", "period"), *rows])
    return listing


def texts_at_hand() -> Path:
    """Return the folder of real texts, or that of the demo corpus."""
    shared = ROOT.parent / "shared" / "data" / "strategies" / "text"
    return shared if shared.is_dir() else ROOT / "corpora" / "demo" / "sources"


def main() -> None:
    """Make a nation as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=74_000)
    parser.add_argument("--texts", type=Path, default=texts_at_hand())
    given = parser.parse_args()
    print(make(given.folder, given.pages, given.texts))


if __name__ == "__main__":
    main()
