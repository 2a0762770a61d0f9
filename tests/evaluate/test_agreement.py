"""Two annotators of the same passages."""

from __future__ import annotations

import pytest
from evaluate.gold_makers import annotated, passage

from termscan.errors import UsageError
from termscan.evaluate import agreement, agreement_as_text
from termscan.evaluate.agreement import cohen_kappa

TEXT = "mielenterveys on tärkeä osa hyvää arkea"


def test_the_kappa_of_a_textbook_table() -> None:
    table = {("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}
    words = cohen_kappa([pair for pair, times in table.items() for _ in range(times)])
    assert words.observed == pytest.approx(0.7)
    assert words.expected == pytest.approx(0.5)
    assert words.kappa == pytest.approx(0.4)


def test_agreement_of_one_with_itself_is_full() -> None:
    same = [passage(TEXT, annotated(TEXT, "mielenterveys", "mt"))]
    found = agreement(same, same)
    assert (found.lenient, found.strict, found.words.kappa) == ((1, 0, 0), (1, 0, 0), 1.0)


def test_what_only_one_has_is_a_difference() -> None:
    first = [passage(TEXT, annotated(TEXT, "mielenterveys", "mt"))]
    second = [passage(TEXT, annotated(TEXT, "hyvää arkea", "hm", "noise"))]
    found = agreement(first, second)
    assert [(one.verdict, one.concept) for one in found.differences] == [
        ("miss", "mt"),
        ("false", "hm"),
    ]
    assert found.words.words == 6
    assert found.words.observed == pytest.approx(3 / 6)
    assert found.words.kappa is not None
    assert found.words.kappa < 0.2
    assert "differences: 2" in agreement_as_text(found)


def test_kappa_is_undefined_where_nobody_marked_anything() -> None:
    empty = [passage(TEXT)]
    assert agreement(empty, empty).words.kappa is None
    assert "kappa undefined" in agreement_as_text(agreement(empty, empty))


def test_other_passages_cannot_be_compared() -> None:
    with pytest.raises(UsageError):
        agreement([passage(TEXT)], [passage(TEXT + ".")])
