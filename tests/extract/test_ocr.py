from __future__ import annotations

import builtins
import shutil

import pypdfium2
import pytest
from extract.documents import pdf, picture_pdf

from termscan.errors import MissingBackend
from termscan.extract import SafeReader, extract
from termscan.extract.ocr import _text

tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="the program tesseract is not installed"
)


@tesseract
def test_a_scanned_page_is_recognised_and_marked(tmp_path):
    pytest.importorskip("pytesseract")
    scan = tmp_path / "skannaus.pdf"
    scan.write_bytes(picture_pdf(pdf([["Mielen hyvinvointi on kaikille", "yhteinen asia."]])))
    assert not extract(scan).readable
    with SafeReader() as reader:
        (page,) = reader.extract(scan, ocr=True).pages
    assert page.read_as == "ocr"
    assert page.text == "Mielen hyvinvointi on kaikille\nyhteinen asia."
    assert page.quality > 0.8
    assert "tesseract" in page.remarks[0]


@tesseract
def test_a_page_with_text_is_left_as_it_is():
    pytest.importorskip("pytesseract")
    content = pdf([["Mielen hyvinvointi"]])
    assert extract(content, ocr=True) == extract(content)


def test_without_the_binding_the_remedy_is_told(monkeypatch):
    real = builtins.__import__

    def without(name, *arguments, **named):
        if name == "pytesseract":
            raise ImportError(name)
        return real(name, *arguments, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingBackend, match=r"termscan\[ocr\]"):
        extract(pdf([[]]), ocr=True)


def test_words_are_set_in_lines_and_paragraphs():
    found = {
        "block_num": [1, 1, 1, 1, 2],
        "par_num": [1, 1, 1, 1, 1],
        "line_num": [1, 1, 2, 2, 1],
        "text": ["hyvin-", "", "vointi", "on", "Loppu"],
        "conf": [90, -1, 80, 100, 90],
    }
    assert _text(found) == ("hyvin-\nvointi on\n\nLoppu", 0.9)


def test_the_picture_has_no_text():
    document = pypdfium2.PdfDocument(picture_pdf(pdf([["sana"]])))
    assert document[0].get_textpage().get_text_range() == ""
