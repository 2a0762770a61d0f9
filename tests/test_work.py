"""Work mapped over documents keeps its order and outlives the failure of one job."""

import os
import signal
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import pytest

from termscan.work import in_order, where_worth_it


def halve(number: int) -> int:
    if number % 2:
        raise ValueError(number)
    return number // 2


class CountingExecutor(Executor):
    """Runs nothing until asked; notes how many jobs it was given before it answered."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Future, object, object]] = []
        self.most = 0

    def submit(self, function, /, job):
        future: Future = Future()
        self.waiting.append((future, function, job))
        self.most = max(self.most, len(self.waiting))
        future.result = lambda timeout=None: self._answer(future)
        return future

    def _answer(self, wanted):
        index = next(i for i, (future, _, _) in enumerate(self.waiting) if future is wanted)
        _, function, job = self.waiting.pop(index)
        return function(job)


@pytest.mark.parametrize("executor", [None, ThreadPoolExecutor(2)], ids=["here", "threads"])
def test_results_come_in_the_order_of_the_jobs_with_their_failures(executor):
    outcomes = dict(in_order(halve, range(200), executor))
    assert list(outcomes) == list(range(200))
    assert all(
        isinstance(outcome, ValueError) if job % 2 else outcome == job // 2
        for job, outcome in outcomes.items()
    )


def test_only_a_window_of_jobs_is_in_flight():
    executor = CountingExecutor()
    assert sum(result for _, result in in_order(abs, range(50), executor, window=7)) == 1225
    assert executor.most == 7


def test_jobs_are_drawn_as_they_are_needed():
    drawn = []

    def jobs():
        for number in range(1000):
            drawn.append(number)
            yield number

    with ThreadPoolExecutor(1) as executor:
        results = in_order(abs, jobs(), executor, window=5)
        next(results)
        results.close()
    assert len(drawn) <= 6


def test_leaving_early_cancels_what_has_not_begun():
    gate = threading.Event()
    begun = []

    def job(number):
        begun.append(number)
        if number:
            gate.wait(5)

    with ThreadPoolExecutor(1) as executor:
        results = in_order(job, range(20), executor, window=10)
        next(results)
        results.close()
        gate.set()
    assert len(begun) <= 2


def kill_in_a_worker(parent):
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def test_what_a_killed_worker_leaves_is_done_here():
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        outcomes = list(in_order(kill_in_a_worker, [os.getpid()] * 3, executor))
    assert [outcome for _, outcome in outcomes] == ["done here"] * 3


@pytest.mark.parametrize("window", [9, 20])
def test_who_waits_does_what_nobody_has_begun(window):
    gate = threading.Event()
    here = threading.get_ident()
    done = {}

    def job(number):
        done[number] = threading.get_ident()
        if number == 0:
            gate.wait(30)
        if number == 1:
            gate.set()
        return halve(number)

    with ThreadPoolExecutor(1) as executor:
        executor.leaves_a_core = True
        outcomes = dict(in_order(job, range(9), executor, window))
    assert done[0] != here
    assert all(done[number] == here for number in range(1, 9))
    assert list(outcomes) == list(range(9))
    assert all(isinstance(outcomes[job], ValueError) for job in (1, 3, 5, 7))
    assert [outcomes[job] for job in (0, 2, 4, 6, 8)] == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(("jobs", "at_once", "worth"), [(5, False, False), (6, False, True)])
def test_workers_start_where_there_is_enough_to_do(jobs, at_once, worth):
    assert (where_worth_it(Starting(at_once), jobs, few=5) is not None) is worth


@pytest.mark.parametrize(("jobs", "worth"), [(1, False), (2, True)])
def test_workers_that_start_at_once_help_with_the_second_job(jobs, worth):
    assert (where_worth_it(Starting(True), jobs, few=5) is not None) is worth
    assert where_worth_it(None, jobs, few=5) is None


class Starting(Executor):
    """An executor whose workers start at once, or do not."""

    def __init__(self, at_once: bool) -> None:
        self.starts_at_once = at_once
