"""The nightly run works only on what changed, tells it, and may be killed at any moment."""

from __future__ import annotations

import contextlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from crawl.fake_finland.papers import pdf
from crawl.fake_finland.server import FakeServer, Resource
from refreshing import run

from termscan.corpus import Store

FIRST = "Mielenterveyttä edistetään kaikilla toimialoilla. Tiet pidetään kunnossa. " * 3
SECOND = "Mielenterveystyötä kehitetään, ja yksinäisyys vähenee. " * 3
URLS = [
    ("182", "http://jamsa.test/kuntastrategia.pdf"),
    ("179", "http://jyvaskyla.test/strategia.pdf"),
    ("249", "http://keuruu.test/strategia.html"),
]
KILLS = int(os.environ.get("TERMSCAN_KILLS", "6"))


@pytest.fixture
def server():
    with FakeServer({}) as running:
        put(running, URLS[0][1], pdf("Kuntastrategia", FIRST), "application/pdf")
        put(running, URLS[1][1], pdf("Kaupunkistrategia", SECOND), "application/pdf")
        page = f"<html><title>Strategia</title><main><h1>Keuruu</h1><p>{SECOND}</p></main></html>"
        put(running, URLS[2][1], page.encode(), "text/html; charset=utf-8")
        yield running


def put(server, url, body, media_type):
    host, _, path = url.removeprefix("http://").partition("/")
    server.web[host, "/" + path] = Resource(body, media_type)


def tables(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "tables").iterdir())}


def test_the_first_run_makes_the_tables(server, tmp_path):
    report = run(tmp_path, URLS, server.ports[80])
    assert report.news.first
    assert report.scan.read == 3
    assert not report.failed, report.scan.unreadable
    assert b"mielenterveyden-edistaminen" in tables(tmp_path)["mentions.csv"]


def test_nothing_new_is_nothing_done(server, tmp_path):
    first = run(tmp_path, URLS, server.ports[80])
    written = {path: path.stat().st_mtime_ns for path in first.files}
    report = run(tmp_path, URLS, server.ports[80])
    assert report.scan.read == 0
    assert report.news.to_text() == "Nothing has changed since the last run.\n"
    assert {path: path.stat().st_mtime_ns for path in report.files} == written


def test_a_changed_document_is_told_with_its_sentences(server, tmp_path):
    run(tmp_path, URLS[:1], server.ports[80])
    report = run(tmp_path, URLS, server.ports[80])
    assert len(report.news.new_documents) == 2
    text = report.news.to_text()
    assert "mielenterveystyo: missing → 3" in text
    assert "+ mielenterveystyo: Mielenterveystyötä kehitetään" in text


def start(folder: Path, port: int, most: int = 0) -> subprocess.Popen[bytes]:
    call = [sys.executable, str(Path(__file__).with_name("refreshing.py"))]
    given = json.dumps([str(folder), URLS, port, most])
    return subprocess.Popen([*call, given], stderr=subprocess.PIPE)


def test_a_killed_run_loses_nothing_and_the_next_one_ends_the_same(server, tmp_path):
    undisturbed = tmp_path / "undisturbed"
    run(undisturbed, URLS, server.ports[80])
    killed = tmp_path / "killed"
    chance = random.Random(5)
    promised: set[str] = set()
    for number in range(KILLS):
        others = [start(killed, server.ports[80]) for _ in range(1 + number % 2)]
        with contextlib.suppress(subprocess.TimeoutExpired):
            others[0].wait(chance.uniform(0.3, 4.0))
        for other in others:
            other.kill()
            other.communicate()
        if (killed / "store" / "catalogue.sqlite").exists():
            with Store.open(killed / "store") as store:
                present = {document.id for document in store.documents(current=False)}
                assert promised <= present
                promised = present
                assert store.verify().sound
    run(killed, URLS, server.ports[80])
    assert tables(killed) == tables(undisturbed)


@pytest.mark.parametrize("most", [600, 5_000, 40_000, 130_000, 300_000])
def test_a_full_disk_loses_nothing_and_the_next_run_ends_the_same(server, tmp_path, most):
    undisturbed, full = tmp_path / "undisturbed", tmp_path / "full"
    run(undisturbed, URLS, server.ports[80])
    process = start(full, server.ports[80], most)
    _, complaint = process.communicate(timeout=120)
    assert process.returncode in (0, 4), complaint.decode()
    run(full, URLS, server.ports[80])
    with Store.open(full / "store") as store:
        assert store.verify().sound
    assert tables(full) == tables(undisturbed)


def test_a_report_and_plan_in_one_leaves_no_report_missing(server, tmp_path):
    from termscan.outputs import tables_of
    from termscan.places import covered, note_covered

    run(tmp_path, URLS, server.ports[80])
    with Store.open(tmp_path / "store") as store:
        store.expect([("182", "welfare_report"), ("179", "welfare_report")])
        note_covered(store, [("182", "welfare_report")])
        assert covered(store) == {("182", "welfare_report")}
        coverage = tables_of(store).coverage()
    missing = coverage[coverage["status"] == "missing"]
    assert list(missing["municipality_code"]) == ["179"]
