"""Pages that pdfium reads badly, because of how they were drawn."""

from __future__ import annotations

import random
import re

import pytest
from fpdf import FPDF

from termscan.extract import extract
from termscan.extract.pdf import second_reading, trust

LINES = """
Kunta huolehtii asukkaiden hyvinvoinnista ja tukee arkea
kaikissa ikävaiheissa. Yhteistyö on tärkeää myös järjestöjen
kanssa, sillä ne tuntevat asukkaat hyvin ja voivat kertoa
tarpeista ajoissa kaikille päättäjille ja viranhaltijoille.
Palvelut ovat lähellä ja niitä voi käyttää myös verkossa.
Mielenterveys kuuluu kaikille, ja siksi sen edistäminen on
osa jokaisen työtä kunnassa. Koulut ja kirjastot ovat mukana,
samoin työpaikat ja muut yhteisöt koko kunnan alueella.
Lapset ja nuoret saavat tukea ajoissa ja omalla äidinkielellä.
Ikääntyneiden yksinäisyyttä lievitetään yhdessä seurakunnan
kanssa. Liikunta ja kulttuuri tuovat iloa arkeen, ja luonto
on lähellä jokaista kotia. Päihteiden käyttöä ehkäistään.
""".strip().split("\n")
TEXT = " ".join(LINES)
SIZE = 11
HIGH = 6


def drawn(items):
    """Draw pieces of text in their order; places in millimetres from the top left."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=SIZE)
    for x, y, text in items:
        document.text(x, y, text)
    return bytes(document.output())


def width(text, style=""):
    document = FPDF()
    document.set_font("Helvetica", style=style, size=SIZE)
    return document.get_string_width(text)


EM = SIZE * 25.4 / 72


def words(lines=LINES, *, left=20.0, top=30.0, gap=None, apart=0.0, style=""):
    """Place the words of lines; `gap` between words and `apart` between letters, of the height."""
    space = width(" ") if gap is None else gap * EM
    for number, line in enumerate(lines):
        x = left
        for word in line.split():
            for piece in word if apart else [word]:
                yield x, top + HIGH * number, piece
                x += width(piece, style) + apart * EM
            x += space


def letters():
    for x, y, word in words():
        for place, letter in enumerate(word):
            yield x + width(word[:place]), y, letter


def unevenly(items):
    """Move some pieces a little, as a printer's rounding does."""
    for number, (x, y, text) in enumerate(items):
        yield x + 0.02 * EM * (number % 5 == 0), y, text


def shuffled(items):
    pieces = list(items)
    random.Random(5).shuffle(pieces)
    return pieces


def flat(text):
    return re.sub(r"\s+", " ", text).strip()


HALVES = [
    " ".join(half)
    for words_of_line in map(str.split, LINES)
    for half in (words_of_line[: len(words_of_line) // 2], words_of_line[len(words_of_line) // 2 :])
]
COLUMNS = [*words(HALVES[:12]), *words(HALVES[12:], left=110)]


@pytest.mark.parametrize(
    ("items", "because"),
    [
        (words(gap=0.08), "words ran together"),
        *((words(gap=gap), "words ran together") for gap in (0.1, 0.12)),
        *((words(apart=apart), "words fell apart") for apart in (0.2, 0.25)),
        *((unevenly(words(apart=apart)), "words fell apart") for apart in (0.19, 0.24, 0.29)),
        (words(apart=0.3), "words fell apart"),
        (shuffled(words()), "another order"),
        (shuffled(letters()), "another order"),
        (sorted(words(), key=lambda item: (item[0], item[1])), "another order"),
        (sorted(words(), key=lambda item: (-item[1], item[0])), "another order"),
        (sorted(COLUMNS, key=lambda item: (-item[1], item[0])), "another order"),
    ],
)
def test_what_pdfium_reads_badly_is_read_again(items, because):
    (page,) = extract(drawn(items)).pages
    assert flat(page.text) == TEXT
    (remark,) = page.remarks
    assert remark.startswith("doubted")
    assert "read again by pdfplumber" in remark
    assert because in remark
    assert page.quality > 0.95


def test_a_page_on_its_head_is_read_as_it_is_turned():
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=SIZE)
    with document.rotation(180, document.w / 2, document.h / 2):
        for x, y, text in words():
            document.text(x, y, text)
    (page,) = extract(bytes(document.output())).pages
    assert page.text.split("\n") == LINES
    assert "another order" in page.remarks[0]


def test_text_that_runs_up_the_edge_is_read_upwards():
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=SIZE)
    for x, y, text in words(gap=0.08):
        document.text(x, y, text)
    for angle, text in ((90, "Kuva Maija Mallila"), (270, "Kuntastrategia ohjaa")):
        with document.rotation(angle, 190, 150):
            document.text(150 if angle == 90 else 200, 150, text)
    text = flat(extract(bytes(document.output())).pages[0].text)
    assert text.startswith(TEXT)
    assert "Kuva Maija Mallila" in text
    assert "Kuntastrategia ohjaa" in text


def table(*, filled=HALVES[:6], drawn_at=(20, 110, 200), style=""):
    """Draw a table of two columns and lines below it, their words run together."""
    document = FPDF()
    document.add_page()
    for x in drawn_at:
        document.line(x, 23, x, 23 + 10 * len(filled) / 2)
    for number in range(len(filled) // 2 + 1):
        document.line(drawn_at[0], 23 + 10 * number, drawn_at[-1], 23 + 10 * number)
    for number, text in enumerate(filled):
        row, column = divmod(number, 2)
        place = {"left": drawn_at[column] + 1, "top": 30 + 10 * row}
        bold = style if not row else ""
        document.set_font("Helvetica", style=bold, size=SIZE)
        for item in words([text], **place, gap=0.08, style=bold):
            document.text(*item)
    for item in words(LINES[6:], top=90, gap=0.08):
        document.text(*item)
    return bytes(document.output())


def test_the_cells_of_a_table_are_read_again():
    extraction = extract(table(style="B"))
    (found,) = extraction.tables
    assert (found.header, *found.rows) == tuple(zip(HALVES[:6:2], HALVES[1:6:2], strict=True))
    assert found.certain
    assert "read again by pdfplumber" in extraction.pages[0].remarks[0]


def test_a_table_that_pdfplumber_does_not_find_is_uncertain(monkeypatch):
    monkeypatch.setattr("pdfplumber.page.Page.find_tables", lambda *_: [])
    (found,) = extract(table()).tables
    assert not found.certain


def test_ordinary_pages_are_not_read_twice(monkeypatch):
    def never(*_):
        raise AssertionError("the page was read again")

    monkeypatch.setattr(trust, "read_again", never)
    (page,) = extract(drawn(words())).pages
    assert flat(page.text) == TEXT
    assert not page.remarks


def test_two_columns_are_in_order():
    assert not extract(drawn(COLUMNS)).pages[0].remarks


@pytest.mark.parametrize("place", ["open", "page.Page.chars", "utils.text.extract_words"])
def test_where_pdfplumber_fails_the_first_reading_stays(monkeypatch, place):
    def broken(*_, **__):
        raise RecursionError

    monkeypatch.setattr(f"pdfplumber.{place}", broken)
    (page,) = extract(drawn(sorted(words(), key=lambda item: -item[1]))).pages
    assert sorted(flat(page.text).split()) == sorted(TEXT.split())


def test_a_second_reading_that_loses_letters_is_refused(monkeypatch):
    content = drawn(words(gap=0.08))
    first = trust.read_again

    def half(*arguments):
        pages = first(*arguments)
        return {
            number: page._replace(lines=page.lines[: len(page.lines) // 2])
            for number, page in pages.items()
        }

    monkeypatch.setattr(trust, "read_again", half)
    (page,) = extract(content).pages
    assert len(re.sub(r"\s", "", page.text)) == len(TEXT.replace(" ", ""))
    assert page.remarks == ("doubted, because words ran together; pdfplumber reads it no better",)


def test_a_page_that_no_reading_could_better_is_not_read_again(monkeypatch):
    monkeypatch.setattr(trust, "read_again", lambda *_: pytest.fail("read again"))
    spaced = " ".join("HYVINVOINTIVALTUUSTONKESTÄVÄSTRATEGIA")
    (page,) = extract(drawn(words([*LINES, spaced, *LINES]))).pages
    assert page.remarks == ("doubted, because words fell apart; pdfplumber reads it no better",)


def test_a_page_of_very_many_characters_is_not_read_again(monkeypatch):
    monkeypatch.setattr(second_reading, "_MOST_CHARACTERS", len(TEXT) // 2)
    (page,) = extract(drawn(words(gap=0.08))).pages
    assert flat(page.text) != TEXT


def test_a_long_document_is_read_again_so_far(monkeypatch):
    monkeypatch.setattr(second_reading, "_MOST_PAGES", 1)
    document = FPDF()
    for _ in range(3):
        document.add_page()
        document.set_font("Helvetica", size=SIZE)
        for x, y, text in words(gap=0.08):
            document.text(x, y, text)
    pages = extract(bytes(document.output())).pages
    assert [flat(page.text) == TEXT for page in pages] == [True, False, False]
    assert pages[1].remarks == pages[2].remarks == ("doubted, because words ran together",)
