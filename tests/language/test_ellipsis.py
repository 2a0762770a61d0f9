"""Elliptical compounds are completed, with the pieces of text that they rest on."""

from __future__ import annotations

import pytest

from termscan.language import open_analyser

ANALYSER = open_analyser()


def completed(text: str) -> set[tuple[str, tuple[str, ...]]]:
    """Every completed lemma in `text` with its fragments."""
    return {
        (reading.lemma, tuple(text[start:end] for start, end in reading.fragments))
        for token in ANALYSER.tokens(text)
        for reading in token.readings
        if reading.origin == "ellipsis"
    }


@pytest.mark.parametrize(
    ("text", "lemma", "fragments"),
    [
        ("mielenterveys- ja päihdetyön", "mielenterveystyö", ("mielenterveys", "työn")),
        ("päihde- ja mielenterveyspalveluja", "päihdepalvelu", ("päihde", "palveluja")),
        (
            "mielenterveysosaamista ja -taitoja",
            "mielenterveystaito",
            ("mielenterveys", "-taitoja"),
        ),
        (
            "mielenterveys- ja päihdepalvelujen sekä -neuvonnan",
            "mielenterveysneuvonta",
            ("mielenterveys", "-neuvonnan"),
        ),
        ("suoja- ja riskitekijöistä", "suojatekijä", ("suoja", "tekijöistä")),
        (
            "sosiaali-, päihde-, mielenterveys- ja etsivän nuorisotyön",
            "mielenterveystyö",
            ("mielenterveys", "työn"),
        ),
        ("mielenterveys-/päihdepalvelut", "mielenterveyspalvelu", ("mielenterveys", "palvelut")),
        ("mielenterveys- ja\npäihde-\ntyön", "mielenterveystyö", ("mielenterveys", "työn")),
        ("tunne- ja sosiaalisia taitoja", "tunnetaito", ("tunne", "taitoja")),
    ],
)
def test_the_member_is_completed(text: str, lemma: str, fragments: tuple[str, ...]) -> None:
    assert (lemma, fragments) in completed(text)


def test_the_part_after_the_hyphen_lends_its_head_only() -> None:
    lemmas = {lemma for lemma, _ in completed("terveys- ja mielenterveyspalvelut")}
    assert "terveyspalvelu" in lemmas
    assert not any(lemma.startswith("mielenterveys") for lemma in lemmas)
