from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from termscan.extract import duplicates, near_duplicates, repeated_passages, sketch


def words(seed, count):
    chance = random.Random(seed)
    return [f"sana{chance.randrange(5000)}" for _ in range(count)]


def test_a_draft_and_the_adopted_text_are_found():
    adopted = words(1, 1000)
    draft = adopted[:480] + words(2, 40) + adopted[520:]
    texts = {"draft": draft, "adopted": adopted, "other": words(3, 1000)}
    sketches = {name: sketch(" ".join(text)) for name, text in texts.items()}
    (found,) = near_duplicates(sketches)
    assert (found.one, found.other) == ("draft", "adopted")
    assert 0.8 < found.similarity < 1


def test_spaces_line_ends_case_and_punctuation_make_no_difference():
    plain = sketch("Mielen hyvinvointi on yhteinen asia, niin.")
    assert plain == sketch("• MIELEN hyvin-\nvointi on\nyhteinenasia – niin")
    assert plain != sketch("Mielen hyvinvointi on asia yhteinen, niin.")


def test_the_sketches_of_today_are_those_of_tomorrow():
    assert sketch("Mielen hyvinvointi") == (1249733907,)
    assert sketch("Psyykkinen hyvinvointi on yhteinen asia")[:1] == (1755863546,)


def test_what_a_text_says_twice_is_in_its_sketch_once():
    once = " ".join(words(5, 100))
    runs = sketch(" ".join([once] * 20))
    assert len(set(runs)) == len(runs) == 256
    assert near_duplicates({"once": sketch(once), "often": runs})[0].similarity > 0.9


def test_any_script_and_half_a_character_have_a_sketch():
    assert sketch("Стратегия города") != sketch("Стратегия деревни")
    assert sketch("sana \ud83d sanoo") == sketch("sana sanoo")


def test_a_text_of_one_word_has_a_sketch_and_no_text_has_none():
    assert len({sketch("sana"), sketch("toinen"), sketch("")}) == 3
    assert sketch("") == ()


def test_a_sketch_tells_how_much_of_two_texts_is_shared():
    text = words(7, 2000)
    for kept in (0.9, 0.6):
        whole = " ".join(text)
        part = " ".join(text[: int(2000 * kept)])
        (found,) = near_duplicates({"whole": sketch(whole), "part": sketch(part)}, least=0.3)
        assert abs(found.similarity - kept) < 0.12


def test_the_same_text_is_wholly_the_same():
    text = sketch(" ".join(words(1, 300)))
    assert near_duplicates({"a": text, "b": text})[0].similarity == 1


SKETCHES = st.lists(st.frozensets(st.integers(0, 60), max_size=40), max_size=9)


@given(SKETCHES, st.integers(1, 9), st.integers(1, 4))
def test_the_pairs_are_those_of_a_plain_comparison(hashes, most, together):
    sketches = {str(number): tuple(sorted(one)) for number, one in enumerate(hashes)}
    with (
        patch.object(duplicates, "_MOST_SHARED", most),
        patch.object(duplicates, "_TOGETHER", together),
    ):
        found = near_duplicates(sketches, least=0.3)
    assert {(one, other) for one, other, _ in found} == set(plainly(sketches, most, least=0.3))


def plainly(sketches, most, least):
    """Compare every two sketches; of a hash that many hold, only the first holders count."""
    seen = Counter()
    firsts = {}
    for name, hashes in sketches.items():
        firsts[name] = {value for value in hashes[:32] if seen[value] < most}
        seen.update(hashes[:32])
    for one, other in combinations(sketches, 2):
        fewest = min(len(sketches[one]), len(sketches[other]), 32)
        shared = len(firsts[one] & firsts[other])
        union = {*sketches[one], *sketches[other]}
        both = {*sketches[one]} & {*sketches[other]}
        if shared and shared >= fewest * 0.2 and round(len(both) / len(union), 3) >= least:
            yield one, other


def test_a_passage_in_two_documents_is_traced_to_the_first():
    passage = words(4, 60)
    texts = {
        "first": " ".join([*words(5, 100), *passage, *words(6, 50)]),
        "second": ", ".join([*words(7, 30), *passage, *words(8, 200)]),
    }
    (found,) = repeated_passages(texts)
    assert (found.document, found.original) == ("second", "first")
    assert texts["second"][found.start : found.end] == ", ".join(passage)
    assert texts["first"][found.original_start : found.original_end] == " ".join(passage)


def test_short_repeats_are_not_passages():
    passage = " ".join(words(4, 20))
    assert not repeated_passages({"a": f"alku {passage} loppu", "b": f"muu {passage} teksti"})


@given(st.lists(st.text(max_size=80), max_size=5))
def test_passages_lie_in_their_texts(texts):
    named = {str(number): text * 3 for number, text in enumerate(texts)}
    for found in repeated_passages(named, least=3):
        assert named[found.document][found.start : found.end].strip()
        assert found.original in named
