"""Word documents: paragraphs, headings and tables, pages where Word last broke them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from termscan.extract.blocks import PageWriter, Span
from termscan.extract.media import DOCX
from termscan.extract.model import Extraction, Limits
from termscan.extract.office.archive import Archive, core_metadata, opened
from termscan.extract.source import Source
from termscan.records import ZoneKind

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"heading|otsikko|rubrik|title", re.IGNORECASE)
_CAPTION = re.compile(r"caption|kuva(?:n )?(?:teksti|otsikko)|bildtext|beskrivning", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|sis(?:ällys)?luet|sisluet|innehåll)", re.IGNORECASE)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_LEFT_OUT = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK))
_PAGE_BREAK = "\f"


def read_docx(source: Source, limits: Limits) -> Extraction:
    """Read a Word document; deleted text, headers and footers are left out.

    Raises:
        UnreadableDocument: it is damaged or unpacks to too much.
    """
    with opened(source, limits) as archive:
        root = archive.xml("word/document.xml")
        body = None if root is None else root.find(f"{_W}body")
        if body is None:
            raise source.unreadable("the Word document has no text part")
        reader = _Reader(_styles(archive))
        reader.blocks(body)
        notes = archive.xml("word/footnotes.xml")
        if notes is not None:
            reader.blocks(notes)
        metadata = core_metadata(archive)
    pages, tables = reader.writer.pages(), reader.writer.tables()
    return Extraction(pages, DOCX, metadata.get("Title"), tables, reader="lxml", metadata=metadata)


def _styles(archive: Archive) -> dict[str, str]:
    """Return the names of paragraph styles by their ids."""
    root = archive.xml("word/styles.xml")
    names = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        name = style.find(f"{_W}name")
        if name is not None:
            names[str(style.get(f"{_W}styleId"))] = str(name.get(f"{_W}val"))
    return names


class _Reader:
    """Goes through a body and writes its blocks."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.writer = PageWriter()
        self._styles = styles

    def blocks(self, parent: etree._Element) -> None:
        """Write the paragraphs and tables in `parent`, through the wrappers around them."""
        for child in parent:
            if child.tag in _LEFT_OUT:
                continue
            if child.tag == f"{_W}p":
                self._paragraph(child)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif isinstance(child.tag, str):
                self.blocks(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        kind = self._kind(paragraph)
        for number, text in enumerate("".join(_text(paragraph)).split(_PAGE_BREAK)):
            if number:
                self.writer.page_break()
            self.writer.block(text, kind)
        for box in paragraph.iter(f"{_W}txbxContent"):
            if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
                self.blocks(box)

    def _kind(self, paragraph: etree._Element) -> ZoneKind | None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        given = "" if style is None else str(style.get(f"{_W}val"))
        name = self._styles.get(given, given)
        if _CONTENTS.match(name) or _CONTENTS.match(given):
            return "contents"
        if _CAPTION.search(name):
            return "caption"
        outline = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
        return "heading" if outline is not None or _HEADING.search(name) else None

    def _table(self, table: etree._Element) -> None:
        rows: list[list[Span]] = []
        open_cells: dict[int, Span] = {}
        for row in table.iter(f"{_W}tr"):
            if next(row.iterancestors(f"{_W}tbl")) is not table:
                continue
            rows.append(list(_cells(row, open_cells)))
        self.writer.table(rows)


def _cells(row: etree._Element, open_cells: dict[int, Span]) -> Iterator[Span]:
    """Yield the cells of a row; one that goes on from above makes that one taller instead."""
    header = row.find(f"{_W}trPr/{_W}tblHeader") is not None
    column = 0
    for cell in row.iterchildren(f"{_W}tc"):
        width = _number(cell.find(f"{_W}tcPr/{_W}gridSpan"))
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        if merge is not None and merge.get(f"{_W}val") != "restart" and column in open_cells:
            open_cells[column].rows += 1
        else:
            paragraphs = ("".join(_text(item)) for item in cell.iter(f"{_W}p"))
            text = "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
            span = Span(text.replace(_PAGE_BREAK, " ").replace("\t", " "), width, header=header)
            open_cells[column] = span
            yield span
        column += width


def _number(element: etree._Element | None) -> int:
    value = "" if element is None else str(element.get(f"{_W}val"))
    return int(value) if value.isdecimal() and len(value) < 4 else 1


def _text(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, page breaks as form feeds; text boxes come after it."""
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}txbxContent" or child.tag == f"{_W}pPr":
            continue
        if child.tag == f"{_W}t":
            yield (child.text or "").replace(_PAGE_BREAK, " ")
            continue
        name = child.tag.removeprefix(_W) if isinstance(child.tag, str) else ""
        if name == "lastRenderedPageBreak" or (name == "br" and child.get(f"{_W}type") == "page"):
            yield _PAGE_BREAK
        elif name in _SIGNS:
            yield _SIGNS[name]
        else:
            yield from _text(child)
