from __future__ import annotations

import csv
import runpy
from datetime import date
from pathlib import Path

import pytest
from shared_data import shared

from termscan.extract import extract, identify, identify_name
from termscan.extract.identity.hosts import owner_of
from termscan.extract.identity.languages import languages_of
from termscan.extract.identity.periods import periods
from termscan.municipalities import Registry
from termscan.scan.described import LEAST_CONFIDENCE

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize(
    ("name", "kind", "period"),
    [
        ("Alavieska_kuntastrategia_2022_2025.pdf", "strategy", "2022–2025"),
        ("Kaupunkistrategia 2030.pdf", "strategy", "2030"),
        ("Stadsstrategi-2022-25.pdf", "strategy", "2022–2025"),
        ("Hyvinvointisuunnitelma 2021–2025.docx", "welfare_plan", "2021–2025"),
        ("Hyvinvointikertomus_ja_-suunnitelma_2021-2025.pdf", "welfare_plan", "2021–2025"),
        ("Välfärdsberättelse 2023.pdf", "welfare_report", "2023"),
        (
            "Lasten_ja_nuorten_hyvinvointisuunnitelma_2023-2026.pdf",
            "child_welfare_plan",
            "2023–2026",
        ),
        ("Välfärdsplan för barn och unga 2024.pdf", "child_welfare_plan", "2024"),
        ("Pöytäkirja-Hyvinvointilautakunta_-_07.10.2025_klo_16_29.pdf", "minutes", "2025"),
        ("Kuntastrategia_7.10.2025.pdf", "strategy", None),
        ("Alueellinen hyvinvointikertomus 2023.pdf", "other", "2023"),
        ("Regional välfärdsplan 2023-2025.pdf", "other", "2023–2025"),
        ("Talousarvio 2026.pdf", "other", "2026"),
        ("Maakuntastrategia_2022-2025.pdf", "other", "2022–2025"),
        ("skannaus0001.pdf", "other", None),
        (
            "Laaja_hyvinvointikertomus_2017-2020_ja_-suunnitelma_2021-2025.pdf",
            "welfare_plan",
            "2021–2025",
        ),
        ("Välfärdsberättelse_2021_och_välfärdsplan_2022-2025.pdf", "welfare_plan", "2022–2025"),
        ("Hyvinvointi- ja turvallisuussuunnitelma 2022-2025.pdf", "welfare_plan", "2022–2025"),
        ("HYTE-kertomus 2023.pdf", "welfare_report", "2023"),
        ("LAPE-suunnitelma 2023-2025.pdf", "child_welfare_plan", "2023–2025"),
        ("Barn- och ungdomspolitiskt program 2023.pdf", "child_welfare_plan", "2023"),
        ("Ikäihmisten hyvinvointisuunnitelma 2023-2026.pdf", "other", "2023–2026"),
        ("Kuntastrategian toimeenpano-ohjelma 2024.pdf", "other", "2024"),
        ("Poytakirja_kv_07122021.pdf", "minutes", "2021"),
        ("Esityslista%20kunnanhallitus%203.4.2023.pdf", "minutes", "2023"),
    ],
)
def test_file_names_tell_kind_and_period(name, kind, period):
    identity = identify_name(file_name=name)
    assert (identity.kind.value, identity.period.value) == (kind, period)


@pytest.mark.parametrize(
    ("url", "kind", "period"),
    [
        (
            "https://x.fi/uploads/2025/03/Kuntastrategia-2022-2030.pdf",
            "strategy",
            "2022–2030",
        ),
        ("https://x.fi/files/2026-01/Talousarvio%202026.pdf", "other", "2026"),
        (
            "https://x.fi/Kokous_18122017/Kuntastrategian_20182021(2610)",
            "strategy",
            "2018–2021",
        ),
        (
            "https://x.fi/cgi/DREQUEST.PHP?page=meetingitem&id=2021168-10",
            "minutes",
            "2021",
        ),
        ("https://x.oncloudos.com/kokous/20241273-7.PDF", "minutes", "2024"),
        ("https://x.oncloudos.com/kokous/20241273-7-59198.PDF", "other", None),
        ("https://x.cloudnc.fi/Toimielimet/Kokous_3052022/Poytakirja(12)", "minutes", "2022"),
        ("https://strategia.x.fi/", "strategy", None),
        ("https://paatokset.hel.fi/fi/asia/hel-2022-011138", "other", None),
    ],
)
def test_addresses_tell_kind_and_period(url, kind, period):
    identity = identify_name(url=url)
    assert (identity.kind.value, identity.period.value) == (kind, period)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.pirha.fi/hyvinvointisuunnitelma",
        "https://luhva-d10julk.oncloudos.com/cgi/DREQUEST.PHP?page=meetingitem&id=2023277-5",
        "https://strategia.pirkanmaa.fi/strategia",
        "https://mallilandemarit.fi/kunnan-strategia/",
        "https://thl.fi/kunnan-hyvinvointikertomus",
    ],
)
def test_papers_of_others_are_no_municipalitys(url):
    kind = identify_name(url=url).kind
    assert kind.value == "other"
    assert "the address is of" in kind.evidence[0]


def test_no_municipality_is_taken_for_another_owner():
    for municipality in Registry.shipped().on():
        for url in (municipality.website, municipality.decision_url):
            assert url is None or owner_of(url) is None


@pytest.mark.parametrize(
    ("url", "title", "languages"),
    [
        ("https://x.fi/sv/valfardsplan", None, ("sv",)),
        ("https://x.fi/fi-FI/Kokous_1/asia", None, ("fi",)),
        ("https://x.fi/hyvinvointi/sv_SE/hyvinvointikertomus/", None, ("sv",)),
        ("https://x.fi/sv/uploads/Kuntastrategia.pdf", None, ("fi",)),
        ("https://x.fi/a.pdf", "Välfärdsberättelse och plan", ("sv",)),
        ("https://x.fi/a.pdf", "City strategy", ("en",)),
        ("https://x.fi/a.pdf", None, ()),
    ],
)
def test_addresses_and_titles_tell_the_language(url, title, languages):
    assert identify_name(url=url, title=title).languages.value == languages


def test_news_about_a_strategy_is_doubtful():
    page = identify_name(url="https://x.fi/kuntastrategia-2025").kind
    for folder in ("uutiset", "kunnanjohtajan-blogi", "sv/aktuellt"):
        news = identify_name(url=f"https://x.fi/{folder}/kuntastrategia-2025").kind
        assert news.confidence < page.confidence / 2


def test_a_link_text_may_be_the_name_of_a_file():
    identity = identify_name(title="Lasten_hyvinvointisuunnitelma_2022-2025.pdf")
    assert (identity.kind.value, identity.period.value) == ("child_welfare_plan", "2022–2025")
    assert identify_name(title="Kunnanvaltuuston pöytäkirja 5/2023").period.value == "2023"


def test_nothing_to_go_by_gives_no_confidence():
    identity = identify_name(file_name="a.pdf")
    assert identity.kind.confidence == identity.period.confidence == 0
    assert identity.kind.value == "other"


def test_the_text_tells_what_the_name_does_not():
    text = """Mallilan kunnan kuntastrategia 2022–2025
Hyväksytty kunnanvaltuustossa 13.12.2021 § 65

Visio ja arvot. Strategia ohjaa kunnan toimintaa, ja se on tehty yhdessä asukkaiden kanssa.
"""
    identity = identify(extract(text.encode(), name="a.txt"))
    assert identity.kind.value == "strategy"
    assert identity.kind.evidence
    assert identity.period.value == "2022–2025"
    assert identity.approved.value == date(2021, 12, 13)
    assert identity.draft.value is False
    assert identity.languages.value == ("fi",)
    assert identity.title.value == "Mallilan kunnan kuntastrategia 2022–2025"


@pytest.mark.parametrize(
    "line", ["LUONNOS", "Kuntastrategia, luonnos 1.9.2021", "UTKAST", "Utkast"]
)
def test_drafts_say_so(line):
    text = f"{line}\n\nKunnan strategia 2025."
    assert identify(extract(text.encode())).draft.value is True


def test_a_text_that_speaks_of_drafts_is_none():
    text = "Kuntastrategia\n\nStrategian luonnos oli nähtävillä, ja ehdotus hyväksyttiin sitten."
    assert identify(extract(text.encode())).draft.value is False


def test_both_languages_of_a_bilingual_document():
    text = (
        "Kunta ja sen asukkaat ovat tärkeitä, sekä myös se että on hyvä olla. " * 5
        + "Kommunen och dess invånare är viktiga för att det är bra att vara med i den. " * 5
    )
    assert set(identify(extract(text.encode())).languages.value) == {"fi", "sv"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2022-2025", ["2022–2025"]),
        ("2022 – 2025", ["2022–2025"]),
        ("vuosina 2022–25", ["2022–2025"]),
        ("19.3.2025", []),
        ("2025-03-19", []),
        ("16 April 2018", []),
        ("1. huhtikuuta 2018", []),
        ("den 3 maj 2019", []),
        ("Välfärdsplan 2021-2025.", ["2021–2025"]),
        ("2020-luvulla", []),
        ("2025–2022", ["2025", "2022"]),
        ("vuoteen 2030", ["2030"]),
        ("puh. 0201234567", []),
    ],
)
def test_periods(text, found):
    assert [str(period) for period in periods(text)] == found


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Uuraisten kunnan strategia 2030\n" + "Kasvu on mahdollista. " * 4 + "2005–2019.", "2030"),
        ("Elinvoimainen Nokia 2030\nKaupungin vuonna 2021 päivitetty strategia", "2030"),
        ("Kuntastrategia, hyväksytty 2018\nMeidän kunta 2025", "2025"),
        ("Kunnan strategia 2030\nStrategian toteutus vuosina 2018–2030", "2018–2030"),
        ("Strategi\n" + "Kommunen växer.\n" * 50 + "Vision 2035: en god kommun", "2035"),
        ("Johdanto\n" + "Kunta kasvaa.\n" * 50 + "Lahden kaupungin strategia 2030", "2030"),
        ("Kunta kasvoi vuonna 2030 ja 2031 " * 20, None),
    ],
)
def test_the_text_tells_the_period(text, period):
    assert identify(extract(text.encode(), name="a.txt")).period.value == period


@pytest.mark.parametrize(
    ("lines", "title", "sure"),
    [
        (["Elämää järven rannalla", "• Sulkavan kunnan strategia 2022–2030"], 1, True),
        (["Borgå", "Välfärdsplan för Borgå 2021–2025"], 1, True),
        (["Hyvä elämä", "Kuntastrategia on kunnan tärkein asiakirja"], 0, False),
        (["Hyvä elämä", "Mikä on kuntastrategia?"], 0, False),
        (["Hyvä elämä", "Strategian lähtökohdat", "Aika toteuttaa strategia ja"], 0, False),
        (["Hyvä elämä", "strategia"], 0, False),
        (["Hyvä elämä", *["Kunta kasvaa"] * 6, "Sulkavan kunnan strategia"], 0, False),
    ],
)
def test_a_line_that_names_its_document_is_the_title(lines, title, sure):
    found = identify(extract("\n".join(lines).encode(), name="a.txt")).title
    assert found.value == lines[title].removeprefix("• ")
    assert (found.confidence >= LEAST_CONFIDENCE["title"]) is sure


def true_periods(folder):
    with (folder / "documents.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            period = row["period"].strip("-").replace("-", "–")
            yield row["file"], extract(folder / "text" / row["file"]), period


def test_the_strategies_are_known_by_text_and_name():
    rows = list(true_periods(shared("data", "strategies")))
    found = [(identify(text, file_name=name), period) for name, text, period in rows]
    assert sum(one.kind.value == "strategy" for one, _ in found) >= 0.95 * len(rows)
    assert sum(one.period.value == period for one, period in found) >= 0.95 * len(rows)


def test_periods_that_texts_alone_tell_are_right():
    least = LEAST_CONFIDENCE["period"]
    rows = [
        (identify(text).period, true)
        for _, text, true in true_periods(shared("data", "strategies"))
    ]
    sure = [(found.value, true) for found, true in rows if found.confidence >= least]
    right = sum(found[-4:] == true[-4:] for found, true in sure)
    assert right >= 0.65 * len(rows)
    assert right >= 0.97 * len(sure)


def test_real_addresses_and_titles_tell_kind_and_period():
    listed = shared("data", "crawl", "urls.tsv")
    measure = runpy.run_path(str(BENCHMARKS / "extract_identity.py"))
    verdicts = [measure["judged"](row) for row in measure["addresses"](listed)]
    assert len(verdicts) >= 60
    assert sum(verdict.kind for verdict in verdicts) >= 0.95 * len(verdicts)
    assert sum(verdict.period for verdict in verdicts) >= 0.95 * len(verdicts)


def test_a_word_of_two_languages_tells_neither():
    text = (
        "Kunta on elinvoimainen ja se on hyvä paikka. Tämä on meidän kunta, joka on myös avoin. "
        * 3
    )
    assert languages_of(text).value == ("fi",)


@pytest.mark.parametrize(
    "noise",
    [
        "K A U P U N K I S T R AT E G I A",
        "en\u00adnak\u00adko de\u00adno den\u00adko",
        "van den Berg",
    ],
)
def test_pieces_of_words_are_no_other_language(noise):
    text = "Kunta on elinvoimainen ja se on hyvä paikka, joka ei ole myös muu.\n" * 2 + noise * 9
    assert languages_of(text).value == ("fi",)
