from __future__ import annotations

import pytest

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, extract, extract_safely
from termscan.extract.html import decode_html

PAGE = """<!doctype html><html><head><title>Strategia | Mallila</title></head><body>
<header>Mallilan kunta<nav><ul><li><a href="/">Etusivu</a></li></ul></nav></header>
<main><h1>Kunta<em>strategia</em></h1>
<p>Mielen <b>hyvin</b>vointi on<br>tärkeää. {filler}</p>
<ul><li>yksi</li><li>kaksi</li></ul>
<table><tr><th>Tavoite<th>Mittari</tr><tr><td rowspan=2>A<td>1</tr><tr><td>2</tr></table>
<div hidden>piilossa</div><script>var x = "ei";</script></main>
<footer>Yhteystiedot</footer></body></html>""".replace("{filler}", "Asukkaat voivat hyvin. " * 12)


def zones(page):
    return [(zone.kind, page.text[zone.start : zone.end]) for zone in page.zones]


def test_the_main_text_is_kept_and_the_rest_is_marked():
    extraction = extract(PAGE.encode(), media_type="text/html")
    page = extraction.pages[0]
    assert [part for kind, part in zones(page) if kind == "running"] == [
        "Mallilan kunta",
        "Etusivu",
        "Yhteystiedot",
    ]
    assert ("heading", "Kuntastrategia") in zones(page)
    assert "Mielen hyvinvointi on\ntärkeää." in page.text
    assert "yksi\n\nkaksi" in page.text
    assert "piilossa" not in page.text
    assert "var x" not in page.text
    assert extraction.title == "Strategia | Mallila"


def test_tables_are_rows():
    (table,) = extract(PAGE.encode()).tables
    assert table.header == ("Tavoite", "Mittari")
    assert table.rows == (("A", "1"), ("A", "2"))


def test_menus_are_running_where_no_main_part_is_named():
    page = extract(
        b"<html><body><div class='main-menu'>Palvelut</div><div id='cookie-banner'>Ev\xc3\xa4steet"
        b"</div><div class='sisalto'><h2>Visio</h2>Hyv\xc3\xa4 arki</div></body></html>"
    ).pages[0]
    assert zones(page) == [("running", "Palvelut"), ("running", "Evästeet"), ("heading", "Visio")]
    assert page.text.endswith("Hyvä arki")


def test_tables_that_lay_out_the_page_are_text():
    page = extract(
        b"<html><body><table><tr><td><table><tr><td>a</td></tr></table></td><td>b</td></tr></table>"
    )
    assert not page.tables
    assert page.pages[0].text == "a\n\nb"


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("<p>ä €".encode(), "utf-8"),
        ('<meta charset="utf-8"><p>ä €'.encode("cp1252"), "windows-1252"),
        ('<meta charset="iso-8859-1"><p>ä €'.encode("cp1252"), "windows-1252"),
        ('<meta charset="iso-8859-15"><p>ä €'.encode("iso-8859-15"), "iso-8859-15"),
        ('<meta charset="no-such"><p>ä €'.encode("cp1252"), "windows-1252"),
        ("<p>ä €".encode("utf-8-sig"), "utf-8"),
    ],
)
def test_encodings_come_from_the_bytes_and_the_page(content, encoding):
    text, found = decode_html(content)
    assert found == encoding
    assert text.endswith("ä €")


def test_an_empty_page_has_a_reason():
    assert not extract(b"<html></html>", media_type="text/html").readable
    with pytest.raises(UnreadableDocument, match="empty"):
        extract(b"", media_type="text/html")


def test_deep_nesting_does_no_harm():
    content = b"<html><body>" + b"<div>" * 20_000 + b"syv\xc3\xa4ll\xc3\xa4"
    extract(content, media_type="text/html")


def test_remarks_without_a_page_behind_them_are_read_at_once(tmp_path):
    """Dividing them up in every possible way would take longer than the world stands."""
    path = tmp_path / "strategia.html"
    path.write_bytes(b"<!---->" * 585 + b"<p>Mielenterveys on voimavara.</p>" * 20)
    extraction = extract_safely(path, limits=Limits(seconds=20))
    assert "voimavara" in extraction.pages[0].text
