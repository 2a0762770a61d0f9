"""OpenDocument texts: paragraphs, headings, lists and tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from termscan.extract.blocks import PageWriter, Span
from termscan.extract.media import ODT
from termscan.extract.model import Extraction, Limits
from termscan.extract.office.archive import Archive, opened
from termscan.extract.source import Source
from termscan.records import ZoneKind

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT = f"{{{_NAMES}:text:1.0}}"
_TABLE = f"{{{_NAMES}:table:1.0}}"
_OFFICE = f"{{{_NAMES}:office:1.0}}"
_CONTENTS = frozenset((f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index"))
_LEFT_OUT = frozenset(
    (f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_OFFICE}annotation", f"{_TEXT}bookmark")
)
_PAGE_BREAK = "\f"
_MOST_REPEATS = 100


def read_odt(source: Source, limits: Limits) -> Extraction:
    """Read an OpenDocument text.

    Raises:
        UnreadableDocument: it is damaged or unpacks to too much.
    """
    with opened(source, limits) as archive:
        root = archive.xml("content.xml")
        body = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
        if body is None:
            raise source.unreadable("the OpenDocument file has no text part")
        writer = PageWriter()
        _blocks(body, writer, None)
        metadata = _metadata(archive)
    return Extraction(
        writer.pages(),
        ODT,
        metadata.get("Title"),
        writer.tables(),
        reader="lxml",
        metadata=metadata,
    )


def _metadata(archive: Archive) -> dict[str, str]:
    root = archive.xml("meta.xml")
    found = {}
    for item in root.iter() if root is not None else ():
        if isinstance(item.tag, str) and (item.text or "").strip():
            found[etree.QName(item).localname.capitalize()] = " ".join((item.text or "").split())
    return dict(sorted(found.items()))


def _blocks(parent: etree._Element, writer: PageWriter, kind: ZoneKind | None) -> None:
    for child in parent:
        if child.tag in _LEFT_OUT or not isinstance(child.tag, str):
            continue
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            heading = kind or ("heading" if child.tag == f"{_TEXT}h" else None)
            for number, text in enumerate("".join(_text(child)).split(_PAGE_BREAK)):
                if number:
                    writer.page_break()
                writer.block(text, heading)
        elif child.tag == f"{_TABLE}table":
            writer.table([_row(row) for row in child.iter(f"{_TABLE}table-row")])
        elif child.tag == f"{_TEXT}soft-page-break":
            writer.page_break()
        else:
            _blocks(child, writer, "contents" if child.tag in _CONTENTS else kind)


def _row(row: etree._Element) -> list[Span]:
    header = next(row.iterancestors(f"{_TABLE}table-header-rows"), None) is not None
    cells = []
    for cell in row.iterchildren(f"{_TABLE}table-cell"):
        paragraphs = ("".join(_text(item)) for item in cell.iter(f"{_TEXT}p", f"{_TEXT}h"))
        text = "\n".join(paragraph for paragraph in paragraphs if paragraph.strip())
        span = Span(
            text.replace(_PAGE_BREAK, " ").replace("\t", " "),
            _number(cell, "number-columns-spanned"),
            _number(cell, "number-rows-spanned"),
            header=header,
        )
        cells += [span] * _number(cell, "number-columns-repeated")
    return cells


def _number(element: etree._Element, name: str, space: str = _TABLE) -> int:
    value = str(element.get(f"{space}{name}") or "")
    return min(int(value), _MOST_REPEATS) if value.isdecimal() and len(value) < 7 else 1


def _text(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, page breaks as form feeds."""
    yield _plain(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * _number(child, "c", _TEXT)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag == f"{_TEXT}soft-page-break":
            yield _PAGE_BREAK
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _text(child)
        yield _plain(child.tail)


def _plain(text: str | None) -> str:
    """Return text with runs of white space as one space, as OpenDocument has it."""
    words = " ".join((text or "").split())
    if not text or not words:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + words + (" " if text[-1].isspace() else "")
