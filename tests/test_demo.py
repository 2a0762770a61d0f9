"""The demonstration goes the whole way, from invented web sites to tables, on one machine."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from termscan import demo, demo_sites
from termscan.corpus import Store, read_document_list
from termscan.fake_finland import SHAPES
from termscan.municipalities import Registry
from termscan.resources import shipped

DEMO = shipped("corpora") / "demo"


def documents(folder: Path) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    with Store.open(folder / "store", write=False) as store:
        return {one.id: (one.kind, one.url, one.municipalities) for one in store.documents()}


def counts(folder: Path) -> list[dict[str, str]]:
    """Return the counts without what tells where a document came from."""
    kept = ("municipality_fi", "document_kind", "concept", "status", "mentions", "words")
    with (folder / "tables" / "counts.csv").open(encoding="utf-8", newline="") as file:
        return [{key: row[key] for key in kept if key in row} for row in csv.DictReader(file)]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    return folder, demo.run_demo(folder)


def test_everything_is_found_where_it_was_published_and_nothing_else(crawled):
    folder, result = crawled
    registry = Registry.shipped().with_added(DEMO / "municipalities.csv")
    listed = read_document_list(DEMO / "documents.csv", registry)
    truth: dict[tuple[str, str], set[str]] = {}
    for row in listed:
        if row.path and "LUONNOS" not in row.title:
            truth.setdefault((row.kind, row.url), set()).add(row.municipality)
    found = {(kind, url): set(codes) for kind, url, codes in documents(folder).values()}
    assert found == truth
    assert result.crawl.counts()["missing"] == 1
    assert all(report.explored for report in result.crawl.municipalities)


def test_all_shapes_of_sites_are_shown():
    assert set(demo_sites._SHAPES.values()) == set(SHAPES)


def test_done_again_it_asks_once_for_each_document_and_writes_the_same(crawled):
    folder, first = crawled
    before = {path: path.read_bytes() for path in (folder / "tables").rglob("*.csv")}
    again = demo.run_demo(folder)
    assert again.crawl.requests == len(documents(folder))
    assert set(again.crawl.counts()) == {"missing", "unchanged"}
    assert {path: path.read_bytes() for path in before} == before
    assert again.table == first.table


def test_where_no_server_is_allowed_the_files_are_added(crawled, tmp_path, monkeypatch):
    def forbidden(*_):
        raise PermissionError("no sockets here")

    monkeypatch.setattr("termscan.fake_finland.server.ThreadingHTTPServer.server_bind", forbidden)
    result = demo.run_demo(tmp_path)
    assert result.crawl is None
    assert counts(tmp_path) == counts(crawled[0])
    assert result.table == crawled[1].table


def test_where_the_server_cannot_be_reached_the_files_are_added(crawled, tmp_path, monkeypatch):
    def unreachable(*_, **__):
        raise ConnectionRefusedError

    monkeypatch.setattr("termscan.fake_finland.server.socket.create_connection", unreachable)
    result = demo.run_demo(tmp_path)
    assert result.crawl is None
    assert result.table == crawled[1].table


def test_the_command_tells_which_way_it_went(tmp_path, monkeypatch, capfd):
    from termscan.cli import run

    def forbidden(*_):
        raise PermissionError("no sockets here")

    monkeypatch.setattr("termscan.fake_finland.server.ThreadingHTTPServer.server_bind", forbidden)
    assert run(["demo", "--workers", "0", "--out", str(tmp_path)]) == 0
    assert "added as files" in capfd.readouterr().out.splitlines()[0]
