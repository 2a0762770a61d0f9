"""Derived results: kept between runs, and never in the way when they are damaged."""

import sqlite3
from contextlib import closing

import pytest

from termscan.corpus import ResultsFolder, Store
from termscan.errors import UsageError
from termscan.records import Document


@pytest.fixture
def folder(tmp_path):
    with Store.open(tmp_path) as store:
        store.add(b"x", Document("", ("179",)))
        pages = store.derived("pages")
        pages.put("a", b"one")
        pages.put("b", b"")
        pages.put("a", b"two")
        assert pages.get("a") == b"two"
    return tmp_path


def test_values_are_kept_between_runs(folder):
    for write in (True, False):
        with Store.open(folder, write=write) as store:
            pages = store.derived("pages")
            assert pages.keys() == ["a", "b"]
            assert (pages.get("a"), pages.get("b"), pages.get("c")) == (b"two", b"", None)
            assert store.derived("mentions").get("a") is None


def test_several_values_are_read_at_once(folder):
    with Store.open(folder) as store:
        pages = store.derived("pages")
        pages.put("ö", b"waiting")
        pages.put("b", b"newer")
        assert pages.several(["a", "b", "ö", "none"]) == {
            "a": b"two",
            "b": b"newer",
            "ö": b"waiting",
        }
        assert pages.several([]) == {}
        assert store.derived("mentions").several(["a"]) == {}
    with Store.open(folder, write=False) as store:
        assert store.derived("mentions").several(["a"]) == {}


def test_discarded_values_are_gone(folder):
    with Store.open(folder) as store:
        store.derived("pages").discard(["a", "none"])
        assert store.derived("pages").keys() == ["b"]


def test_readers_see_what_was_flushed_and_write_nothing(folder):
    with Store.open(folder) as writer, Store.open(folder, write=False) as reader:
        writer.derived("pages").put("c", b"three")
        assert reader.derived("pages").get("c") is None
        writer.derived("pages").flush()
        assert reader.derived("pages").get("c") == b"three"
        reader.derived("pages").put("d", b"four")
        reader.derived("pages").discard(["c"])
        assert reader.derived("pages").keys() == ["a", "b", "c"]
        reader.derived("other").put("d", b"four")
    assert not (folder / "derived" / "other.sqlite").exists()


@pytest.mark.parametrize("write", [True, False])
@pytest.mark.parametrize("damage", ["noise", "cut", "holes", "empty", "gone", "foreign"])
def test_a_damaged_file_is_as_good_as_none(folder, damage, write):
    path = folder / "derived" / "pages.sqlite"
    content = path.read_bytes()
    path.unlink()
    if damage == "foreign":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE recipes (name)")
        connection.close()
    elif damage != "gone":
        path.write_bytes(
            {
                "noise": b"\xffnoise" * 1000,
                "cut": content[: len(content) // 2],
                "holes": content[:100] + b"\xff" * (len(content) - 100),
                "empty": b"",
            }[damage]
        )
    with Store.open(folder, write=write) as store:
        pages = store.derived("pages")
        assert pages.get("a") is None
        pages.put("a", b"again")
        assert pages.get("a") == (b"again" if write else None)
    with Store.open(folder, write=False) as store:
        assert store.derived("pages").get("a") == (b"again" if write else None)


def test_a_value_that_was_changed_on_disk_is_absent(folder):
    with closing(sqlite3.connect(folder / "derived" / "pages.sqlite")) as connection, connection:
        connection.execute("UPDATE results SET value = ? WHERE key = 'a'", (b"twx",))
    connection.close()
    with Store.open(folder) as store:
        assert store.derived("pages").get("a") is None
        assert store.derived("pages").get("b") == b""
        assert store.derived("pages").several("ab") == {"b": b""}


def test_many_values_are_written_before_the_store_is_closed(folder):
    with Store.open(folder) as writer, Store.open(folder, write=False) as reader:
        for number in range(2000):
            writer.derived("pages").put(f"{number:04}", b"x")
        assert len(reader.derived("pages").keys()) > 1000


def test_names_cannot_leave_their_folder(folder):
    with Store.open(folder) as store:
        for name in ("../catalogue", "", "a/b", "catalogue.sqlite"):
            with pytest.raises(UsageError):
                store.derived(name)


def test_another_machine_reads_what_has_left_the_log_and_touches_nothing(folder):
    with Store.open(folder) as store:
        pages = store.derived("pages")
        pages.put("a", b"three")
        pages.flush()
        here = store.results_folder
        afar = here._replace(machine="another")
        assert read(here) == b"three"
        assert read(afar) == b"two"
        pages.close()
        before = {path.name for path in here.path.iterdir()}
        assert read(afar) == b"three"
        assert {path.name for path in here.path.iterdir()} == before
        assert (here.cache, afar.cache) == (here.path, None)


def read(results: ResultsFolder) -> bytes | None:
    pages = results.open("pages")
    try:
        return pages.get("a")
    finally:
        pages.close()
