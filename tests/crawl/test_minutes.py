"""A definition that wants minutes gets those of the council's latest meetings, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from crawl.conftest import NO_PAUSE, START, World
from crawl.fake_finland import FakeServer, build_country, network_of
from crawl.fake_finland.papers import pdf
from termscan.corpus import Store
from termscan.crawl import CorpusDefinition, CrawlReport, Limits, crawl
from termscan.crawl.politeness import DAY

TWEB = "http://jamsa.tweb.fi/ktwebscr"


def found(world: World, **more: object) -> CrawlReport:
    facts: dict[str, object] = {"discover": True, "kinds": ("minutes",)}
    return world.crawl(**(facts | more))  # type: ignore[arg-type]


def table(rows: Iterable[tuple[str, ...]], title: str = "Pöytäkirjat") -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><title>{title}</title><h1>{title}</h1><table>{cells}</table></html>".encode()


def anchor(url: str, words: str) -> str:
    return f'<a href="{url}">{words}</a>'


def paper(world: World, url: str) -> str:
    return world.put(url, pdf(url, "Pöytäkirja"), "application/pdf")


def test_minutes_are_found_in_every_council_system(tmp_path: Path) -> None:
    country = build_country(24, seed=3)
    definition = CorpusDefinition("fake", tuple(country.municipalities), ("minutes",))
    with FakeServer(country.web) as server, Store.open(tmp_path / "store") as store:
        for _ in range(2):
            report = crawl(
                definition,
                store,
                network=network_of(server),
                manners=NO_PAUSE,
                clock=lambda: START,
            )
        has = {row.municipality for row in report.rows if row.document}
        councils = {c for c, s in country.shapes.items() if s in ("dynasty", "cloudnc", "tweb")}
        assert has == councils
        assert {row.status for row in report.rows if row.document} == {"unchanged"}
        assert {one.kind for one in store.documents()} == {"minutes"}
        assert max(one.requests for one in report.municipalities) <= 1
        for one in store.documents():
            assert b"14.9.2026" in store.path(one.id).read_bytes()


def test_only_the_councils_minutes_are_taken_from_a_listing(world: World) -> None:
    base = "http://jamsa.cloudnc.fi/fi-FI"
    world.place = replace(world.place, decision_url=base)
    meetings = {
        "Kunnanhallitus/Kokous_2832026": "Kunnanhallitus - Kokous 28.3.2026 Pöytäkirja",
        "Kunnanvaltuusto/Kokous_1432026": "Kunnanvaltuusto - Kokous 14.3.2026 Pöytäkirja",
        "Kunnanvaltuusto/Kokous_1542026": "Kunnanvaltuusto - Kokous 15.4.2026 Esityslista",
    }
    rows = []
    for number, (path, words) in enumerate(meetings.items()):
        url = f"{base}/Toimielimet/{path}"
        rows.append((anchor(url, words),))
        organ, _, kind = words.rpartition(" ")
        file = f"http://jamsa.cloudnc.fi/download/noname/{{ABC-{number}}}/{number}"
        paper(world, file)
        world.put(url, table([(anchor(file, kind),)], organ.replace(" - K", ", k")))
    world.put(base, table(rows, "Jämsä"))
    report = found(world)
    assert [row.url for row in report.rows] == [
        "http://jamsa.cloudnc.fi/download/noname/%7BABC-1%7D/1"
    ]
    assert [(d.kind, d.period) for d in world.store.documents()] == [("minutes", "2026")]


def test_decisions_are_taken_one_by_one_where_minutes_are_no_file(world: World) -> None:
    """TWeb: a form, dates as links with the organ in the next cell, a file for each decision."""
    world.place = replace(world.place, decision_url=f"{TWEB}/pk_tek_tweb.htm")
    form = (
        '<form action="/ktwebscr/pk_kokl_tweb.htm" method="POST">'
        '<input name="oper" value="where" type="hidden"><select name="kirjaamo">'
        '<option value="" selected>Kaikki toimielimet</option><option value="690">'
        'Kaupunginhallitus</option><option value="695">Kaupunginvaltuusto</option></select></form>'
    )
    world.put(f"{TWEB}/pk_tek_tweb.htm", form.encode())
    listing = [
        (anchor(f"{TWEB}/pk_asil_tweb.htm?+bid=2", "27.3.2026 15:00"), "Kaupunginvaltuusto: 5/2026")
    ]
    host, path = "jamsa.tweb.fi", "/ktwebscr/pk_kokl_tweb.htm#oper=where&kirjaamo=695"
    world.put(f"http://{host}{path}", table(listing))
    rows: list[tuple[str, ...]] = [("Kaupunginvaltuusto: 5/2026<br>27.3.2026 15:00<br>Pöytäkirja",)]
    for number in (72, 73):
        file = paper(world, f"{TWEB}/fileshow?doctype=3&docid={number}")
        attached = anchor(f"{TWEB}/epjattn_tweb.htm?{number}", "3 kpl")
        rows.append((str(number), anchor(file, f"Asia {number}"), attached))
    world.put(f"{TWEB}/pk_asil_tweb.htm?+bid=2", table(rows))
    report = found(world)
    assert [row.title for row in report.rows] == ["Asia 72 (27.3.2026)", "Asia 73 (27.3.2026)"]
    assert {row.status for row in report.rows} == {"new"}


def published(world: World, days: Iterable[str]) -> None:
    """Publish minutes as files on a page of the site's own."""
    rows = [(anchor(f"/kv-{day}.pdf", f"Pöytäkirja {day}"),) for day in days]
    rows += [(anchor("/tekla.pdf", "Tekninen lautakunta, pöytäkirja 1.3.2026"),)]
    rows += [(anchor("/lista.pdf", "Kunnanvaltuusto, esityslista 1.3.2026"),)]
    world.put("http://www.jamsa.fi/", table([(anchor("/paatoksenteko", "Päätöksenteko"),)]))
    way = anchor("/valtuusto", "Valtuuston pöytäkirjat")
    world.put("http://www.jamsa.fi/paatoksenteko", table([(way,)], "Päätöksenteko"))
    world.put("http://www.jamsa.fi/valtuusto", table(rows, "Kunnanvaltuuston pöytäkirjat"))
    for day in days:
        paper(world, f"http://www.jamsa.fi/kv-{day}.pdf")
    paper(world, "http://www.jamsa.fi/tekla.pdf")
    paper(world, "http://www.jamsa.fi/lista.pdf")


def test_the_latest_are_taken_and_older_ones_asked_for_no_more(world: World) -> None:
    limits = Limits(minutes_per_site=2)
    published(world, ["5.1.2026", "2.2.2026", "28.9.2025"])
    report = found(world, limits=limits)
    assert [row.url.rpartition("/")[2] for row in report.rows if row.url] == [
        "kv-2.2.2026.pdf",
        "kv-5.1.2026.pdf",
    ]
    published(world, ["5.1.2026", "2.2.2026", "9.3.2026"])
    world.clock.now += 8 * DAY
    report = found(world, limits=limits)
    assert {row.url.rpartition("/")[2]: row.status for row in report.rows if row.url} == {
        "kv-2.2.2026.pdf": "unchanged",
        "kv-5.1.2026.pdf": "unchanged",
        "kv-9.3.2026.pdf": "new",
    }
    assert len(world.store.documents()) == 3
    world.server.forget()
    assert len(found(world, limits=limits).rows) == 2
    assert {hit.target for hit in world.server.hits()} == {"/kv-2.2.2026.pdf", "/kv-9.3.2026.pdf"}


def test_where_there_are_none_it_is_told(world: World) -> None:
    world.put("http://www.jamsa.fi/", table([(anchor("/kirjasto", "Kirjasto"),)], "Jämsä"))
    row = found(world).rows[0]
    assert (row.status, row.look) == ("missing", "no minutes of the council were found")


def test_minutes_stay_within_the_budget_of_the_site(world: World) -> None:
    published(world, [f"{day}.1.2026" for day in range(1, 20)])
    limits = Limits(requests_per_site=8)
    report = found(world, limits=limits)
    assert report.requests == len(world.server.hits()) == 8
    assert report.counts() == {"new": 4, "waiting": 8}
