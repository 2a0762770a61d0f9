"""Work mapped over documents: any executor, a bounded window, results in the order of the jobs."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
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
    """
    if executor is None:
        for job in jobs:
            yield job, _attempt(function, job)
        return
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    try:
        for job in jobs:
            waiting.append((job, executor.submit(function, job)))
            if len(waiting) >= window:
                earliest = _first(waiting)
                yield earliest
        while waiting:
            next_one = _first(waiting)
            yield next_one
    finally:
        for _, future in waiting:
            future.cancel()


def _attempt(function: Callable[[Job], Result], job: Job) -> Result | BaseException:
    try:
        return function(job)
    except Exception as error:  # noqa: BLE001 - the caller turns it into the job's reason
        return error


def _first(
    waiting: deque[tuple[Job, Future[Result]]],
) -> tuple[Job, Result | BaseException]:
    job, future = waiting.popleft()
    try:
        return job, future.result()
    except Exception as error:  # noqa: BLE001 - the caller turns it into the job's reason
        return job, error
