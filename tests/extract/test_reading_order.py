from __future__ import annotations

from extract.documents import Sheet, sheets

from termscan.extract import extract
from termscan.extract.pdf.geometry import Box, View

LEFT = (
    "Kunta huolehtii asukkaiden hyvin-",
    "voinnista ja tukee arkea kaikissa",
    "ikävaiheissa. Yhteistyö on tärkeää",
    "myös järjestöjen kanssa, sillä ne",
    "tuntevat asukkaat hyvin ja voivat",
    "kertoa tarpeista ajoissa kaikille",
    "päättäjille ja viranhaltijoille.",
)
RIGHT = (
    "Palvelut ovat lähellä ja niitä voi",
    "käyttää myös verkossa. Mielenter-",
    "veys kuuluu kaikille, ja siksi sen",
    "edistäminen on osa jokaisen työtä",
    "kunnassa. Koulut ja kirjastot ovat",
    "mukana, samoin työpaikat ja muut",
    "yhteisöt koko kunnan alueella.",
)


def test_columns_drawn_across_the_page_are_read_one_after_the_other():
    sheet = Sheet().line(20, 20, "Hyvinvointisuunnitelma koko kunnalle ja sen kaikille asukkaille")
    for row, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
        sheet.line(20, 40 + 6 * row, left).line(110, 40 + 6 * row, right)
    (page,) = extract(sheets([sheet])).pages
    text = page.text
    assert "hyvin-\nvoinnista ja tukee arkea" in text
    assert "Mielenter-\nveys kuuluu" in text
    assert text.index(LEFT[-1]) < text.index("Palvelut ovat")
    assert "columns" in page.remarks[0]


def test_columns_drawn_one_after_the_other_are_left_as_they_are():
    sheet = Sheet()
    for column, lines in ((20, LEFT), (110, RIGHT)):
        for row, line in enumerate(lines):
            sheet.line(column, 40 + 6 * row, line)
    (page,) = extract(sheets([sheet])).pages
    assert not page.remarks
    assert page.text.index("viranhaltijoille") < page.text.index("Palvelut")


def test_rows_of_short_cells_are_not_columns():
    sheet = Sheet()
    for row in range(10):
        sheet.line(20, 40 + 6 * row, f"Toimintakate vuonna {row}").line(
            110, 40 + 6 * row, f"{row} 500"
        )
    (page,) = extract(sheets([sheet])).pages
    assert "Toimintakate vuonna 3 3 500" in page.text
    assert not page.remarks


def test_hyphens_at_line_ends_stay_with_their_line_end():
    sheet = Sheet().line(20, 40, "Edistämme koulutus-").line(20, 46, "ja hyvinvointipal-")
    sheet.line(20, 52, "veluja.")
    assert extract(sheets([sheet])).pages[0].text == (
        "Edistämme koulutus-\nja hyvinvointipal-\nveluja."
    )


def test_paragraphs_are_told_apart():
    sheet = Sheet()
    for row in (0, 1, 2, 4, 5, 6):
        sheet.line(20, 40 + 6 * row, LEFT[row].rstrip("-"))
    text = extract(sheets([sheet])).pages[0].text
    assert text.count("\n\n") == 1
    assert f"{LEFT[2]}\n\n{LEFT[4]}" in text


def test_a_turned_page_is_seen_as_a_reader_sees_it():
    box = Box(10, 20, 30, 25)
    assert View(0, 100, 200).turned(box) == box
    for quarters in (1, 2, 3):
        view = View(quarters, 100, 200)
        back = View(4 - quarters, *((200, 100) if quarters % 2 else (100, 200)))
        assert back.turned(view.turned(box)) == box
    assert View(1, 100, 200).turned(box) == Box(20, 70, 25, 90)
