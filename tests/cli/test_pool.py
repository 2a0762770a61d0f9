"""The processes of a command end with it, however it ends."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

WORKING = """
import time
from termscan.cli.pool import pool

if __name__ == "__main__":
    with pool(2) as executor:
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
