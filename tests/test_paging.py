"""Mentions over pages: through breaks, past headers, and never in what could not be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from termscan.language import open_analyser
from termscan.lexicon import load_lexicons
from termscan.match import Matcher
from termscan.paging import document_text, find_mentions
from termscan.records import Page, Zone


@pytest.fixture(scope="module")
def tools():
    analyser = open_analyser()
    return analyser, Matcher(load_lexicons(["mental-wellbeing"]), analyser)


def found(tools, *pages):
    words, mentions = find_mentions(pages, *tools)
    return words, {(one.page, one.concept, one.status) for one in mentions}


def running(text, number, line):
    start = text.index(line)
    return Page(number, text, (Zone("running", start, start + len(line)),))


def test_a_phrase_goes_on_past_the_header_of_the_next_page(tools):
    first = Page(1, "Edistämme kuntalaisten henkistä ja")
    second = running("Kunnan strategia 2030\nfyysistä hyvinvointia.", 2, "Kunnan strategia 2030")
    _, mentions = found(tools, first, second)
    assert (1, "henkinen-hyvinvointi", "counted") in mentions


def test_headers_and_contents_are_shown_and_not_counted(tools):
    header = "Mielenterveys 2030"
    pages = [running(f"{header}\nTiet kuntoon.", number, header) for number in (1, 2)]
    contents = "Mielenterveystyö ..... 4"
    pages.append(Page(3, contents, (Zone("contents", 0, len(contents)),)))
    words, mentions = found(tools, *pages)
    assert words == 4
    assert mentions == {
        (1, "mielenterveys", "running"),
        (2, "mielenterveys", "running"),
        (3, "mielenterveystyo", "contents"),
    }


def test_pages_that_could_not_be_read_are_passed_over(tools):
    pages = [Page(1, "Mielenterveys.", read_as="none"), Page(2, "Mielenterveystyö.")]
    words, mentions = found(tools, *pages)
    assert words == 1
    assert mentions == {(2, "mielenterveystyo", "counted")}


PIECES = ["Mielenterveys- ja", "päihdetyötä.", "Mielen\nhyvinvointia", "\n", "Tiet.", "tuetaan", ""]


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4), min_size=1, max_size=4))
def test_every_mention_is_the_text_at_its_place(tools, pieces):
    pages = [Page(number, " ".join(some)) for number, some in enumerate(pieces, start=1)]
    _, mentions = find_mentions(pages, *tools)
    for one in mentions:
        rest = document_text(pages[one.page - 1 :])
        assert rest[one.start : one.end] == one.surface
        assert 0 <= one.start < max(len(pages[one.page - 1].text), 1)
        assert all(one.start <= start < end <= one.end for start, end in one.fragments)
