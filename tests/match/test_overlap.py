"""Mentions that lie in one another, what each says of itself, and what holds for all of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from match.makers import analyser, counted, shipped, statuses

from termscan.lexicon import load_lexicon
from termscan.match import Matcher, MatchOptions, overlap
from termscan.match.search import Found
from termscan.match.words import _written_parts

NESTED = "Mielenterveyden edistämisen osaamista lisätään."
_MATERIAL = (
    "mielenterveyden mielen psyykkistä henkisen ja sekä , . / - hyvinvointia terveyttä tukea "
    "edistää edistämisen ehkäisevän päihde- mielenterveystyön -taitoja KiVa koulu Mieli ry kunta "
    "(MIVA) https://kunta.fi/ohjaamo lasten ongelmien ehkäisy sen \n \f resilienssi hyvän"
)
WORDS = _MATERIAL.split(" ")


def test_the_longest_concept_counts_and_the_others_stay_visible() -> None:
    assert statuses(shipped(), NESTED) == {
        "mielenterveysosaaminen": "counted",
        "mielenterveyden-edistaminen": "nested",
        "mielenterveys": "nested",
    }


def test_a_term_in_a_name_is_not_a_mention_of_the_term() -> None:
    text = "Mielenterveysosaamisen vahvistaminen kunnissa -hanke"
    found = statuses(shipped(), text)
    assert found["p:mito-hankkeet"] == "counted"
    assert found["mielenterveysosaaminen"] == "in_name"


def test_a_name_in_a_longer_name_is_nested() -> None:
    found = statuses(shipped(), "Hyvän mielen kunta -tarkistuslista")
    assert found["p:hyvan-mielen-kunta-tarkistuslista"] == "counted"
    assert found["p:hyvan-mielen-kunta"] == "nested"


def test_what_modifies_a_head_is_nested_in_its_phrase() -> None:
    found = statuses(shipped(), "Positiivisen mielenterveyden vahvistaminen")
    assert found["mielenterveyden-vahvistaminen"] == "counted"
    assert found["positiivinen-mielenterveys"] == "nested"


def test_coordinated_concepts_do_not_nest() -> None:
    found = statuses(shipped(), "Mielen tasapainosta ja hyvinvoinnista.")
    assert found == {"mielen-tasapaino": "counted", "mielen-hyvinvointi": "counted"}


def test_every_concept_may_be_counted_instead() -> None:
    everything = shipped(MatchOptions(overlap="all"))
    assert set(statuses(everything, NESTED).values()) == {"counted"}
    assert len(counted(everything, NESTED)) == 3


def test_a_mention_explains_itself() -> None:
    text = "Otsikko\n\nMielenterveys- ja päihdetyö jatkuu. Muuta ei ole."
    (mention, _) = shipped().mentions(text)
    assert mention.form == "mielenterveystyö"
    assert mention.how == "ellipsis"
    assert mention.because is None
    assert mention.sentence == "Mielenterveys- ja päihdetyö jatkuu."
    assert text[mention.sentence_start :].startswith(mention.sentence)
    assert mention.lexicon == "mental-wellbeing"


def test_a_framed_mention_names_its_verb() -> None:
    (mention, inner) = shipped().mentions("Kunta edistää mielenterveyttä.")
    assert (mention.form, mention.how) == ("edistää mielenterveys", "verb")
    assert (inner.status, inner.because) == ("nested", "inside mielenterveyden-edistaminen")


def test_a_text_without_the_lexicons_words_has_no_mention() -> None:
    assert shipped().mentions("") == []
    assert shipped().mentions("Kuusi palaa.") == []


def test_tokens_may_be_left_out() -> None:
    text = "mielen Kunnan strategia hyvinvointi"
    tokens = [t for t in analyser().tokens(text) if t.norm not in ("Kunnan", "strategia")]
    (mention,) = shipped().mentions(text, tokens)
    assert mention.surface == text
    assert mention.concept == "mielen-hyvinvointi"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_what_holds_for_every_mention(text: str) -> None:
    mentions = shipped().mentions(text)
    assert mentions == sorted(mentions, key=lambda m: (m.start, m.end, m.concept, m.status))
    for mention in mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert (mention.because is None) == (mention.status == "counted")
        end = mention.sentence_start + len(mention.sentence)
        assert text[mention.sentence_start : end] == mention.sentence
        if mention.fragments:
            assert mention.fragments[0][0] == mention.start
            assert mention.fragments[-1][1] == mention.end
            assert all(a < b for a, b in mention.fragments)
    counted_spans = [
        (mention.concept, mention.start, mention.end, mention.fragments)
        for mention in mentions
        if mention.status == "counted"
    ]
    assert len(set(counted_spans)) == len(counted_spans)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_a_paragraph_before_only_moves_the_mentions(text: str) -> None:
    before = "Kuusi palaa takassa.\n\n"
    shift = len(before)
    alone = [(m.concept, m.start + shift, m.status) for m in shipped().mentions(text)]
    moved = [(m.concept, m.start, m.status) for m in shipped().mentions(before + text)]
    assert moved == alone


def test_words_are_read_anew_in_another_language() -> None:
    """The same spelling has other readings in a Swedish passage, whatever was read before."""
    finnish = "Stress on sana ja se on tässä."
    swedish = "Stress och mobbning är vanliga och det är inte bra."
    first = [m.concept for m in shipped().mentions(f"{finnish}\n\n{swedish}")]
    second = [m.concept for m in shipped().mentions(f"{swedish}\n\n{finnish}")]
    assert sorted(first) == sorted(second)


def test_only_phrases_nearby_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that comes as one long page costs no more than its sentences do."""
    compared = 0

    def counting(one: Found, other: Found) -> bool:
        nonlocal compared
        compared += 1
        return share_word(one, other)

    share_word = overlap._share_word
    monkeypatch.setattr(overlap, "_share_word", counting)
    mentions = shipped().mentions("Mielenterveyden häiriö on yleinen. " * 300)
    assert len(mentions) == 600
    assert compared < 10 * len(mentions)


def test_mentions_of_one_sentence_hold_one_text() -> None:
    mentions = shipped().mentions("Mielenterveys, stressi ja yksinäisyys näkyvät. Stressi.")
    one, other, another, last = mentions
    assert one.sentence is other.sentence is another.sentence
    assert last.sentence == "Stressi."


def test_names_are_looked_for_at_the_beginning_of_a_chain_of_hyphens() -> None:
    assert list(_written_parts("kiva-koulu-hanke", 10)) == ["kiva", "kiva-koulu"]
    assert list(_written_parts("a-" * 9, 6)) == ["a", "a-a", "a-a-a"]
    assert counted(shipped(), "KiVa-" * 500) == [("p:kiva-koulu", "KiVa-" * 500)]


def test_one_lexicon_needs_no_list() -> None:
    matcher = Matcher(load_lexicon("practices"), analyser())
    assert counted(matcher, "KiVa ja stressi") == [("p:kiva-koulu", "KiVa")]
