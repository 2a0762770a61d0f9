"""The WARC archive is what others' readers take it for."""

import gzip

import pytest

from termscan.corpus import Store, export_warc
from termscan.records import Document, Fetch


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as store:
        for day, content in enumerate((b"%PDF-1.7 one", b"%PDF-1.7 two \r\n\r\n"), 1):
            fetch = Fetch("https://a.example/ä", f"2026-01-0{day}T02:00:00Z", "stored")
            known = Document("", ("179",), url=fetch.url, media_type="application/pdf")
            store.add(content, known, fetch=fetch)
        store.record(Fetch("https://a.example/ä", "2026-01-03T02:00:00Z", "unchanged"))
        store.add(b"a local file", Document("", ("179",)))
        yield store


def test_every_version_that_was_fetched_is_a_record(store, tmp_path):
    assert export_warc(store, tmp_path / "a.warc.gz") == 2
    text = gzip.decompress((tmp_path / "a.warc.gz").read_bytes())
    assert text.count(b"WARC/1.1\r\n") == 3
    assert b"WARC-Target-URI: https://a.example/\xc3\xa4\r\n" in text
    assert b"\r\nContent-Length: 12\r\n" in text
    assert b"\r\n\r\n%PDF-1.7 one\r\n\r\nWARC/1.1\r\n" in text
    assert b"a local file" not in text


def test_the_same_store_gives_the_same_archive(store, tmp_path, monkeypatch):
    export_warc(store, tmp_path / "a.warc.gz")
    monkeypatch.setattr("time.time", lambda: 1.0)
    export_warc(store, tmp_path / "b.warc.gz")
    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()


def test_another_reader_agrees(store, tmp_path):
    warcio = pytest.importorskip("warcio.archiveiterator")
    export_warc(store, tmp_path / "a.warc.gz")
    with (tmp_path / "a.warc.gz").open("rb") as archive:
        records = [
            (
                record.rec_type,
                record.rec_headers.get_header("WARC-Target-URI"),
                record.rec_headers.get_header("WARC-Date"),
                record.content_stream().read(),
            )
            for record in warcio.ArchiveIterator(archive)
        ]
    assert [record[0] for record in records] == ["warcinfo", "resource", "resource"]
    assert records[1][1:] == ("https://a.example/ä", "2026-01-01T02:00:00Z", b"%PDF-1.7 one")
    assert records[2][3] == b"%PDF-1.7 two \r\n\r\n"
