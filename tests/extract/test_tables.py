from __future__ import annotations

import pytest
from extract.documents import Sheet, sheets

from termscan.extract import extract
from termscan.extract.pdf.cells import joined

HEADER = ("Tavoite", "Toimenpide", "Vastuutaho")
ROWS = [
    ("Mielen hyvin-|vointi", "Lisäämme lii-|kuntaa", "Sivistys- ja|hyvinvointipalvelut"),
    ("Osallisuus", "Kysymme|asukkailta", ""),
    ("Turvallisuus", "Pidämme huolta", "Tekniset palvelut"),
]
TEXT = [
    ("Mielen hyvinvointi", "Lisäämme liikuntaa", "Sivistys- ja hyvinvointipalvelut"),
    ("Osallisuus", "Kysymme asukkailta", ""),
    ("Turvallisuus", "Pidämme huolta", "Tekniset palvelut"),
]


@pytest.mark.parametrize("style", ["lines", "boxes", "shaded"])
def test_ruled_boxed_and_shaded_tables_are_rows(style):
    sheet = Sheet().line(20, 20, "Ennen taulukkoa").line(20, 150, "Sen jälkeen")
    sheet.table(20, 40, [HEADER, *ROWS], style=style)
    extraction = extract(sheets([sheet]))
    (table,) = extraction.tables
    assert table.header == HEADER
    assert list(table.rows) == TEXT
    assert table.certain
    (page,) = extraction.pages
    (zone,) = [zone for zone in page.zones if zone.kind == "table"]
    written = page.text[zone.start : zone.end]
    assert written.startswith("Tavoite\tToimenpide\tVastuutaho\n\nMielen hyvin-\nvointi\tLisäämme")
    assert "Ennen" not in written
    assert "jälkeen" not in written


def test_a_table_goes_on_over_the_page():
    first = Sheet().line(20, 20, "Suunnitelma").table(20, 40, [HEADER, *ROWS])
    second = Sheet().table(20, 15, [HEADER, ("Yhteisö", "Tuemme", "Kunta")])
    second.line(20, 100, "Loppu")
    (table,) = extract(sheets([first, second])).tables
    assert table.pages == (1, 2)
    assert list(table.rows) == [*TEXT, ("Yhteisö", "Tuemme", "Kunta")]


def test_a_row_cut_by_the_page_is_mended():
    first = Sheet().table(20, 40, [HEADER, ("Tuemme", "Järjestämme ryhmiä ja", "Kunta")])
    second = Sheet().table(20, 15, [("", "tapahtumia arkena", "")]).line(20, 100, "Loppu")
    (table,) = extract(sheets([first, second])).tables
    assert list(table.rows) == [("Tuemme", "Järjestämme ryhmiä ja tapahtumia arkena", "Kunta")]


def test_rows_under_several_headers_become_one():
    sheet = Sheet()
    for number in range(2):
        top = 30 + 60 * number
        sheet.table(20, top, [HEADER[:2], (f"Tavoite {number}", f"Teko {number}")], widths=(60, 90))
        below = [("Arviointi", "Tila"), (f"Toteutui {number}", "Valmis")]
        sheet.table(20, top + 20, below, widths=(120, 30))
    (table,) = extract(sheets([sheet])).tables
    assert table.header == ("Tavoite", "Toimenpide", "Arviointi", "Tila")
    assert table.rows == (
        ("Tavoite 0", "Teko 0", "Toteutui 0", "Valmis"),
        ("Tavoite 1", "Teko 1", "Toteutui 1", "Valmis"),
    )


def test_a_frame_around_text_is_no_table():
    sheet = (
        Sheet().line(22, 36, "Kehystetty teksti").line(22, 42, "jatkuu tässä").box(20, 30, 100, 20)
    )
    extraction = extract(sheets([sheet]))
    assert not extraction.tables
    assert extraction.pages[0].text == "Kehystetty teksti\njatkuu tässä"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("hyvin-\nvointi", "hyvinvointi"),
        ("koulutus-\nja työ", "koulutus- ja työ"),
        ("linja-\nauto", "linja-auto"),
        ("Pohjois-\nSuomi", "Pohjois-Suomi"),
        ("raken‐\nteet ja\ntoimet", "rakenteet ja toimet"),
    ],
)
def test_words_broken_in_cells_are_joined(broken, whole):
    assert joined(broken) == whole
