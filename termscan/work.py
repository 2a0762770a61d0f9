"""Work mapped over documents: any executor, a bounded window, results in the order of the jobs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

WINDOW = 64
"""Jobs in flight at once; bounds the memory that waiting results take."""


def in_order(
    function: Callable[[Job], Result],
    jobs: Iterable[Job],
    executor: Executor | None = None,
    window: int = WINDOW,
) -> Iterator[tuple[Job, Result | BaseException]]:
    """Yield each job with its result, or with the exception that it raised.

    Without an executor the work is done here, one job after another. With one, only
    ``submit(function, job)`` is used, so that process pools, Dask's and loky's executors all do.
    When the executor breaks (a worker was killed), what it had not finished is done here. So are
    jobs that no worker has begun while a result is awaited, if the executor is one that
    ``leaves_a_core`` to this process.
    """
    if executor is None:
        for job in jobs:
            yield job, _attempt(function, job)
        return
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    helping = getattr(executor, "leaves_a_core", False)
    try:
        for job in jobs:
            waiting.append((job, _submit(executor, function, job)))
            if len(waiting) >= window:
                earliest = _first(function, waiting, helping)
                yield earliest
        while waiting:
            next_one = _first(function, waiting, helping)
            yield next_one
    finally:
        for _, future in waiting:
            future.cancel()


def starts_at_once(executor: Executor | None) -> bool:
    """Tell whether the workers of an executor are copies of this process, or there already."""
    return getattr(executor, "starts_at_once", False)


def where_worth_it(executor: Executor | None, jobs: int, *, few: int) -> Executor | None:
    """Return an executor if there is enough to do for it.

    A `few` jobs are done sooner than workers start, unless these start at once.
    """
    return executor if jobs > few or (jobs > 1 and starts_at_once(executor)) else None


def in_batches(items: Sequence[Job], size: int) -> Iterator[Sequence[Job]]:
    """Yield items in their order, so many at once."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _attempt(function: Callable[[Job], Result], job: Job) -> Result | BaseException:
    try:
        return function(job)
    except Exception as error:  # noqa: BLE001 - the caller turns it into the job's reason
        return error


def _submit(executor: Executor, function: Callable[[Job], Result], job: Job) -> Future[Result]:
    try:
        return executor.submit(function, job)
    except BrokenExecutor as error:
        return _finished(error)


def _help(function: Callable[[Job], Result], waiting: deque[tuple[Job, Future[Result]]]) -> None:
    """Do jobs that nobody has begun, the last ones first, until the first of all is done."""
    for place in reversed(range(len(waiting))):
        job, future = waiting[place]
        if waiting[0][1].done():
            return
        if future.cancel():
            waiting[place] = (job, _finished(_attempt(function, job)))


def _finished(result: Result | BaseException) -> Future[Result]:
    future: Future[Result] = Future()
    if isinstance(result, BaseException):
        future.set_exception(result)
    else:
        future.set_result(result)
    return future


def _first(
    function: Callable[[Job], Result], waiting: deque[tuple[Job, Future[Result]]], helping: bool
) -> tuple[Job, Result | BaseException]:
    if helping:
        _help(function, waiting)
    job, future = waiting.popleft()
    try:
        return job, future.result()
    except BrokenExecutor:
        return job, _attempt(function, job)
    except Exception as error:  # noqa: BLE001 - the caller turns it into the job's reason
        return job, error
