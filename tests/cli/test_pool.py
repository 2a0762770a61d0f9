"""The processes of a command know what it knows, and end with it, however it ends."""

import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from termscan.cli.pool import pool
from termscan.language import open_analyser

WORKING = """
import time
from termscan.cli.pool import pool

if __name__ == "__main__":
    with pool(3) as executor:
        print(executor.submit(abs, -7).result(), flush=True)
        for job in [executor.submit(time.sleep, 600) for _ in range(2)]:
            job.result()
"""


COMMAND = """
import os, sys
from termscan.cli import main

try:
    main(["--version"])
finally:
    print(os.environ["OPENBLAS_NUM_THREADS"])
"""


@pytest.mark.parametrize(("given", "used"), [(None, "1"), ("3", "3")])
def test_products_are_made_on_one_thread_unless_told_otherwise(given, used, monkeypatch):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if given:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", given)
    command = [sys.executable, "-c", COMMAND]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.splitlines()[-1] == used


KNOWING = """
import sys
from threading import Event, Thread
from termscan.cli.pool import pool

known = []

def is_known(_):
    return bool(known)

if __name__ == "__main__":
    known.append(1)
    done = Event()
    other = Thread(target=done.wait)
    if sys.argv[1] == "threads":
        other.start()
    with pool(2) as executor:
        print(executor.starts_at_once, executor.submit(is_known, 0).result())
        print(executor.starts_at_once)
    done.set()
"""


def _knowing(tmp_path: Path, how: str) -> list[str]:
    script = tmp_path / "knowing.py"
    script.write_text(KNOWING, encoding="utf-8")
    command = [sys.executable, str(script), how]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux alone")
def test_a_process_knows_what_the_command_knew_when_it_was_needed(tmp_path):
    assert _knowing(tmp_path, "alone") == ["True True", "True"]


def test_a_process_starts_anew_where_another_thread_might_hold_a_lock(tmp_path):
    assert _knowing(tmp_path, "threads") == ["False False", "True"]


_LIVING: list[object] = []


def _learn(folder: Path) -> int:
    analyser = open_analyser(cache=folder)
    _LIVING.append(analyser)  # until the process ends
    return len(analyser.readings("barnhälsa", "sv"))


def test_what_a_process_learned_is_kept_when_the_command_ends(tmp_path):
    with pool(2) as executor:
        assert executor.submit(_learn, tmp_path).result()
    kept = 0
    for file in tmp_path.glob("readings-*.sqlite"):
        with closing(sqlite3.connect(file)) as database:
            kept += database.execute("SELECT count(*) FROM kept").fetchone()[0]
    assert kept


def _children(process: int) -> set[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return {int(child) for task in tasks for child in task.read_text().split()}


def _wait_until(tell, seconds: float = 30.0) -> bool:
    until = time.monotonic() + seconds
    while not tell():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="it looks for processes in /proc")
def test_no_process_outlives_a_killed_command(tmp_path):
    script = tmp_path / "working.py"
    script.write_text(WORKING, encoding="utf-8")
    command = [sys.executable, str(script)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as working:
        assert working.stdout is not None
        assert working.stdout.readline() == b"7\n"
        assert _wait_until(lambda: len(_children(working.pid)) >= 2)
        started = _children(working.pid)
        working.kill()
    assert _wait_until(lambda: not any(Path(f"/proc/{one}").exists() for one in started))
