"""One lemma a token, chosen by its neighbours."""

from __future__ import annotations

import pytest

from termscan.language import open_analyser

ANALYSER = open_analyser()


def lemmas(text: str) -> list[str]:
    return ANALYSER.lemmas(ANALYSER.tokens(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kunta edistää asukkaiden mielenterveyttä.", "kunta edistää asukas mielenterveys ."),
        ("Kuusi koiraa juoksi metsässä.", "kuusi koira juosta metsä ."),
        ("Jyväskylässä tehtiin päätöksiä.", "Jyväskylä tehdä päätös ."),
    ],
)
def test_the_lemmas_of_a_sentence(text: str, expected: str) -> None:
    assert lemmas(text) == expected.split()


def test_the_neighbours_decide() -> None:
    assert lemmas("He olivat tehneet sopimuksen.")[2] == "tehdä"
    assert lemmas("Hän haluaa kuvata lintuja.")[2] == "kuvata"
    assert lemmas("Hän tilaa lehden.")[1] == "tilata"
    assert lemmas("Se on osa suunnitelmaa, ja hän osaa laulaa.")[2] == "osa"


def test_given_tokens_keep_their_lines() -> None:
    rows = ANALYSER.lemmatise_tokens(["Kunnan", "strategia", "", "hyvinvointi-", "ja", "EU:n"])
    assert [row.token for row in rows] == ["Kunnan", "strategia", "", "hyvinvointi-", "ja", "EU:n"]
    assert [row.lemma for row in rows] == ["kunta", "strategia", "", "hyvinvointi", "ja", "EU"]
    assert all(row.lemma in row.lemmas for row in rows if row.token)
    assert list(rows[0].lemmas) == sorted(rows[0].lemmas)


def test_no_tokens_have_no_lemmas() -> None:
    assert lemmas("") == []
    assert ANALYSER.lemmatise_tokens([]) == []


def test_swedish_and_english_words_have_their_own_lemmas() -> None:
    swedish = "Kommunen arbetar för att främja barnens psykiska hälsa och det är viktigt."
    english = "The municipality promotes the mental health of children and it is important."
    assert {"arbeta", "psykisk", "barn"} <= set(lemmas(swedish))
    assert {"promote", "child", "be"} <= set(lemmas(english))


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("pittää", "pitää"),
        ("viimme", "viime"),
        ("jumppaillu", "jumppailla"),
        ("käynyp", "käydä"),
        ("missäs", "missä"),
        ("helekyttää", "helkyttää"),
        ("käynt", "käydä"),
    ],
)
def test_dialectal_spellings_may_be_read_as_written(spoken: str, written: str) -> None:
    assert written in {candidate.lemma for candidate in ANALYSER.candidates(spoken)}


def test_dialectal_spellings_change_no_known_word() -> None:
    for word in ("pitää", "kunta", "mielenterveyttä"):
        origins = {candidate.origin for candidate in ANALYSER.candidates(word)}
        assert not any(origin.startswith("spoken") for origin in origins)
