"""Verbs with their objects, and words that point back to a concept."""

from __future__ import annotations

import pytest
from match.makers import counted, shipped

from termscan.match import MatchOptions


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Kunta edistää mielenterveyttä.", "mielenterveyden-edistaminen",
         "edistää mielenterveyttä"),
        ("Mielenterveyttä edistetään.", "mielenterveyden-edistaminen",
         "Mielenterveyttä edistetään"),
        ("Mielenterveyttä tulee edistää.", "mielenterveyden-edistaminen",
         "Mielenterveyttä tulee edistää"),
        ("Mielenterveyttä edistävät teot.", "mielenterveyden-edistaminen",
         "Mielenterveyttä edistävät"),
        ("Vahvistetaan koko väestön mielenterveyttä.", "mielenterveyden-vahvistaminen",
         "Vahvistetaan koko väestön mielenterveyttä"),
        ("Edistetään terveyttä, osallisuutta ja mielenterveyttä.", "mielenterveyden-edistaminen",
         "Edistetään terveyttä, osallisuutta ja mielenterveyttä"),
        ("Mielenterveyttä sekä työkykyä vahvistetaan.", "mielenterveyden-vahvistaminen",
         "Mielenterveyttä sekä työkykyä vahvistetaan"),
        ("Liikunta on tukemassa mielen hyvinvointia.", "mielen-hyvinvoinnin-edistaminen",
         "tukemassa mielen hyvinvointia"),
        ("Ehkäisemme nuorten mielenterveysongelmia.", "mielenterveyden-hairioiden-ehkaisy",
         "Ehkäisemme nuorten mielenterveysongelmia"),
        ("Vi ska främja invånarnas psykiska hälsa och trivsel.", "mielenterveyden-edistaminen",
         "främja invånarnas psykiska hälsa"),
        ("Elevernas psykiska hälsa stöds i skolan.", "mielenterveyden-vahvistaminen",
         "psykiska hälsa stöds"),
        ("Mielenterveyttä voidaan myös tukea.", "mielenterveyden-vahvistaminen",
         "Mielenterveyttä voidaan myös tukea"),
        ("Mielen hyvinvointia on tärkeää vaalia.", "mielen-hyvinvoinnin-edistaminen",
         "Mielen hyvinvointia on tärkeää vaalia"),
        ("PYRIMME EDISTÄMÄÄN LASTEN MIELENTERVEYTTÄ.", "mielenterveyden-edistaminen",
         "EDISTÄMÄÄN LASTEN MIELENTERVEYTTÄ"),
    ],
)  # fmt: skip
def test_a_verb_says_the_same_as_its_noun(text: str, concept: str, words: str) -> None:
    assert counted(shipped(), text) == [(concept, words)]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Edistämme liikuntaa, mutta mielenterveyttä tarvitaan.", "mielenterveys"),
        ("Kunta tukee liikuntaa. Mielenterveyttä kaivataan.", "mielenterveys"),
        ("Tuotetaan mielenterveyttä ja edistetään kasvua.", "mielenterveys"),
        ("Edistävä ja avoin puhe mielenterveydestä.", "mielenterveys"),
        ("Mielenterveyttä kaivataan varhaisen tuen keinoin.", "mielenterveys"),
    ],
)
def test_a_verb_of_another_object_is_not_taken(text: str, concept: str) -> None:
    assert [found for found, _ in counted(shipped(), text)] == [concept]


def test_the_nearest_verb_takes_the_object() -> None:
    text = "Edistetään mielenterveyttä tukevaa toimintaa."
    assert counted(shipped(), text) == [
        ("mielenterveyden-vahvistaminen", "mielenterveyttä tukevaa")
    ]


def test_other_concepts_between_verb_and_object_are_counted() -> None:
    text = "Vahvistetaan itsetuntoa ja mielenterveyttä."
    assert [concept for concept, _ in counted(shipped(), text)] == [
        "mielenterveyden-vahvistaminen",
        "itsetunto",
    ]


def test_words_that_point_back() -> None:
    text = "Mielen hyvinvoinnista ja sen edistämisestä kerrotaan."
    assert counted(shipped(), text) == [
        ("mielen-hyvinvointi", "Mielen hyvinvoinnista"),
        ("mielen-hyvinvoinnin-edistaminen", "Mielen hyvinvoinnista|edistämisestä"),
    ]
    blind = shipped(MatchOptions(coreference=False))
    assert counted(blind, text) == [("mielen-hyvinvointi", "Mielen hyvinvoinnista")]


def test_verbs_can_be_switched_off() -> None:
    silent = shipped(MatchOptions(verbal=False))
    assert counted(silent, "Kunta vahvistaa mielenterveyttä.") == [
        ("mielenterveys", "mielenterveyttä")
    ]
