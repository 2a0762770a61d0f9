"""Plans' rows, target groups and reasons: shown with their source, escaped, in each language."""

import json
import re
from dataclasses import replace

import pytest
from lxml import html
from report.plans_world import GOAL, HOSTILE
from tables_world import BOTH, CONCEPTS, MUNICIPALITIES, SCANS, mention

from termscan.report import write_report
from termscan.report.frames import FRAMES
from termscan.report.reasons import reason_in
from termscan.report.words import LANGUAGES, words
from termscan.tables import PlanMeasure, build_tables
from termscan.tables.frames import frame_items


def page(folder, name):
    return html.fromstring((folder / name).read_text("utf-8"))


def cells(tree, table):
    lines = tree.xpath(f"//table[@id='{table}']/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in line] for line in lines]


def test_rows_of_plans_stand_on_the_municipalitys_page_with_their_page(planned):
    for code in ("179", "231"):
        tree = page(planned, f"fi/municipality/{code}.html")
        assert cells(tree, "plan-rows") == [
            ["Mielenterveys kuuluu kaikille", HOSTILE, "Sivistys", "",
             "Hyvinvointisuunnitelma sarakkeet epävarmat", "s. 7"],
        ]  # fmt: skip
        assert tree.xpath("//table[@id='plan-rows']//a/@href") == [
            SCANS[4].document.url + "#page=7"
        ]


def test_a_municipality_without_rows_says_so(planned):
    for language in LANGUAGES:
        tree = page(planned, f"{language}/municipality/005.html")
        assert not tree.xpath("//table[@id='plan-rows']")
        assert words(language)["no_measures"] in tree.text_content()


def test_the_list_counts_the_rows_and_leads_to_them(planned):
    tree = page(planned, "sv/measures.html")
    assert [row[0] for row in cells(tree, "places")] == ["Jyväskylä", "Kaskö"]
    assert "municipality/231.html#measures" in tree.xpath("//table[@id='places']//a/@href")
    assert [row[0] for row in cells(tree, "measures")] == ["Jyväskylä", "Kaskö"]


def test_a_long_list_gives_way_to_the_municipalities_own_pages(stamp, tmp_path):
    rows = [PlanMeasure("e" * 64, 7, f"Mielenterveys {i}") for i in range(200)]
    scans = [replace(SCANS[4], mentions=(mention("mielenterveys", BOTH, "Mielenterveys", page=7),))]
    write_report(build_tables(scans, MUNICIPALITIES, CONCEPTS, measures=rows), tmp_path, stamp)
    tree = page(tmp_path, "fi/measures.html")
    assert not cells(tree, "measures")
    assert [row[-1] for row in cells(tree, "places")] == ["200", "200"]
    assert len(cells(page(tmp_path, "fi/municipality/179.html"), "plan-rows")) == 200


def test_practices_stand_under_their_target_groups(planned):
    everywhere = cells(page(planned, "en/practices.html"), "target-groups")
    assert ["Young people", "Ohjaamo name of a service", "2", "2", "2"] in everywhere


def test_reasons_are_told_in_the_language_of_the_page(planned):
    assert "tiedosto on salattu" in page(planned, "fi/documents.html").text_content()
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
    text = (planned / "data" / f"{'e' * 10}.js").read_text("utf-8")
    found = json.loads(re.fullmatch(r'termscan\.evidence\("[^"]*",(.*)\);\n', text, re.DOTALL)[1])
    spoken = {
        item: [found["sentences"][place][1] for place in places]
        for item, places in found["frames"].items()
    }
    assert spoken["R3a"] == [GOAL, f"{GOAL} {HOSTILE}"]
    assert spoken["R3c"] == [GOAL]
    assert set(spoken) <= {item for items in FRAMES.values() for item in items}


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


def test_the_frames_of_the_report_are_those_of_the_tables():
    known = {(item.frame, item.item) for item in frame_items() if item.frame in FRAMES}
    assert known == {(frame, item) for frame, items in FRAMES.items() for item in items}


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
