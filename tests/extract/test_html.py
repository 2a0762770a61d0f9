from __future__ import annotations

import subprocess
import sys

import pytest
from extract.web_shapes import COOKIES, NOT_OWN, OWN, ROWS, SHAPES

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
        "piilossa",
        "Yhteystiedot",
    ]
    assert ("heading", "Kuntastrategia") in zones(page)
    assert "Mielen hyvinvointi on\ntärkeää." in page.text
    assert "yksi\n\nkaksi" in page.text
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


ARTICLE = (
    "<p>Kunta tukee asukkaiden mielen hyvinvointia arjessa, ja {} vuodessa moni asia muuttuu.</p>"
)
PROSE = "".join(ARTICLE.format(number) for number in range(5))
MENU = "<ul><li><a href=a>Etusivu</a><li><a href=b>Palvelut</a><li><a href=c>Strategia</a></ul>"


def counted(content):
    page = extract(content.encode(), media_type="text/html").pages[0]
    running = [text for kind, text in zones(page) if kind == "running"]
    return [part for part in page.text.split("\n\n") if part not in running]


def test_a_page_that_does_not_say_what_is_its_own_is_read_where_its_prose_stands():
    page = f"""<body><div><div>{MENU}</div><div><div><b>Kuntastrategia</b></div>{PROSE}
    <div>Lopuksi kerrotaan vielä, miten mielen hyvinvointi näkyy lautakunnan työssä
    ensi vuonna.</div></div></div><div>Evästeet ovat käytössä</div></body>"""
    kept = counted(page)
    assert kept[0] == "Kuntastrategia"
    assert kept[-1].startswith("Lopuksi")
    assert len(kept) == 7


def test_the_first_paragraph_of_the_main_part_is_its_own():
    page = f"<body><header>Kunta</header><main>{PROSE}</main></body>"
    assert len(counted(page)) == 5


def test_prose_in_two_parts_is_all_kept():
    kept = counted(f"<body><div>{MENU}</div><div><div>{PROSE}</div><div>{PROSE}</div></div></body>")
    assert len(kept) == 10


def test_links_alone_are_the_page_where_there_is_no_prose():
    assert counted(f"<body><div>{MENU}</div></body>") == ["Etusivu", "Palvelut", "Strategia"]


@pytest.mark.parametrize("heading", ["Lue myös", "Aktuellt", "Strategiat"])
def test_lists_of_other_pages_are_running(heading):
    page = f"<main><h1>Strategia</h1>{PROSE}<div><h2>{heading}</h2>{MENU}</div></main>"
    kept = counted(page)
    assert not {heading, "Palvelut"} & set(kept)
    assert any("mielen hyvinvointia" in part for part in kept)


def test_lists_of_the_page_itself_are_its_own():
    values = "<ul><li>Rohkeus<li>Luottamus<li>Ilo</ul>"
    page = f"<body><div>{MENU}</div><main>{PROSE}<div><h2>Arvot</h2>{values}</div></main></body>"
    assert counted(page)[-4:] == ["Arvot", "Rohkeus", "Luottamus", "Ilo"]


def test_headings_lists_and_tables_around_the_prose_are_its_own():
    words = "<dl><dt><a href='#a'>Rohkeus</a><dd>Uskallamme kokeilla.<dt>Ilo<dd>Nauramme.</dl>"
    files = (
        "<table><tr><td><a href=a>Liite 1</a><td>2025<tr><td><a href=b>Liite 2</a><td>2026</table>"
    )
    page = f"""<body><div>{MENU}</div><div><div>{PROSE}</div><h2><a href=#arvot>Arvot</a></h2>
    {words}{files}</div><div>{MENU}</div></body>"""
    kept = counted(page)
    assert kept[5:10] == ["Arvot", "Rohkeus", "Uskallamme kokeilla.", "Ilo", "Nauramme."]
    assert kept[10:] == ["Liite 1\t2025", "Liite 2\t2026"]


def test_the_title_is_the_pages_own_wherever_it_stands():
    page = f"<body><div><h1>Suunta 2029</h1></div><div>{MENU}</div><div>{PROSE}</div>"
    assert counted(page)[0] == "Suunta 2029"


def test_a_table_of_links_in_the_main_part_is_a_table():
    rows = "".join(f"<tr><td><a href=/{n}>Pöytäkirja {n}</a><td>2025" for n in range(3))
    page = f"<main>{PROSE}<section><table>{rows}</table></section></main>"
    (table,) = extract(page.encode(), media_type="text/html").tables
    assert table.rows[2] == ("Pöytäkirja 2", "2025")


def test_the_labels_of_a_player_are_running():
    player = "<div><div><div>Video</div><div>03:29</div><div>Toista nyt</div></div></div>"
    kept = counted(f"<body><main>{PROSE}{player}{PROSE}</main></body>")
    assert len(kept) == 10


def test_prose_that_shows_when_it_is_asked_for_is_the_pages_own():
    """So are the folded parts of a plan; notices that are hidden until something fails are not."""
    page = f"""<body><main>{PROSE}<h2>Mieli</h2><div hidden>{PROSE}</div><div style="display: none">
    Lähetys epäonnistui</div></main><div hidden><p>{COOKIES}</p></div></body>"""
    kept = counted(page)
    assert len(kept) == 11
    assert kept[5] == "Mieli"


def test_what_readers_wrote_below_is_not_the_pages_own():
    letters = "".join(
        f"<div class=comment><p>Minun mielestäni uimahallin aukioloaikoja pitäisi pidentää, koska "
        f"moni käy töissä ja ehtii uimaan vasta illalla, toivoo nimimerkki {name}.</p></div>"
        for name in ("Uimari", "Vesipeto")
    )
    page = f"<body><div><div>{PROSE}{PROSE}</div><div id=comments>{letters}</div></div></body>"
    assert not any("Uimari" in part for part in counted(page))


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_the_text_of_a_page_is_told_from_what_its_publishing_system_puts_around_it(shape):
    extraction = extract(SHAPES[shape].encode(), media_type="text/html")
    kept = "\n\n".join(counted(SHAPES[shape]))
    assert [text for text in OWN if text not in kept] == []
    assert [text for text in NOT_OWN if text in kept] == []
    assert [text for text in (*OWN, *NOT_OWN) if text not in extraction.pages[0].text] == []
    (table,) = extraction.tables
    assert (table.header, *table.rows) == ROWS


def without_trafilatura(monkeypatch, error):
    def fails(*_, **__):
        raise error

    monkeypatch.setattr("trafilatura.extract", fails)


def test_a_page_that_trafilatura_fails_on_is_read_all_the_same(monkeypatch):
    without_trafilatura(monkeypatch, RecursionError("too deep"))
    page = f"<body><div>{MENU}</div><div><h1>Otsikko</h1>{PROSE}</div></body>"
    assert len(counted(page)) == 6


def test_trafilatura_is_not_asked_about_a_page_that_would_take_it_minutes(monkeypatch):
    monkeypatch.setattr("termscan.extract.maintext._LONGEST", len(PROSE))
    asked = []
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: asked.append(1))
    counted(f"<body>{PROSE}{PROSE}</body>")
    assert not asked
    counted(f"<body>{ARTICLE}</body>")
    assert asked


def test_a_notice_that_trafilatura_takes_for_the_page_does_not_hide_its_text(monkeypatch):
    notice = "Verkkopalvelussa on huoltokatko lauantaina kello kahdeksasta kahteentoista asti."
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: notice)
    kept = counted(f"<body><div><p>{notice}</p></div><div>{PROSE}{PROSE}</div></body>")
    assert len(kept) >= 10


def test_nothing_is_printed_or_logged_where_nobody_listens():
    """In a process of its own: here pytest listens to every logger."""
    program = (
        "import sys; from termscan.extract import extract\n"
        "for text in ('<body><nav>x</nav>', '<html></html>', sys.argv[1]):\n"
        "    extract(text.encode(), media_type='text/html')"
    )
    command = [sys.executable, "-W", "error", "-c", program, PAGE]
    finished = subprocess.run(command, capture_output=True, check=True)
    assert (finished.stdout, finished.stderr) == (b"", b"")
