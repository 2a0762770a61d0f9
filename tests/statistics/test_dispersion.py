"""Dispersion: the measures against worked examples, and documents cut into parts."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scan_makers import mention, scan

from termscan.errors import UsageError
from termscan.records import Document, Page, Zone
from termscan.statistics import dispersion, dispersion_across, dispersion_within


def test_even_spread_and_all_in_one_part() -> None:
    assert dispersion([2, 2, 2, 2], [100] * 4) == (1.0, 0.0, 0.0)
    one_part = dispersion([8, 0, 0, 0], [100] * 4)
    assert one_part.juilland_d == pytest.approx(0.0)
    assert one_part.gries_dp == pytest.approx(0.75)
    assert one_part.gries_dp_norm == pytest.approx(1.0)


def test_the_measures_of_a_worked_example() -> None:
    # Gries (2008): the word "a" in five parts of 9, 10, 10, 10 and 11 words.
    found = dispersion([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert found.gries_dp == pytest.approx(0.18, abs=0.005)
    assert found.juilland_d == pytest.approx(0.785, abs=0.0005)


def test_nothing_to_measure() -> None:
    assert dispersion([0, 0], [5, 5]) == (None, None, None)
    assert dispersion([3], [5]) == (None, None, None)


@pytest.mark.parametrize(("counts", "sizes"), [([1], [1, 2]), ([1, 1], [0, 2]), ([-1, 1], [1, 1])])
def test_numbers_that_do_not_fit_are_refused(counts: list[int], sizes: list[int]) -> None:
    with pytest.raises(UsageError):
        dispersion(counts, sizes)


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 500)), min_size=2, max_size=12))
def test_measures_stay_in_their_range(parts: list[tuple[int, int]]) -> None:
    for measure in dispersion(*map(list, zip(*parts, strict=True))):  # type: ignore[arg-type]
        assert measure is None or -1e-9 <= measure <= 1 + 1e-9


def _pages(document: Document) -> tuple[Page, ...]:
    body = " ".join(f"sana{n:02}" for n in range(50))
    head = Page(1, "Kunta 1\n" + body, zones=(Zone("running", 0, 7),))
    return (head, Page(2, body)) if document.id == "a" else (Page(1, "yksi kaksi"),)


def test_a_document_is_cut_into_parts_of_equal_words() -> None:
    every_tenth = [mention("x", 8 + 7 * n) for n in range(0, 50, 10)]
    every_tenth += [mention("x", 7 * n, page=2) for n in range(0, 50, 10)]
    clustered = [mention("y", 7 * n, page=2) for n in range(10)]
    frame = dispersion_within([scan("a", 100, *every_tenth, *clustered)], _pages, parts=10)
    assert frame["concept"].tolist() == ["x", "y"]
    assert frame["words"].tolist() == [100, 100]
    assert frame["juilland_d"].tolist() == pytest.approx([1.0, 0.0], abs=1e-6)
    assert frame["gries_dp"].tolist() == pytest.approx([0.0, 0.9])


def test_a_short_document_has_fewer_parts_and_only_counted_mentions() -> None:
    found = dispersion_within(
        [scan("b", 2, mention("x", 5), mention("y", status="nested"))], _pages, parts=10
    )
    assert found[["concept", "parts", "mentions"]].values.tolist() == [["x", 2, 1]]
    with pytest.raises(UsageError):
        dispersion_within([], _pages, parts=1)


def test_two_parts_are_enough_and_halves_are_halves() -> None:
    halves = [mention("x", 8 + 7 * 49), mention("x", 0, page=2), mention("y", 7 * 49, page=2)]
    frame = dispersion_within([scan("a", 100, *halves)], _pages, parts=2)
    assert frame["gries_dp"].tolist() == [0.0, 0.5]
    assert frame["gries_dp_norm"].tolist() == [0.0, 1.0]


def test_dispersion_across_documents_leaves_out_what_could_not_be_read() -> None:
    scans = [
        scan("a", 100, mention("x"), mention("x")),
        scan("b", 100, mention("x"), mention("x")),
        scan("c", 50, mention("x"), status="unreadable"),
        scan("d", 0),
        scan("e", 1, status="unreadable"),
    ]
    frame = dispersion_across(scans)
    assert frame.to_dict("records") == [
        {
            "concept": "x",
            "mentions": 4,
            "documents": 2,
            "parts": 2,
            "juilland_d": 1.0,
            "gries_dp": 0.0,
            "gries_dp_norm": 0.0,
        }
    ]


def test_empty_frames_keep_their_columns_and_types() -> None:
    within, across = dispersion_within([], _pages), dispersion_across([])
    assert within.empty
    assert across.empty
    assert across.dtypes["juilland_d"] == pd.Series([0.5]).dtype
    assert list(within.columns)[:2] == ["document", "concept"]
