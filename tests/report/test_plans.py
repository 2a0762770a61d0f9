"""Plans' rows, target groups and reasons: shown with their source, escaped, in each language."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html
from report.plans_world import GOAL, HOSTILE
from tables_world import BOTH, CONCEPTS, MUNICIPALITIES, SCANS, mention

from termscan.report import write_report
from termscan.report.frames import FIRST, frames
from termscan.report.reasons import reason_in
from termscan.report.words import LANGUAGES, words
from termscan.tables import PlanMeasure, build_tables, frame_items


def page(folder, name):
    return html.fromstring((folder / name).read_text("utf-8"))


def cells(tree, table):
    lines = tree.xpath(f"//table[@id='{table}']/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in line] for line in lines]


def document_data(folder, letter):
    text = (folder / "data" / f"{letter * 10}.js").read_text("utf-8")
    return json.loads(re.fullmatch(r'termscan\.evidence\("[^"]*",(.*)\);\n', text, re.DOTALL)[1])


def test_rows_of_a_joint_plan_stand_once_in_its_data_and_are_named_without_a_script(planned):
    row = [7, 0, "Mielenterveys kuuluu kaikille", HOSTILE, "Sivistys", ""]
    assert document_data(planned, "e")["plan"] == [row]
    assert "plan" not in document_data(planned, "b")
    for code in ("179", "231"):
        tree = page(planned, f"fi/municipality/{code}.html")
        assert tree.xpath("//div[@data-rows='measures']/@data-area") == [code]
        assert tree.xpath(
            "//div[@data-rows='measures']/following-sibling::noscript[1]//a/@href"
        ) == [f"../../data/{'e' * 10}.js"]


def test_areas_count_a_joint_plan_once_and_lead_to_rows_and_sentences(planned):
    for area, prefix in (("region/13", "r-13"), ("county/17", "c-17")):
        tree = page(planned, f"fi/{area}.html")
        assert tree.xpath("//details//div[@data-rows='measures']/@data-area") == [prefix]
        assert "(1)" in tree.xpath("//details/summary")[0].text
        assert f"../frames.html#{prefix}" in tree.xpath("//a/@href")
    assert not page(planned, "fi/region/10.html").xpath("//div[@data-rows='measures']")
    frames_page = page(planned, "fi/frames.html")
    assert ["Keski-Suomi", "2"] in cells(frames_page, "region")
    assert ["Etelä-Savo", "0"] in cells(frames_page, "region")


def test_a_municipality_without_rows_says_so(planned):
    for language in LANGUAGES:
        tree = page(planned, f"{language}/municipality/005.html")
        assert not tree.xpath("//div[@data-rows='measures']")
        assert words(language)["no_measures"] in tree.text_content()


def test_the_list_counts_the_rows_and_leads_to_them(planned):
    tree = page(planned, "sv/measures.html")
    assert [row[0] for row in cells(tree, "places")] == ["Jyväskylä", "Kaskö"]
    assert "municipality/231.html#measures" in tree.xpath("//table[@id='places']//a/@href")
    assert tree.xpath("//div[@data-rows='measures']/@data-area") == ["fi"]


def test_a_long_list_gives_way_to_the_municipalities_own_pages(stamp, tmp_path):
    rows = [PlanMeasure("e" * 64, 7, f"Mielenterveys {i}") for i in range(200)]
    scans = [replace(SCANS[4], mentions=(mention("mielenterveys", BOTH, "Mielenterveys", page=7),))]
    write_report(build_tables(scans, MUNICIPALITIES, CONCEPTS, measures=rows), tmp_path, stamp)
    tree = page(tmp_path, "fi/measures.html")
    assert tree.xpath("//div[@data-rows='measures']")
    assert [row[-1] for row in cells(tree, "places")] == ["200", "200"]
    more = [PlanMeasure("e" * 64, 7, f"Mielenterveys {i}") for i in range(400)]
    write_report(build_tables(scans, MUNICIPALITIES, CONCEPTS, measures=more), tmp_path, stamp)
    tree = page(tmp_path, "fi/measures.html")
    assert not tree.xpath("//div[@data-rows='measures']")
    assert len(document_data(tmp_path, "e")["plan"]) == 400


def test_practices_stand_under_their_target_groups(planned):
    everywhere = cells(page(planned, "en/practices.html"), "target-groups")
    assert ["Young people", "Ohjaamo name of a service", "2", "2", "2"] in everywhere


def test_reasons_are_told_in_the_language_of_the_page(planned):
    assert "tiedosto on salattu" in page(planned, "fi/municipality/077.html").text_content()
    assert "filen är krypterad" in page(planned, "sv/municipality/077.html").text_content()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("no page has readable text (a scan or a picture); try OCR", "ingen sida har läsbar text"),
        ("reading the document took longer than 60 seconds", "läsningen tog över 60 sekunder"),
        ("the file is damaged or is no PDF", "filen är skadad"),
        ("its part a.xml is damaged or encrypted", "its part a.xml is damaged or encrypted"),
        ("a {strange} reason", "a {strange} reason"),
    ],
)
def test_common_reasons_are_translated_and_others_stay(reason, told):
    assert reason_in(words("sv"), reason).startswith(told)


def test_each_municipality_opens_its_sentences_by_frame(planned):
    for language in LANGUAGES:
        tree = page(planned, f"{language}/municipality/231.html")
        assert "../frames.html#231" in tree.xpath("//a/@href")
        assert words(language)["frames_verdict"] in tree.text_content()
        listed = page(planned, f"{language}/frames.html")
        assert words(language)["frames_verdict"] in listed.text_content()
        assert "frames.html#179" in listed.xpath("//table[@id='places']//a/@href")
    numbers = {row[0]: row[2] for row in cells(page(planned, "fi/frames.html"), "places")}
    assert numbers["Kaskinen"] == "2"
    assert numbers["Alajärvi"] == "0"
    assert numbers["Hankasalmi"] == "ei luettavissa"
    assert numbers["Jomala"] == "puuttuu"


def test_the_documents_data_says_which_sentence_speaks_to_which_item(planned):
    found = document_data(planned, "e")
    spoken = {
        item: [found["sentences"][place][1] for place in places]
        for item, places in found["frames"].items()
    }
    assert spoken["R3a"] == [GOAL, f"{GOAL} {HOSTILE}"]
    assert spoken["R3c"] == [GOAL]
    assert set(spoken) <= {item for items in frames().values() for item in items}
    assert {"R3a", "R3c"} < set(spoken)


def test_every_link_leads_to_a_page_and_to_a_place_on_it(planned):
    ids = {path: set(page(planned, path).xpath("//@id")) for path in planned.rglob("*.html")}
    for path in ids:
        for address in page(planned, path).xpath("//@href"):
            target, _, part = address.partition("#")
            if not address.startswith("http") and target.endswith("html"):
                other = (path.parent / target).resolve()
                assert other in ids, (path, address)
                if other.name not in ("evidence.html", "frames.html") and part:
                    assert part.split("/")[0] in ids[other], (path, address)


def test_what_plans_say_is_only_quoted(planned):
    for path in planned.rglob("*.*"):
        assert HOSTILE not in path.read_text("utf-8"), path


def test_the_frames_of_the_report_are_all_of_the_tables_and_have_names_in_every_language():
    known = {(item.frame, item.item) for item in frame_items()}
    assert known == {(frame, item) for frame, items in frames().items() for item in items}
    assert tuple(frames())[: len(FIRST)] == FIRST
    for language in LANGUAGES:
        keys = words(language).by_key
        assert all(f"frame_{frame}" in keys for frame in frames())
        assert all(f"item_{item}" in keys or item in keys for _, item in known)
    assert {len(words(language).by_key) for language in LANGUAGES} == {len(words("fi").by_key)}


def test_numbers_of_coverage_lead_to_the_list(folder):
    links = page(folder, "index.html").xpath("//table[@id='coverage']//td/a/@href")
    assert "fi/kind/strategy.html#counts" in links
    assert "fi/kind/strategy.html#counts/missing" in links
    assert "fi/kind/welfare_plan.html#counts/unreadable" not in links


def test_numbers_of_a_period_lead_to_its_sentences(folder):
    tree = page(folder, "fi/changes.html")
    links = tree.xpath("//table[@id='steps']//td/a/@href")
    assert "evidence.html#179/@terms/strategy/2018%E2%80%932021" in links
    assert "evidence.html#fi/@terms/strategy/2022%E2%80%932025" in tree.xpath("//td/a/@href")
    between = "2022%E2%80%932025/2018%E2%80%932021"
    assert f"evidence.html#179/@terms/strategy/{between}" in links


def test_every_number_of_mentions_rates_words_and_documents_opens_what_it_is_made_of(folder):
    """A number above 0 without a link is the population or the pages of a document."""
    number = re.compile(r"[+−]?[1-9][\d\xa0,.]*|0,\d*[1-9]\d*")
    allowed = {"Asukkaita", "Sivuja"}
    for path in (folder / "fi").rglob("*.html"):
        for table in html.fromstring(path.read_text("utf-8")).xpath("//table"):
            heads = [head.text_content() for head in table.xpath("./thead/tr/th")]
            for line in table.xpath("./tbody/tr"):
                for head, cell in zip(heads, line, strict=True):
                    text = cell.text_content().strip()
                    if number.fullmatch(text) and cell.get("class") == "n" and head not in allowed:
                        assert cell.xpath("./a/@href"), (path, head, text)
