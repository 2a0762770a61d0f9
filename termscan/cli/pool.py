"""The processes of a command: started only when there is enough work for them."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from multiprocessing import parent_process
from threading import Thread, active_count
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


def multiply_on_one_thread() -> None:
    """Let numpy multiply on one thread here and in all processes that are started from here.

    The threads of OpenBLAS wait for work by going round in circles, from the import on: they take
    a core from those who have work, and the products of termscan are small.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def _can_copy() -> bool:
    """Tell whether a process may start as a copy of this one, which then knows all that it knows.

    A copy has one thread alone, so that another's locks would never be opened in it; and macOS
    has libraries that do not bear it.
    """
    return sys.platform == "linux" and active_count() == 1


def _begin() -> None:
    """Get a process of the pool ready."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    collect_seldom()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, were it killed.

    Waiting for jobs it would not notice: each process of a pool holds both ends of their queue.
    """
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


class LatePool(Executor):
    """A process pool that starts with its first job, beside the process that waits and helps."""

    leaves_a_core = True

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None

    @property
    def starts_at_once(self) -> bool:
        """Whether processes are there already, or are copies of this one."""
        return self._pool is not None or _can_copy()

    def submit(
        self, function: Callable[..., Result], /, *arguments: Any, **options: Any
    ) -> Future[Result]:
        """Start the pool if this is the first job, and hand the job to it."""
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            context = get_context("fork" if _can_copy() else "spawn")
            self._pool = ProcessPoolExecutor(self._workers, context, initializer=_begin)
        return self._pool.submit(function, *arguments, **options)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, if any were started."""
        if self._pool is not None:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def pool(workers: int | None) -> Iterator[Executor | None]:
    """Yield an executor for `workers` processes, this one among them; below 2: none.

    None means one for each core.
    """
    wanted = cores() if workers is None else workers
    if wanted < 2:
        yield None
        return
    executor = LatePool(wanted - 1)
    try:
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)
