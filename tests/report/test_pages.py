"""What stands on the pages, read with lxml: statuses, numbers, links, languages, escaping."""

import re
from dataclasses import replace

import pytest
from lxml import html
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS, concept, document, mention

from termscan.export import Stamp
from termscan.records import DocumentScan
from termscan.report import write_report
from termscan.report.addresses import concept_slugs, document_slugs, safe_link
from termscan.tables import build_tables


def page(folder, name):
    return html.fromstring((folder / name).read_text("utf-8"))


def row(tree, table, beginning):
    for line in tree.xpath(f"//table[@id='{table}']/tbody/tr"):
        cells = [" ".join(cell.text_content().split()) for cell in line]
        if cells[0].startswith(beginning):
            return cells
    raise AssertionError(f"{table} has no row {beginning}")


def test_zero_unreadable_and_missing_are_told_apart_in_words(folder):
    counts = page(folder, "fi/kind/strategy.html")
    assert row(counts, "counts", "Alajärvi")[2:5] == ["nolla mainintaa", "2022–2025", "0"]
    assert row(counts, "counts", "Hankasalmi")[2:5] == [
        *("ei luettavissa", "2022–2025", "ei luettavissa")
    ]
    assert row(counts, "counts", "Jomala")[2:5] == ["puuttuu", "", "puuttuu"]
    assert row(counts, "counts", "Jyväskylä")[2:7] == [
        *("laskettu", "2022–2025", "3", "0,75", "4 000")
    ]


def test_what_was_not_counted_has_no_number_on_any_page(folder):
    for name in ("fi/kind/strategy.html", "fi/municipality/077.html"):
        for line in page(folder, name).xpath("//tr[.//span[contains(@class, 'unreadable')]]"):
            assert not line.xpath(".//a[contains(@href, '@')]")
            assert "0" not in [cell.text_content().strip() for cell in line]


def test_every_number_of_mentions_opens_its_sentences(folder):
    links = page(folder, "fi/municipality/179.html").xpath("//table[@id='kinds']//a/@href")
    assert "../evidence.html#179/@terms/strategy" in links
    assert "../evidence.html#179/@practices/welfare_plan" in links


def test_practices_are_drawn_from_the_documents_that_name_them(folder):
    tree = page(folder, "fi/municipality/179.html")
    assert tree.xpath("//div[@data-rows='named']/@data-area") == ["179"]
    assert tree.xpath("//div[@data-rows='named']/following-sibling::noscript[1]//a/@href") == [
        *(f"../../data/{name * 10}.js" for name in "ae")
    ]
    assert not page(folder, "fi/municipality/005.html").xpath("//div[@data-rows='named']")


def test_a_merged_and_a_swedish_municipality_are_shown_as_what_they_are(tmp_path, stamp):
    from datetime import date

    places = [
        replace(place, valid_to=date(2024, 12, 31)) if place.code == "588" else place
        for place in MUNICIPALITIES
    ]
    write_report(build_tables(SCANS, places, CONCEPTS, EXPECTED), tmp_path, stamp)
    assert "2024-12-31" in page(tmp_path, "fi/municipality/588.html").text_content()
    assert page(tmp_path, "sv/municipality/231.html").xpath("//h1")[0].text == "Kaskö"
    assert page(tmp_path, "fi/municipality/231.html").xpath("//h1")[0].text == "Kaskinen"
    assert "puuttuu" in row(page(tmp_path, "fi/municipality/170.html"), "kinds", "Kuntastrategia")


def test_sums_of_the_country_and_of_areas_are_those_of_the_terms(folder):

    card = page(folder, "index.html").xpath("//section[h2/a[contains(@href, 'strategy.html')]]")[0]
    assert card.xpath(".//p[@class='big']/a")[0].text == "4"
    assert "0,63" in card.text_content()
    assert page(folder, "fi/kind/strategy.html").xpath("//p[@class='lead']/a")[0].text == "4"
    assert row(page(folder, "fi/region/13.html"), "sums", "Kuntastrategiat")[1:3] == ["3", "0,55"]
    assert row(page(folder, "fi/areas.html"), "county", "Keski-Suomen")[2:4] == ["3", "0,55"]


def test_every_kind_of_page_is_html_without_a_mistake(folder):
    html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")
    one = {path.parent: path for path in sorted((folder / "sv").rglob("*/*.html"))}
    for path in (folder / "index.html", *(folder / "fi").glob("*.html"), *one.values()):
        html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))


def test_every_link_leads_somewhere(folder):
    for path in folder.rglob("*.html"):
        tree = html.fromstring(path.read_text("utf-8"))
        ids = set(tree.xpath("//@id"))
        for address in tree.xpath("//@href | //@src"):
            target, _, part = address.partition("#")
            if address.startswith("#"):
                assert part in ids, (path, address)
            elif not re.match("https?:", address):
                assert (path.parent / target).resolve().is_file(), (path, address)


def test_every_page_stands_in_every_language_and_links_to_the_others(folder):
    pages = {path.relative_to(folder / "fi") for path in (folder / "fi").rglob("*.html")}
    for language in ("sv", "en"):
        home = folder / language
        assert {path.relative_to(home) for path in home.rglob("*.html")} == pages
    for name in pages:
        tree = page(folder / "sv", str(name))
        assert tree.get("lang") == "sv"
        assert tree.xpath("//nav//a[@aria-current='true']/@hreflang") == ["sv"]


def test_ids_are_used_once_and_tables_have_captions_and_headings(folder):
    for path in (folder / "en").rglob("*.html"):
        tree = html.fromstring(path.read_text("utf-8"))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), path
        assert len(tree.xpath("//h1")) == 1, path
        for table in tree.xpath("//table"):
            width = len(table.xpath("./thead/tr/th[@scope='col']"))
            assert table.xpath("./caption")
            assert {len(line) for line in table.xpath("./tbody/tr")} <= {width}, path


HOSTILE = "<script>alert(1)</script> & \"'\u2028 </textarea>"
BROKEN = f"{HOSTILE} \ud800"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A report in which every text that comes from outside is markup."""
    bad = concept("mielenterveys", HOSTILE, note=HOSTILE, links={"javascript:alert(1)": "page"})
    practice = concept("p:x", HOSTILE, lexicon=HOSTILE, kind="practice")
    found = (
        mention("mielenterveys", f"mielenterveys {BROKEN}", "mielenterveys"),
        replace(
            mention("p:ohjaamo", f"Ohjaamo {BROKEN}", "Ohjaamo"), concept="p:x", lexicon=HOSTILE
        ),
    )
    paper = replace(
        document("a", "179", url="javascript:alert(2)", file_name=HOSTILE),
        title=BROKEN,
        period=HOSTILE,
    )
    unread = document("b", "179", url="https://ok.example/<script>alert(3)</script>.pdf")
    scans = [DocumentScan(paper, "counted", pages=1, words=9, mentions=found)]
    scans.append(DocumentScan(unread, "unreadable", BROKEN))
    place = replace(MUNICIPALITIES[0], name_fi=HOSTILE, region_fi=HOSTILE, county_fi=HOSTILE)
    home = tmp_path_factory.mktemp("hostile")
    write_report(build_tables(scans, [place], [bad, practice]), home, Stamp(dictionary=HOSTILE))
    return home


def test_text_from_outside_is_only_quoted(hostile):
    for path in hostile.rglob("*.html"):
        text = path.read_text("utf-8")
        tree = html.fromstring(text)
        assert all(script.get("src") for script in tree.iter("script")), path
        assert "alert(1)</script>" not in text
    for path in (hostile / "data").iterdir():
        assert "<" not in path.read_text("utf-8")
        assert "\u2028" not in path.read_text("utf-8")


def test_only_web_addresses_become_links(hostile):
    for path in hostile.rglob("*.html"):
        for address in html.fromstring(path.read_text("utf-8")).xpath("//@href"):
            assert not address.lower().startswith("javascript"), path
    assert "javascript" not in (hostile / "data" / "index.js").read_text("utf-8")


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.fi", "https://", "",
     "java\nscript:x", "https://x.fi/\u202egnp", "http://[::1", "ftp://x.fi"],
)  # fmt: skip
def test_other_addresses_are_no_links(address):
    assert safe_link(address) is None


def test_web_addresses_are_links():
    assert safe_link("HTTPS://kunta.fi/ä b.pdf") == "HTTPS://kunta.fi/ä b.pdf"


def test_concepts_of_one_id_in_two_lexicons_have_pages_of_their_own():
    same = [concept("mieli", "a"), concept("mieli", "b", lexicon="other"), concept("../x", "c")]
    slugs = concept_slugs(same)
    assert len(set(slugs)) == 3
    assert all(re.fullmatch("[a-z0-9-]+", slug) for slug in slugs)


def test_documents_are_named_by_as_much_of_their_id_as_tells_them_apart():
    ids = ["a" * 64, "a" * 20 + "b" * 44]
    assert document_slugs(ids) == {ids[0]: "a" * 21, ids[1]: "a" * 20 + "b"}


def test_an_empty_store_makes_a_report_too(tmp_path):
    write_report(build_tables([], [], []), tmp_path, Stamp())
    assert page(tmp_path, "index.html").xpath("//h1")
