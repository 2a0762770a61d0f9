"""Concepts in the same sentence."""

from __future__ import annotations

import pytest
from scan_makers import mention, scan

from termscan.statistics import cooccurrence


def test_sentences_with_both_are_counted_once() -> None:
    scans = [
        scan(
            "a",
            100,
            *(mention("x", 1), mention("x", 2), mention("y", 5)),
            *(mention("x", 30, sentence=25), mention("y", 31, sentence=25)),
            *(mention("x", 1, page=2), mention("z", 60, sentence=50)),
        ),
        scan("b", 100, mention("y", 1), mention("z", 2), mention("x", 3, status="nested")),
    ]
    frame = cooccurrence(scans)
    assert frame[["concept_a", "concept_b", "sentences", "documents"]].values.tolist() == [
        ["x", "y", 2, 1],
        ["y", "z", 1, 1],
    ]
    assert frame[["sentences_a", "sentences_b"]].values.tolist() == [[3, 3], [3, 2]]
    assert frame["dice"].tolist() == pytest.approx([4 / 6, 2 / 5])


def test_the_same_offset_on_another_page_is_another_sentence() -> None:
    apart = scan("a", 10, mention("x", 1, page=1), mention("y", 1, page=2))
    assert cooccurrence([apart]).empty
    assert list(cooccurrence([apart]).columns)[-1] == "dice"
