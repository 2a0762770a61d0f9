"""Verification, garbage collection and the summary of a store."""

import pytest

from termscan.corpus import Store
from termscan.errors import StoreError
from termscan.records import Document, Fetch


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as store:
        yield store


def add(store, content, *codes, **known):
    return store.add(content, Document("", codes, **known))


def test_damaged_and_missing_files_are_named_and_adding_again_heals_them(store):
    good, cut, changed, gone = (
        add(store, content, "179").id for content in (b"good", b"cut", b"changed", b"gone")
    )
    assert store.verify().sound
    assert store.verify().checked == 4
    store.path(cut).write_bytes(b"cu")
    store.path(changed).write_bytes(b"chanxed")
    store.path(gone).unlink()
    steps = []
    found = store.verify(lambda done, of: steps.append((done, of)))
    assert not found.sound
    assert set(found.damaged) == {cut, changed}
    assert found.missing == (gone,)
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]
    for content in (b"cut", b"changed", b"gone"):
        add(store, content, "179")
    assert store.verify().sound
    assert store.path(good).read_bytes() == b"good"


def test_garbage_is_what_no_document_speaks_of_and_nothing_else(store):
    kept = add(store, b"kept", "179", url="https://a.example/")
    replaced = add(store, b"newer", "179", url="https://a.example/")
    orphan, size = store.files.put(b"orphan")
    temporary = store.folder / "files" / ".incoming-x"
    temporary.write_bytes(b"half")
    stranger = store.path(kept.id).with_name("notes.txt")
    stranger.write_text("mine")
    found = store.verify()
    assert found.sound
    assert (found.orphans, found.temporaries) == ((orphan,), (".incoming-x",))
    removed = store.collect_garbage()
    assert (removed.files, removed.size) == (2, size + 4)
    assert not store.path(orphan).exists()
    assert not temporary.exists()
    assert stranger.exists()
    assert store.verify().orphans == ()
    assert {kept.id, replaced.id} == {found.id for found in store.documents(current=False)}
    assert store.verify().sound


def test_a_reader_may_verify_but_not_remove(store):
    add(store, b"one", "179")
    with Store.open(store.folder, write=False) as reader:
        assert reader.verify().sound
        with pytest.raises(StoreError, match="reading only"):
            reader.collect_garbage()


def test_the_status_tells_what_is_there_what_is_missing_and_what_failed(store):
    add(store, b"1", "179", "992", kind="strategy", url="https://a.example/1")
    add(store, b"22", "179", kind="strategy", url="https://a.example/1")
    add(store, b"333", "179", kind="welfare_plan", draft=True)
    store.expect([("179", "strategy"), ("992", "strategy")])
    soon = Fetch("https://a.example/2", "2026-01-01T00:00:00Z", "failed", retry_after="2026-01-02")
    store.record(soon)
    store.record(Fetch("https://a.example/3", "2026-01-01T00:00:00Z", "failed"))
    store.record(Fetch("https://a.example/3", "2026-01-02T00:00:00Z", "unchanged"))
    status = store.status()
    assert (status.documents, status.versions, status.drafts, status.size) == (2, 3, 1, 6)
    assert status.counts == {("179", "strategy"): 1, ("179", "welfare_plan"): 1}
    assert status.missing == (("992", "strategy"),)
    assert status.failures == (soon,)
    assert status.due("2026-01-01T12:00:00Z") == ()
    assert status.due("2026-01-02T00:00:01Z") == (soon,)
