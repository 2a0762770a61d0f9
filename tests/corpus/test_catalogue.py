"""The catalogue: migrations, threads, media that cannot be written, and errors explained."""

import os
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from termscan.corpus import Store, schema
from termscan.corpus.database import connect
from termscan.errors import StoreError
from termscan.records import Document, Fetch


def add(store, content, url):
    return store.add(content, Document("", ("179",), url=url), fetch=Fetch(url, "", "stored"))


def test_an_older_catalogue_is_brought_up_to_date_by_a_writer(tmp_path, monkeypatch):
    with Store.open(tmp_path) as store:
        kept = add(store, b"one", "https://a.example/")
    more = ("CREATE TABLE extra (name)", "INSERT INTO extra VALUES ('moved')")
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, more))
    with pytest.raises(StoreError, match="brings it up to date"):
        Store.open(tmp_path, write=False)
    for _ in range(2):
        with Store.open(tmp_path) as store:
            assert store.documents() == [kept]
            assert store._catalogue.rows("SELECT name FROM extra") == [("moved",)]
    Store.open(tmp_path, write=False).close()


def test_a_migration_that_fails_changes_nothing(tmp_path, monkeypatch):
    Store.open(tmp_path).close()
    before = schema.MIGRATIONS
    broken = ("CREATE TABLE extra (name)", "INSERT INTO nowhere VALUES (1)")
    monkeypatch.setattr(schema, "MIGRATIONS", (*before, broken))
    with pytest.raises(StoreError, match="nowhere"):
        Store.open(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", before)
    with Store.open(tmp_path) as store:
        assert store._catalogue.rows("SELECT 1 FROM sqlite_master WHERE name = 'extra'") == []


def test_a_catalogue_is_safe_against_the_loss_of_power(tmp_path):
    with Store.open(tmp_path) as store:
        for setting, value in (("synchronous", 2), ("journal_mode", "wal"), ("foreign_keys", 1)):
            assert store._catalogue.rows(f"PRAGMA {setting}") == [(value,)]
        with pytest.raises(StoreError):
            store.record(Fetch("https://a.example/", "", "stored", document="0" * 64))
        assert store.fetches() == []


def test_threads_may_share_a_store(tmp_path):
    with Store.open(tmp_path) as store, ThreadPoolExecutor(8) as threads:

        def work(number):
            url = f"https://a.example/{number % 10}"
            kept = add(store, b"%d" % number, url)
            store.save_state("host", str(number % 10), str(number))
            store.derived("pages").put(str(number), b"x")
            assert kept.id in {version.id for version in store.versions(url)}
            assert kept.id in {known.id for known in store.documents(current=False)}
            return kept.id

        identifiers = set(threads.map(work, range(80)))
        assert len(identifiers) == 80
        assert {fetch.document for fetch in store.fetches()} == identifiers
        assert len(store.documents()) == 10
        assert len(store.derived("pages").keys()) == 80
        assert store.verify().sound


def without_privileges(work):
    """Run `work` in a child process that permissions bind, and return whether it went well."""
    child = os.fork()
    if not child:
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            work()
            os._exit(0)
        finally:
            traceback.print_exc()
            os._exit(1)
    return os.waitpid(child, 0)[1] == 0


def test_a_store_in_a_folder_that_cannot_be_written_can_be_read():
    with TemporaryDirectory() as folder:
        with Store.open(f"{folder}/store") as store:
            kept = add(store, b"one", "https://a.example/")
            store.derived("pages").put("a", b"one")
        for path in (Path(folder, "store", "derived"), Path(folder, "store"), Path(folder)):
            path.chmod(0o555)

        def read():
            with Store.open(f"{folder}/store", write=False) as store:
                assert store.documents() == [kept]
                assert store.derived("pages").get("a") == b"one"
                assert store.verify().sound
            with pytest.raises(StoreError, match="permissions"):
                Store.open(f"{folder}/store")
            with pytest.raises(StoreError, match="no store can be made here"):
                Store.open(f"{folder}/other")

        assert without_privileges(read)
        for path in (Path(folder), Path(folder, "store"), Path(folder, "store", "derived")):
            path.chmod(0o755)


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("Hei")
    for path in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(StoreError, match="no store can be made here"):
            Store.open(path)


def test_a_closed_store_says_so(tmp_path):
    store = Store.open(tmp_path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.documents()


def test_a_damaged_catalogue_is_told_and_not_touched(tmp_path):
    with Store.open(tmp_path) as store, store.transaction():
        for number in range(200):
            add(store, b"%d" % number, f"https://a.example/{number}")
    catalogue = tmp_path / "catalogue.sqlite"
    content = bytearray(catalogue.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    catalogue.write_bytes(content)
    with pytest.raises(StoreError, match="damaged; restore"):
        Store.open(tmp_path).documents()
    assert catalogue.read_bytes() == bytes(content)


def test_names_with_signs_that_addresses_use_are_paths(tmp_path):
    for name in ("å ä ö", "a?mode=ro", "a#b", "a%20b"):
        with Store.open(tmp_path / name) as store:
            add(store, b"one", "https://a.example/")
        assert (tmp_path / name / "catalogue.sqlite").is_file()
        connect(tmp_path / name / "catalogue.sqlite", write=False).close()
