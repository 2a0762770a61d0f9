"""Spans of tokens: exact, ordered, disjoint, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.language import (
    Analyser,
    open_analyser,
    part_around,
    sentence_around,
    sentences,
)
from termscan.language.sentences import LONGEST


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_analyser()


ANALYSER = open_analyser()


@settings(deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_spans_are_ordered_disjoint_and_exact_for_any_text(text: str) -> None:
    end = 0
    for token in ANALYSER.tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.surface
        assert token.norm
        end = token.end


@settings(deadline=None)
@given(st.text(st.sampled_from("aäkstinuo -‐\u00ad\n\f.,:'’/@wfi1A\ufffe\u200b"), max_size=60))
def test_spans_are_ordered_disjoint_and_exact_for_awkward_text(text: str) -> None:
    end = 0
    for token in ANALYSER.tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.surface
        assert token.norm
        end = token.end


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("THL:n 1990-luvulla Fiskars'in", ["THL:n", "1990-luvulla", "Fiskars'in"]),
        ("mielenterveys- ja päihdetyö", ["mielenterveys-", "ja", "päihdetyö"]),
        ("osaamista ja -taitoja", ["osaamista", "ja", "-taitoja"]),
        ("toimeentu-\nlon", ["toimeentulon"]),
        ("Keski-\nSuomessa", ["Keski-Suomessa"]),
        ("laaja-\nalaisesti", ["laaja-alaisesti"]),
        ("koulutus-\nja nuorisotyö", ["koulutus-", "ja", "nuorisotyö"]),
        (
            "sosiaali-ja terveysala, rock-and-roll",
            ["sosiaali-", "ja", "terveysala", ",", "rock-and-roll"],
        ),
        ("mielen\u00adterveys", ["mielenterveys"]),
        ("mielen­-\n\fterveys", ["mielenterveys"]),
        ("ks. www.thl.fi/fi, a.b@c.fi.", ["ks.", "www.thl.fi/fi", ",", "a.b@c.fi", "."]),
        ("Esim. n. 50 (ks. s. 3) jne.", ["Esim.", "n.", "50", "(", "ks.", "s.", "3", ")", "jne."]),
        ("t.ex. och bl.a. THL:n.", ["t.ex.", "och", "bl.a.", "THL:n", "."]),
        ("kunna n. Alamm. suomm.fi", ["kunna", "n", ".", "Alamm", ".", "suomm.fi"]),
        ("51 249 ja 1\u00a0234\u00a0567,5", ["51 249", "ja", "1 234 567,5"]),
        ("2020 2021 123 4567", ["2020", "2021", "123", "4567"]),
    ],
)
def test_tokens_of(text: str, norms: list[str], analyser: Analyser) -> None:
    assert [token.norm for token in analyser.tokens(text)] == norms


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Tämä on esim. Tampereella n. 5 km. Loppu.", ["Tämä", "Loppu"]),
        ("Lapset, nuoret jne. Toinen lause ym. asiat.", ["Lapset", "Toinen"]),
        ("Det gäller bl.a. Åbo. Slut.", ["Det", "Slut"]),
    ],
)
def test_abbreviations_end_no_sentence(text: str, firsts: list[str], analyser: Analyser) -> None:
    tokens = analyser.tokens(text)
    assert [tokens[start].norm for start, _ in sentences(text, tokens)] == firsts


@pytest.mark.parametrize("words", [1, LONGEST - 1, LONGEST, LONGEST + 1, 3 * LONGEST])
def test_a_sentence_without_end_is_cut_wherever_one_looks(words: int, analyser: Analyser) -> None:
    text = "Alku.\n\n" + "loputon " * words + "\n\nLoppu."
    tokens = analyser.tokens(text)
    found = sentences(text, tokens)
    assert max(end - start for start, end in found) == min(max(words, 2), LONGEST)
    uncut = (sentence_around(text, tokens, index) for index in range(len(tokens)))
    around = (part_around(one, index) for index, one in enumerate(uncut))
    assert list(dict.fromkeys(around)) == found


def test_abbreviations_are_read_as_such(analyser: Analyser) -> None:
    for word in ("esim.", "Mm.", "v.", "jne."):
        assert {reading.pos for reading in analyser.readings(word)} == {"abbreviation"}
