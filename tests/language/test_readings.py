"""Readings in dictionary conventions, the same from both backends."""

from __future__ import annotations

import pytest

from termscan.errors import MissingBackend
from termscan.language import Analyser, open_analyser
from termscan.language.backends import BackendName

WORDS = ("Mielikioski", "MITOKE", "Icehearts", "Gutsy Go", "Walkers", "Nyyti")


def opened(backend: BackendName) -> Analyser:
    """Open an analyser, or skip the test where the backend is not installed."""
    try:
        return open_analyser(backend, words=WORDS)
    except MissingBackend as error:
        pytest.skip(f"{backend}: {error}")


@pytest.fixture(scope="module", params=["libvoikko", "pyvoikko"])
def analyser(request: pytest.FixtureRequest) -> Analyser:
    return opened(request.param)


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("mielenterveysosaamisen", "mielenterveysosaaminen", "noun"),
        ("edistäminen", "edistää", "verb"),
        ("edistetään", "edistää", "verb"),
        ("tukevia", "tukeva", "adjective"),
        ("tukevia", "tukea", "verb"),
        ("vähennetty", "vähentää", "verb"),
        ("taloissammekin", "talo", "noun"),
        ("mielestä", "mieli", "noun"),
        ("Helsingin", "Helsinki", "name"),
        ("HELSINGIN", "Helsinki", "name"),
        ("Isossa-Britanniassa", "Iso-Britannia", "name"),
        ("THL:n", "THL", "abbreviation"),
        ("Fiskars'in", "Fiskars", "abbreviation"),
        ("20:n", "20", "numeral"),
        ("HYTEn", "HYTE", "abbreviation"),
        ("HYTE-työn", "HYTE-työ", "noun"),
        ("KiVa-kouluun", "KiVa-koulu", "noun"),
        ("MITOKE-mallia", "MITOKE-malli", "noun"),
        ("1990-luvulla", "1990-luku", "noun"),
        ("laaja-alaisesti", "laaja-alaisesti", "adverb"),
        ("tehä", "tehdä", "verb"),
        ("meiän", "minä", "pronoun"),
        ("tos", "tuo", "pronoun"),
        ("nopeammin", "nopeasti", "adverb"),
        ("mukanaan", "mukana", "adverb"),
        ("mukaansa", "mukaan", "adverb"),
        ("eteeni", "eteen", "adverb"),
        ("saavansa", "saada", "verb"),
        ("edistäviensäkin", "edistävä", "adjective"),
        ("opettajattaan", "opettaja", "noun"),
        ("asiantuntijoittansa", "asiantuntija", "noun"),
        ("kiusatuissaankin", "kiusattu", "adjective"),
        ("koulutetuksemme", "koulutettu", "adjective"),
        ("Isolla-Britannialla", "Iso-Britannia", "name"),
        ("Papua-Uudessa-Guineassa", "Papua-Uusi-Guinea", "name"),
        ("heidän", "hän", "pronoun"),
        ("Iceheartsin", "Icehearts", "name"),
        ("Walkersissa", "Walkers", "name"),
        ("Nyytin", "Nyyti", "name"),
        ("Gon", "Go", "name"),
        ("mielen\u00adter\u200bveyden", "mielenterveys", "noun"),
        ("mielentervey\u0064en", "mielenterveys", "noun"),
        ("hyvinvointityo\u0308n", "hyvinvointityö", "noun"),
        ("sosiaali‐alan", "sosiaali-ala", "noun"),
    ],
)
def test_reading(word: str, lemma: str, pos: str, analyser: Analyser) -> None:
    assert (lemma, pos) in {(reading.lemma, reading.pos) for reading in analyser.readings(word)}


def test_names_that_nothing_knows_inflect_and_are_marked(analyser: Analyser) -> None:
    found = {r.lemma for r in analyser.readings("Tymppiksellä") if r.origin == "guess"}
    assert "Tymppis" in found


def test_a_brought_compound_inflects_like_its_head(analyser: Analyser) -> None:
    for form in ("Mielikioskin", "Mielikioskeissa", "mielikioskeja", "MIELIKIOSKISTA"):
        assert "mielikioski" in {r.lemma.lower() for r in analyser.readings(form)}, form


def test_case_number_and_parts(analyser: Analyser) -> None:
    (reading,) = analyser.readings("mielenterveyspalvelujen")
    assert reading[:4] == ("mielenterveyspalvelu", "noun", "genitive", "plural")
    assert reading.parts == ("mieli", "terveys", "palvelu")


def test_a_suspended_member_keeps_its_hyphen(analyser: Analyser) -> None:
    (reading,) = analyser.readings("mielenterveys-")
    assert (reading.lemma, reading.pos) == ("mielenterveys-", "prefix")


def test_the_dictionary_stamp_does_not_depend_on_the_backend() -> None:
    assert opened("libvoikko").dictionary == opened("pyvoikko").dictionary


@pytest.mark.parametrize("word", ["edistämiseen", "kehittämiseen", "tukevaan", "edistävään"])
def test_an_illative_is_no_possessive_of_another_case(analyser: Analyser, word: str) -> None:
    """-Vn for -nsa stands after case endings alone; the genitive's is -nsa (edistämisensä)."""
    assert {reading.case for reading in analyser.readings(word)} == {"illative"}
