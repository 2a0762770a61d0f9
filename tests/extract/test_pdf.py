from __future__ import annotations

import pytest
from extract.documents import pdf

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, extract
from termscan.extract.pdf import document


def test_pages_lines_and_title():
    extraction = extract(pdf([["Kuntastrategia", "Hyvä elämä"], ["Sivu kaksi"]], title="Otsikko"))
    assert [page.text for page in extraction.pages] == ["Kuntastrategia\nHyvä elämä", "Sivu kaksi"]
    assert [page.number for page in extraction.pages] == [1, 2]
    assert extraction.title == "Otsikko"
    assert extraction.readable


def test_a_title_that_is_no_text_costs_the_title_alone():
    content = pdf([["Kuntastrategia"]], title="Otsikko").replace(b"(Otsikko)", b"<FEFFD83D>")
    extraction = extract(content)
    assert "Kuntastrategia" in extraction.pages[0].text
    assert extraction.title is None


def test_a_page_without_text_says_so():
    extraction = extract(pdf([[]]))
    assert extraction.pages[0].read_as == "none"
    assert not extraction.readable
    assert "OCR" in extraction.reason


def test_opening_the_file_anew_makes_no_difference(monkeypatch):
    pages = [["Kunnan asia", f"Sivulla {number} sana", f"{number}"] for number in range(1, 8)]
    content = pdf(pages, title="Otsikko")
    read = extract(content)
    opened = []
    really = document._open
    monkeypatch.setattr(document, "_open", lambda source: opened.append(source) or really(source))
    monkeypatch.setattr(document, "_KEPT", 3)
    assert extract(content) == read
    assert len(opened) == 3


def test_too_many_pages_are_refused():
    with pytest.raises(UnreadableDocument, match="3 pages; the limit is 2"):
        extract(pdf([[], [], []]), limits=Limits(pages=2))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n garbage", "damaged"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 garbage", "zip"),
        (bytes(1000), "neither text"),
        (bytes(range(256)) * 8, "neither text"),
    ],
)
def test_what_is_no_document_is_refused_with_a_reason(content, reason):
    with pytest.raises(UnreadableDocument, match=reason):
        extract(content)


def test_a_missing_file_is_refused_with_a_reason(tmp_path):
    with pytest.raises(UnreadableDocument, match="cannot be opened"):
        extract(tmp_path / "puuttuu.pdf")
