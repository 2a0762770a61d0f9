"""Counting again after an edit gives to the byte what counting from the start gives."""

from dataclasses import replace
from functools import lru_cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scan.test_finder import NATURAL, running
from shared_data import shared

from termscan.extract import Extraction
from termscan.index import Indexer, Rereadings, TypeTable
from termscan.language import open_analyser
from termscan.lexicon import Form, load_lexicon, load_lexicons
from termscan.match import Difference, Matcher, MatchOptions, analyser_for
from termscan.records import Page
from termscan.scan.finder import Finder
from termscan.scan.findings import changed_tokens, encode_findings
from termscan.scan.indexed import document_to_bytes, index_document, words_from_bytes
from termscan.scan.recount import Recounter
from termscan.scan.sweep import Sweep, Swept

LEXICONS = load_lexicons(None)
CUES = load_lexicon("frames")


def edited(drop=(), forms=(), step=1):
    """Return the shipped lexicons without some concepts, and with forms in every some-th one."""
    return [
        replace(
            lexicon,
            entries=tuple(
                replace(entry, forms=(*entry.forms, *forms)) if not number % step else entry
                for number, entry in enumerate(lexicon.entries)
                if entry.concept.id not in drop
            ),
        )
        for lexicon in LEXICONS
    ]


class Lexicons:
    """Lexicons ready to find with, over one table of types."""

    def __init__(self, lexicons, types):
        self.analyser = analyser_for(lexicons)
        self.matcher = Matcher(lexicons, self.analyser)
        cues = Matcher([CUES], self.analyser)
        self.finder = Finder(types, self.analyser, self.matcher, cues)

    def found(self, documents):
        return list(map(encode_findings, self.finder.findings(documents)))

    def again(self, before, documents):
        difference = Difference(before.matcher, self.matcher)
        changed = frozenset(before.analyser.words) ^ frozenset(self.analyser.words)
        pair = (before.analyser, self.analyser)
        words = rereadings(self.finder.types, *pair, changed) if changed else None
        earlier = before.found(documents)
        again = Recounter(self.finder, difference, CUES.id, words).findings(documents, earlier)
        sweep = Sweep(self.finder.types, difference, words)
        for one, other, left in zip(
            again, earlier, untouched(sweep, documents, earlier), strict=True
        ):
            assert one == other or not left
        return again


@lru_cache
def rereadings(types, one, other, apart):
    """Return what tells of the types of a table where two analysers read differently."""
    return Rereadings(one, other, open_analyser(words=apart))


def untouched(sweep, documents, found):
    """Tell of each document whether an edit leaves it as it is, as far as a sweep sees."""
    words = [words_from_bytes(document_to_bytes(one).words) for one in documents]
    return sweep.untouched(list(map(Swept, words, map(changed_tokens, found)))).tolist()


@pytest.fixture(scope="module")
def world():
    """Return an indexer, a table of types, and the lexicons before and after some edits."""
    types = TypeTable()
    named = [entry.concept.id for lexicon in LEXICONS for entry in lexicon.entries]
    edits = {
        "as shipped": edited(),
        "a third less": edited(drop=named[::3]),
        "most less": edited(drop=[one for number, one in enumerate(named) if number % 5]),
        "a phrase more": edited(forms=[Form("kunta edistää"), Form("kuntalaisten hyvinvointi")]),
        "a word more": edited(forms=[Form("hytetys"), Form("terveystaito")], step=40),
        "a name more": edited(forms=[Form("Mielenterveystalo", whole_token=True)], step=30),
    }
    made = {name: Lexicons(lexicons, types) for name, lexicons in edits.items()}
    return Indexer(open_analyser()), types, made


def document(indexer, types, pages):
    return index_document(Extraction(tuple(pages), "text/plain"), indexer).within(types)


PLAIN = edited()
EXACT = {
    "a name in an address": (Form("Sudenpentu"), "Katso https://sudenpentu.fi/kevat."),
    "a misprint": (Form("mielenpentutaito"), "Opitaan mielenspentutaitoja ja muuta."),
    "a torn word": (Form("mielenpentutaito"), "Opitaan mielen pentutaitoja ja muuta."),
    "a first member of another word": (Form("itsetuntopentu"), "Hyvä itsetunto ja muuta."),
    "a word beside a header": (Form("sudenpentu"), "Vuorovaikutus. Yksinäinen sudenpentu."),
}


@pytest.mark.parametrize("name", EXACT)
def test_what_one_phrase_brings_goes_with_it(world, name):
    indexer, types, _ = world
    form, text = EXACT[name]
    lexicons = [
        replace(one, entries=(*one.entries[:-1], _with(one.entries[-1], form))) for one in PLAIN
    ]
    with_it, without = Lexicons(lexicons, types), Lexicons(PLAIN, types)
    documents = [document(indexer, types, [Page(1, text)])]
    assert with_it.found(documents) != without.found(documents)
    assert with_it.again(without, documents) == with_it.found(documents)
    assert without.again(with_it, documents) == without.found(documents)


FAR = " ".join(["ja muuta"] * 9)
SWEPT = {
    "Kuntalaisten hyvinvointi.": False,
    "Hyvinvointi, kuntalaisten omin sanoin.": False,
    f"Kuntalaisten {FAR} hyvinvointi.": True,
    "Kuntalaisten terveys.": True,
    "Sivu 1": True,
    "": True,
}


def test_a_sweep_passes_over_what_an_edit_leaves_alone(world):
    indexer, types, lexicons = world
    one, other = lexicons["as shipped"], lexicons["a phrase more"]
    sweep = Sweep(types, Difference(one.matcher, other.matcher))
    texts = [[Page(1, text)] for text in SWEPT]
    texts.append([running(f"Kuntalaisten\n{FAR}", 1, FAR), Page(2, "hyvinvointi.")])
    documents = [document(indexer, types, pages) for pages in texts]
    found = one.found(documents)
    assert untouched(sweep, documents, found) == [*SWEPT.values(), False]
    assert untouched(sweep, [], []) == []


def test_only_a_small_edit_is_counted_from_what_was_found(world):
    _, _, lexicons = world

    def small(before, after):
        return Difference(lexicons[before].matcher, lexicons[after].matcher).is_small

    assert small("as shipped", "a word more")
    assert small("a word more", "as shipped")
    assert not small("as shipped", "most less")
    backwards = [replace(one, entries=one.entries[::-1]) for one in PLAIN]
    turned = Matcher(backwards, lexicons["as shipped"].analyser)
    assert not Difference(lexicons["as shipped"].matcher, turned).is_small
    other = Matcher(PLAIN, lexicons["as shipped"].analyser, MatchOptions(verbal=False))
    assert not Difference(lexicons["as shipped"].matcher, other).is_small


def _with(entry, form):
    return replace(entry, forms=(*entry.forms, form))


EDITS = ["as shipped", "a third less", "most less", "a phrase more", "a word more", "a name more"]


@settings(deadline=None, max_examples=60)
@example([["https://www.kiusaamisvapaa.fi/kiva-koulu"]], "most less", "as shipped")
@example([["Mielenterveys-", "Mielenterveys-", "ja", "-ohjelma)"]], "as shipped", "a third less")
@given(
    st.lists(st.lists(st.sampled_from(NATURAL.split()), max_size=60), min_size=1, max_size=4),
    st.sampled_from(EDITS),
    st.sampled_from(EDITS),
)
def test_on_generated_text(world, pages, before, after):
    indexer, types, lexicons = world
    made = [
        running(" ".join(words) or "-", number, (words or ["-"])[0])
        for number, words in enumerate(pages, start=1)
    ]
    documents = [document(indexer, types, made)]
    one, other = lexicons[before], lexicons[after]
    assert other.again(one, documents) == other.found(documents)


@pytest.mark.parametrize("before", EDITS)
def test_on_real_text(world, before):
    indexer, types, lexicons = world
    documents = []
    for file in sorted(shared("data", "strategies", "text").glob("*.txt"))[::40]:
        text = file.read_text(encoding="utf-8")
        parts = [text[start : start + 2500] for start in range(0, len(text), 2500)]
        pages = [
            running(part, number, part.split("\n", 1)[0]) if part[0] != "\n" else Page(number, part)
            for number, part in enumerate(parts, start=1)
        ]
        documents.append(document(indexer, types, pages))
    for after in EDITS:
        again = lexicons[after].again(lexicons[before], documents)
        assert again == lexicons[after].found(documents)
