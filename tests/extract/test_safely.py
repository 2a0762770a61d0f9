from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from extract.documents import heavy_pdf, pdf

from termscan.errors import UnreadableDocument
from termscan.extract import (
    Limits,
    SafeReader,
    extract,
    extract_safely,
    extraction_from_bytes,
    extraction_to_bytes,
)


@pytest.fixture(scope="module")
def reader():
    with SafeReader() as reader:
        yield reader


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "Äänekoski.pdf"
    path.write_bytes(pdf([["Mielen hyvinvointi"]]))
    return path


def test_the_child_reads_as_the_parent_does(reader, document):
    assert reader.extract(document) == extract(document)
    assert extract_safely(document) == extract(document)


def test_a_bad_document_keeps_its_reason(reader, tmp_path):
    bad = tmp_path / "rikki.pdf"
    bad.write_bytes(b"%PDF-1.4 rikki")
    with pytest.raises(UnreadableDocument) as caught:
        reader.extract(bad)
    assert caught.value.where == "rikki.pdf"
    assert "damaged" in caught.value.reason


def test_a_document_that_takes_too_long_is_refused_and_the_next_one_read(reader, document):
    reader.extract(document)
    os.kill(reader._process.pid, signal.SIGSTOP)
    with pytest.raises(UnreadableDocument, match=r"longer than 0\.2 seconds"):
        reader.extract(document, limits=Limits(seconds=0.2))
    assert reader.extract(document).readable


def test_a_large_file_gets_more_time(reader, tmp_path):
    path = tmp_path / "suuri.txt"
    path.write_bytes(b"a " * 2**20)
    os.kill(reader._running().pid, signal.SIGSTOP)
    with pytest.raises(UnreadableDocument, match="longer than 2 seconds"):
        reader.extract(path, limits=Limits(seconds=0))


def test_a_killed_child_costs_at_most_its_document(reader, document):
    reader.extract(document)
    os.kill(reader._process.pid, signal.SIGKILL)
    reader._process.wait()
    assert reader.extract(document).readable


@pytest.mark.skipif(sys.platform != "linux", reason="a process's environment is read from /proc")
def test_the_child_need_not_give_memory_back_at_once(monkeypatch, document):
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "65536")
    monkeypatch.setenv("KUNTA", "Äänekoski")
    with SafeReader() as reader:
        reader.extract(document)  # by then the child has its environment
        environment = Path(f"/proc/{reader._running().pid}/environ").read_text("utf-8").split("\0")
    assert "KUNTA=Äänekoski" in environment
    assert not [one for one in environment if one.startswith("MALLOC_TRIM_THRESHOLD_")]


def test_a_document_that_needs_too_much_memory_is_refused(reader, tmp_path):
    path = tmp_path / "suuri.txt"
    path.write_bytes(b"a\n" * 30_000_000)
    with pytest.raises(UnreadableDocument, match="MB"):
        reader.extract(path, limits=Limits(memory=100 * 2**20))


def test_a_file_of_many_pages_takes_no_more_memory_than_one_of_few(tmp_path):
    path = tmp_path / "painava.pdf"
    heavy_pdf(path, pages=50, weight=4_000_000)
    try:
        extraction = extract_safely(path, limits=Limits(memory=128 * 2**20))
    finally:
        path.unlink()
    assert [page.text for page in extraction.pages] == [f"Sana {number}" for number in range(50)]


def test_storing_an_extraction_loses_nothing(document):
    extraction = extract(document)
    assert extraction_from_bytes(extraction_to_bytes(extraction)) == extraction
    with pytest.raises(ValueError, match="stored"):
        extraction_from_bytes(b"{}")
