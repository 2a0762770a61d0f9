"""Sets the demo documents into PDF pages as municipalities' documents look.

There are running headers and footers, page numbers, contents pages, one or two columns, words
broken over line ends, and ruled tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from markup import Block, Source
from PIL import Image, ImageDraw, ImageFont

FONTS = Path("/usr/share/fonts/truetype/dejavu")
MARGIN = 18.0
GUTTER = 7.0
VOWELS = "aeiouyåäö"


@dataclass
class Style:
    """The paper in millimetres, the number of columns, and the size of the letters in points."""

    paper: tuple[float, float]
    columns: int
    size: float
    leading: float = field(init=False)

    def __post_init__(self) -> None:
        self.leading = self.size * 0.5


STYLES = {"columns": Style((148, 210), 2, 8.5), "page": Style((210, 297), 1, 11.5)}


class Paper(FPDF):
    """A document with running headers and footers on all pages but the first."""

    def __init__(self, source: Source, style: Style) -> None:
        super().__init__(format=style.paper)
        self.facts = source.facts
        self.set_auto_page_break(False)
        self.set_margins(0, 0)
        self.set_creation_date(datetime(2024, 1, 15, 12, 0, tzinfo=UTC))
        self.set_producer("termscan demo corpus")
        self.set_title(source.facts["title"])
        self.add_font("Text", "", FONTS / "DejaVuSans.ttf")
        self.add_font("Text", "B", FONTS / "DejaVuSans-Bold.ttf")

    def header(self) -> None:
        """Print the running header."""
        if self.page_no() > 1:
            self.set_font("Text", "", 7)
            self.text(MARGIN, 10, self.facts["header"])

    def footer(self) -> None:
        """Print the running footer with the page number."""
        if self.page_no() > 1:
            self.set_font("Text", "", 7)
            text = self.facts["footer"].replace("{page}", str(self.page_no()))
            self.text((self.w - self.get_string_width(text)) / 2, self.h - 8, text)


class Typesetter:
    """Fills the columns of page after page with blocks."""

    def __init__(self, source: Source, style: Style, numbers: dict[str, int]) -> None:
        self.source, self.style, self.numbers = source, style, numbers
        self.paper = Paper(source, style)
        self.headings: dict[str, int] = {}
        self.column = 0
        self.y = 0.0

    @property
    def bottom(self) -> float:
        """Return how far down text may go."""
        return float(self.paper.h) - 16

    def typeset(self) -> bytes:
        """Return the PDF."""
        self.cover()
        if "contents" in self.source.facts:
            self.contents()
        self.new_page()
        for block in self.source.blocks:
            self.block(block)
        return bytes(self.paper.output())

    def cover(self) -> None:
        """Print the title page."""
        self.paper.add_page()
        self.y = self.paper.h / 3
        for part in self.source.facts["title"].split(" | "):
            self.lines(part, self.style.size * 1.9, bold=True, columns=1)
            self.y += 6
        self.lines(self.source.facts["subtitle"], self.style.size, columns=1)

    def contents(self) -> None:
        """Print the contents page, with dot leaders and page numbers."""
        self.paper.add_page()
        self.y = 24
        self.lines(self.source.facts["contents"], self.style.size * 1.5, bold=True, columns=1)
        self.y += 4
        self.paper.set_font("Text", "", self.style.size)
        room = self.paper.w - 2 * MARGIN - 8
        for block in self.source.blocks:
            if block.kind in {"heading", "subheading"}:
                indent = 0.0 if block.kind == "heading" else 5.0
                width = room - indent - self.paper.get_string_width(block.text + "  ")
                dots = "." * int(width / self.paper.get_string_width("."))
                self.paper.text(MARGIN + indent, self.y, f"{block.text} {dots}")
                number = str(self.numbers.get(block.text, 0))
                self.paper.text(MARGIN + room + 2, self.y, number)
                self.y += self.style.leading * 1.3

    def new_page(self) -> None:
        """Begin a page at the top of its first column."""
        self.paper.add_page()
        self.column, self.y = 0, 22.0

    def new_column(self) -> None:
        """Go on in the next column or on the next page."""
        if self.column + 1 < self.style.columns:
            self.column, self.y = self.column + 1, 22.0
        else:
            self.new_page()

    def block(self, block: Block) -> None:
        """Print one block below the last."""
        size, leading = self.style.size, self.style.leading
        if block.kind == "break":
            self.new_page()
        elif block.kind == "table":
            self.table(block.rows)
        elif block.kind in {"heading", "subheading"}:
            scale = 1.35 if block.kind == "heading" else 1.1
            if self.y > self.bottom - 8 * leading:
                self.new_column()
            self.headings[block.text] = self.paper.page_no()
            self.y += leading * 0.8 if self.y > 22 else 0
            self.lines(block.text, size * scale, bold=True, hyphenated=False)
            self.y += leading * 0.3
        else:
            sign = "• " if block.kind == "item" else ""
            self.lines(sign + block.text, size)
            self.y += leading * (0.2 if sign else 0.6)

    def lines(
        self,
        text: str,
        size: float,
        *,
        bold: bool = False,
        columns: int | None = None,
        hyphenated: bool = True,
    ) -> None:
        """Print a paragraph line by line, over as many columns as it takes."""
        count = columns or self.style.columns
        width = (self.paper.w - 2 * MARGIN - GUTTER * (count - 1)) / count
        font = ("Text", "B" if bold else "", size)
        self.paper.set_font(*font)
        for line in list(broken(text, width, self.paper.get_string_width, hyphenated)):
            if self.y > self.bottom:
                self.new_column()
                self.paper.set_font(*font)
            x = MARGIN + (0 if columns else self.column * (width + GUTTER))
            self.paper.text(x, self.y, line)
            self.y += size * 0.5

    def table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        """Print a ruled table over the whole width, with its header row on each page."""
        if self.style.columns > 1 or self.y > self.bottom - 60:
            self.new_page()
        for number, row in enumerate(rows):
            if self.y + self.row_height(row, number == 0) > self.bottom:
                self.new_page()
                self.row(rows[0], bold=True)
            self.row(row, bold=number == 0)
        self.y += self.style.leading
        if self.style.columns > 1:
            self.new_page()

    def cells(self, row: tuple[str, ...], bold: bool) -> list[list[str]]:
        """Return the lines of each cell."""
        self.paper.set_font("Text", "B" if bold else "", self.style.size * 0.82)
        width = (self.paper.w - 2 * MARGIN) / len(row) - 3
        return [list(broken(cell, width, self.paper.get_string_width)) for cell in row]

    def row_height(self, row: tuple[str, ...], bold: bool) -> float:
        """Return how much room a row takes."""
        return max(map(len, self.cells(row, bold))) * self.style.leading * 0.85 + 3

    def row(self, row: tuple[str, ...], *, bold: bool) -> None:
        """Print a row of cells with rules around them."""
        width = (self.paper.w - 2 * MARGIN) / len(row)
        height = self.row_height(row, bold)
        top = self.y
        for number, lines in enumerate(self.cells(row, bold)):
            x = MARGIN + number * width
            self.paper.rect(x, top, width, height)
            for index, line in enumerate(lines, 1):
                self.paper.text(x + 1.5, top + index * self.style.leading * 0.85, line)
        self.y = top + height


def broken(text: str, width: float, measure, hyphenated: bool = True) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """Yield the lines of a text, words broken where the language allows."""
    line = ""
    words = text.split()
    while words:
        word = words.pop(0)
        together = f"{line} {word}".strip()
        if measure(together) <= width:
            line = together
            continue
        room = f"{line} ".lstrip()
        for head, tail in breaks(word) if hyphenated else ():
            if measure(room + head) <= width:
                line, word = room + head, tail
                break
        else:
            if not line:
                yield word
                continue
        yield line
        line = ""
        words.insert(0, word)
    if line:
        yield line


def breaks(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to break a word over a line end, the longest head first."""
    for at in range(len(word) - 2, 2, -1):
        head, tail = word[:at], word[at:]
        if head.endswith("-") and tail[0].isalpha():
            yield head, tail
        elif re.search(r"[a-zåäö]{3}$", head) and re.match(
            rf"[b-df-hj-np-tv-xz][{VOWELS}]\w", tail
        ):
            yield head + "-", tail


def typeset(source: Source) -> bytes:
    """Return a document as PDF; set twice, so that its contents page knows the page numbers."""
    style = STYLES[source.facts["layout"]]
    first = Typesetter(source, style, {})
    first.typeset()
    return Typesetter(source, style, first.headings).typeset()


def scan(source: Source) -> bytes:
    """Return a document as a PDF of pictures of pages, a little askew, without any text."""
    paper = FPDF(format="A4")
    paper.set_creation_date(datetime(2024, 1, 15, 12, 0, tzinfo=UTC))
    paper.set_producer("termscan demo corpus")
    for page in pictures(source):
        paper.add_page()
        paper.image(page, 0, 0, 210, 297)
    return bytes(paper.output())


def pictures(source: Source, width: int = 1000, height: int = 1414) -> Iterator[BytesIO]:
    """Yield the pages as black-and-white pictures, a chapter a page."""
    font = ImageFont.truetype(str(FONTS / "DejaVuSerif.ttf"), 23)
    for start, block in enumerate(source.blocks):
        if block.kind != "heading":
            continue
        sheet = Image.new("L", (width, height), 255)
        draw = ImageDraw.Draw(sheet)
        y = 100
        for number, part in enumerate(source.blocks[start:]):
            if number and part.kind == "heading":
                break
            for line in broken(part.text, width - 220, font.getlength):
                draw.text((110, y), line, fill=0, font=font)
                y += 36
            y += 20
        content = BytesIO()
        sheet.rotate(0.6, fillcolor=255).convert("1", dither=Image.Dither.NONE).save(content, "PNG")
        yield content
