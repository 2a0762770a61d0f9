from __future__ import annotations

import pytest
from extract.documents import Sheet, docx, sheets
from hypothesis import given
from hypothesis import strategies as st

from termscan.extract import extract
from termscan.extract.zones.marking import disjoint
from termscan.records import Zone

BODY = (
    "Kunta tukee asukkaita arjessa",
    "ja tekee yhteistyötä järjestöjen",
    "kanssa monella tavalla.",
)


def part(page, kind):
    return [page.text[zone.start : zone.end] for zone in page.zones if zone.kind == kind]


def body(page):
    """Return the text of a page outside its zones."""
    text, position = "", 0
    for zone in page.zones:
        text += page.text[position : zone.start]
        position = zone.end
    return (text + page.text[position:]).split()


def report(count, header, footer):
    pages = []
    for number in range(1, count + 1):
        sheet = Sheet().line(20, 15, header(number)).line(20, 285, footer(number))
        for row, line in enumerate(BODY):
            sheet.line(20, 40 + 6 * row, f"{line} {number * 7}")
        pages.append(sheet)
    return extract(sheets(pages)).pages


def test_headers_footers_and_page_numbers_run():
    pages = report(5, lambda _: "Mallilan kunta 4/2025", lambda number: f"Sivu {number}")
    for page in pages:
        assert part(page, "running") == ["Mallilan kunta 4/2025", f"Sivu {page.number}"]
        assert len(body(page)) == sum(len(line.split()) + 1 for line in BODY)


def test_a_page_number_inside_the_header_and_mirrored_pages():
    def header(number):
        return f"{number} Hyvinvointisuunnitelma" if number % 2 else f"Mallila {number} (8)"

    pages = report(8, header, lambda _: "Luonnoksen pohja")
    for page in pages:
        assert part(page, "running") == [header(page.number), "Luonnoksen pohja"]


def test_numbered_pages_of_a_part_begin_anew():
    pages = report(12, lambda number: f"Liite {1 + (number > 6)}", lambda n: str((n - 1) % 6 + 1))
    assert all(str((page.number - 1) % 6 + 1) in part(page, "running") for page in pages)


def test_section_numbers_below_the_header_are_body():
    pages = []
    for number in range(1, 9):
        sheet = (
            Sheet()
            .line(20, 15, f"Pöytäkirja 4/2025 {number} (8)")
            .line(20, 40, f"§ {115 + number}")
        )
        sheet.line(20, 48, "Päätös" if number % 3 else "Ehdotus")
        sheet.line(20, 60 + number, f"{BODY[number % 3]} {number * 7}")
        pages.append(sheet)
    for page in extract(sheets(pages)).pages:
        assert part(page, "running") == [f"Pöytäkirja 4/2025 {page.number} (8)"]
        assert f"§ {115 + page.number}" in page.text


def test_one_page_has_no_running_lines():
    (page,) = report(1, lambda _: "Mallilan kunta", lambda _: "Sivu")
    assert part(page, "running") == []


def test_contents_with_dot_leaders():
    sheet = Sheet().line(20, 30, "Sisällys", size=16, bold=True)
    for row in range(6):
        sheet.line(20, 45 + 6 * row, f"{row + 1} Mielen hyvinvointi {'.' * 60} {row + 3}")
    page = extract(sheets([sheet, Sheet().line(20, 40, BODY[0])])).pages[0]
    (contents,) = part(page, "contents")
    assert contents.startswith("Sisällys")
    assert contents.endswith("8")


def test_items_of_a_meeting_are_contents():
    sheet = Sheet().line(20, 30, "Käsitellyt asiat", bold=True)
    for row in range(5):
        sheet.line(20, 40 + 6 * row, f"§ {row + 10} Hyvinvointikertomus")
    assert "§ 14" in part(extract(sheets([sheet])).pages[0], "contents")[0]


def test_larger_and_bolder_lines_are_headings():
    sheet = Sheet().line(20, 30, "Mielen hyvinvointi", size=18)
    for row, line in enumerate(BODY * 4):
        sheet.line(20, 45 + 6 * row, line)
    sheet.line(20, 125, "Tavoitteet", bold=True).line(20, 131, BODY[0])
    sheet.line(20, 137, "Tämä lihavoitu virke ei ole otsikko.", bold=True)
    page = extract(sheets([sheet])).pages[0]
    assert part(page, "heading") == ["Mielen hyvinvointi", "Tavoitteet"]
    assert "Mielen hyvinvointi\n\nKunta tukee" in page.text
    assert "arjessa\nja tekee" in page.text


def test_references_run_to_the_next_heading():
    first = Sheet()
    for row, line in enumerate(BODY * 5):
        first.line(20, 40 + 6 * row, line)
    last = Sheet().line(20, 30, "Lähteet", size=16).line(20, 45, "Aalto, A. 2020. Arki.")
    last.line(20, 51, "Koivu, B. 2021. Mieli.").line(20, 70, "Liite 1", size=16)
    last.line(20, 85, BODY[0])
    page = extract(sheets([first, first, last])).pages[2]
    (references,) = part(page, "references")
    assert references.startswith("Lähteet")
    assert "Koivu" in references
    assert "Liite" not in references


@pytest.mark.parametrize(
    "caption",
    [
        "Kuva 3. Mielen hyvinvointi kunnassa",
        "Kuvio 2.1: Asukkaiden kokemus",
        "Taulukko 4 Hyvinvointia mittaavat luvut",
        "TAULUKKO 12 - Tavoitteet",
        "Liitetaulukko A2. Luvut",
        "Figur 7. Befolkningens hälsa",
        "Tabell 1: Mål och åtgärder",
        "Bild 2 Livskraft i skärgården",
    ],
)
def test_captions_of_figures_and_tables(caption):
    sheet = Sheet().line(20, 30, BODY[0]).line(20, 36, BODY[1])
    sheet.line(20, 90, caption).line(20, 96, "ja toinen rivi sitä.").line(20, 102, BODY[2])
    page = extract(sheets([sheet])).pages[0]
    assert part(page, "caption") == [f"{caption}\nja toinen rivi sitä."]


@pytest.mark.parametrize(
    "line",
    [
        "Kuvio 2 osoittaa, että arki sujuu",
        "Kuvassa 3 on esitetty tavoitteet",
        "Kuva on otettu talvella",
        "Taulukot 1-4 ovat liitteenä",
        "Kartta 2025 ei ole tässä",
    ],
)
def test_sentences_about_figures_are_no_captions(line):
    page = extract(sheets([Sheet().line(20, 30, BODY[0]).line(20, 90, line)])).pages[0]
    assert part(page, "caption") == []


def test_captions_in_other_formats():
    web = """<main><p>Kunta tukee asukkaita arjessa. {}</p><figure><img><figcaption>Kunnan puisto
    </figcaption></figure><table><caption>Luvut</caption><tr><th>A<th>B<tr><td>1<td>2</table>
    <p>Kuvio 3. Asukkaiden kokemus</p></main>""".format("Asukkaat voivat hyvin. " * 12)
    assert part(extract(web.encode(), media_type="text/html").pages[0], "caption") == [
        "Kunnan puisto",
        "Luvut",
        "Kuvio 3. Asukkaiden kokemus",
    ]
    word = docx(
        "<w:p><w:pPr><w:pStyle w:val='Kuvateksti'/></w:pPr><w:r><w:t>Puisto</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>Kunta tukee.</w:t></w:r></w:p>"
    )
    assert part(extract(word).pages[0], "caption") == ["Puisto"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("running", "table", "heading")), st.integers(0, 50), st.integers(0, 50)
        ),
        max_size=8,
    )
)
def test_zones_are_disjoint_sorted_and_lose_nothing(spans):
    given_zones = [Zone(kind, min(a, b), max(a, b)) for kind, a, b in spans if a != b]
    found = disjoint(given_zones)
    covered = [place for zone in found for place in range(zone.start, zone.end)]
    assert covered == sorted(set(covered))
    assert set(covered) == {p for zone in given_zones for p in range(zone.start, zone.end)}
