from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termscan.extract.clean import clean_page


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("hyvin\ufffevointi", "hyvin-\nvointi"),
        ("rivi\r\nrivi\rrivi", "rivi\nrivi\nrivi"),
        ("\uf0b7 kohta", "• kohta"),
        ("\ue123 kohta", "• kohta"),
        ("ve\ue123di", "ve\ue123di"),
        ("sana\0\x07", "sana"),
        ("2022\x152025 \x1ckka", "2022–2025 fikka"),
        ("a\fb", "a\nb"),
        ("soft\u00adhyphen ja\u00a0väli ﬁ", "soft\u00adhyphen ja\u00a0väli ﬁ"),
    ],
)
def test_what_a_reader_adds_goes_and_the_text_stays(raw, clean):
    assert clean_page(raw) == clean


@given(st.text())
def test_cleaned_text_has_no_page_break_and_stays_clean(text):
    once = clean_page(text)
    assert "\f" not in once
    assert clean_page(once) == once
