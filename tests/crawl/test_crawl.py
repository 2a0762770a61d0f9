"""A crawl from its definition to its report: what is kept, replaced, retired, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawl.conftest import NO_PAUSE, World
from crawl.fake_finland import faults, network_of
from crawl.fake_finland.papers import pdf
from crawl.registry import StubRegistry, municipality
from termscan.corpus import Store
from termscan.crawl import (
    CorpusDefinition,
    CrawlReport,
    CrawlRow,
    MunicipalityReport,
    crawl,
    load_definition,
    plan,
)
from termscan.crawl.politeness import DAY
from termscan.crawl.visit import Visit
from termscan.records import Source

HOME = "http://www.jamsa.fi/"
PLAN = "http://www.jamsa.fi/hyvinvointisuunnitelma-2022-2026.pdf"
STRATEGY = "http://www.jamsa.fi/kuntastrategia-2022-2026.pdf"
NEWER = "http://www.jamsa.fi/kuntastrategia-2026-2030.pdf"
LONG = "Kunnan tehtävä on edistää asukkaiden hyvinvointia. " * 60


def page(*links: tuple[str, str], text: str = "", title: str = "Jämsä") -> bytes:
    items = "".join(f'<li><a href="{url}">{words}</a></li>' for url, words in links)
    return f"<html><title>{title}</title><h1>{title}</h1><p>{text}</p><ul>{items}</ul>".encode()


def explored(world: World, **more: object) -> CrawlReport:
    facts: dict[str, object] = {"discover": True, "kinds": ("strategy", "welfare_plan")}
    return world.crawl(**(facts | more))  # type: ignore[arg-type]


@pytest.fixture
def town(world: World) -> World:
    links = [(STRATEGY, "Kuntastrategia 2022–2026"), (PLAN, "Hyvinvointisuunnitelma 2022–2026")]
    world.put(HOME, page(*links))
    for url in (STRATEGY, PLAN):
        world.put(url, pdf(url, "Mielenterveys"), "application/pdf")
    return world


def test_what_is_found_is_stored_with_what_is_known_of_it(town: World) -> None:
    report = explored(town)
    assert report.counts() == {"new": 2}
    documents = {d.kind: d for d in town.store.documents()}
    strategy = documents["strategy"]
    assert strategy.url == STRATEGY
    assert strategy.period == "2022–2026"
    assert strategy.municipalities == ("182",)
    assert strategy.media_type == "application/pdf"
    assert strategy.file_name == "kuntastrategia-2022-2026.pdf"
    assert town.store.expected() == {("182", "strategy"), ("182", "welfare_plan")}
    source = next(s for s in town.store.sources("182") if s.kind == "strategy")
    assert source.found_by == "link"
    assert "kuntastrateg" in (source.reason or "")


def test_every_request_is_in_the_log(town: World) -> None:
    explored(town)
    logged = [(f.url, f.outcome) for f in town.store.fetches()]
    assert logged == [(HOME, "read"), (STRATEGY, "stored"), (PLAN, "stored")]
    asked = {hit.target for hit in town.server.hits()} - {"/robots.txt"}
    assert len(asked) == 3


def test_a_site_is_explored_again_when_it_is_due_only(town: World) -> None:
    explored(town)
    town.server.forget()
    town.clock.now += 29 * DAY
    assert explored(town).counts() == {"unchanged": 2}
    assert "/" not in [hit.target for hit in town.server.hits()]
    town.clock.now += 1 * DAY
    assert explored(town).municipalities[0].explored
    assert "/" in [hit.target for hit in town.server.hits()]


def test_a_newer_document_elsewhere_takes_the_place_of_the_old(town: World) -> None:
    explored(town)
    old = next(d for d in town.store.documents() if d.kind == "strategy")
    town.put(NEWER, pdf("uusi", "Uusi strategia"), "application/pdf")
    links = [(STRATEGY, "Kuntastrategia 2022–2026"), (NEWER, "Kuntastrategia 2026–2030")]
    town.put(HOME, page(*links, (PLAN, "Hyvinvointisuunnitelma 2022–2026")))
    town.clock.now += 31 * DAY
    row = next(row for row in explored(town).rows if row.kind == "strategy")
    assert row.url == NEWER
    current = {d.url for d in town.store.documents()}
    assert current == {NEWER, PLAN}
    assert old.id in {d.id for d in town.store.documents(current=False)}
    town.server.forget()
    explored(town)
    assert {hit.target for hit in town.server.hits()} == {
        NEWER.removeprefix("http://www.jamsa.fi"),
        PLAN.removeprefix("http://www.jamsa.fi"),
    }


def test_a_site_that_was_made_anew_is_explored_at_once(town: World) -> None:
    explored(town)
    moved = "http://www.jamsa.fi/uusi/kuntastrategia-2022-2026.pdf"
    town.put(moved, pdf("moved", "Strategia"), "application/pdf")
    links = [(moved, "Kuntastrategia 2022–2026"), (PLAN, "Hyvinvointisuunnitelma 2022–2026")]
    town.put(HOME, page(*links))
    town.server.faults["www.jamsa.fi", "/kuntastrategia-2022-2026.pdf"] = faults.status(404)
    town.clock.now += 1 * DAY
    report = explored(town)
    assert {row.kind: (row.status, row.url) for row in report.rows} == {
        "strategy": ("new", moved),
        "welfare_plan": ("unchanged", PLAN),
    }


def test_what_is_lost_for_good_is_looked_for_at_once_and_then_when_due(town: World) -> None:
    explored(town)
    town.put(HOME, page((PLAN, "Hyvinvointisuunnitelma 2022–2026")))
    town.server.faults["www.jamsa.fi", "/kuntastrategia-2022-2026.pdf"] = faults.status(404)
    days = []
    for day in range(1, 12):
        town.clock.now += 1 * DAY
        town.server.forget()
        row = next(row for row in explored(town).rows if row.kind == "strategy")
        assert row.document is not None
        if "/" in [hit.target for hit in town.server.hits()]:
            days.append(day)
    assert days == [1, 8]


def test_a_site_that_falls_silent_loses_nothing(town: World) -> None:
    explored(town)
    before = town.store.documents()
    town.server.faults["www.jamsa.fi", "*"] = faults.answer(page(title="Sivua ei löytynyt"))
    town.clock.now += 31 * DAY
    report = explored(town)
    assert report.counts() == {"failed": 2}
    assert all(row.reason == "error_page" for row in report.rows)
    assert all("kept" in row.look for row in report.rows)
    assert town.store.documents() == before


def test_new_text_at_the_same_address_is_a_new_version(town: World) -> None:
    explored(town)
    town.put(STRATEGY, pdf("x", "Muutettu"), "application/pdf")
    report = explored(town)
    assert report.counts() == {"changed": 1, "unchanged": 1}
    assert len(town.store.versions(STRATEGY)) == 2
    assert len(town.store.documents()) == 2


def test_a_page_that_shows_the_same_is_the_same(world: World) -> None:
    url = "http://www.jamsa.fi/kaupunkistrategia"
    for token in ("a1", "b2"):
        body = page(text=LONG, title="Kaupunkistrategia").decode()
        body += f'<script>var token="{token}"</script><input type=hidden value={token}>'
        world.put(url, body.encode(), "text/html; charset=utf-8")
        report = world.crawl(url)
    assert report.rows[0].status == "unchanged"
    world.put(url, page(text=LONG + "Uutta.", title="Kaupunkistrategia"))
    assert world.crawl(url).rows[0].status == "changed"


def test_a_server_without_validators_is_believed_by_the_bytes(world: World) -> None:
    url = "http://www.jamsa.fi/download/noname/%7B6F7C-1%7D/57440"
    world.put(url.replace("%7B", "{").replace("%7D", "}"), pdf("a", "a"), "application/pdf",
              validators=False, headers={"Set-Cookie": "a=b"})  # fmt: skip
    assert world.crawl(url).rows[0].status == "new"
    assert world.crawl(url).rows[0].status == "unchanged"
    assert len(world.store.documents(current=False)) == 1


def test_a_draft_is_told_and_not_taken(world: World) -> None:
    world.put(HOME, page(("/s.pdf", "Kuntastrategia 2026–2030, luonnos")))
    world.put("http://www.jamsa.fi/s.pdf", pdf("s", "s"), "application/pdf")
    row = explored(world, kinds=("strategy",)).rows[0]
    assert row.status == "draft_only"
    assert row.alternatives[0].url == "http://www.jamsa.fi/s.pdf"
    assert world.store.documents() == []


def test_a_home_page_that_sends_on_or_asks_for_the_language_is_passed(town: World) -> None:
    links = town.server.web["www.jamsa.fi", "/"].body
    town.put("http://www.jamsa.fi/fi/etusivu", links)
    town.put("http://www.jamsa.fi/start", page(("/fi/etusivu", "Suomeksi"), ("/sv", "På svenska")))
    town.put(HOME, b'<html><meta http-equiv="refresh" content="0; URL=/start"><p>Hetki</p></html>')
    assert explored(town).counts() == {"new": 2}


def test_a_strategy_published_as_a_picture_is_told(world: World) -> None:
    picture = b'<html><h1>Strategia</h1><img src="/s.png" alt="Kuntastrategia 2022-2026"></html>'
    world.put(HOME, picture)
    row = explored(world, kinds=("strategy",)).rows[0]
    assert row.status == "missing"
    assert "picture: http://www.jamsa.fi/s.png" in row.look


def test_a_joint_plan_and_report_is_one_document(world: World) -> None:
    world.put(HOME, page(("/h.pdf", "Laaja hyvinvointikertomus ja -suunnitelma 2022–2026")))
    world.put("http://www.jamsa.fi/h.pdf", pdf("h", "h"), "application/pdf")
    report = explored(world, kinds=("welfare_plan", "welfare_report"))
    assert [row.kind for row in report.rows] == ["welfare_plan", "welfare_report"]
    assert len({row.document for row in report.rows}) == 1
    assert [d.kind for d in world.store.documents()] == ["welfare_plan"]
    assert "one with" in report.rows[1].look
    world.server.forget()
    again = explored(world, kinds=("welfare_plan", "welfare_report"))
    assert [(row.kind, row.status) for row in again.rows] == [
        ("welfare_plan", "unchanged"),
        ("welfare_report", "unchanged"),
    ]
    assert {row.document for row in again.rows} == {report.rows[0].document}
    assert [hit.target for hit in world.server.hits()] == ["/h.pdf"]


def test_a_plan_for_children_within_the_welfare_plan_is_one_document(world: World) -> None:
    title = "Hyvinvointisuunnitelma 2024–2028, sisältää lasten ja nuorten hyvinvointisuunnitelman"
    kinds = ("welfare_plan", "child_welfare_plan")
    world.put(HOME, page(("/h.pdf", title)))
    for version in ("a", "b"):
        world.put("http://www.jamsa.fi/h.pdf", pdf(version, "h"), "application/pdf")
        report = explored(world, kinds=kinds)
        assert [row.kind for row in report.rows] == [*kinds]
        assert len({row.document for row in report.rows}) == 1
        assert [d.kind for d in world.store.documents()] == ["welfare_plan"]


def test_the_page_itself_may_be_the_strategy(world: World) -> None:
    world.put(HOME, page(("/strategia", "Kaupunkistrategia")))
    body = page(("/x", "Muuta"), text=LONG * 3, title="Kaupunkistrategia 2022–2026")
    world.put("http://www.jamsa.fi/strategia", body)
    row = explored(world, kinds=("strategy",)).rows[0]
    assert (row.status, row.url) == ("new", "http://www.jamsa.fi/strategia")


def test_an_address_that_was_ruled_out_is_left_alone(town: World) -> None:
    report = explored(town, ignored=frozenset({("182", STRATEGY)}))
    assert {row.kind: row.status for row in report.rows} == {
        "strategy": "missing",
        "welfare_plan": "new",
    }
    assert STRATEGY not in [fetch.url for fetch in town.store.fetches()]


def test_a_landing_page_leads_to_its_file(world: World) -> None:
    world.put(HOME, page(("/tiedostot/kuntastrategia/", "Kuntastrategia 2022–2026")))
    landing = page(("/f/1.pdf", "Lataa tiedosto"), title="Kuntastrategia 2022–2026")
    world.put("http://www.jamsa.fi/tiedostot/kuntastrategia/", landing)
    world.put("http://www.jamsa.fi/f/1.pdf", pdf("k", "k"), "application/pdf")
    row = explored(world, kinds=("strategy",)).rows[0]
    assert (row.status, row.url) == ("new", "http://www.jamsa.fi/f/1.pdf")


def test_the_report_can_be_pasted_into_the_definition(town: World, tmp_path: Path) -> None:
    report = explored(town)
    path = tmp_path / "more.toml"
    path.write_text('municipalities = ["Jämsä"]\n\n' + report.to_toml(), encoding="utf-8")
    definition = load_definition(path, StubRegistry())
    assert {(s.kind, s.url, s.period) for s in definition.sources} == {
        ("strategy", STRATEGY, "2022–2026"),
        ("welfare_plan", PLAN, "2022–2026"),
    }


def test_the_report_names_what_to_look_at() -> None:
    rows = (
        CrawlRow("182", "Jämsä", "strategy", "unchanged", url=STRATEGY),
        CrawlRow("182", "Jämsä", "welfare_plan", "failed", url=PLAN, reason="login_page"),
    )
    report = CrawlReport("test", (MunicipalityReport("182", "Jämsä", rows, 7),))
    assert report.failed
    lines = report.to_text().splitlines()
    assert lines[0] == "test: 1 failed, 1 unchanged; 7 requests"
    assert lines[3] == f"  ? welfare_plan: failed {PLAN}"
    assert "login" in lines[4]
    assert lines[5] == f"  - strategy: unchanged {STRATEGY}"


def test_a_plan_tells_what_a_crawl_then_does(town: World) -> None:
    definition = town.definition(STRATEGY, discover=True, kinds=("strategy", "welfare_plan"))
    before = plan(definition, None, town.clock.now)
    assert f"fetch strategy: {STRATEGY}" in before.to_text()
    assert f"explore from {HOME}" in before.to_text()
    assert before.most_requests == 40
    crawl(
        definition, town.store, network=network_of(town.server), manners=NO_PAUSE, clock=town.clock
    )
    after = plan(definition, town.store, town.clock.now)
    assert [len(after.agendas[0].due), after.agendas[0].explores] == [2, False]
    assert town.server.hits()[0].target == "/robots.txt"
    town.server.forget()
    plan(definition, town.store, town.clock.now)
    assert town.server.hits() == []


def test_reports_come_in_the_order_of_codes_whatever_finishes_first(
    tmp_path: Path, world: World
) -> None:
    places = tuple(municipality(str(code), f"Kunta{code}") for code in (905, 901, 903))
    world.server.faults["kunta901.fi", "*"] = faults.latency(0.2)
    sources = []
    for place in places:
        url = world.put(
            f"http://kunta{place.code}.fi/s.pdf", pdf(place.code, "x"), "application/pdf"
        )
        sources.append(Source(url, place.code, "strategy"))
    definition = CorpusDefinition(
        "t", places, ("strategy",), sources=tuple(sources), discover=False
    )
    done: list[str] = []
    with Store.open(tmp_path / "s") as store:
        report = crawl(
            definition,
            store,
            progress=lambda n, total, one: done.append(f"{n}/{total}"),
            network=network_of(world.server),
            manners=NO_PAUSE,
            workers=3,
        )
    assert [row.municipality for row in report.rows] == ["901", "903", "905"]
    assert done == ["1/3", "2/3", "3/3"]


def test_a_joint_document_belongs_to_all_its_municipalities(world: World) -> None:
    url = world.put("http://seutu.fi/yhteinen.pdf", pdf("y", "y"), "application/pdf")
    places = (world.place, replace(world.place, code="992", name_fi="Äänekoski"))
    sources = tuple(Source(url, place.code, "welfare_plan") for place in places)
    definition = CorpusDefinition("t", places, ("welfare_plan",), sources=sources, discover=False)
    for _ in range(2):
        world.server.forget()
        report = crawl(definition, world.store, network=network_of(world.server), manners=NO_PAUSE)
        assert [d.municipalities for d in world.store.documents()] == [("182", "992")]
        assert all(row.document for row in report.rows)
        targets = [hit.target for hit in world.server.hits()]
        assert targets.count("/yhteinen.pdf") == 1


def test_a_mistake_of_the_program_stops_one_municipality_only(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = (world.place, municipality("992", "Äänekoski", website="http://www.aanekoski.fi/"))
    sources = []
    for place in places:
        url = world.put(f"{place.website}s.pdf", pdf(place.code, "x"), "application/pdf")
        sources.append(Source(url, place.code, "strategy"))
    definition = CorpusDefinition(
        "t", places, ("strategy",), sources=tuple(sources), discover=False
    )

    def mistaken(visit: Visit, source: Source) -> CrawlRow:
        if source.municipality == "182":
            raise RecursionError("too deep")
        return fetch_known(visit, source)

    fetch_known = Visit._fetch_known
    monkeypatch.setattr(Visit, "_fetch_known", mistaken)
    report = crawl(definition, world.store, network=network_of(world.server), manners=NO_PAUSE)
    assert [row.status for row in report.rows] == ["failed", "new"]
    assert report.rows[0].reason == "program_error"
    assert report.municipalities[0].problems == ("RecursionError: too deep",)
    assert report.failed
    assert "please report it" in report.to_text()


def test_a_website_that_moved_is_the_municipalitys_own_there_too(town: World) -> None:
    home = town.server.web["www.jamsa.fi", "/"].body
    town.put("http://www.uusijamsa.fi/", page(("/hallinto", "Hallinto ja päätöksenteko")))
    town.put("http://www.uusijamsa.fi/hallinto", home)
    town.put(HOME, b"", status=301, headers={"Location": "http://www.uusijamsa.fi/"})
    assert explored(town).counts() == {"new": 2}


def test_a_dead_council_system_is_no_reason_to_come_back_every_night(town: World) -> None:
    town.place = replace(town.place, decision_url="http://jamsa.tweb.fi/ktwebscr/pk_tek_tweb.htm")
    assert explored(town, kinds=("strategy", "child_welfare_plan")).counts()["new"] == 1
    town.server.forget()
    town.clock.now += 1 * DAY
    explored(town, kinds=("strategy", "child_welfare_plan"))
    assert "/" not in [hit.target for hit in town.server.hits()]


def test_a_website_that_does_not_answer_is_explored_again_soon(town: World) -> None:
    town.server.faults["www.jamsa.fi", "/"] = faults.status(500)
    assert explored(town).counts() == {"missing": 2}
    town.server.faults.clear()
    town.clock.now += 1 * DAY
    assert explored(town).counts() == {"new": 2}
