from __future__ import annotations

import pytest
from extract.documents import Sheet, pdf, sheets

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, extract

COVER = [["Avaa tämä portfolio toisella ohjelmalla."]]
PLAN = pdf([["Kuntastrategia", "Mielen hyvinvointi"], ["Toinen sivu"]], title="Kuntastrategia")
REPORT = pdf([["Hyvinvointikertomus"]])


def texts(extraction):
    return [(page.number, page.text) for page in extraction.pages]


def test_the_pdfs_of_a_portfolio_follow_its_cover():
    content = pdf(COVER, attached={"Ä-suunnitelma.pdf": PLAN, "kertomus.pdf": REPORT})
    extraction = extract(content)
    assert texts(extraction) == [
        (1, COVER[0][0]),
        (2, "Kuntastrategia\nMielen hyvinvointi"),
        (3, "Toinen sivu"),
        (4, "Hyvinvointikertomus"),
    ]
    assert extraction.title == "Kuntastrategia"
    assert extraction.remarks == (
        "the attached file Ä-suunnitelma.pdf was read as pages 2–3",
        "the attached file kertomus.pdf was read as page 4",
    )


def test_tables_of_attached_pdfs_say_on_which_page_they_are():
    rows = [["Tavoite", "Toimenpide", "Mittari"], ["Osallisuus", "Kyselyt", "Vastaukset"]]
    part = sheets([Sheet().line(20, 20, "Aluksi"), Sheet().table(20, 40, rows)])
    (table,) = extract(pdf(COVER, attached={"a.pdf": part})).tables
    assert (table.page, table.pages) == (3, (3,))


def test_files_of_a_document_with_text_of_its_own_are_named_and_not_read():
    lines = [f"Rivi {number} kertoo kunnan asioista jotakin" for number in range(30)]
    extraction = extract(pdf([lines], attached={"liite.pdf": REPORT, "luvut.xlsx": b"PK.."}))
    assert len(extraction.pages) == 1
    assert extraction.remarks == ("2 attached files were not read: liite.pdf, luvut.xlsx",)


def test_what_is_no_pdf_or_broken_is_named_with_the_reason():
    files = {"luvut.xlsx": b"PK..", "rikki.pdf": b"%PDF-1.4 rikki", "hyvä.pdf": REPORT}
    extraction = extract(pdf(COVER, attached=files))
    assert len(extraction.pages) == 2
    (remark,) = [remark for remark in extraction.remarks if "not read" in remark]
    assert remark.startswith("2 attached files were not read: luvut.xlsx, rikki.pdf (the file is")


def test_a_portfolio_in_a_portfolio_is_opened_once():
    inner = pdf(COVER, attached={"sisin.pdf": REPORT})
    extraction = extract(pdf(COVER, attached={"sisempi.pdf": inner}))
    assert len(extraction.pages) == 2
    assert "1 attached file was not read: sisin.pdf" in extraction.remarks


def test_attached_files_keep_to_the_limits():
    content = pdf(COVER, attached={"a.pdf": PLAN, "b.pdf": REPORT})
    few = extract(content, limits=Limits(pages=2))
    assert [page.text for page in few.pages] == [COVER[0][0], "Hyvinvointikertomus"]
    assert "a.pdf (the PDF has 2 pages; the limit is 1)" in few.remarks[-1]
    small = extract(content, limits=Limits(expanded=10))
    assert len(small.pages) == 1
    with pytest.raises(UnreadableDocument, match="limit is 0"):
        extract(content, limits=Limits(pages=0))
