"""Spans of tokens: exact, ordered, disjoint, for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.language import Analyser, open_analyser


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
        ("mielen\u00adterveys", ["mielenterveys"]),
        ("mielen­-\n\fterveys", ["mielenterveys"]),
        ("ks. www.thl.fi/fi, a.b@c.fi.", ["ks", ".", "www.thl.fi/fi", ",", "a.b@c.fi", "."]),
    ],
)
def test_tokens_of(text: str, norms: list[str], analyser: Analyser) -> None:
    assert [token.norm for token in analyser.tokens(text)] == norms
