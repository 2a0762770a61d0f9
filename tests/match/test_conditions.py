"""Conditions of the lexicon: what they ask for, and that what they cancel stays visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from match.makers import counted, matcher_of, shipped

CONCEPT = (
    '[[concept]]\nid = "a"\nlabel = {{ fi = "a" }}\nforms = {{ fi = [{{ form = "luotsi", {} }}] }}'
)


@pytest.mark.parametrize(
    ("rule", "text", "because"),
    [
        ('requires = { words = ["kulttuuri"] }', "Luotsi auttaa.",
         "none of 'kulttuuri' stands in the sentence"),
        ('requires = { words = ["kulttuuri"] }', "Kulttuurin luotsi auttaa.", None),
        ('requires = { words = ["kulttuuri*"] }', "Kulttuuripalvelujen luotsi auttaa.", None),
        ('requires = { words = ["kulttuuri"] }', "Kulttuuria tarvitaan. Luotsi auttaa.",
         "none of 'kulttuuri' stands in the sentence"),
        ('requires = { words = ["kulttuuri"], within = "document" }',
         "Kulttuuria tarvitaan.\n\nLuotsi auttaa.", None),
        ('requires = { words = ["kulttuuri"], within = 2, side = "after" }', "Kulttuurin luotsi.",
         "none of 'kulttuuri' stands within 2 words after"),
        ('requires = { words = ["kulttuuri"], within = 2, side = "after" }', "Luotsin kulttuuri.",
         None),
        ('forbids = { words = ["laiva", "meri"] }', "Laivan luotsi nousi kannelle.",
         "'laiva' stands in the sentence"),
        ('forbids = { words = ["hyvä laiva"] }', "Hyvässä laivassa on luotsi.",
         "'hyvä laiva' stands in the sentence"),
        ('forbids = { words = ["hyvä laiva"] }', "Laivassa on hyvä luotsi.", None),
        ('unless = ["luotsi asema"]', "Luotsin asemalla.", "part of 'luotsi asema'"),
        ("title = true", "Kunnan luotsi auttaa.", "it does not stand as a title"),
        ("title = true", "Kunnan Luotsi auttaa.", None),
        ("title = true", "Luotsi auttaa.", "it does not stand as a title"),
        ("title = true", "Malli\n3. Luotsi ..... 12\nSivu", None),
    ],
)  # fmt: skip
def test_conditions(rule: str, text: str, because: str | None) -> None:
    (mention,) = matcher_of(CONCEPT.format(rule)).mentions(text)
    assert mention.because == because
    assert mention.status == ("counted" if because is None else "ruled_out")


def test_all_required_conditions_must_hold() -> None:
    rule = 'requires = [{ words = ["kulttuuri"] }, { words = ["lapsi"] }]'
    matcher = matcher_of(CONCEPT.format(rule))
    assert counted(matcher, "Lasten kulttuuria luotsi tuo.")
    assert not counted(matcher, "Kulttuuria luotsi tuo.")


def test_a_condition_may_be_bound_to_the_word_by_a_hyphen() -> None:
    concept = CONCEPT.format('requires = { words = ["hanke"] }')
    assert counted(matcher_of(concept, kind="practice"), "Luotsi-hankkeessa toimitaan.")


def test_a_beginning_may_be_bound_to_the_word_by_a_hyphen() -> None:
    concept = CONCEPT.format('forbids = { words = ["laiva*"] }')
    forbidden = matcher_of(concept, kind="practice")
    assert counted(forbidden, "Luotsi-laivat seilaavat.") == []
    assert counted(forbidden, "Luotsi-hanke jatkuu.") == [("a", "Luotsi-hanke")]


def test_letter_case_is_asked_for_only_where_the_form_has_it_so() -> None:
    strict = matcher_of(CONCEPT.format("as_written = true"))
    assert counted(strict, "luotsin")
    assert not counted(strict, "Luotsin")
    assert counted(matcher_of(CONCEPT.format("gap = 0")), "LUOTSIN")


def test_names_of_homonyms_are_told_apart_by_their_surroundings() -> None:
    text = "Sosiaalialan osaamiskeskus Verso kehittää palveluja."
    found = {mention.concept: mention for mention in shipped().mentions(text)}
    assert found["o:osaamiskeskus-verso"].status == "counted"
    assert found["p:verso"].status == "ruled_out"
    assert found["p:verso"].because == "part of 'osaamiskeskus Verso'"


@given(st.integers(0, 6), st.integers(1, 5))
def test_a_window_counts_words_on_both_sides(between: int, within: int) -> None:
    matcher = matcher_of(CONCEPT.format(f'requires = {{ words = ["meri"], within = {within} }}'))
    text = " ".join(["luotsi", *["ja"] * between, "meri"])
    assert bool(counted(matcher, text)) == (between < within)
