from __future__ import annotations

import pytest

from termscan.extract import Extraction, judge, judged
from termscan.extract.plausible import signals
from termscan.records import Page

KNOWN = {"mielen", "hyvinvointi", "edistäminen", "kunta", "tukee", "asukkaita", "hyvä"}


def knows(word):
    return word.lower() in KNOWN


GOOD = "Mielen hyvinvointi. Kunta tukee asukkaita. Hyvä mielen edistäminen. " * 5
MIXED = "hyvin-\nkunta mielen-\ntukee edis-\nasukkaita kun-\nhyvä asuk-\nmielen " + GOOD


def test_a_good_page_is_good():
    found = judge(GOOD + "hyvin-\nvointi edistä-\nminen kun-\nta asuk-\nkaita tu-\nkee", knows)
    assert found.known == found.joined == found.quality == 1


def test_mixed_columns_are_told_by_their_line_ends():
    found = judge(MIXED, knows)
    assert found.known > 0.9
    assert found.joined == 0
    assert found.quality == 0


def test_suspended_compounds_are_not_counted_as_broken_words():
    assert (
        judge("mielen-\nja hyvin-\nsekä kunta-\ntai edis-\neli asuk-\noch " + GOOD, knows).joined
        is None
    )


def test_a_short_page_cannot_be_judged():
    assert judge("Kansi", knows).quality is None


def test_pages_get_quality_and_remarks():
    unread = Page(4, "", read_as="none")
    pages = (Page(1, GOOD), Page(2, MIXED), Page(3, "xyz qwerty " * 20), unread)
    good, mixed, unknown, none = judged(Extraction(pages, "text/plain"), knows).pages
    assert good.quality == 1
    assert not good.remarks
    assert "joined" in mixed.remarks[0]
    assert unknown.remarks[0] == "only 0% of the words are known"
    assert none == unread


@pytest.mark.parametrize(
    ("text", "nonsense"),
    [
        (GOOD, False),
        ("Kommunens strategi främjar invånarnas välbefinnande och gemenskap. " * 5, False),
        ("NDVYDYD NXQWD WXNHH DVXNNDLWD K\\YLQYRLQWLD MD PLHOHQWHUYH\\WW¦ " * 5, True),
        ("\ufffd\ufffd\ufffd \ufffd\ufffd sana " * 20, True),
    ],
)
def test_letters_of_fonts_without_a_map_are_nonsense(text, nonsense):
    assert signals(text).nonsense is nonsense


def test_letter_spaced_words_are_seen():
    assert signals("T A V O I T T E E T ovat selvät").spaced > 0.5
    assert signals("Tavoitteet a) ja b) ovat selvät").spaced == 0
