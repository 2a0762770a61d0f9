"""Small documents made when a test needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
from fpdf import FPDF


def pdf(
    pages: Iterable[Iterable[str]],
    *,
    title: str | None = None,
    attached: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return a PDF with these lines on these pages, and these files in it."""
    document = FPDF(format="A4")
    document.set_font("Helvetica", size=11)
    if title:
        document.set_title(title)
    for name, content in (attached or {}).items():
        document.embed_file(basename=name, bytes=content)
    for lines in pages:
        document.add_page()
        for number, line in enumerate(lines):
            document.text(20, 25 + 6 * number, line)
    return bytes(document.output())


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of these members, in this order."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str, **members: str) -> bytes:
    """Return a Word document whose body is this WordprocessingML (prefix ``w``)."""
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = (
        f'<w:styles {names}><w:style w:styleId="a1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="a2"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    document = f"<w:document {names}><w:body>{body}</w:body></w:document>"
    return zipped({"word/document.xml": document, "word/styles.xml": styles, **members})


def pptx(*slides: str) -> bytes:
    """Return a presentation whose slides hold these shapes (prefixes ``p`` and ``a``)."""
    names = (
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    numbers = range(1, len(slides) + 1)
    order = "".join(f'<p:sldId r:id="r{number}"/>' for number in numbers)
    relations = "".join(
        f'<Relationship Id="r{number}" Target="slides/{number}.xml"/>' for number in numbers
    )
    return zipped(
        {
            "ppt/presentation.xml": f"<p:presentation {names}>{order}</p:presentation>",
            "ppt/_rels/presentation.xml.rels": f"<Relationships>{relations}</Relationships>",
            **{
                f"ppt/slides/{number}.xml": f"<p:sld {names}>{slide}</p:sld>"
                for number, slide in zip(numbers, slides, strict=True)
            },
        }
    )


def odt(body: str) -> bytes:
    """Return an OpenDocument text whose body is this (prefixes ``text`` and ``table``)."""
    base = "urn:oasis:names:tc:opendocument:xmlns"
    names = " ".join(f'xmlns:{name}="{base}:{name}:1.0"' for name in ("office", "text", "table"))
    content = (
        f"<office:document-content {names}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def picture_pdf(content: bytes) -> bytes:
    """Return a PDF whose pages are pictures of the pages of another, as a scanner makes them."""
    original = pypdfium2.PdfDocument(content)
    document = FPDF(format="A4")
    for page in original:
        document.add_page()
        document.image(page.render(scale=3).to_pil(), 0, 0, 210, 297)
    original.close()
    return bytes(document.output())


class Sheet:
    """A page to draw: lines of text, ruled or shaded tables, boxes; millimetres from the top."""

    def __init__(self) -> None:
        self._drawn: list[Callable[[FPDF], None]] = []

    def line(self, x: float, y: float, text: str, *, size: int = 11, bold: bool = False) -> Sheet:
        """Write a line of text."""

        def draw(document: FPDF) -> None:
            document.set_font("Helvetica", style="B" if bold else "", size=size)
            document.text(x, y, text)

        self._drawn.append(draw)
        return self

    def box(self, x: float, y: float, width: float, height: float, *, fill: bool = False) -> Sheet:
        """Draw a box, or fill one with grey."""

        def draw(document: FPDF) -> None:
            document.set_fill_color(225)
            document.rect(x, y, width, height, style="F" if fill else "D")

        self._drawn.append(draw)
        return self

    def table(
        self,
        x: float,
        y: float,
        rows: Sequence[Sequence[str]],
        *,
        widths: Sequence[float] = (55, 55, 60),
        style: str = "lines",
    ) -> Sheet:
        """Draw a table of rows 10 mm high, ``|`` for line ends in its cells; style ``lines``,
        ``boxes`` or ``shaded``.
        """
        edges = [x + sum(widths[:count]) for count in range(len(rows[0]) + 1)]
        for number, row in enumerate(rows):
            top = y + 10 * number
            for column, cell in enumerate(row):
                width = edges[column + 1] - edges[column]
                if style != "lines":
                    self.box(edges[column], top, width, 10, fill=style == "shaded")
                for place, text in enumerate(cell.split("|")):
                    self.line(edges[column] + 1, top + 4 + 4 * place, text, size=9)
        if style == "lines":
            for count in range(len(rows) + 1):
                self._rule(x, y + 10 * count, edges[-1], y + 10 * count)
            for edge in edges:
                self._rule(edge, y, edge, y + 10 * len(rows))
        return self

    def _rule(self, *ends: float) -> None:
        self._drawn.append(lambda document: document.line(*ends))

    def draw(self, document: FPDF) -> None:
        """Add the page to a document."""
        document.add_page()
        for draw in self._drawn:
            draw(document)


def sheets(pages: Iterable[Sheet]) -> bytes:
    """Return a PDF of these pages."""
    document = FPDF(format="A4")
    document.set_auto_page_break(False)
    for page in pages:
        page.draw(document)
    return bytes(document.output())


def heavy_pdf(path: Path, pages: int, weight: int) -> None:
    """Write a PDF whose pages have a line of text and a picture of `weight` bytes each."""
    places: list[int] = []
    with path.open("wb") as file:

        def put(written: bytes) -> None:
            places.append(file.tell())
            file.write(f"{len(places)} 0 obj\n".encode() + written + b"\nendobj\n")

        def stream(entries: str, content: bytes) -> bytes:
            head = f"<<{entries}/Length {len(content)}>>stream\n".encode()
            return head + content + b"\nendstream"

        file.write(b"%PDF-1.4\n")
        kids = " ".join(f"{4 + 3 * number} 0 R" for number in range(pages))
        put(b"<</Type/Catalog/Pages 2 0 R>>")
        put(f"<</Type/Pages/Count {pages}/Kids[{kids}]>>".encode())
        put(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
        for number in range(pages):
            own = f"/Font<</F 3 0 R>>/XObject<</I {6 + 3 * number} 0 R>>"
            put(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<{own}>>"
                f"/Contents {5 + 3 * number} 0 R>>".encode()
            )
            text = f"q 500 0 0 300 50 50 cm /I Do Q BT /F 11 Tf 60 800 Td (Sana {number}) Tj ET"
            put(stream("", text.encode()))
            shape = f"/Width {weight // 1000}/Height 1000/BitsPerComponent 8/ColorSpace/DeviceGray"
            put(stream(f"/Type/XObject/Subtype/Image{shape}", bytes(weight)))
        start = file.tell()
        rows = "".join(f"{place:010} 00000 n \n" for place in places)
        file.write(
            f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{rows}trailer"
            f"<</Size {len(places) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF".encode()
        )
