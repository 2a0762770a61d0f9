"""Plans' rows, target groups and reasons: shown with their source, escaped, in each language."""

from dataclasses import replace

import pytest
from lxml import html
from tables_world import BOTH, CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS, mention

from termscan.report import write_report
from termscan.report.reasons import reason_in
from termscan.report.words import LANGUAGES, words
from termscan.tables import PlanMeasure, build_tables

HOSTILE = "<script>alert(4)</script>"
ROWS = (
    PlanMeasure("e" * 64, 7, "Mielenterveys kuuluu kaikille", HOSTILE, "Sivistys", None, False),
    PlanMeasure("b" * 64, 2, "Mielenterveys vanhassa", "Ei enää"),
)


@pytest.fixture(scope="module")
def home(stamp, tmp_path_factory):
    folder = tmp_path_factory.mktemp("plans")
    found = (*SCANS[4].mentions, mention("p:ohjaamo", "Ohjaamo auttaa.", "Ohjaamo", page=12))
    scans = [*SCANS[:4], replace(SCANS[4], mentions=found), *SCANS[5:]]
    write_report(build_tables(scans, MUNICIPALITIES, CONCEPTS, EXPECTED, measures=ROWS), folder,
                 stamp)  # fmt: skip
    return folder


def page(folder, name):
    return html.fromstring((folder / name).read_text("utf-8"))


def cells(tree, table):
    lines = tree.xpath(f"//table[@id='{table}']/tbody/tr")
    return [[" ".join(cell.text_content().split()) for cell in line] for line in lines]


def test_rows_of_plans_stand_on_the_municipalitys_page_with_their_page(home):
    for code in ("179", "231"):
        tree = page(home, f"fi/municipality/{code}.html")
        assert cells(tree, "measures") == [
            ["Mielenterveys kuuluu kaikille", HOSTILE, "Sivistys", "",
             "Hyvinvointisuunnitelma sarakkeet epävarmat", "s. 7"],
        ]  # fmt: skip
        assert tree.xpath("//table[@id='measures']//a/@href") == [SCANS[4].document.url + "#page=7"]


def test_a_municipality_without_rows_says_so(home):
    for language in LANGUAGES:
        tree = page(home, f"{language}/municipality/005.html")
        assert not tree.xpath("//table[@id='measures']")
        assert words(language)["no_measures"] in tree.text_content()


def test_the_list_counts_the_rows_and_leads_to_them(home):
    tree = page(home, "sv/measures.html")
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
    assert len(cells(page(tmp_path, "fi/municipality/179.html"), "measures")) == 200


def test_practices_stand_under_their_target_groups(home):
    everywhere = cells(page(home, "en/practices.html"), "target-groups")
    assert ["Young people", "Ohjaamo name of a service", "2", "2", "2"] in everywhere
    tree = page(home, "fi/municipality/231.html")
    assert ["Nuoret", "Ohjaamo 1"] in cells(tree, "target-groups")
    links = tree.xpath("//table[@id='target-groups']//a/@href")
    assert "../evidence.html#231/p-ohjaamo" in links
    assert not cells(page(home, "fi/municipality/005.html"), "target-groups")


def test_reasons_are_told_in_the_language_of_the_page(home):
    assert "tiedosto on salattu" in page(home, "fi/documents.html").text_content()
    assert "filen är krypterad" in page(home, "sv/municipality/077.html").text_content()


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
