"""A command that is asked to stop does so, and says it in a line."""

import signal
import subprocess
import sys
import time
from contextlib import suppress

import pytest

from termscan import Store, add_documents


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_scan_says_so(tmp_path, sign, code):
    long = tmp_path / "Akaa_2026.txt"
    long.write_text("Mielenterveyden edistäminen.\n" * 100_000, encoding="utf-8")
    with Store.open(tmp_path / "store") as store:
        add_documents(store, [long])
    lock = tmp_path / "store" / "writer.lock"
    lock.unlink()
    command = (sys.executable, "-m", "termscan", "scan", "--store", str(tmp_path / "store"))
    with subprocess.Popen(command, stderr=subprocess.PIPE) as scan:
        while not lock.exists() and scan.poll() is None:
            time.sleep(0.01)
        while scan.poll() is None:  # Python may lose what comes while it imports
            scan.send_signal(sign)
            with suppress(subprocess.TimeoutExpired):
                scan.wait(5)
        assert scan.stderr is not None
        assert scan.stderr.read().strip() == b"termscan: stopped"
    assert scan.returncode == code
