"""Documents that lie with the council only are found there, and decisions about them not taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawl.conftest import World
from crawl.fake_finland.papers import pdf
from crawl.registry import municipality
from crawl.test_minutes import anchor, table
from termscan.crawl import CrawlReport
from termscan.crawl.addresses import parse
from termscan.crawl.decisions import entrance, is_decision, system_of
from termscan.crawl.discovery import named_by
from termscan.crawl.page import Link, Page
from termscan.crawl.site import site_of

STRATEGY = "Kuntastrategia 2024–2030"


def explored(world: World, decision_url: str) -> CrawlReport:
    world.put("http://www.jamsa.fi/", table([("Tervetuloa",)], "Jämsä"))
    world.place = replace(world.place, decision_url=decision_url)
    return world.crawl(discover=True, kinds=("strategy",))


def file(world: World, url: str) -> str:
    return world.put(url, pdf(url, "Mielenterveys"), "application/pdf")


@pytest.mark.parametrize("folder", ["", "/djulkaisu", "/D10_Jamsa"])
def test_dynasty_is_entered_where_no_script_is_needed(world: World, folder: str) -> None:
    base = f"http://jamsa10.oncloudos.com{folder}"
    root = f"{base}/cgi/DREQUEST.PHP"
    item = f"{root}?page=meetingitem&id=2024168-10"
    world.put(root, b"<html><title>Dynasty tietopalvelu</title><body></body></html>")
    world.put(
        f"{root}?page=meeting_frames",
        table([(anchor(f"{root}?page=meetings&id=3", "Kunnanvaltuusto"),)]),
    )
    world.put(
        f"{root}?page=meetings&id=3",
        table([(anchor(f"{root}?page=meeting&id=2024168", "31.10.2024"),)], "Kunnanvaltuusto"),
    )
    world.put(
        f"{root}?page=meeting&id=2024168",
        table([(anchor(item, STRATEGY),)], "Kunnanvaltuusto 31.10.2024"),
    )
    decision = file(world, f"{base}/kokous/2024168-10.PDF")
    attachment = file(world, f"{base}/kokous/2024168-10-4711.PDF")
    links = [(anchor(decision, STRATEGY),), (anchor(attachment, STRATEGY),)]
    world.put(item, table(links, "Kunnanvaltuusto Pöytäkirja 31.10.2024/Pykälä 80"))
    assert [row.url for row in explored(world, root).rows] == [attachment]


@pytest.mark.parametrize("scripts", ["/ktwebscr", "/ktwebbin/dbisa.dll/ktwebscr"])
@pytest.mark.parametrize("words", [STRATEGY, "Liite 1"])
def test_tweb_keeps_the_document_behind_the_decision(
    world: World, scripts: str, words: str
) -> None:
    base = "http://tweb.jamsa.fi"
    start, meeting = f"{base}{scripts}/epj_tek_tweb.htm", f"{base}{scripts}/pk_asil_tweb.htm?+bid=2"
    options = '<option value="1">Tekninen lautakunta</option><option value="7">Kunnanvaltuusto'
    form = (
        f'<form method=POST action="{scripts}/pk_kokl_tweb.htm"><input type=hidden name=oper'
        f" value=where><select name=kirjaamo>{options}</option></select></form>"
    )
    world.put(start, form.encode())
    listing = table([(anchor(meeting, "31.10.2024 18:00"), "Kunnanvaltuusto: 5/2024")])
    world.put(f"{base}{scripts}/pk_kokl_tweb.htm#oper=where&kirjaamo=7", listing)
    decision = file(world, f"{base}/ktwebbin/ktproxy2.dll?doctype=3&docid=82")
    attachment = file(world, f"{base}/ktwebbin/ktproxy2.dll?doctype=3&docid=83")
    attached = f"{base}{scripts}/epjattn_tweb.htm?82"
    row = ("80", anchor(decision, STRATEGY), anchor(attached, "1 kpl"))
    world.put(meeting, table([("Kunnanvaltuusto: 5/2024<br>31.10.2024",), row]))
    world.put(attached, table([(anchor(attachment, words),)], "Liitteet"))
    assert [row.url for row in explored(world, start).rows] == [attachment]


def test_a_decision_alone_is_told_and_not_taken(world: World) -> None:
    base = "http://tweb.jamsa.fi/ktwebscr"
    decision = file(world, f"{base}/fileshow?doctype=3&docid=82")
    meeting = f"{base}/pk_asil_tweb.htm?bid=2"
    world.put(meeting, table([("Kunnanvaltuusto: 5/2024",), (anchor(decision, STRATEGY),)]))
    row = explored(world, meeting).rows[0]
    assert (row.status, row.document) == ("missing", None)
    assert row.alternatives[0].url == decision
    assert "the council's decision about it" in row.alternatives[0].why


@pytest.mark.parametrize(
    ("url", "system"),
    [
        ("https://web28.aanekoski.fi/dynasty10/cgi/DREQUEST.PHP", "dynasty"),
        ("https://kinnula.fi/djulkaisu/kokous/20151234.HTM", "dynasty"),
        ("https://x.fi/fi-FI/Toimielimet/Valtuusto", "cloudnc"),
        ("https://x.fi/download/noname/%7BABC%7D/1", "cloudnc"),
        ("https://x.fi:8443/ktwebbin/dbisa.dll/ktwebscr/epj_tek_tweb.htm", "tweb"),
        ("https://x.fi/ktwebscr/pk_tek_tweb.htm?kirjaamo=7", "tweb"),
        ("https://x.fi/paatoksenteko", None),
    ],
)
def test_systems_are_known_by_their_addresses(url: str, system: str | None) -> None:
    assert system_of(parse(url)) == system


def test_the_entrance_is_changed_only_where_a_script_would_be_needed() -> None:
    for url in ("https://x.fi/cgi/DREQUEST.PHP", "https://x.fi/djulkaisu/cgi/drequest.php?"):
        assert entrance(url).endswith("?page=meeting_frames")
    for url in ("https://x.fi/cgi/DREQUEST.PHP?page=meeting&id=1", "https://x.fi/fi-FI"):
        assert entrance(url) == url


def test_decisions_are_told_from_attachments() -> None:
    meeting = Page("https://x.fi/ktwebscr/pk_asil_tweb.htm?bid=1", "", (), "", ())
    attachments = Page("https://x.fi/ktwebscr/epjattn_tweb.htm?1", "", (), "", ())
    paper = parse("https://x.fi/ktwebscr/fileshow?doctype=3&docid=1")
    assert is_decision(paper, meeting)
    assert not is_decision(paper, attachments)
    item = Page("https://x.fi/cgi/DREQUEST.PHP?page=meetingitem&id=1-2", "", (), "", ())
    assert is_decision(parse("https://x.fi/kokous/2026806-4.PDF"), item)
    assert not is_decision(parse("https://x.fi/kokous/2026806-4-59198.PDF"), item)


def test_a_link_that_says_nothing_is_named_by_the_way_to_it() -> None:
    way = Link("https://x.fi/a", "1 kpl", near="82 Kuntastrategia 1 kpl")
    named = named_by(way, Link("https://x.fi/b", "Liite 1"))
    assert named.near == "82 Kuntastrategia 1 kpl"
    assert (
        named_by(Link("https://x.fi/a", "Kuntastrategia"), Link("https://x.fi/b", "PDF")).near
        == "Kuntastrategia"
    )
    own = Link("https://x.fi/b", "Talousarvio")
    assert named_by(way, own) == own


def test_a_host_that_a_region_shares_is_own_and_the_regions_site_is_not() -> None:
    url = "https://dynastyjulkaisu.pohjoiskarjala.net/Joensuu/cgi/DREQUEST.PHP"
    site = site_of(municipality("167", "Joensuu", domain="joensuu.fi", decision_url=url), (), 2026)
    assert site.owns("dynastyjulkaisu.pohjoiskarjala.net")
    assert site.owns("www.joensuu.fi")
    assert not site.owns("www.pohjoiskarjala.net")
