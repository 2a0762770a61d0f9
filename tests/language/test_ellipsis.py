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


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Barn- och ungdomspsykiatrin är viktig för att barnen ska må bra.", "barnpsykiatri"),
        ("Vården av mental- samt missbrukarvården är en del av det.", "mentalvård"),
        ("Det är social- och\nhälsovårdstjänster som ordnas för barn.", "socialvårdstjänst"),
    ],
)
def test_swedish_members_are_completed(text: str, lemma: str) -> None:
    tokens = open_analyser().tokens(text)
    (suspended,) = [token for token in tokens if token.norm.endswith("-")]
    completed = {reading.lemma: reading for reading in suspended.readings}
    assert lemma in completed
    start, end = completed[lemma].fragments[0]
    assert text[start:end] == suspended.surface[:-1]


@pytest.mark.parametrize("dash", ["-", "\u2010", "\u2011", "\u2013", "\u2014"])
def test_dashes_that_hang_on_a_word_are_hyphens(dash: str) -> None:
    analyser = open_analyser()
    left = analyser.tokens(f"mielenterveysosaamista ja {dash}taitoja")
    assert left[-1].norm == "-taitoja"
    assert "mielenterveystaito" in {reading.lemma for reading in left[-1].readings}
    right = analyser.tokens(f"mielenterveys{dash} ja päihdetyö")
    assert right[0].norm == "mielenterveys-"
    assert "mielenterveystyö" in {reading.lemma for reading in right[0].readings}


def test_dashes_between_words_and_numbers_are_punctuation() -> None:
    tokens = open_analyser().tokens("Hyvinvointi – terveys–työ, 2022–2025\n–Toimet")
    assert [token.norm for token in tokens if token.kind == "punctuation"] == list("––,––")


def test_a_member_does_not_complete_itself() -> None:
    text = "sosiaali-, terveys-, päihde- ja mielenterveyspalvelut"
    lemmas = {r.lemma for token in open_analyser().tokens(text) for r in token.readings}
    assert {"sosiaalipalvelu", "terveyspalvelu", "päihdepalvelu"} <= lemmas
    assert "terveysterveyspalvelu" not in lemmas


def test_a_page_may_end_inside_a_pair() -> None:
    assert ("mielenterveystyö", ("mielenterveys", "työ")) in completed(
        "mielenterveys- ja\n\n\f12\n\npäihdetyö"
    )
    assert completed("mielenterveys- 12 päihdetyö") == set()


@pytest.mark.parametrize(
    "odd", ["lenterveys-www.a.fi/t.ex.'%\ud800(thl:n", "a.fi/t'%\ud800(", "x" * 100_000]
)
def test_odd_words_beside_swedish_members_do_no_harm(odd: str) -> None:
    tokens = ANALYSER.tokens(f"barn- och {odd} samt -vård", "sv")
    assert "barn-" in {reading.lemma for reading in tokens[0].readings}
