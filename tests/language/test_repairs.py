"""Damage is seen through, marked, and can be switched off."""

from __future__ import annotations

import pytest

from termscan.language import Analyser, open_analyser

WORDS = (
    "mielenterveystaidot",
    "mielenterveysosaaminen",
    "mielenterveystyö",
    "hyvinvointityö",
)
ANALYSER = open_analyser(words=WORDS)


def repairs(text: str, analyser: Analyser = ANALYSER) -> set[tuple[str, str, str]]:
    """Every repaired reading: its kind, its lemma, and the text that it rests on."""
    return {
        (
            reading.origin,
            reading.lemma,
            " + ".join(text[start:end] for start, end in reading.fragments) or token.surface,
        )
        for token in analyser.tokens(text)
        for reading in token.readings
        if reading.origin.startswith("repair:")
    }


@pytest.mark.parametrize(
    ("text", "kind", "lemma", "pieces"),
    [
        ("sosiaalija terveyspalvelut", "glued", "sosiaalipalvelu", "sosiaali + palvelut"),
        ("koulutusja tutkimustoiminta", "glued", "koulutustoiminta", "koulutus + toiminta"),
        (
            "lisätään mielen terveystaitoja",
            "joined",
            "mielenterveystaito",
            "mielen + terveystaitoja",
        ),
        ("palvelujen turvaam inen", "joined", "turvaaminen", "turvaam + inen"),
        (
            "mielenterveysosaam\ninen",
            "joined",
            "mielenterveysosaaminen",
            "mielenterveysosaam + inen",
        ),
        ("TA MPER EEN STR ATEG IA", "spaced", "Tampere", "TA MPER EEN"),
        ("H Y V I N V O I N T I", "spaced", "hyvinvointi", "H Y V I N V O I N T I"),
        ("vapaaajan toiminta", "hyphen", "vapaa-aika", "vapaaajan"),
        ("EUkomission kanta", "hyphen", "EU-komissio", "EUkomission"),
        ("mielenterveysty\ufffdn", "umlaut", "mielenterveystyö", "mielenterveysty\ufffdn"),
        ("hyvinvointityota", "umlaut", "hyvinvointityö", "hyvinvointityota"),
        (
            "mielensterveysosaaminen",
            "misprint",
            "mielenterveysosaaminen",
            "mielensterveysosaaminen",
        ),
        ("mielenterveytyötä", "misprint", "mielenterveystyö", "mielenterveytyötä"),
    ],
)
def test_damage_is_mended_and_marked(text: str, kind: str, lemma: str, pieces: str) -> None:
    assert (f"repair:{kind}", lemma, pieces) in repairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "mielen hyvinvointi ja kunnan hallitus",
        "KUNNAN STRATEGIA",
        "Osallisuus ja yhteisöllisyys lisääntyvät.",
        "hoitoja ja palveluja",
        "Turun Puulan alue",
        "automatisaation vaikutus",
    ],
)
def test_what_is_whole_is_left_alone(text: str) -> None:
    assert repairs(text) == set()


def test_repairs_can_be_switched_off() -> None:
    plain = open_analyser(words=WORDS, repairs=False)
    assert repairs("sosiaalija terveyspalvelut, vapaaajan TA MPER EEN", plain) == set()


@pytest.mark.parametrize(
    "text", ["lääkäri Lokkinen", "bullterrieri Nasu", "kansainvälisisä matkailijoita"]
)
def test_a_word_and_a_name_or_an_unknown_word_are_not_pieces_of_one(text: str) -> None:
    assert repairs(text) == set()


def test_spaced_letters_may_be_a_genitive_and_a_word() -> None:
    lemmas = {lemma for _, lemma, _ in repairs("H E N K I S T E N  H A AST E I D E N")}
    assert {"henkinen", "haaste"} <= lemmas


def test_a_glued_member_is_not_read_as_a_form_of_itself() -> None:
    analyser = open_analyser(words=["mielenterveys", "mielenterveyspalvelut"])
    (glued, _) = analyser.tokens("mielenterveysja päihdepalvelut")
    assert {reading.lemma for reading in glued.readings} == {"mielenterveyspalvelu"}
