"""Mentions over pages: through breaks, past headers, and never in what could not be read."""

import pytest
from direct_way import find_directly
from hypothesis import given, settings
from hypothesis import strategies as st
from shared_data import shared

from termscan.extract import Extraction
from termscan.index import Indexer, TypeTable
from termscan.language import open_analyser
from termscan.lexicon import load_lexicon, load_lexicons
from termscan.match import Matcher, analyser_for
from termscan.records import Page, Zone
from termscan.scan.finder import Finder
from termscan.scan.indexed import index_document
from termscan.scan.paging import document_text


class Tools:
    """Lexicons ready for both ways."""

    def __init__(self, lexicons, cues=None):
        self.indexer = Indexer(open_analyser())
        analyser = analyser_for(lexicons)
        matcher = Matcher(lexicons, analyser)
        self.direct = (analyser, matcher, cues and Matcher([cues], analyser))
        self.finder = Finder(TypeTable(), *self.direct)

    def find(self, pages):
        document = index_document(Extraction(tuple(pages), "text/plain"), self.indexer)
        [found] = self.finder.findings([document.within(self.finder.types)])
        return found.words, found.mentions


@pytest.fixture(scope="module")
def tools():
    return Tools(load_lexicons(["mental-wellbeing"]))


@pytest.fixture(scope="module")
def all_tools():
    return Tools(load_lexicons(None), load_lexicon("frames"))


def directly(tools, pages):
    """Return what the direct way finds; of a document without words nothing is told."""
    words, mentions = find_directly(pages, *tools.direct)
    return words, mentions if words else ()


def found(tools, *pages):
    words, mentions = tools.find(pages)
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
    _, mentions = tools.find(pages)
    for one in mentions:
        rest = document_text(pages[one.page - 1 :])
        assert rest[one.start : one.end] == one.surface
        assert 0 <= one.start < max(len(pages[one.page - 1].text), 1)
        assert all(one.start <= start < end <= one.end for start, end in one.fragments)


NATURAL = """Mielenterveys- ja päihdetyö sekä -neuvonta.
Mielen terveystaitoja ja mielensterveysosaaminen, sosiaalija terveyspalvelut. H Y V I N VOINTI
Barn- och ungdomspsykiatri för den psykiska hälsan och att må bra.
Katso https://www.kiusaamisvapaa.fi/kiva-koulu tai Mielenterveystalo.fi. (KiVa Koulu -ohjelma)
Kunta edistää asukkaiden henkistä, fyysistä ja sosiaalista hyvinvointia sekä torjuu yksinäisyyttä.
1990-luvulla THL:n hyte-työ; mielenterveyttä ja sen edistämistä; Mielikioskin."""


@settings(deadline=None, max_examples=80)
@given(
    st.lists(st.lists(st.sampled_from(NATURAL.split()), max_size=25), min_size=1, max_size=5),
    st.sampled_from(["text", "none"]),
)
def test_the_index_gives_what_the_direct_way_gives(all_tools, pages, first_read_as):
    made = [
        running(" ".join(words) or "-", number, (words or ["-"])[0])
        for number, words in enumerate(pages, start=1)
    ]
    made.append(Page(len(made) + 1, NATURAL, read_as=first_read_as))
    assert all_tools.find(made) == directly(all_tools, made)


def test_the_index_gives_what_the_direct_way_gives_on_real_text(all_tools):
    for file in sorted(shared("data", "strategies", "text").glob("*.txt"))[::9]:
        text = file.read_text(encoding="utf-8")
        parts = [text[start : start + 2500] for start in range(0, len(text), 2500)]
        pages = [
            running(part, number, part.split("\n", 1)[0]) if part[0] != "\n" else Page(number, part)
            for number, part in enumerate(parts, start=1)
        ]
        assert all_tools.find(pages) == directly(all_tools, pages)


BROUGHT = """format = 1
id = "own"
title = "Oma"
version = "1"
kind = "term"

[[concept]]
id = "mielikioski"
label.fi = "Mielikioski"
forms.fi = ["mielikioski", "hytetys", "mielenterveystaito", "kaikukortti"]
"""


def test_words_that_a_lexicon_brings_are_found_in_an_index_made_without_them(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(BROUGHT, encoding="utf-8")
    tools = Tools([load_lexicon(path)])
    text = (
        "Mielikioskin hytetystä. Mielen terveystaitoja, mielenterveystaitjoa ja kaikukorteilla."
        " Mielikioski- ja hytetystyö. Muut mielentervéystaidot."
    )
    words, mentions = tools.find([Page(1, text)])
    assert (words, mentions) == directly(tools, [Page(1, text)])
    assert {one.surface for one in mentions} >= {"Mielikioskin", "hytetystä"}
    assert any("repair" in one.how for one in mentions)
