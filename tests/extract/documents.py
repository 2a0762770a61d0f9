"""Small documents made when a test needs them."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pypdfium2
from fpdf import FPDF


def pdf(pages: Iterable[Iterable[str]], *, title: str | None = None) -> bytes:
    """Return a PDF with these lines on these pages."""
    document = FPDF(format="A4")
    document.set_font("Helvetica", size=11)
    if title:
        document.set_title(title)
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
