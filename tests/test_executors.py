"""The same tables come out wherever documents are read, and a worker that dies loses nothing."""

import os
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from termscan.demo import run_demo
from termscan.work import in_order

pytestmark = pytest.mark.filterwarnings("default")
"""What the cluster libraries warn of is theirs to mend."""


@contextmanager
def dask(workers: int, threads: int) -> Iterator[Executor]:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    options = {"n_workers": workers, "threads_per_worker": threads, "dashboard_address": None}
    with distributed.LocalCluster(**options) as cluster, distributed.Client(cluster) as client:
        yield client.get_executor(pure=False)


def dask_executor() -> AbstractContextManager[Executor]:
    return dask(workers=2, threads=1)


def dask_threads() -> AbstractContextManager[Executor]:
    return dask(workers=1, threads=4)


@contextmanager
def loky_executor() -> Iterator[Executor]:
    loky = pytest.importorskip("loky", reason="the extra 'cluster' is not installed")
    with loky.ProcessPoolExecutor(2) as executor:
        yield executor


def threads() -> Executor:
    return ThreadPoolExecutor(4)


PROCESSES = [dask_executor, loky_executor]


@pytest.fixture(scope="module")
def read_here(tmp_path_factory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("here")
    run_demo(folder)
    return files_in(folder)


def files_in(folder: Path) -> dict[str, bytes]:
    tables = [path for path in folder.rglob("*") if path.suffix in (".csv", ".json", ".xlsx")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in tables}


@pytest.mark.parametrize("open_executor", [*PROCESSES, dask_threads, threads])
def test_the_same_bytes_come_out_of_any_executor(open_executor, read_here, tmp_path):
    with open_executor() as executor:
        run_demo(tmp_path, executor=executor)
    assert read_here
    assert files_in(tmp_path) == read_here


def die_once(marker: str) -> str:
    """Kill the worker that runs this, the first time."""
    if marker.endswith("fatal") and not Path(marker).exists():
        Path(marker).touch()
        if os.getpid() != int(Path(marker).parent.name):
            os.kill(os.getpid(), signal.SIGKILL)
    return marker


@pytest.mark.parametrize("open_executor", PROCESSES)
def test_a_killed_worker_loses_nothing(open_executor, tmp_path):
    cloudpickle = pytest.importorskip("cloudpickle")
    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    folder = tmp_path / str(os.getpid())
    folder.mkdir()
    jobs = [str(folder / name) for name in ("a", "b fatal", "c", "d", "e fatal", "f")]
    with open_executor() as executor:
        results = list(in_order(die_once, jobs, executor))
    assert results == [(job, job) for job in jobs]
