"""Words cut at line ends: joined where the hyphen breaks them, kept apart where it is theirs."""

from __future__ import annotations

import pytest

from termscan.language import Analyser, open_analyser


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_analyser()


def norms(analyser: Analyser, text: str) -> list[str]:
    tokens = analyser.tokens(text, "fi")
    assert all(text[token.start : token.end] == token.surface for token in tokens)
    return [token.norm for token in tokens]


@pytest.mark.parametrize(
    "line_end", ["-\n", "-\r\n", "- \n\f", "\u2010\n", "\u00ad\n", "\ufffe", "\ufffe\n"]
)
@pytest.mark.parametrize(
    "word",
    [
        "ohjel|missa",
        "Kotka|niemen",
        "Etelä-Karja|lan",
        "LP-koulu|tus",
        "MIELI-paikallis|yhdistys",
        "TypeScript-ohjelmis|tokehys",
        "VirtuSo|te",
        "STRATE|GIA",
        "International|isation",
        "Torger|sen",
    ],
)
def test_a_hyphen_that_breaks_a_word_goes(word: str, line_end: str, analyser: Analyser) -> None:
    assert norms(analyser, word.replace("|", line_end)) == [word.replace("|", "")]


@pytest.mark.parametrize("line_end", ["-\n", "\ufffe"])
@pytest.mark.parametrize(
    "word",
    [
        "Keski|Suomessa",
        "laaja|alaisesti",
        "1990|luvulla",
        "15|vuotiaiden",
        "LP|keskustelu",
        "KiVa|koululla",
        "Walkers|kahvila",
        "Ionic|ohjelmisto|kehyksen",
        "Chrome|selaimen",
    ],
)
def test_a_hyphen_of_the_writer_stays(word: str, line_end: str, analyser: Analyser) -> None:
    whole = word.replace("|", "-", 1).replace("|", "")
    assert norms(analyser, word.replace("|", line_end)) == [whole]


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad", "\ufffe"])
@pytest.mark.parametrize("conjunction", ["ja", "tai", "JA"])
def test_before_a_conjunction_the_hyphen_is_a_suspended_member_s(
    hyphen: str, conjunction: str, analyser: Analyser
) -> None:
    text = f"mielenterveys{hyphen}\n{conjunction} päihdetyön"
    tokens = analyser.tokens(text, "fi")
    assert [token.norm for token in tokens] == ["mielenterveys-", conjunction, "päihdetyön"]
    assert "mielenterveystyö" in {reading.lemma for reading in tokens[0].readings}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("mielenterveyskuntoutu-\nja saa tukea", "mielenterveyskuntoutuja"),
        ("mielenterveyspalvelu-\nja tarjotaan", "mielenterveyspalveluja"),
        ("asiantunti-\nja kertoo", "asiantuntija"),
        ("kiusaa\ufffeja", "kiusaaja"),
        ("palvelu-\nja hoitoketjut", "palvelu-"),
        ("palvelu- ja tuotanto", "palvelu-"),
        ("koulutus-\nja on", "koulutus-"),
    ],
)
def test_ja_may_be_the_end_of_a_word(text: str, first: str, analyser: Analyser) -> None:
    assert norms(analyser, text)[0] == first


def test_a_soft_hyphen_and_a_blank_stand_where_a_line_ended(analyser: Analyser) -> None:
    assert norms(analyser, "mahdol\u00adlisuuk\u00ad sissa on") == ["mahdollisuuksissa", "on"]
    assert norms(analyser, "sana\u00ad Toinen") == ["sana", "Toinen"]


def test_numbers_before_a_heading_and_years_in_a_range_are_not_joined(analyser: Analyser) -> None:
    assert norms(analyser, "sivu 18-\nOtsikko") == ["sivu", "18", "-", "Otsikko"]
    assert norms(analyser, "2022-\n2025") == ["2022", "-", "2025"]
