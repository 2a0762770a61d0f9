"""robots.txt is read as Google's own matcher reads it."""

from __future__ import annotations

import json

import pytest
from shared_data import shared

from crawl.robots_files import generated
from termscan.crawl.robots import MAX_BYTES, Robots, parse_robots


def path_of(url: str) -> str:
    """Path, parameters and query of an address that may be no address at all."""
    rest = url.split("#", 1)[0]
    after = rest.find("//")
    rest = rest[after + 2 :] if after in range(8) else rest
    start = min((i for i in (rest.find(c) for c in "/?;") if i >= 0), default=-1)
    if start < 0:
        return "/"
    return rest[start:] if rest[start] == "/" else "/" + rest[start:]


def test_google_vectors() -> None:
    cases = json.loads(shared("data", "crawl", "robots", "google_vectors.json").read_text("utf-8"))
    assert len(cases) == 142
    for case in cases:
        rules = parse_robots(case["robots"].encode(), case["ua"])
        assert rules.allows(path_of(case["url"])) is case["allowed"], case


def test_generated_files_agree_with_google() -> None:
    matcher = pytest.importorskip("jwm.robotstxt.googlebot").RobotsMatcher()
    for robots, targets in generated(2_000, seed=9309):
        rules = parse_robots(robots.encode(), "termscan")
        for target in targets:
            url = "https://www.kunta.fi" + target
            expected = matcher.OneAgentAllowedByRobots(robots, "termscan", url)
            assert rules.allows(target) is expected, (robots, target)


def test_delay_and_sitemaps() -> None:
    text = (
        b"\xef\xbb\xbfUser-agent: *\nCrawl-delay: 10\nSitemap: https://x.fi/sitemap.xml\n"
        b"Disallow: /a\n\nUser-Agent: termscan/2.0\ncrawl-delay: 2.5\nDisallow: /b\n"
    )
    assert parse_robots(text, "termscan") == Robots(
        (("/b", False),), 2.5, ("https://x.fi/sitemap.xml",)
    )
    assert parse_robots(text, "other") == Robots(
        (("/a", False),), 10.0, ("https://x.fi/sitemap.xml",)
    )
    assert parse_robots(b"user-agent: *\ncrawl-delay: nan\ncrawl-delay: -1", "x").delay is None


def test_only_the_first_500_kib_are_read() -> None:
    padding = b"# " + b"x" * 100 + b"\n"
    text = b"user-agent: *\n" + padding * (MAX_BYTES // len(padding) + 1) + b"disallow: /late\n"
    assert parse_robots(text, "termscan").allows("/late")


def test_a_pattern_of_stars_takes_no_time() -> None:
    rules = parse_robots(b"user-agent: *\ndisallow: " + b"/*a" * 500 + b"$\n", "termscan")
    assert rules.allows("/a" * 2000 + "/b")


@pytest.mark.parametrize("text", [b"<!doctype html><html>", b"\0\0\0", b"\xff\xfe", b":::\n:"])
def test_what_is_no_robots_file_forbids_nothing(text: bytes) -> None:
    assert parse_robots(text, "termscan").allows("/kuntastrategia")
