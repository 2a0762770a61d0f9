"""Mentions in many texts: the same in any executor, in the order of the texts, as they come."""

from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import partial
from itertools import islice, repeat
from multiprocessing import get_context
from pathlib import Path

import pytest

from termscan import Matcher, load_lexicons, texts
from termscan.errors import LexiconError, UsageError
from termscan.match import analyser_for
from termscan.texts import mentions_in
from termscan.work import WINDOW

TEXTS = [
    "Kunnassa tehdään mielenterveys- ja päihdetyötä.",
    "",
    "Kommunen främjar barns psykiska hälsa.",
    "Tiet kuntoon.",
    "KiVa Koulu on käytössä; mielenterveyttä edistetään.",
]
EXECUTORS: list[Callable[[int], Executor]] = [
    ThreadPoolExecutor,
    partial(ProcessPoolExecutor, mp_context=get_context("spawn")),
]


def test_each_text_is_matched_by_itself():
    lexicons = load_lexicons()
    matcher = Matcher(lexicons, analyser_for(lexicons))
    found = list(mentions_in(TEXTS))
    assert found == [matcher.mentions(text) for text in TEXTS]
    assert [bool(some) for some in found] == [True, False, True, False, True]


@pytest.mark.parametrize("executor", EXECUTORS)
def test_any_executor_gives_the_same_in_the_same_order(executor, monkeypatch):
    expected = list(mentions_in(TEXTS)) * 20
    monkeypatch.setattr(texts, "TOGETHER", 100)
    with executor(2) as pool:
        assert list(mentions_in(TEXTS * 20, executor=pool)) == expected


def test_texts_are_asked_for_as_they_are_needed(monkeypatch):
    monkeypatch.setattr(texts, "TOGETHER", 1)
    asked = []
    endless = (asked.append(text) or text for text in repeat(TEXTS[0]))
    with ThreadPoolExecutor(2) as pool:
        assert len(list(islice(mentions_in(endless, executor=pool), 3))) == 3
    assert len(asked) <= 3 + WINDOW + 1


def test_a_lexicon_that_is_changed_meanwhile_is_told():
    with pytest.raises(UsageError, match="changed"):
        texts._matcher(("organisations",), ("the hash that it had",), "auto")


def test_a_lexicon_with_mistakes_is_told_at_once(tmp_path: Path):
    with pytest.raises(LexiconError):
        next(mentions_in(TEXTS, [tmp_path / "none.toml"]))
