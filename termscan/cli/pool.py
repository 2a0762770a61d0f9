"""The processes of a command: started only when there is enough work for them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from termscan.cli.cores import cores

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

Result = TypeVar("Result")


def collect_seldom() -> None:
    """Let the garbage collector of this process run seldom.

    A text is hundreds of thousands of small records that live until it is read; going through
    them again and again takes as long as making them (`benchmarks/README.md`).
    """
    gc.set_threshold(200_000, 20, 100)


class LatePool(Executor):
    """A process pool that starts with its first job."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    def submit(
        self, function: Callable[..., Result], /, *arguments: Any, **options: Any
    ) -> Future[Result]:
        """Start the pool if this is the first job, and hand the job to it."""
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            self._pool = ProcessPoolExecutor(
                self._workers, mp_context=get_context("spawn"), initializer=collect_seldom
            )
        return self._pool.submit(function, *arguments, **options)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def pool(workers: int | None) -> Iterator[Executor | None]:
    """Yield an executor for `workers` processes (None: one for each core; below 2: none)."""
    wanted = cores() if workers is None else workers
    if wanted < 2:
        yield None
        return
    executor = LatePool(wanted)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
