"""Slides: a page each, titles as headings, tables as rows."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from termscan.extract.blocks import PageWriter, Span
from termscan.extract.media import PPTX
from termscan.extract.model import Extraction, Limits
from termscan.extract.office.archive import Archive, core_metadata, opened
from termscan.extract.source import Source
from termscan.records import Page, ZoneKind

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PRESENTATION = "ppt/presentation.xml"
_KINDS: dict[str, ZoneKind] = {
    "title": "heading",
    "ctrTitle": "heading",
    "ftr": "running",
    "sldNum": "running",
    "dt": "running",
    "hdr": "running",
}


def read_pptx(source: Source, limits: Limits) -> Extraction:
    """Read a presentation; speakers' notes are left out.

    Raises:
        UnreadableDocument: it is damaged, has too many slides, or unpacks to too much.
    """
    with opened(source, limits) as archive:
        names = list(_slides(archive))
        if not names:
            raise source.unreadable("the presentation has no slides")
        if len(names) > limits.pages:
            raise source.unreadable(f"it has {len(names)} slides; the limit is {limits.pages}")
        pages, tables = [], []
        for number, name in enumerate(names, start=1):
            writer = PageWriter()
            root = archive.xml(name)
            if root is not None:
                _write(root, writer)
            page = writer.pages()[0]
            pages.append(Page(number, page.text, page.zones, read_as=page.read_as))
            tables += [
                type(table)(number, table.header, table.rows, table.certain, (number,))
                for table in writer.tables()
            ]
        metadata = core_metadata(archive)
    return Extraction(
        tuple(pages), PPTX, metadata.get("Title"), tuple(tables), reader="lxml", metadata=metadata
    )


def _slides(archive: Archive) -> Iterator[str]:
    """Yield the names of the slides in the order of the presentation."""
    root = archive.xml(_PRESENTATION)
    relations = archive.xml("ppt/_rels/presentation.xml.rels")
    targets = {
        str(item.get("Id")): str(item.get("Target"))
        for item in (relations if relations is not None else ())
    }
    for slide in root.iter(f"{_P}sldId") if root is not None else ():
        target = targets.get(str(slide.get(f"{_R}id")))
        if target:
            yield posixpath.normpath(posixpath.join("ppt", target)).lstrip("/")


def _write(root: etree._Element, writer: PageWriter) -> None:
    for shape in root.iter(f"{_P}sp", f"{_P}graphicFrame"):
        if shape.tag == f"{_P}graphicFrame":
            for table in shape.iter(f"{_A}tbl"):
                writer.table([list(_cells(row)) for row in table.iter(f"{_A}tr")])
            continue
        placeholder = shape.find(f"{_P}nvSpPr/{_P}nvPr/{_P}ph")
        kind = _KINDS.get("" if placeholder is None else str(placeholder.get("type")))
        for paragraph in shape.iter(f"{_A}p"):
            writer.block(_text(paragraph), kind)


def _cells(row: etree._Element) -> Iterator[Span]:
    for cell in row.iterchildren(f"{_A}tc"):
        if cell.get("hMerge") == "1" or cell.get("vMerge") == "1":
            continue
        text = "\n".join(filter(None, map(_text, cell.iter(f"{_A}p"))))
        yield Span(text, _number(cell.get("gridSpan")), _number(cell.get("rowSpan")))


def _number(value: str | None) -> int:
    return int(value) if value and value.isdecimal() and len(value) < 4 else 1


def _text(paragraph: etree._Element) -> str:
    items = paragraph.iter(f"{_A}t", f"{_A}br")
    return "".join("\n" if item.tag == f"{_A}br" else item.text or "" for item in items).strip()
