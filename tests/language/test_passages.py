"""The language of passages in documents that mix them."""

from __future__ import annotations

import pytest

from termscan.language import detect_language, open_analyser

FINNISH = "Kunta edistää lasten mielenterveyttä ja hyvinvointia."
SWEDISH = "Kommunen främjar barnens psykiska hälsa och den är viktig."
ENGLISH = "The municipality promotes the mental health of all children."


@pytest.mark.parametrize("gap", ["\n\n", "\n", " ", "\f"])
@pytest.mark.parametrize("order", [(0, 1, 2), (1, 0, 2), (2, 1, 0), (1, 2, 0)])
def test_each_passage_is_read_in_its_language(gap: str, order: tuple[int, ...]) -> None:
    texts = [(FINNISH, SWEDISH, ENGLISH)[number] for number in order]
    tokens = open_analyser().tokens(gap.join(texts))
    lemmas = {token.surface: {reading.lemma for reading in token.readings} for token in tokens}
    assert "mielenterveys" in lemmas["mielenterveyttä"]
    assert "psykisk" in lemmas["psykiska"]
    assert "child" in lemmas["children"]


@pytest.mark.parametrize("around", ["– –", "” ”", "1 _", "\ud800 \n", "( ,", "№ №"])
def test_whatever_stands_around_a_word_it_is_told(around: str) -> None:
    before, after = around.split(" ")
    assert detect_language(f"Samarbete{before}och{after}hälsa") == "sv"


@pytest.mark.parametrize("other", ["šoch", "ochž", "ochÿ"])
def test_letters_of_no_marker_part_words(other: str) -> None:
    assert detect_language(f"Samarbete {other} hälsa") == "sv"
    assert detect_language(f"Samarbete {other.replace('och', 'toch')} hälsa") == "fi"


def test_text_that_nothing_tells_of_is_finnish() -> None:
    assert detect_language("") == detect_language("Palvelut 2022–2025") == "fi"


def test_a_swedish_text_is_swedish_throughout() -> None:
    text = f"{SWEDISH}\nBarnens hälsa främjas.\nPsykiska problem minskar."
    read = [token for token in open_analyser().tokens(text) if token.kind == "word"]
    assert not any(reading.pos for token in read for reading in token.readings)
