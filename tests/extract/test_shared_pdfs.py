"""On real and typeset documents that are too large or not ours to ship."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

import pytest
from shared_data import shared

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, SafeReader, extract

WORD = re.compile(r"[^\W\d_]+")


def plain(text):
    return re.sub(r"[\W_]+", "", text).lower()


def flow(extraction):
    """Return the words of a document without its running lines, broken words joined."""
    text = ""
    for page in extraction.pages:
        position = 0
        for zone in page.zones:
            if zone.kind == "running":
                text += page.text[position : zone.start]
                position = zone.end
        text += page.text[position:].strip() + "\n"
    text = re.sub(r"[-‐]\n+(?=(?:ja|tai|sekä|eli)\b)", " ", text)
    return WORD.findall(re.sub(r"[-‐]\n+", "", text).lower())


@pytest.mark.parametrize(
    "name", ["rl_inter", "weasy3col", "notounicode", "latextable", "weasytable_shaded"]
)
def test_neighbouring_words_of_the_true_text_are_found(name):
    folder = shared("data", "pdf", "synthetic")
    true = (folder / f"{name}.gt.txt").read_text("utf-8")
    true = re.sub(r"-\s+(?=(?:ja|tai|sekä|eli)\b)", " ", true)
    wanted = Counter(pairwise(WORD.findall(true.lower())))
    found = Counter(pairwise(flow(extract(folder / f"{name}.pdf"))))
    assert (wanted & found).total() >= 0.97 * wanted.total()


@pytest.mark.parametrize("name", ["latextable", "weasytable_border", "weasytable_shaded"])
def test_the_cells_of_ruled_bordered_and_shaded_tables_are_found(name):
    folder = shared("data", "pdf", "synthetic")
    rows = json.loads((folder / "table_rows.json").read_text("utf-8"))
    wanted = Counter(plain(cell) for row in rows for cell in row)
    tables = extract(folder / f"{name}.pdf").tables
    found = Counter(plain(cell) for t in tables for row in (t.header, *t.rows) for cell in row)
    assert (wanted & found).total() >= 0.95 * wanted.total()


def test_the_headers_of_minutes_run_and_nothing_else():
    minutes = sorted(shared("data", "pdf", "real").glob("P*Hyvinvointilautakunta*.pdf"))
    for path in minutes[:3]:
        for page in extract(path).pages:
            lines = [page.text[z.start : z.end] for z in page.zones if z.kind == "running"]
            assert len(lines) == 2, (path.name, page.number)
            assert re.fullmatch(rf".*Pöytäkirja \d+/\d+ {page.number} \(\d+\)", lines[0])
            assert lines[1].startswith("Hyvinvointilautakunta ")


def test_odd_and_broken_files_get_an_answer():
    files = sorted(shared("data", "pdf", "malformed").glob("*.pdf"))
    read, reasons = 0, []
    with SafeReader() as reader:
        for path in files:
            try:
                read += reader.extract(path, limits=Limits(seconds=30)).readable
            except UnreadableDocument as refusal:
                reasons.append(refusal.reason)
    assert read > len(files) / 2
    assert len(reasons) < len(files) / 10
    assert not [reason for reason in reasons if "crashed" in reason or "failed" in reason]
