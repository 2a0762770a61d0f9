"""The figures, by parts and over documents, and their reports."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from evaluate.gold_makers import annotated, passage, predicted
from hypothesis import given
from hypothesis import strategies as st

from termscan.errors import InputError, UsageError
from termscan.evaluate import (
    Evaluation,
    GoldMention,
    Passage,
    as_json,
    as_text,
    compare,
    comparison_as_text,
    evaluate,
    exactness,
    from_json,
)
from termscan.records import Concept, Mention

TEXT = "Ohjaamo tukee mielenterveyttä ja mielenterveystyötä"
GOLD = passage(
    TEXT,
    annotated(TEXT, "Ohjaamo", "p:ohjaamo"),
    annotated(TEXT, "tukee mielenterveyttä", "mv", "verbal"),
    annotated(TEXT, "mielenterveystyötä", "mt"),
)
TERM = Concept("mv", "terms", "term", {"fi": "mv"})
NEAR = Concept("mt", "terms", "term", {"fi": "mt"}, scope="near")
PRACTICE = Concept("p:ohjaamo", "names", "practice", {"fi": "Ohjaamo"}, scope="near")


def _find_some(_: str) -> Iterable[Mention]:
    yield predicted(TEXT, "mielenterveystyötä", "mt")
    yield predicted(TEXT, "mielenterveyttä", "mt")


def test_shares_are_what_the_counts_say() -> None:
    found = evaluate([GOLD], _find_some)
    assert found.overall == (1, 2, 1)
    assert found.overall.precision == 1 / 2
    assert found.overall.recall == 1 / 3
    assert found.overall.f1 == pytest.approx(2 / 5)


def test_a_share_of_nothing_is_undefined() -> None:
    nothing = evaluate([passage(TEXT)], lambda _: []).overall
    assert (nothing.precision, nothing.recall, nothing.f1) == (None, None, None)


def test_scores_by_parts() -> None:
    found = evaluate([GOLD], _find_some, concepts=[TERM, NEAR, PRACTICE])
    assert found.by_kind() == {"practice": (0, 1, 0), "term": (1, 1, 1)}
    assert found.by_concept() == {"mt": (1, 0, 1), "mv": (0, 1, 0), "p:ohjaamo": (0, 1, 0)}
    assert found.by_lexicon() == {"lexicon": (1, 0, 1), "names": (0, 1, 0), "terms": (0, 1, 0)}
    assert found.by_phenomenon()["verbal"] == (0, 1, 0)
    assert found.by_phenomenon()["names"] == (0, 1, 0)
    assert found.without("verbal") == (1, 1, 1)


def test_gold_of_kinds_that_no_lexicon_has_is_left_out_and_counted() -> None:
    found = evaluate([GOLD], _find_some, concepts=[TERM, NEAR])
    assert (found.overall, found.outside) == ((1, 1, 1), 1)
    unlisted = evaluate([GOLD], _find_some, concepts=[TERM])
    assert unlisted.by_concept()["mt"] == (1, 0, 1)


def test_counts_of_core_concepts_by_document() -> None:
    right = Passage("right", TEXT, "fi", GOLD.mentions)
    found = evaluate([GOLD, Passage("none", "ei")], _find_some, concepts=[TERM, NEAR, PRACTICE])
    counts = exactness(found)
    assert (counts.documents, counts.exact, counts.empty) == (2, 1, ("one",))
    assert [(one.concept, one.counted, one.most) for one in counts.wrong] == [("mv", 0, 1)]
    perfect = evaluate([right], _as_annotated(right), concepts=[TERM])
    assert exactness(perfect).exact == 1


def test_a_count_may_leave_out_what_a_careful_person_could() -> None:
    doubtful = passage(TEXT, annotated(TEXT, "Ohjaamo", "p:ohjaamo", "doubt"))
    without = exactness(evaluate([doubtful], lambda _: []))
    assert (without.exact, without.within, without.empty) == (0, 1, ())
    twice = exactness(evaluate([doubtful], lambda _: [predicted(TEXT, "tukee", "p:ohjaamo")]))
    assert (twice.exact, twice.within) == (1, 1)
    more = [predicted(TEXT, "tukee", "p:ohjaamo"), predicted(TEXT, "Ohjaamo", "p:ohjaamo")]
    assert exactness(evaluate([doubtful], lambda _: more)).within == 0


def test_two_runs_are_compared_mention_by_mention() -> None:
    before = evaluate([GOLD], _find_some)
    after = evaluate([GOLD], lambda _: [predicted(TEXT, "Ohjaamo", "p:ohjaamo")])
    changed = compare(before, after)
    assert [one.concept for one in changed.found] == ["p:ohjaamo"]
    assert [one.surface for one in changed.lost] == ["mielenterveystyötä"]
    assert [one.surface for one in changed.gone_false] == ["mielenterveyttä"]
    assert changed.new_false == ()
    assert "lost now: 1" in comparison_as_text(changed)
    with pytest.raises(UsageError):
        compare(before, evaluate([], _find_some))


def test_the_report_shows_every_error_in_its_context() -> None:
    report = as_text(evaluate([GOLD], _find_some))
    assert "false one 14 mt: Ohjaamo tukee [mielenterveyttä] ja mielenterveystyötä" in report
    assert "miss  one 0 p:ohjaamo: [Ohjaamo] tukee mielenterveyttä" in report
    assert "miss" not in as_text(evaluate([GOLD], _find_some), errors=False).split("traps")[1]


def test_json_brings_the_evaluation_back() -> None:
    found = evaluate([GOLD], _find_some, concepts=[TERM, NEAR, PRACTICE])
    assert from_json(as_json(found)) == found
    for broken in ("", "{}", "[]", '{"passages": 1}'):
        with pytest.raises(InputError):
            from_json(broken)


def _as_annotated(one: Passage) -> object:
    mentions = [predicted(one.text, m.surface, m.concept) for m in one.mentions]
    return lambda _: mentions


@st.composite
def _annotations(draw: st.DrawFn) -> tuple[GoldMention, ...]:
    spans = draw(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), max_size=8))
    concepts = st.sampled_from(["a", "b", "p:c"])
    return tuple(
        GoldMention(start, start + size, "x" * size, draw(concepts), "term")
        for start, size in spans
    )


@given(_annotations(), _annotations())
def test_judgements_account_for_every_mention(
    gold: tuple[GoldMention, ...], other: tuple[GoldMention, ...]
) -> None:
    one = Passage("one", "x" * 40, "fi", gold)
    predictions = [
        Mention(m.start, m.end, m.surface, m.concept, "", m.kind, "counted", "") for m in other
    ]
    found: Evaluation = evaluate([one], lambda _: predictions)
    hits, misses, false = found.overall
    assert (hits + misses, hits + false) == (len(gold), len(other))
    assert sum(found.strict) + found.strict.hits <= len(gold) + len(other)
    same = [Mention(m.start, m.end, m.surface, m.concept, "", m.kind, "counted", "") for m in gold]
    assert evaluate([one], lambda _: same).strict == (len(gold), 0, 0)
