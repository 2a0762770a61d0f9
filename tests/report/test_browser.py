"""The report in a real browser, from a disk: sort, filter, open sentences, change language."""

import os
import shutil
from pathlib import Path

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRIVER = shutil.which("chromedriver")
AXE = os.environ.get("TERMSCAN_AXE", "")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium or its driver is not installed"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()


@pytest.fixture
def visit(browser, folder):
    def go(name, width=1280, home=None):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500},
        )
        browser.get("about:blank")
        browser.get(f"{(home or folder).as_uri()}/{name}")
        return browser

    return go


def texts(browser, selector):
    return [element.text for element in browser.find_elements("css selector", selector)]


def test_a_table_sorts_by_number_and_what_has_none_comes_last(visit):
    browser = visit("fi/kind/strategy.html")
    button = browser.find_elements("css selector", "#counts thead button")[4]
    button.click()
    assert texts(browser, "#counts tbody th")[:2] == ["Jyväskylä", "Pertunmaa"]
    button.click()
    names = texts(browser, "#counts tbody th")
    assert names[0] == "Alajärvi"
    assert set(names[-3:]) == {"Hankasalmi", "Jomala", "Kaskinen"}
    assert browser.find_element("css selector", "[aria-sort]").get_attribute("aria-sort") == (
        "ascending"
    )


def test_a_table_filters_and_says_how_much_it_shows(visit):
    browser = visit("fi/documents.html")
    boxes = browser.find_elements("css selector", "input[type=search]")
    assert len(boxes) == 1
    boxes[0].send_keys("hankasalmi strategia")
    shown = [
        row
        for row in browser.find_elements("css selector", "#documents tbody tr")
        if row.is_displayed()
    ]
    assert len(shown) == 1
    assert "Näkyvissä 1 / 7" in texts(browser, ".tools output")
    assert "ei luettavissa tiedosto on salattu" in " ".join(shown[0].text.split())


def test_a_number_opens_its_sentences_and_they_open_the_page(visit):
    browser = visit("fi/kind/strategy.html")
    browser.find_element(
        "css selector", "#counts a[href='../evidence.html#179/@terms/strategy']"
    ).click()
    pages = browser.find_elements("css selector", ".sentences .page a")
    assert [page.get_attribute("href") for page in pages] == [
        "https://kunta.example/a.pdf#page=3",
        "https://kunta.example/a.pdf#page=4",
    ]
    assert texts(browser, ".sentences mark") == [
        "mielen hyvinvointia",
        "Mielenterveys",
        "mielenterveysongelmia",
    ]
    assert "Mainintoja 3, asiakirjoja 1" in browser.find_element("id", "evidence").text


def test_what_is_not_counted_and_earlier_periods_are_shown_on_request(visit):
    browser = visit("fi/evidence.html#179/mielenterveys")
    before = len(texts(browser, ".sentences mark"))
    browser.find_element("id", "choose-uncounted").click()
    assert "osa nimeä" in browser.find_element("id", "evidence").text
    browser.find_element("id", "choose-all").click()
    browser.find_element("css selector", ".sentences li")
    assert len(texts(browser, ".paper")) > before


def test_a_script_in_a_document_is_only_quoted(visit):
    browser = visit("fi/evidence.html#179/p-ohjaamo")
    assert "<script>alert(1)</script>" in texts(browser, ".sentences blockquote")[0]
    assert browser.execute_script("return document.querySelectorAll('main script').length") == 0


def test_the_language_changes_and_the_place_stays(visit):
    browser = visit("fi/evidence.html#179/mielenterveys/strategy")
    browser.find_element("css selector", "a[hreflang=sv]").click()
    assert browser.current_url.endswith("sv/evidence.html#179/mielenterveys/strategy")
    assert "Jyväskylä · mielenterveys (sv) · Kommunstrategi" in texts(browser, "#evidence h2")


def test_concepts_of_a_municipality_are_drawn_from_the_index(visit):
    browser = visit("fi/municipality/179.html")
    rows = texts(browser, "#concepts tbody tr")
    assert "mielen hyvinvointi Edistäminen 1 0" in rows
    assert "mielenterveys Neutraali 1 1" in rows
    browser = visit("fi/concept/mielenterveys.html")
    assert "Kaskinen Pohjanmaa puuttuu 1" in texts(browser, "#municipalities tbody tr")


def test_everything_is_reached_by_keyboard(visit):
    from selenium.webdriver import ActionChains, Keys

    browser = visit("fi/kind/strategy.html")
    ActionChains(browser).send_keys(Keys.TAB).perform()
    assert browser.switch_to.active_element.get_attribute("class") == "skip"
    ActionChains(browser).send_keys(Keys.ENTER).perform()
    button = browser.find_elements("css selector", "#counts thead button")[4]
    button.send_keys(Keys.ENTER)
    assert texts(browser, "#counts tbody th")[0] == "Jyväskylä"
    browser.find_element("css selector", "#counts a[href*='@terms']").send_keys(Keys.ENTER)
    assert browser.find_elements("css selector", ".sentences li")


PAGES = (
    *("index.html", "fi/kind/strategy.html", "sv/municipality/179.html", "en/practices.html"),
    *("fi/region/13.html", "fi/concept/mielenterveys.html", "fi/evidence.html#fi/@terms"),
)


@pytest.mark.parametrize("name", PAGES)
def test_pages_fit_a_phone_and_load_without_errors(visit, name):
    browser = visit(name, width=360)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 360
    assert [line for line in browser.get_log("browser") if line["level"] == "SEVERE"] == []


def test_a_number_of_coverage_opens_the_list_of_just_those(visit):
    browser = visit("en/kind/strategy.html#counts/missing")
    shown = [row for row in browser.find_elements("css selector", "#counts tbody tr")
             if row.is_displayed()]  # fmt: skip
    assert [row.find_element("css selector", "th").text for row in shown] == ["Jomala", "Kaskinen"]


def test_a_number_of_an_earlier_period_opens_its_sentences(visit):
    browser = visit("fi/evidence.html#179/@terms/strategy/2018%E2%80%932021")
    assert texts(browser, "#evidence .sentences mark") == ["Mielenterveys"]
    assert texts(browser, "#evidence .sentences .page") == ["s. 2"]


def test_a_municipalitys_practices_stand_under_their_target_groups(visit, planned):
    browser = visit("fi/municipality/231.html", home=planned)
    assert "Nuoret Ohjaamo (1)" in texts(browser, "#target-groups tbody tr")
    links = browser.find_elements("css selector", "#target-groups td a")
    assert any(a.get_attribute("href").endswith("#231/p-ohjaamo") for a in links)


def test_practices_stand_with_their_first_sentence_and_the_source_at_each_page(visit):
    browser = visit("fi/municipality/231.html")
    (line,) = texts(browser, "#practices tbody tr")
    assert line.startswith("Hyvän mielen kunta Hyvinvointisuunnitelma 2")
    assert line.endswith("2 s. 9, s. 11 Olemme Hyvän mielen kunta.")
    assert texts(browser, "#practices mark") == ["Hyvän mielen kunta"]
    pages = browser.find_elements("css selector", "#practices td:nth-child(4) a")
    assert [page.get_attribute("href").split("#")[1] for page in pages] == ["page=9", "page=11"]
    (paper,) = texts(browser, "#documents tbody tr")
    told = "Asiakirja e Hyvinvointisuunnitelma laskettu luonnos usean kunnan yhteinen 30 10 000 3"
    assert " ".join(paper.split()) == f"{told} Avaa lähde"


def test_rows_of_plans_are_drawn_with_their_page_and_only_quoted(visit, planned):
    browser = visit("fi/municipality/231.html", home=planned)
    told = "<script>alert(4)</script> Sivistys Hyvinvointisuunnitelma sarakkeet epävarmat s. 7"
    (line,) = texts(browser, "#plan-rows tbody tr")
    assert " ".join(line.split()) == f"Mielenterveys kuuluu kaikille {told}"
    page = browser.find_element("css selector", "#plan-rows a")
    assert page.get_attribute("href") == "https://kunta.example/e.pdf#page=7"
    browser = visit("fi/region/13.html", home=planned)
    assert not browser.execute_script("return document.querySelector('#plan-rows')")
    browser.find_element("css selector", "#measures ~ details summary").click()
    (line,) = texts(browser, "#plan-rows tbody tr")
    assert line.startswith("Jyväskylä")
    assert "Jyväskylä, Kaskinen" in texts(visit("fi/measures.html", home=planned), "#plan-rows th")


def test_a_difference_opens_the_sentences_that_came_and_went(visit):
    browser = visit("fi/changes.html")
    browser.find_element("css selector", "#steps td:last-child a").click()
    parts = browser.find_elements("css selector", "#evidence section")
    assert "Uusia 2, poistuneita 0: erotus +2" in browser.find_element("id", "evidence").text
    assert [mark.text for mark in parts[0].find_elements("css selector", "mark")] == [
        *("mielen hyvinvointia", "mielenterveysongelmia")
    ]
    assert "(0)" in parts[1].text


def test_words_open_the_documents_also_those_that_mention_nothing(visit):
    browser = visit("fi/evidence.html#005//strategy")
    assert "Sanoja 1 500" in browser.find_element("id", "evidence").text


def test_sentences_open_by_frame_and_are_only_quoted(visit, planned):
    browser = visit("sv/frames.html#231", home=planned)
    assert texts(browser, "#frames h2") == ["Kaskö"]
    parts = browser.find_elements("css selector", "#frames summary")
    (part,) = [one for one in parts if one.text.startswith("3a. Ett konkret mål (2)")]
    part.click()
    quotes = texts(browser, "#frames details[open] blockquote")
    assert browser.find_elements("css selector", "#frames a[href$='231.html#measures']")
    assert quotes[1].endswith("<script>alert(4)</script>")
    assert texts(browser, "#frames details[open] mark") == ["mielenterveys"] * 2
    link = browser.find_element("css selector", "#frames details[open] .page a")
    assert link.get_attribute("href").endswith("#page=8")
    assert not [line for line in browser.get_log("browser") if line["level"] == "SEVERE"]


BETWEEN = "2022%E2%80%932025/2018%E2%80%932021"
EVERY_KIND = (
    *("index.html", "municipalities.html", "areas.html", "concepts.html", "practices.html"),
    *("measures.html", "frames.html", "frames.html#231", "frames.html#r-13", "documents.html"),
    *("changes.html", "methods.html", "evidence.html", "evidence.html#fi/@terms"),
    *("evidence.html#005//strategy", f"evidence.html#179/@terms/strategy/{BETWEEN}"),
    *("kind/strategy.html", "municipality/231.html", "municipality/077.html", "region/13.html"),
    *("county/17.html", "concept/mielenterveys.html", "concept/p-ohjaamo.html"),
)


@pytest.mark.skipif(not AXE, reason="TERMSCAN_AXE does not name a copy of axe.min.js")
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_pages_break_no_rule_of_accessibility(visit, planned, language, theme, width):
    for name in EVERY_KIND:
        browser = visit(f"{language}/{name}", width, planned)
        browser.execute_script(
            f"document.documentElement.dataset.theme = '{theme}';"
            "for (const one of document.querySelectorAll('details')) one.open = true;"
        )
        browser.execute_script(Path(AXE).read_text("utf-8"))
        found = browser.execute_async_script(
            "const done = arguments[0]; axe.run({preload: false}).then((r) => done(r.violations))"
        )
        assert [violation["id"] for violation in found] == [], name
