"""Killed at any moment, by two writers at once, or on a full disk: nothing promised is lost."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from termscan.corpus import Store
from termscan.corpus.files import Files
from termscan.errors import StoreBusy, StoreError
from termscan.records import Document, Fetch

WRITERS = str(Path(__file__).with_name("writers.py"))
KILLS = int(os.environ.get("TERMSCAN_KILLS", "12"))


def start(mode, store, seed, *wrapper):
    command = [*wrapper, sys.executable, WRITERS, mode, str(store), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE)


def promised(output):
    """Return the documents that were promised, and the other lines said."""
    lines = output.decode().split("\n")[:-1]
    kept = {word for line in lines if line.startswith("kept ") for word in line.split()[1:]}
    return kept, [line for line in lines if not line.startswith("kept ")]


def assert_holds(path, kept):
    with Store.open(path, write=False) as store:
        found = store.verify()
        assert found.sound, found
        assert kept <= {document.id for document in store.documents(current=False)}
        assert {fetch.document for fetch in store.fetches()} >= kept
    with Store.open(path) as store:
        store.collect_garbage()
        assert store.verify().orphans == ()
        assert store.verify().sound
        for key in store.derived("pages").keys():  # noqa: SIM118
            assert len(store.derived("pages").get(key) or b"") == 5_000


@pytest.mark.parametrize("writers", [1, 2])
def test_killed_writers_lose_nothing_that_was_promised(tmp_path, writers):
    chance, kept = random.Random(writers), set()
    for run in range(0, KILLS, writers):
        children = [
            start("write_for_ever", tmp_path / "store", seed) for seed in range(run, run + writers)
        ]
        # Some are killed wherever they are, also while they start, others after a first promise.
        heard = b"".join(child.stdout.readline() for child in children) if run % 4 else b""
        time.sleep(chance.uniform(0, 0.2))
        for child in children:
            child.send_signal(signal.SIGKILL)
        kept |= promised(heard + b"".join(child.communicate()[0] for child in children))[0]
        Store.open(tmp_path / "store").close()  # finishes a store that was not yet made
        assert_holds(tmp_path / "store", kept)
    assert kept


def test_a_full_disk_is_told_and_loses_nothing_that_was_promised(tmp_path):
    kept = set()
    for seed in range(3):
        output, _ = start("fill_small_files", tmp_path / "store", seed).communicate(timeout=60)
        more, said = promised(output)
        kept |= more
        assert "disk" in said[-1]
        assert_holds(tmp_path / "store", kept)
    assert kept


def test_a_disk_that_is_really_full(tmp_path):
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.skip("there is no unshare here to make a small disk with")
    script = f'mount -t tmpfs -o size=3m tmpfs {tmp_path} && exec "$@"'
    wrapper = [unshare, "--mount", "--map-root-user", "sh", "-c", script, "sh"]
    if subprocess.run([*wrapper, "true"], capture_output=True, check=False).returncode:
        pytest.skip("a small disk may not be mounted here")
    child = start("fill_and_check", tmp_path / "store", 1, *wrapper)
    kept, said = promised(child.communicate(timeout=60)[0])
    full, sound, holds = said
    assert "the disk is full" in full
    assert kept
    assert sound == f"sound True {len(holds.split()) - 1}"
    assert kept <= set(holds.split()[1:])


def test_a_dead_writers_workers_do_not_keep_the_store_busy(tmp_path):
    reading, writing = os.pipe()
    writer = os.fork()
    if not writer:
        store = Store.open(tmp_path)
        if os.fork():
            time.sleep(60)
        os.write(writing, b"%d" % os.getpid())
        time.sleep(60)
        store.close()
    worker = int(os.read(reading, 20))
    try:
        with pytest.raises(StoreBusy, match=f"process {writer} "):
            Store.open(tmp_path)
        os.kill(writer, signal.SIGKILL)
        os.waitpid(writer, 0)
        Store.open(tmp_path).close()
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(reading)
        os.close(writing)


def test_bytes_are_flushed_and_renamed_before_the_catalogue_speaks_of_them(tmp_path, monkeypatch):
    events = []

    def noted(module, name):
        real = getattr(module, name)

        def call(*arguments):
            events.append(name)
            return real(*arguments)

        monkeypatch.setattr(module, name, call)

    with Store.open(tmp_path) as store:
        noted(os, "fsync")
        noted(Path, "replace")
        store._catalogue._connection.set_trace_callback(
            lambda statement: events.append(statement) if "COMMIT" in statement else None
        )
        store.add(b"new", Document("", ("179",)))
        # the bytes, then their name, then the two folders that the name and its folder are in
        assert events == ["fsync", "replace", "fsync", "fsync", "COMMIT"]
        events.clear()
        store.add(b"new", Document("", ("992",)))
        assert events == ["COMMIT"]


def test_a_document_is_kept_with_its_fetch_or_not_at_all(tmp_path, monkeypatch):
    url = "https://a.example/"
    with Store.open(tmp_path) as store:
        monkeypatch.setattr(store._fetches, "record", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add(b"new", Document("", ("179",), url=url), fetch=Fetch(url, "", "stored"))
        assert store.documents() == []
        assert store.versions(url) == []


def test_a_failure_between_the_bytes_and_the_catalogue_leaves_only_an_orphan(tmp_path, monkeypatch):
    with Store.open(tmp_path) as store:
        monkeypatch.setattr(store._documents, "arrive", lambda _: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            store.add(b"new", Document("", ("179",)))
        monkeypatch.undo()
        assert store.documents() == []
        assert len(store.verify().orphans) == 1
        store.add(b"new", Document("", ("179",)))
        assert store.verify().orphans == ()


def test_a_write_that_fails_leaves_no_temporary_file(tmp_path, monkeypatch):
    files = Files(tmp_path)

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    (tmp_path / "source").write_bytes(b"from a path")
    for content in (b"from memory", tmp_path / "source"):
        with pytest.raises(StoreError, match="the disk is full"):
            files.put(content)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]
