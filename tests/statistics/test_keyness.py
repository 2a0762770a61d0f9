"""Keyness: the measures against published figures, and the counts beside them."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scan_makers import mention, scan

from termscan.errors import UsageError
from termscan.statistics import keyness
from termscan.statistics.keyness import log_likelihood, log_ratio


def test_g2_is_two_times_the_sum_of_seen_times_log_seen_by_expected() -> None:
    expected = 2 * (30 * log(30 / 20) + 10 * log(10 / 20))
    assert log_likelihood(30, 10, 1000, 1000) == pytest.approx(expected)
    assert log_likelihood(10, 20, 1000, 2000) == pytest.approx(0.0, abs=1e-9)


def test_the_log_ratio_doubles_by_one() -> None:
    assert log_ratio(20, 10, 1000, 1000) == pytest.approx(1.0)
    assert log_ratio(10, 10, 1000, 4000) == pytest.approx(2.0)
    assert log_ratio(0, 4, 1000, 1000) == pytest.approx(-3.0)


@given(*[st.integers(0, 99)] * 2, *[st.integers(100, 9999)] * 2)
def test_measures_are_symmetric(first: int, second: int, one: int, other: int) -> None:
    if first + second:
        there = log_likelihood(first, second, one, other)
        assert there == pytest.approx(log_likelihood(second, first, other, one))
        assert there >= 0
    back = log_ratio(second, first, other, one)
    assert log_ratio(first, second, one, other) == pytest.approx(-back)


def test_the_frame_has_raw_counts_beside_the_measures() -> None:
    target = [scan("a", 1000, *[mention("x")] * 8), scan("b", 1000, mention("x"), mention("y"))]
    reference = [
        scan("c", 4000, mention("x"), mention("y"), mention("z", status="nested")),
        scan("d", 0, mention("x"), status="unreadable"),
    ]
    frame = keyness(target, reference)
    assert frame["concept"].tolist() == ["x", "y"]
    row = frame.iloc[0]
    assert (row["target_mentions"], row["reference_mentions"]) == (9, 1)
    assert (row["target_words"], row["reference_words"]) == (2000, 4000)
    assert (row["target_documents"], row["reference_documents"]) == (2, 1)
    assert (row["target_per_1000_words"], row["reference_per_1000_words"]) == (4.5, 0.25)
    assert row["g2"] == pytest.approx(log_likelihood(9, 1, 2000, 4000))
    assert row["log_ratio"] == pytest.approx(log_ratio(9, 1, 2000, 4000))


def test_groups_must_be_apart_and_have_words() -> None:
    one = scan("a", 10, mention("x"))
    with pytest.raises(UsageError, match="in both groups, such as a"):
        keyness([one], [one])
    with pytest.raises(UsageError, match="the reference group has no words"):
        keyness([one], [scan("b", 10, status="unreadable")])


def test_no_mentions_give_an_empty_frame() -> None:
    frame = keyness([scan("a", 10)], [scan("b", 10)])
    assert frame.empty
    kinds = {name: frame.dtypes[name].kind for name in frame.columns}
    assert [name for name, kind in kinds.items() if kind == "f"] == [
        "target_per_1000_words",
        "reference_per_1000_words",
        "g2",
        "log_ratio",
    ]
    assert sum(kind == "i" for kind in kinds.values()) == 6
