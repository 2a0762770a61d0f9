from __future__ import annotations

import pytest
from extract.documents import docx, odt, pptx, zipped

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, extract


def zones(page):
    return [(zone.kind, page.text[zone.start : zone.end]) for zone in page.zones]


def test_word_paragraphs_headings_and_pages():
    extraction = extract(
        docx(
            '<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr><w:r><w:t>Tavoitteet</w:t></w:r></w:p>'
            '<w:p><w:pPr><w:pStyle w:val="a2"/></w:pPr><w:r><w:t>Tavoitteet 1</w:t></w:r></w:p>'
            "<w:p><w:r><w:t>Mielen </w:t></w:r>"
            "<w:del><w:r><w:delText>pois</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>hyvin</w:t><w:softHyphen/><w:t>vointi</w:t></w:r></w:ins></w:p>"
            '<w:p><w:r><w:br w:type="page"/><w:t>Toinen sivu</w:t></w:r></w:p>'
        )
    )
    assert [page.text for page in extraction.pages] == [
        "Tavoitteet\n\nTavoitteet 1\n\nMielen hyvin\u00advointi",
        "Toinen sivu",
    ]
    assert zones(extraction.pages[0]) == [
        ("heading", "Tavoitteet"),
        ("contents", "Tavoitteet 1"),
    ]


def test_word_tables_with_merged_cells():
    def cell(text, properties=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    restart, on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    rows = (
        cell("Tavoite") + cell("Mittari") + cell("Vastuu"),
        cell("A", restart) + cell("1") + cell("x"),
        cell("", on) + cell("2", wide),
    )
    table = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    extraction = extract(docx(f"<w:p><w:r><w:t>Alku</w:t></w:r></w:p><w:tbl>{table}</w:tbl>"))
    (table,) = extraction.tables
    assert table.header == ("Tavoite", "Mittari", "Vastuu")
    assert table.rows == (("A", "1", "x"), ("A", "2", "2"))
    assert extraction.pages[0].text == "Alku\n\nTavoite\tMittari\tVastuu\n\nA\t1\tx\n\n2"
    assert zones(extraction.pages[0])[0][0] == "table"


def test_slides_in_their_order():
    def shape(text, kind=""):
        holder = f'<p:nvSpPr><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>' if kind else ""
        return f"<p:sp>{holder}<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"

    extraction = extract(
        pptx(shape("Visio", "title") + shape("Hyvä arki") + shape("2", "sldNum"), shape("Kiitos"))
    )
    first, second = extraction.pages
    assert first.text == "Visio\n\nHyvä arki\n\n2"
    assert zones(first) == [("heading", "Visio"), ("running", "2")]
    assert second.text == "Kiitos"


def test_open_document_text():
    extraction = extract(
        odt(
            "<text:h>Otsikko</text:h>"
            '<text:p>Mielen<text:s text:c="2"/>hyvin\n  vointi<text:line-break/>on</text:p>'
            "<text:list><text:list-item><text:p>kohta</text:p></text:list-item></text:list>"
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            '<table:table-cell table:number-columns-repeated="2"><text:p>b</text:p>'
            "</table:table-cell></table:table-row></table:table>"
        )
    )
    page = extraction.pages[0]
    assert page.text == "Otsikko\n\nMielen  hyvin vointi\non\n\nkohta\n\na\tb\tb"
    assert zones(page) == [("heading", "Otsikko"), ("table", "a\tb\tb")]
    assert extraction.tables[0].rows == (("a", "b", "b"),)


def test_a_bomb_is_refused():
    bomb = docx("<w:p><w:r><w:t>" + "a" * 3_000_000 + "</w:t></w:r></w:p>")
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableDocument, match="unpacks to more than 1 MB"):
        extract(bomb, limits=Limits(expanded=2**20))


def test_entities_are_refused():
    laughs = (
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
    )
    with pytest.raises(UnreadableDocument, match="entities"):
        extract(zipped({"word/document.xml": laughs}))


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({"word/document.xml": "<w:docu"}, "damaged"),
        ({"ppt/presentation.xml": "<nothing/>"}, "no slides"),
        ({"xl/workbook.xml": "<x/>"}, "no DOCX, PPTX or ODT"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "no text part"),
    ],
)
def test_damaged_documents_are_refused_with_a_reason(members, reason):
    with pytest.raises(UnreadableDocument, match=reason):
        extract(zipped(members))
