"""Passages drawn for a person to annotate."""

from __future__ import annotations

from itertools import pairwise

from evaluate.gold_makers import predicted
from hypothesis import given
from hypothesis import strategies as st

from termscan.evaluate import prefilled, sample_passages

TEXTS = [
    (
        f"doc{number}",
        "\n\n".join(
            f"Kappale {part} kertoo asiasta {number} aivan tarpeeksi monella sanalla."
            + (" Mielenterveys mainitaan." if part % 5 == 0 else "")
            for part in range(30)
        ),
    )
    for number in range(10)
]


STRATA = ("likely", "other")


def _mental(text: str) -> bool:
    return "ielenterv" in text


def test_the_same_seed_draws_the_same_from_texts_in_any_order() -> None:
    drawn = sample_passages(TEXTS, 20, seed=1)
    assert len(drawn) == len({one.id for one in drawn}) == 20
    assert sample_passages(reversed(TEXTS), 20, seed=1) == drawn
    assert sample_passages(TEXTS, 20, seed=2) != drawn


def test_a_share_is_drawn_where_a_mention_is_likely() -> None:
    drawn = sample_passages(TEXTS, 20, seed=1, likely=_mental, share=0.5)
    strata = [one.source["stratum"] for one in drawn]
    assert (strata.count("likely"), strata.count("other")) == (10, 10)
    assert all(_mental(one.text) == (one.source["stratum"] == "likely") for one in drawn)


def test_few_passages_are_asked_whether_a_mention_is_likely() -> None:
    asked: list[str] = []

    def likely(text: str) -> bool:
        asked.append(text)
        return _mental(text)

    drawn = sample_passages(TEXTS, 12, seed=5, likely=likely)
    every = sample_passages(TEXTS, 10_000, seed=5, likely=_mental)
    strata = [[one for one in every if one.source["stratum"] == name] for name in STRATA]
    assert len(every) == 300
    assert {one.id for one in drawn} == {one.id for stratum in strata for one in stratum[:6]}
    assert len(asked) < 150


def test_a_passage_knows_where_it_comes_from() -> None:
    texts = dict(TEXTS)
    for one in sample_passages(TEXTS, 20, seed=3):
        start = one.source["start"]
        assert texts[one.source["ref"]][start : start + len(one.text)] == one.text


def test_long_paragraphs_are_cut_at_sentences_and_short_ones_left_out() -> None:
    text = "Otsikko\n\n" + "Tämä lause on viisi sanaa. " * 40 + "\n\n\f12\n"
    drawn = sample_passages([("a", text)], 100, seed=1, words=(5, 20))
    assert [len(one.text.split()) for one in drawn] == [20] * 10
    assert all(one.text.endswith("sanaa.") for one in drawn)


@given(st.text(alphabet="aä .\n\f\r•5A", max_size=300), st.integers(0, 4), st.integers(5, 9))
def test_passages_do_not_overlap_and_are_in_the_text(text: str, least: int, most: int) -> None:
    drawn = sample_passages([("a", text)], 99, seed=0, words=(least, most))
    spans = sorted((one.source["start"], one.source["start"] + len(one.text)) for one in drawn)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_predictions_are_proposed_for_correction() -> None:
    (one,) = sample_passages([("a", "Mielenterveys on osa arkea ja työtä.")], 1, seed=0)
    found = [
        predicted(one.text, "Mielenterveys", "mielenterveys"),
        predicted(one.text, "arkea", "x", "nested"),
    ]
    assert [m.concept for m in prefilled(one, found).mentions] == ["mielenterveys"]
