"""Pages made to be read for ever are read at once: no pattern runs away, nothing is quadratic."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from crawl.conftest import World
from crawl.fake_finland import faults
from termscan.crawl import Limits
from termscan.crawl.content import sniff
from termscan.crawl.page import read_page
from termscan.crawl.sitemaps import read_sitemap

_READ = """
from crawl.registry import municipality
from termscan.crawl import wordpress
from termscan.crawl.content import PageText, fault_of, sniff
from termscan.crawl.decisions import council_listing, council_promise
from termscan.crawl.minutes import _minutes_on
from termscan.crawl.page import Link, read_page
from termscan.crawl.period import period_in
from termscan.crawl.scoring import promise
from termscan.crawl.site import site_of
from termscan.crawl.sitemaps import read_sitemap

SIZE = 2_000_000
KINDS = ("strategy", "welfare_plan", "welfare_report", "child_welfare_plan")
site = site_of(municipality("182", "Jämsä", website="https://www.jamsa.fi/"), (), 2026)
attributes = b" ".join(b"a%d=x" % number for number in range(150_000))
pages = [
    b"<a " + attributes + b" href=x>y</a>",
    b"<title>" + b"valtuusto " * (SIZE // 10) + b"</title>" + b"<a href=x>14.9.2026</a>" * 500,
    *(piece * (SIZE // len(piece)) for piece in (
        b"<form><select name=a><option>valtuusto", b"<a href=x><div>", b"<li><a href=x>",
        b"<ul><li><a href=x>y</a>", b"<h1><a href=x>y", b"<dt>x<a href=y>z", b"<", b"&amp;",
        b"<p a b c d e f g h i j>", b" <b> </b>", b"<a href='" + b"../" * 1300 + b"'>y</a>",
        b"<a href=/" + b"1" * 4000 + b">y</a>",
    )),
    b"<base href='http://x.fi/" + b"a-" * 1900 + b"'>" + b"<a href=1>strategia</a>" * 500,
]
for content in pages:
    sniff(content[:4096], "text/html")
    page = read_page(b"<html>" + content, "http://jamsa.tweb.fi/ktwebscr/pk_tek_tweb.htm")
    fault_of(PageText(page.title, page.headings, page.text, page.has_password), page.url)
    council_listing(page)
    list(_minutes_on(page, Link(page.url)))
    for link in page.links:
        promise(link, site, KINDS)
        council_promise(link, page)
for head in (b"<!---->" * 585, b"<!-- -->" * 512, b"<?xml ?>" * 512, b" " * 4096, b"<!--" * 1024):
    sniff(head, "text/html")
for text in ("1" * 4000, "20" * 2000, "2020-" * 800):
    period_in(text)
for part in (b"<loc>" + b" " * SIZE, (b"<loc>" + b" " * 4000) * 500, b"<" + b"a" * SIZE,
             (b"<loc><![CDATA[" + b" " * 500) * 4000, b"<loc>" * (SIZE // 5)):
    read_sitemap(b"<urlset>" + part, "http://x.fi/", 10_000_000)
for answer in (b"[" * 100_000, b'[{"link":"http://x.fi/","title":"' + b"<p>" * SIZE + b'"}]'):
    wordpress.read_answer(answer, "http://x.fi/")
"""


def test_nothing_is_read_for_ever() -> None:
    """What runs away takes minutes or years; all of this takes a few seconds."""
    tests = str(Path(__file__).parents[1])
    command = [sys.executable, "-c", f"import sys; sys.path.insert(0, {tests!r})\n{_READ}"]
    subprocess.run(command, check=True, timeout=120)


def test_a_tag_of_a_thousand_attributes_is_left_out_alone() -> None:
    attributes = b" ".join(b"a%d=x" % number for number in range(1000))
    long_text = b'<a href=/c title="' + b"x" * 5000 + b'">three</a>'
    page = read_page(
        b"<html><a href=/a>one</a><a " + attributes + b" href=/b>two</a>" + long_text,
        "http://x.fi/",
    )
    assert [link.url for link in page.links] == ["http://x.fi/a", "http://x.fi/c"]


def test_remarks_before_a_page_do_not_hide_it() -> None:
    for prelude in (
        b"",
        b"\xef\xbb\xbf\n",
        b"<!-- a --> <!-- b -->",
        b"<?xml version='1.0'?>\n<!--x-->",
    ):
        assert sniff(prelude + b"<!DOCTYPE html><html>", "application/pdf") == "text/html"
    assert sniff(b"<!-- a -->hello", "") == "text/plain"


def test_addresses_of_sitemaps_in_all_spellings() -> None:
    content = b"""<urlset><url><loc>
      http://x.fi/a </loc></url><url><LOC><![CDATA[http://x.fi/b]]></LOC></url>
      <url><ns:loc> <![CDATA[ http://x.fi/c ]]> </ns:loc></url></urlset>"""
    found = read_sitemap(content, "http://x.fi/", 10_000).addresses
    assert found == ("http://x.fi/a", "http://x.fi/b", "http://x.fi/c")


def test_what_surrounds_a_body_is_bounded_too(world: World) -> None:
    """Endless interim answers, trailers and the marks between chunks are no way around the caps."""
    world.limits = Limits(document_bytes=1_000_000, page_bytes=1_000_000, seconds_per_request=60.0)
    world.put("http://www.jamsa.fi/robots.txt", b"", "text/plain", status=404)
    ok = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    floods = {
        "interim": faults.flood(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        "trailers": faults.flood(ok + b"5\r\n%PDF-\r\n0\r\n", b"X: y\r\n"),
        "marks": faults.flood(ok, b"1;" + b"x" * 60_000 + b"\r\n%\r\n"),
    }
    for name, fault in floods.items():
        world.server.faults["www.jamsa.fi", "/x"] = fault
        assert world.fetch("http://www.jamsa.fi/x").reason == "too_large", name
