"""The project's own annotated passages: whole, consistent, and covering what is shipped."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from termscan.evaluate import Passage, dump, read_gold, read_markup
from termscan.lexicon import load_lexicons
from termscan.records import Concept

CONTEXT_WORDS = {"ennakkoarviointi-eva", "mieli"}
"""Lures of context words, which the shipped lexicons leave out."""

GOLD = Path(__file__).parents[2] / "gold"


@pytest.fixture(scope="module")
def passages() -> tuple[Passage, ...]:
    return read_gold(GOLD / "passages.jsonl")


@pytest.fixture(scope="module")
def concepts() -> dict[str, Concept]:
    return {one.id: one for lexicon in load_lexicons() for one in lexicon.concepts}


def test_the_gold_is_what_people_annotated() -> None:
    made = dump(read_markup(GOLD / "passages.txt"))
    written = (GOLD / "passages.jsonl").read_text(encoding="utf-8")
    assert made == written, "run python gold/make.py"


def test_every_annotation_names_a_concept_that_is_shipped(
    passages: tuple[Passage, ...], concepts: dict[str, Concept]
) -> None:
    mentioned = [(p.id, m.concept, m.kind) for p in passages for m in p.mentions]
    assert not [one for one in mentioned if one[1] not in concepts]
    assert not [one for one in mentioned if one[2] != concepts[one[1]].kind]
    lures = {trap.lure for p in passages for trap in p.traps}
    assert lures <= concepts.keys() | CONTEXT_WORDS
    context = [one for one in mentioned if concepts[one[1]].scope == "context"]
    assert not context


def test_everything_that_is_shipped_is_mentioned(
    passages: tuple[Passage, ...], concepts: dict[str, Concept]
) -> None:
    mentioned = {m.concept for p in passages for m in p.mentions if not m.nested}
    wanted = {one.id for one in concepts.values() if one.scope != "context"}
    assert wanted <= mentioned


def test_no_two_passages_are_alike(passages: tuple[Passage, ...]) -> None:
    texts = Counter(" ".join(p.text.split()).casefold() for p in passages)
    assert [text for text, times in texts.items() if times > 1] == []


def test_mentions_of_a_concept_do_not_stand_twice_in_the_same_place(
    passages: tuple[Passage, ...],
) -> None:
    for p in passages:
        places = Counter((m.concept, m.fragments or ((m.start, m.end),)) for m in p.mentions)
        assert max(places.values(), default=1) == 1, p.id


def test_tags_agree_with_what_is_annotated(passages: tuple[Passage, ...]) -> None:
    for p in passages:
        assert ("no-mention" in p.tags) == (not p.mentions), p.id
        assert not ({"clean"} & set(p.tags) and p.traps), p.id
        if {"double-ellipsis"} & {flag for m in p.mentions for flag in m.flags}:
            assert "ellipsis" in p.tags, p.id
    assert {p.language for p in passages} == {"fi", "sv", "en"}
    assert all(p.source == {"type": "own"} for p in passages)
