"""Pages that pdfium reads badly, and what a second reading with pdfplumber wins.

    python benchmarks/extract_doubted.py TEXT [FOLDER]

400 words of TEXT (a file in UTF-8) are drawn as printers and programs draw them badly: with narrow
gaps between words, with letters set apart, in other orders than they are read in, on their head,
in columns. The share of neighbouring words is told for bare pypdfium2, for termscan, and for
pdfplumber alone in two ways: in the order of drawing with the gap that suits tight text, and by
places. Then, for the PDFs of FOLDER (by default the shared real ones), how many pages are doubted.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pdfplumber
from extract_accuracy import bare, known_words, own, shares, words
from fpdf import FPDF

from termscan.extract import extract

SHARED = Path(__file__).parents[2] / "shared" / "data" / "pdf" / "real"
SIZE = 10.0
LEADING = 14.0
Piece = tuple[float, float, str]


def document() -> FPDF:
    """Return an empty page, measured in points."""
    made = FPDF(unit="pt", format="A4")
    made.add_page()
    made.set_font("Helvetica", size=SIZE)
    return made


MEASURE = document()


def width(text: str) -> float:
    """Return how wide a text is set."""
    return MEASURE.get_string_width(text)


def lines(text: list[str], measure: float) -> list[list[str]]:
    """Break words into lines."""
    broken: list[list[str]] = [[]]
    for word in text:
        if broken[-1] and width(" ".join([*broken[-1], word])) > measure:
            broken.append([])
        broken[-1].append(word)
    return broken


def placed(
    text: list[str], *, left: float = 50, measure: float = 460, gap: float = 0.0, apart: float = 0.0
) -> Iterator[Piece]:
    """Place words (letters where they are set `apart`), gaps in shares of the size."""
    for number, line in enumerate(lines(text, measure)):
        x = left
        for word in line:
            for piece in word if apart else [word]:
                yield x, 60 + LEADING * number, piece
                x += width(piece) + apart * SIZE
            x += gap * SIZE or width(" ")


def letters(text: list[str]) -> Iterator[Piece]:
    """Place the letters of words one by one."""
    for x, y, word in placed(text):
        for number, letter in enumerate(word):
            yield x + width(word[:number]), y, letter


def columns(text: list[str], gutter: float) -> list[Piece]:
    """Place words in two columns, drawn line by line across the page."""
    half, measure = len(text) // 2, (460 - gutter) / 2
    right = placed(text[half:], left=50 + measure + gutter, measure=measure)
    return sorted([*placed(text[:half], measure=measure), *right], key=lambda item: item[1::-1])


def shuffled(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces in an order that nobody reads."""
    mixed = list(pieces)
    random.Random(1).shuffle(mixed)
    return mixed


WAYS: dict[str, Callable[[list[str]], Iterable[Piece]]] = {
    "as usual": placed,
    **{f"gaps of {gap}": lambda text, gap=gap: placed(text, gap=gap) for gap in (0.08, 0.11, 0.14)},
    **{
        f"letters {apart} apart": lambda text, apart=apart: placed(text, measure=300, apart=apart)
        for apart in (0.1, 0.2, 0.3)
    },
    "letters in any order": lambda text: shuffled(letters(text)),
    "words in any order": lambda text: shuffled(placed(text)),
    "words from left to right": lambda text: sorted(placed(text)),
    "lines from the foot up": lambda text: sorted(placed(text), key=lambda item: (-item[1], item)),
    "columns, gutter 10": lambda text: columns(text, 10),
    "columns, gutter 24": lambda text: columns(text, 24),
}


def drawn(pieces: Iterable[Piece], path: Path, *, turned: bool = False) -> None:
    """Draw a page."""
    made = document()
    with made.rotation(180 if turned else 0, made.w / 2, made.h / 2):
        for x, y, text in pieces:
            made.text(x, y, text)
    made.output(str(path))


def plumbed(path: Path, *, flow: bool) -> str:
    """Return what pdfplumber alone reads."""
    with pdfplumber.open(path) as opened:
        settings = {"x_tolerance_ratio": 0.15, "use_text_flow": flow}
        return "\n".join(page.extract_text(**settings) or "" for page in opened.pages)


READERS: dict[str, Callable[[Path], str]] = {
    "pypdfium2": bare,
    "termscan": lambda path: own(extract(path)),
    "pdfplumber": lambda path: plumbed(path, flow=True),
    "by places": lambda path: plumbed(path, flow=False),
}


def main() -> None:
    """Print the shares, and the doubted pages."""
    known = known_words()
    text = [word for word in Path(sys.argv[1]).read_text("utf-8").split() if _drawable(word)][:400]
    true = words(" ".join(text), known)
    print(f"{'pairs, %':26}" + "".join(f"{name:>12}" for name in READERS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.pdf"
        for name, way in [*WAYS.items(), ("on its head", placed)]:
            drawn(way(text), path, turned=name == "on its head")
            row = (shares(true, words(read(path), known))[1] for read in READERS.values())
            print(f"{name:26}" + "".join(f"{share:12.1f}" for share in row))
    paths = sorted((Path(sys.argv[2]) if len(sys.argv) > 2 else SHARED).glob("*.pdf"))
    pages = [page for path in paths for page in extract(path).pages]
    doubted = Counter(
        remark for page in pages for remark in page.remarks if remark.startswith("doubted")
    )
    print(f"{len(pages)} pages, doubted: {doubted.total()}")
    for remark, count in doubted.most_common():
        print(f"  {count:5} {remark}")


def _drawable(word: str) -> bool:
    try:
        return bool(word.encode("latin-1"))
    except UnicodeEncodeError:
        return False


if __name__ == "__main__":
    main()
