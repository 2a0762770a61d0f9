"""When robots.txt is asked for, and what its absence means (RFC 9309, 2.3.1)."""

from __future__ import annotations

import pytest

from crawl.conftest import Memory, World
from crawl.fake_finland import Fault, faults
from crawl.fake_finland.papers import pdf

PAPER = pdf("Strategia", "x")
URL = "http://www.jamsa.fi/a.pdf"


@pytest.fixture
def paper(world: World) -> World:
    world.put(URL, PAPER, "application/pdf")
    return world


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (faults.status(500), "robots_unreachable"),
        (faults.status(503, "60"), "robots_unreachable"),
        (faults.status(429), "robots_unreachable"),
        (faults.reset(), "connection_lost"),
        (faults.gibberish(), "bad_answer"),
        (faults.status(404), None),
        (faults.status(403), None),
        (faults.status(401), None),
        (faults.endless_redirects(), None),
        (faults.answer(b"<html>Etusivu</html>"), None),
        (faults.answer(b"user-agent: *\ndisallow: /", "text/plain"), "robots"),
        (faults.answer(b"user-agent: other\ndisallow: /", "text/plain"), None),
        (faults.answer(b"user-agent: termscan\ndisallow: /*.pdf$", "text/plain"), "robots"),
    ],
)
def test_answers_to_robots(paper: World, fault: Fault, reason: str | None) -> None:
    paper.server.faults["www.jamsa.fi", "/robots.txt"] = fault
    assert paper.fetch(URL).reason == reason
    assert ("/a.pdf" in [hit.target for hit in paper.server.hits()]) is (reason is None)


def test_robots_are_asked_for_once_a_day(paper: World) -> None:
    def asked() -> int:
        return [hit.target for hit in paper.server.hits()].count("/robots.txt")

    paper.put("http://www.jamsa.fi/robots.txt", b"user-agent: *\nallow: /", "text/plain")
    for _ in range(3):
        paper.crawl(URL)
        paper.clock.now += 7 * 3600
    assert asked() == 1
    paper.clock.now += 4 * 3600
    paper.put("http://www.jamsa.fi/robots.txt", b"user-agent: *\ndisallow: /", "text/plain")
    assert paper.crawl(URL).rows[0].reason == "robots"
    assert asked() == 2


def test_robots_of_every_hop_count(paper: World) -> None:
    paper.put("http://www.jamsa.fi/old", b"", headers={"Location": "http://files.fi/a"}, status=302)
    paper.put("http://files.fi/robots.txt", b"user-agent: *\ndisallow: /a", "text/plain")
    assert paper.fetch("http://www.jamsa.fi/old").reason == "robots"


def test_robots_that_moved_are_followed(paper: World) -> None:
    place = {"Location": "http://jamsa.fi/rules.txt"}
    paper.put("http://www.jamsa.fi/robots.txt", b"", headers=place, status=301)
    paper.put("http://jamsa.fi/rules.txt", b"user-agent: *\ndisallow: /a", "text/plain")
    assert paper.fetch(URL).reason == "robots"


def test_the_crawl_delay_reaches_the_host(paper: World) -> None:
    text = b"user-agent: *\ncrawl-delay: 7\ndisallow: /x"
    paper.put("http://www.jamsa.fi/robots.txt", text, "text/plain")
    memory = Memory()
    for _ in range(3):
        assert paper.fetch(URL, memory=memory).reason is None
    assert paper.clock.waits == pytest.approx([7.0, 7.0])
