"""Odd text is read without exception, in time that grows with its length.

Ten million characters: ``TERMSCAN_FUZZ_CHARACTERS=10000000 pytest -q tests/language/test_fuzz.py``.
"""

from __future__ import annotations

import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.language import detect_language, open_analyser, sentences

ANALYSER = open_analyser()
ODD = "aäöst -‐\u00ad\u200b\ufffe\ufffd\x00\x0b\f\n\r\t.,:;'’/@#%&()0123ÄAŋ\u0301\ud800\U0001f600漢"


def check(text: str) -> None:
    tokens = ANALYSER.tokens(text)
    end = 0
    for token in tokens:
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.surface
        end = token.end
    parts = sentences(text, tokens)
    assert [index for part in parts for index in range(*part)] == list(range(len(tokens)))
    assert len(ANALYSER.lemmas(tokens)) == len(tokens)


@settings(deadline=None, max_examples=100)
@given(st.text(st.sampled_from(ODD), max_size=120))
def test_odd_characters(text: str) -> None:
    check(text)


CHARACTERS = int(os.environ.get("TERMSCAN_FUZZ_CHARACTERS", "40000"))
AT_ONCE = 100_000
PIECES = (
    *ODD,
    *("mielenterveys-", " ja ", "päihdetyö", "-taitoja", "sosiaalija", "\n", "-", "1 000", "TA MP"),
    *("www.a.fi/", "@", "t.ex.", "esim.", "THL:n", "och", "\n\nthe "),
    "".join(chr(code) for code in range(0x100)),
)


def test_a_long_mixture() -> None:
    source = random.Random(1)
    left = CHARACTERS
    while left > 0:
        text = "".join(source.choices(PIECES, k=AT_ONCE))[: min(left, AT_ONCE)]
        check(text)
        left -= len(text)


def test_a_word_of_a_hundred_thousand_letters() -> None:
    source = random.Random(2)
    for letters in ("aeiouyäö", "abcdefghijklmnopqrstuvwxyzåäö", "mielenterveys", "AÄ-:'"):
        check("".join(source.choices(letters, k=100_000)))


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "-",
        "a-",
        "a-\n",
        "a:",
        "@",
        "a@",
        "www.",
        "\u00ad",
        "a\u00ad",
        "A ",
        "1.",
        "\ufffd",
        "ä\ufffe",
    ],
)
def test_endless_words(unit: str) -> None:
    check(unit * 15_000)


@given(st.text(max_size=100))
@settings(deadline=None)
def test_every_text_has_a_language(text: str) -> None:
    assert detect_language(text) in ("fi", "sv", "en")
