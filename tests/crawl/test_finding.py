"""Links are told apart by their words and addresses: the real shapes, and the real link texts."""

from __future__ import annotations

import csv
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from crawl.registry import municipality
from termscan.crawl import wordpress
from termscan.crawl.addresses import parse
from termscan.crawl.decisions import council_listing, is_file_address, system_of
from termscan.crawl.page import Link, read_page
from termscan.crawl.period import Period, currency, period_in
from termscan.crawl.scoring import ACCEPTED, SURE, Candidate, candidates
from termscan.crawl.site import Site, site_of
from termscan.crawl.sitemaps import read_sitemap
from termscan.crawl.words import folded

YEAR = 2024


def site(name: str = "Jämsä", language: str = "fi", website: str = "https://www.jamsa.fi/") -> Site:
    return site_of(municipality("182", name, language=language, website=website), (), YEAR)


def best(link: Link, where: Site | None = None) -> Candidate | None:
    return max(candidates(link, where or site()), key=lambda c: c.points, default=None)


FILE = "https://www.jamsa.fi/wp-content/uploads/2023/05/tiedosto.pdf"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kuntastrategia", "strategy"),
        ("Kaupunkistrategia 2022–2030", "strategy"),
        ("Jämsän kaupunkistrategia 2022-2025 (pdf, 2 Mt)", "strategy"),
        ("Jämsän strategia 2030", "strategy"),
        ("Voimassaoleva kuntastrategia", "strategy"),
        ("Hyvinvointisuunnitelma 2022-2025", "welfare_plan"),
        ("Laaja hyvinvointikertomus ja -suunnitelma 2021–2025", "welfare_plan"),
        ("Hyvinvointikertomus ja hyvinvointisuunnitelma", "welfare_plan"),
        ("Laaja hyvinvointikertomus 2021–2024", "welfare_report"),
        ("Hyvinvointikertomus 2023", "welfare_report"),
        ("Lasten ja nuorten hyvinvointisuunnitelma 2023–2026", "child_welfare_plan"),
    ],
)
def test_link_texts_in_finnish(text: str, kind: str) -> None:
    found = best(Link(FILE, text))
    assert found is not None
    assert found.kind == kind
    assert found.points >= ACCEPTED
    assert found.language == "fi"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kommunstrategi 2022–2025", "strategy"),
        ("Stadsstrategi", "strategy"),
        ("Omfattande välfärdsberättelse 2021–2025", "welfare_report"),
        ("Välfärdsplan 2022–2025", "welfare_plan"),
        ("Omfattande välfärdsplan 2021-2025.", "welfare_plan"),
        ("Välfärdsrapport 2023.", "welfare_report"),
        ("Välfärdsberättelse och -plan", "welfare_plan"),
        ("Plan för barn och ungas välfärd 2022–2025", "child_welfare_plan"),
    ],
)
def test_link_texts_in_swedish(text: str, kind: str) -> None:
    found = best(Link(FILE, text), site("Pargas", "sv-fi"))
    assert found is not None
    assert (found.kind, found.language) == (kind, "sv")
    assert found.points >= ACCEPTED


@pytest.mark.parametrize(
    "text",
    [
        "Kuntastrategian luonnos 2025–2030",
        "Ehdotus hyvinvointisuunnitelmaksi",
        "Utkast till kommunstrategi",
        "Talousarvio 2024 ja kuntastrategia",
        "Kuntastrategia talousarviossa 2024",
        "Henkilöstöstrategia 2022–2025",
        "Elinkeinostrategia",
        "Digistrategia 2024",
        "Maakuntastrategia 2040",
        "Hyvinvointialueen strategia 2022–2025",
        "Keski-Suomen hyvinvointialueen hyvinvointisuunnitelma",
        "Ikääntyneiden hyvinvointisuunnitelma 2022–2025",
        "Työhyvinvointisuunnitelma 2024",
        "Kuntastrategia 2009–2012",
        "Valtuusto hyväksyi kuntastrategian",
        "Kuntastrategia on päivitetty",
        "Kuntastrategian tiivistelmä 2022–2025",
        "Kysely: vastaa kuntastrategian kyselyyn",
        "Pöytäkirja 12.12.2022: kuntastrategian hyväksyminen",
        "Strategian toteutumisen seuranta 2023",
        "Strategisk personalplan",
    ],
)
def test_what_is_told_apart(text: str) -> None:
    found = best(Link(FILE, text))
    assert found is None or found.points < ACCEPTED or found.draft


def test_a_picture_or_what_stands_near_may_name_a_link() -> None:
    body = """<html><h1>Strategiat ja ohjelmat</h1>
      <a href="/a.pdf"><img src="k.jpg" alt="Kannuksen kaupunkistrategia 2022-2026"></a>
      <h3>Hyvinvointisuunnitelma 2022–2025</h3><p>Teksti.</p><p><a href="/b.pdf">Lataa tästä</a></p>
      <table><tr><td>Hyvinvointikertomus 2023</td>
      <td><a href="/c.pdf">PDF (120 kt)</a></td></tr></table>
      <a href="/d.pdf" aria-label="Lasten ja nuorten hyvinvointisuunnitelma"><span>→</span></a>
      <iframe src="/e.pdf" title="Kuntastrategia"></iframe></html>"""
    page = read_page(body.encode(), "https://www.jamsa.fi/x")
    found = {link.url[-5:]: best(link) for link in page.links if link.url.endswith(".pdf")}
    assert {name: c.kind for name, c in found.items() if c is not None} == {
        "a.pdf": "strategy",
        "b.pdf": "welfare_plan",
        "c.pdf": "welfare_report",
        "d.pdf": "child_welfare_plan",
        "e.pdf": "strategy",
    }
    assert not any(c.joint for c in found.values() if c is not None)


@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1252", "nonsense"])
def test_pages_are_read_in_the_encoding_that_they_are_in(declared: str) -> None:
    body = "<html><head>{}</head><body><h1>Hyvinvointi­suunnitelma – Äänekoski</h1></body></html>"
    meta = f'<meta charset="{declared}">' if declared else ""
    for encoding in ("utf-8", "windows-1252"):
        if encoding == "windows-1252" and declared in ("utf-8", "nonsense"):
            continue
        page = read_page(body.format(meta).encode(encoding), "https://x.fi/")
        assert page.headings[0].endswith("Äänekoski")


def test_a_language_is_told_by_words_before_addresses() -> None:
    finnish = Link("https://www.oulainen.fi/index.php/en/node/446", "Kuntastrategia 2022–2025")
    found = best(finnish, site("Oulainen", website="https://www.oulainen.fi/"))
    assert found is not None
    assert found.language == "fi"


def test_explanations_name_the_clues() -> None:
    found = best(Link(FILE, "Jämsän kaupunkistrategia 2022–2026"))
    assert found is not None
    assert found.points >= SURE
    assert "+4 the link says 'kaupunkistrateg'" in found.explanation
    assert "for 2022–2026" in found.explanation


def real_addresses() -> list[dict[str, str]]:
    path = shared("data", "crawl", "urls.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def site_for(row: dict[str, str]) -> Site:
    host = parse(row["url"]).host
    language = "sv" if row["lang"] == "sv" else "fi"
    place = municipality("999", row["municipality"], language=language, website=f"https://{host}/")
    return site_of(place, (), int((row["period"] or "2022")[:4]))


def test_real_addresses_are_ranked_by_what_they_hold() -> None:
    """Every real draft, news item, budget chapter and copy stays below what is accepted."""
    wrong = ("draft", "news", "blog", "budget", "slides", "theme", "extract", "NEGATIVE")
    rows = [row for row in real_addresses() if any(word in row["kind"] for word in wrong)]
    assert len(rows) > 10
    for row in rows:
        found = best(Link(row["url"]), site_for(row))
        own_region = "NEGATIVE" in row["kind"]
        assert found is None or found.points < ACCEPTED or found.draft or own_region, row["url"]


def test_real_named_addresses_are_recognised() -> None:
    kinds = {
        "strategy": "strategy",
        "welfare plan": "welfare_plan",
        "welfare report": "welfare_report",
    }
    stems = {
        "strategy": "strateg",
        "welfare_plan": "suunnitelma",
        "welfare_report": "hyvinvointikertomus",
    }
    seen = 0
    for row in real_addresses():
        kind = kinds.get(row["kind"])
        place = folded(row["url"].rpartition("/")[2] or row["url"].rstrip("/").rpartition("/")[2])
        if kind is None or "docplayer" in row["url"] or stems[kind] not in place:
            continue
        if row["lang"] == "en" or "strategiat" in place or "strategia ja" in place:
            continue
        found = [c for c in candidates(Link(row["url"]), site_for(row)) if c.kind == kind]
        assert found, row["url"]
        seen += 1
    assert seen >= 10


def test_shapes_of_council_systems_and_files() -> None:
    systems = {
        "Dynasty": "dynasty",
        "CloudNC": "cloudnc",
        "CaseM/CloudNC": "cloudnc",
        "TWeb": "tweb",
    }
    for row in real_addresses():
        address = parse(row["url"])
        name = row["shape"].partition(" ")[0]
        if name in systems and "static" not in row["shape"]:
            assert system_of(address) == systems[name], row["url"]
        if row["kind"] in ("attachment PDF", "item PDF", "council item PDF", "budget PDF", "file"):
            assert is_file_address(address), row["url"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Kuntastrategia 2022–2025", Period(2022, 2025)),
        ("kuntastrategia_2022-25.pdf", Period(2022, 2025)),
        ("Vesilahden_kuntastrategia_20222025", Period(2022, 2025)),
        ("Hyvinvointikertomus_2022__2025(15884)", Period(2022, 2025)),
        ("strategi 2022 - 2030", Period(2022, 2030)),
        ("Strategia 2030", Period(None, 2030)),
        ("Strategia 2022-", Period(2022, None)),
        ("Hyväksytty 12.12.2022", None),
        ("/wp-content/uploads/2025/03/strategia.pdf", None),
        ("Kuntastrategia (pdf, 2040 kt)", None),
        ("Talousarvio 2026 ja suunnitelma 2027–2028", Period(2027, 2028)),
        ("§ 12345678", None),
    ],
)
def test_periods(text: str, period: Period | None) -> None:
    assert period_in(text) == period


def test_the_running_period_speaks_loudest() -> None:
    running = currency(Period(2022, 2025), YEAR)
    assert 2.0 <= running < currency(Period(2024, 2027), YEAR) < 2.5
    assert running > currency(Period(None, 2030), YEAR) > currency(None, YEAR)
    assert (
        currency(None, YEAR)
        > currency(Period(2020, 2023), YEAR)
        > currency(Period(2017, 2021), YEAR)
    )
    assert currency(Period(2026, 2030), YEAR) < currency(None, YEAR)


def test_sitemaps_and_their_parts() -> None:
    index = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "bomb">]><sitemapindex>
      <sitemap><loc>https://x.fi/sitemap-image.xml</loc></sitemap>
      <sitemap><loc><![CDATA[https://x.fi/page-sitemap.xml]]></loc></sitemap></sitemapindex>"""
    assert read_sitemap(index, "https://x.fi/", 10**6).parts == (
        "https://x.fi/page-sitemap.xml",
        "https://x.fi/sitemap-image.xml",
    )
    pages = (
        b"<urlset><url><loc> /a?b=1&amp;c=2 </loc></url><url><loc>javascript:x</loc></url></urlset>"
    )
    assert read_sitemap(pages, "https://x.fi/", 10**6).addresses == ("https://x.fi/a?b=1&c=2",)


@given(st.binary(max_size=500))
def test_whatever_is_no_sitemap_or_answer_is_empty_or_links(content: bytes) -> None:
    read_sitemap(b"<urlset><loc>" + content, "https://x.fi/", 1000)
    read_sitemap(b"\x1f\x8b" + content, "https://x.fi/", 1000)
    assert isinstance(wordpress.read_answer(content, "https://x.fi/"), list)


KEYS = st.sampled_from(["source_url", "link", "title", "rendered", "alt_text"])


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["source_url", "link", "title", "rendered", "alt_text"]),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_answer_of_wordpress_is_too_strange(answer: object) -> None:
    links = wordpress.read_answer(json.dumps([answer]).encode(), "https://x.fi/")
    assert all(link.found_by == "wordpress" for link in links)


@pytest.mark.parametrize("method", ["post", "get"])
def test_the_listing_of_tweb_is_a_form_that_is_filled_in(method: str) -> None:
    body = f"""<form method={method} action=/ktwebscr/pk_kokl_tweb.htm>
      <input type=hidden name=a value=1>
      <select name=oid><option value=3>Tekninen lautakunta
      <option value=7>Kaupunginvaltuusto</select>"""
    page = read_page(body.encode(), "https://jamsa.tweb.fi/ktwebscr/pk_tek_tweb.htm")
    listing = "https://jamsa.tweb.fi/ktwebscr/pk_kokl_tweb.htm"
    if method == "post":
        assert council_listing(page) == (listing, {"a": "1", "oid": "7"})
    else:
        assert council_listing(page) == (f"{listing}?a=1&oid=7", None)
