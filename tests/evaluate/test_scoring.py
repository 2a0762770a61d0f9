"""What hits, what misses, what is false, and what springs a trap."""

from __future__ import annotations

from evaluate.gold_makers import annotated, passage, predicted

from termscan.evaluate import Trap, evaluate
from termscan.evaluate.scoring import judge

TEXT = "mielen ja kehon hyvinvointi ja mielenterveyden edistäminen"


def _verdicts(gold: object, *predictions: object, apart: tuple[str, ...] = ()) -> list[str]:
    judgements, _ = judge(gold, predictions, apart)  # type: ignore[arg-type]
    return [one.verdict for one in judgements]


def test_the_same_concept_and_a_shared_character_hit() -> None:
    gold = passage(TEXT, annotated(TEXT, "mielenterveyden edistäminen", "me"))
    assert _verdicts(gold, predicted(TEXT, "edistäminen", "me")) == ["hit"]
    assert _verdicts(gold, predicted(TEXT, "kehon", "me")) == ["miss", "false"][::-1]
    assert sorted(_verdicts(gold, predicted(TEXT, "edistäminen", "other"))) == ["false", "miss"]


def test_only_the_same_span_is_exact() -> None:
    gold = passage(TEXT, annotated(TEXT, "mielenterveyden edistäminen", "me"))
    close = evaluate([gold], lambda _: [predicted(TEXT, "edistäminen", "me")])
    same = evaluate([gold], lambda _: [predicted(TEXT, "mielenterveyden edistäminen", "me")])
    assert (close.overall, close.strict) == ((1, 0, 0), (0, 1, 1))
    assert same.overall == same.strict == (1, 0, 0)


def test_characters_in_a_gap_do_not_hit() -> None:
    wanted = annotated(TEXT, "mielen ja kehon hyvinvointi", "mh", spans=[(0, 6), (16, 27)])
    gold = passage(TEXT, wanted)
    assert sorted(_verdicts(gold, predicted(TEXT, "kehon", "mh"))) == ["false", "miss"]
    assert _verdicts(gold, predicted(TEXT, "hyvinvointi", "mh")) == ["hit"]
    in_gap = passage(TEXT, annotated(TEXT, "kehon", "mh"))
    got = predicted(TEXT, "mielen ja kehon hyvinvointi", "mh", "counted", (0, 6), (16, 27))
    assert sorted(_verdicts(in_gap, got)) == ["false", "miss"]


def test_fragments_are_compared_for_exactness_where_annotated() -> None:
    surface = "mielen ja kehon hyvinvointi"
    gold = passage(TEXT, annotated(TEXT, surface, "mh", spans=[(0, 6), (16, 27)]))
    whole = evaluate([gold], lambda _: [predicted(TEXT, surface, "mh")])
    split = predicted(TEXT, surface, "mh", "counted", (0, 6), (16, 27))
    assert whole.strict == (0, 1, 1)
    assert evaluate([gold], lambda _: [split]).strict == (1, 0, 0)


def test_each_gold_mention_is_used_once() -> None:
    gold = passage(TEXT, annotated(TEXT, "mielenterveyden edistäminen", "me"))
    twice = predicted(TEXT, "mielenterveyden", "me"), predicted(TEXT, "edistäminen", "me")
    assert sorted(_verdicts(gold, *twice)) == ["false", "hit"]


def test_the_best_fitting_prediction_takes_the_mention() -> None:
    gold = passage(TEXT, annotated(TEXT, "edistäminen", "me"), annotated(TEXT, TEXT, "me"))
    both = predicted(TEXT, TEXT, "me"), predicted(TEXT, "edistäminen", "me")
    assert evaluate([gold], lambda _: both).strict == (2, 0, 0)


def test_nested_mentions_and_predictions_that_are_not_counted_stay_out() -> None:
    outer = annotated(TEXT, "mielenterveyden edistäminen", "me")
    gold = passage(TEXT, outer, annotated(TEXT, "mielenterveyden", "mt", nested=True))
    whole = predicted(TEXT, "mielenterveyden edistäminen", "me")
    assert _verdicts(gold, whole, predicted(TEXT, "mielenterveyden", "mt", "nested")) == ["hit"]
    assert sorted(_verdicts(gold, whole, predicted(TEXT, "mielenterveyden", "mt"))) == [
        "false",
        "hit",
    ]


def test_a_mention_kept_apart_is_neither_missed_nor_false() -> None:
    gold = passage(TEXT, annotated(TEXT, "edistäminen", "me", "noise"))
    assert evaluate([gold], lambda _: []).overall == (0, 0, 0)
    found = evaluate([gold], lambda _: [predicted(TEXT, "edistäminen", "me")])
    assert found.overall == (0, 0, 0)
    assert found.by_flag()["noise"] == (1, 0, 0)
    assert evaluate([gold], lambda _: [], apart=()).overall == (0, 1, 0)


def test_only_the_lure_itself_springs_a_trap() -> None:
    trap = Trap(0, 6, "mielen", "mieli", "a bare word")
    gold = passage(TEXT, traps=(trap,))
    sprung = evaluate([gold], lambda _: [predicted(TEXT, "mielen", "mieli")])
    assert sprung.sprung == (("one", trap),)
    assert sprung.judgements[0].lure == "a bare word"
    assert evaluate([gold], lambda _: [predicted(TEXT, "mielen", "mh")]).sprung == ()
    assert evaluate([gold], lambda _: [predicted(TEXT, "kehon", "mieli")]).sprung == ()
    nested = evaluate([gold], lambda _: [predicted(TEXT, "mielen", "mieli", "nested")])
    assert (nested.sprung, nested.traps) == ((), 1)


def test_a_right_mention_springs_no_trap() -> None:
    trap = Trap(0, 27, TEXT[:27], "mh")
    gold = passage(TEXT, annotated(TEXT, "hyvinvointi", "mh"), traps=(trap,))
    assert evaluate([gold], lambda _: [predicted(TEXT, "hyvinvointi", "mh")]).sprung == ()
