"""The same result from threads, processes and pickles."""

from __future__ import annotations

import multiprocessing
import pickle
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from termscan.language import Analyser, open_analyser
from termscan.records import Token

ANALYSER = open_analyser()
NAMES = ("strategiassa", "arviointia", "lasten", "perheiden", "vapaaajan")
TEXTS = [
    f"Kunnan {name} {number} ja mielenterveys- ja päihdetyön palvelujen kehittämisestä vastaa "
    f"sosiaalija terveyspalvelut, {name.upper()}:n hyvinvointisuunnitelmassa {number}-luvulla."
    for number, name in enumerate(
        ["strategiassa", "arviointia", "lasten", "perheiden", "vapaaajan"] * 8
    )
]


def tokens_of(text: str) -> list[Token]:
    return ANALYSER.tokens(text)


def fresh_tokens_of(pickled: bytes, text: str) -> list[Token]:
    analyser: Analyser = pickle.loads(pickled)
    return analyser.tokens(text)


def test_threads_give_what_one_thread_gives() -> None:
    shared = open_analyser()
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(shared.tokens, TEXTS * 5))
    assert found == [tokens_of(text) for text in TEXTS * 5]


def test_forked_and_spawned_processes_give_what_one_thread_gives() -> None:
    expected = [tokens_of(text) for text in TEXTS]
    pickled = pickle.dumps(ANALYSER)
    for method in ("fork", "spawn"):
        context = multiprocessing.get_context(method)
        with ProcessPoolExecutor(4, mp_context=context) as pool:
            found = list(pool.map(fresh_tokens_of, [pickled] * len(TEXTS), TEXTS))
        assert found == expected


def test_a_forked_child_may_go_on_with_its_parents_analyser() -> None:
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(4, mp_context=context) as pool:
        assert list(pool.map(tokens_of, TEXTS)) == [tokens_of(text) for text in TEXTS]
