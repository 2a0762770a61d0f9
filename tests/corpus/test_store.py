"""What a store promises about documents, versions, and its own folder."""

import sqlite3
from contextlib import closing, suppress

import pytest

from termscan.corpus import Store
from termscan.errors import StoreBusy, StoreError, UsageError
from termscan.records import Document, Fetch, Source


def document(*codes, **known):
    return Document(id="", municipalities=codes, **known)


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "store") as store:
        yield store


def test_a_document_is_named_by_its_bytes_and_can_be_read_back(store):
    kept = store.add("Äänekoski".encode(), document("992", kind="strategy", file_name="ä.txt"))
    assert store.path(kept.id).read_text("utf-8") == "Äänekoski"
    assert kept.size == 11
    assert store.documents() == [kept]
    assert kept.current


def test_the_same_bytes_again_add_municipalities_and_keep_what_is_known(store):
    store.add(
        b"plan", document("179", kind="welfare_plan", period="2022–2025", title="Suunnitelma")
    )
    kept = store.add(b"plan", document("077", title="Hyvinvointisuunnitelma"))
    assert kept.municipalities == ("077", "179")
    assert (kept.kind, kept.period) == ("welfare_plan", "2022–2025")
    assert kept.title == "Hyvinvointisuunnitelma"
    assert len(store.documents(current=False)) == 1


def test_other_bytes_from_the_same_address_are_a_new_version(store):
    old = store.add(b"one", document("179", url="https://a.example/plan.pdf"))
    new = store.add(b"two", document("179", url="https://a.example/plan.pdf"))
    assert [kept.id for kept in store.documents()] == [new.id]
    assert {kept.id: kept.current for kept in store.documents(current=False)} == {
        old.id: False,
        new.id: True,
    }
    assert [kept.id for kept in store.versions("https://a.example/plan.pdf")] == [old.id, new.id]
    again = store.add(b"one", document("179", url="https://a.example/plan.pdf"))
    assert [kept.id for kept in store.documents()] == [again.id]


def test_a_document_stays_current_while_any_address_still_gives_it(store):
    store.add(b"one", document("179", url="https://a.example/1"))
    one = store.add(b"one", document("179", url="https://a.example/2"))
    two = store.add(b"two", document("179", url="https://a.example/1"))
    assert {kept.id for kept in store.documents()} == {one.id, two.id}
    assert store.document(one.id).url == "https://a.example/2"


def test_a_retired_address_keeps_its_versions_and_may_come_back(store):
    old = store.add(b"old", document("179", url="https://a.example/old"))
    new = store.add(b"new", document("179", url="https://a.example/new"))
    for _ in range(2):
        store.retire("https://a.example/old")
        store.retire("https://a.example/never")
        assert store.documents() == [new]
        assert [kept.id for kept in store.versions("https://a.example/old")] == [old.id]
    assert store.versions("https://a.example/never") == []
    again = store.add(b"old", document("179", url="https://a.example/old"))
    assert again.current
    assert {kept.id for kept in store.documents()} == {old.id, new.id}


def test_a_local_file_of_the_same_name_is_a_new_version_only_within_its_municipality(store):
    known = {"kind": "strategy", "period": "2022–2025", "file_name": "strategia.pdf"}
    old = store.add(b"old", document("179", **known))
    elsewhere = store.add(b"elsewhere", document("992", **known))
    other = store.add(b"other", document("179", kind="strategy", file_name="strategia.pdf"))
    new = store.add(b"new", document("179", **known))
    assert {kept.id for kept in store.documents()} == {elsewhere.id, other.id, new.id}
    store.add(b"old", document("179", **known))
    assert {kept.id for kept in store.documents()} == {elsewhere.id, other.id, old.id}


def test_a_draft_is_current_until_the_adopted_text_is_there(store):
    known = {"kind": "strategy", "period": "2026–2029"}
    draft = store.add(b"draft", document("179", draft=True, url="https://a.example/d", **known))
    assert store.documents() == [draft]
    store.add(b"adopted elsewhere", document("992", **known))
    store.add(b"for other years", document("179", kind="strategy", period="2022–2025"))
    assert draft.id in {kept.id for kept in store.documents()}
    store.add(b"adopted", document("179", **known))
    assert draft.id not in {kept.id for kept in store.documents()}


def test_a_joint_draft_is_current_until_all_its_municipalities_have_adopted(store):
    draft = store.add(b"draft", document("179", "992", kind="strategy", draft=True))
    store.add(b"first", document("179", kind="strategy"))
    assert store.document(draft.id).current
    store.add(b"second", document("992", kind="strategy"))
    assert not store.document(draft.id).current


def test_describing_replaces_what_is_known(store):
    kept = store.add(b"x", document("179", kind="strategy", draft=True, languages=("fi", "sv")))
    plain = document("179", "992", kind="welfare_plan")
    described = store.describe(
        Document(id=kept.id, municipalities=plain.municipalities, kind=plain.kind)
    )
    assert described.languages == ()
    assert not described.draft
    assert described.municipalities == ("179", "992")
    assert described.size == 1


def test_documents_are_sorted_by_municipality_kind_period_and_id(store):
    for number in range(20):
        codes = ("992", "005", "179")[number % 3 :]
        kind = ("strategy", "welfare_plan")[number % 2]
        store.add(b"%d" % number, document(*codes, kind=kind, period=str(2000 + number % 4)))
    found = store.documents()
    assert found == sorted(found, key=lambda d: (d.municipalities, d.kind, d.period, d.id))
    assert all(list(kept.municipalities) == sorted(kept.municipalities) for kept in found)


def test_a_failed_change_leaves_nothing_in_the_catalogue(store):
    with suppress(RuntimeError), store.transaction():
        store.add(b"one", document("179"))
        store.expect([("179", "strategy")])
        raise RuntimeError
    assert store.documents() == []
    assert store.expected() == frozenset()


def test_a_failed_part_of_a_change_is_undone_alone(store):
    with store.transaction():
        store.expect([("179", "strategy")])
        with suppress(RuntimeError), store.transaction():
            store.expect([("992", "strategy")])
            raise RuntimeError
        store.expect([("005", "strategy")])
    assert store.expected() == {("179", "strategy"), ("005", "strategy")}


def test_fetches_are_kept_in_order_with_the_document_they_gave(store):
    url = "https://a.example/plan"
    kept = store.add(
        b"plan", document("179", url=url), fetch=Fetch(url, "2026-01-01T02:00:00Z", "stored")
    )
    store.record(Fetch(url, "2026-01-02T02:00:00Z", "gone", status=404))
    store.record(Fetch("https://b.example/", "2026-01-02T02:00:00Z", "failed", reason="timeout"))
    assert [fetch.outcome for fetch in store.fetches(url)] == ["stored", "gone"]
    assert store.fetches(url)[0].document == kept.id
    assert store.latest_fetches()[url].status == 404
    assert store.documents() == [kept]


def test_sources_expectations_and_states_are_read_back(store):
    sources = [
        Source("https://a.example/2", "179", "strategy", score=0.5),
        Source("https://a.example/1", "005", "welfare_plan", reason="link text"),
    ]
    store.save_sources(sources)
    store.save_sources(sources[:1])
    assert store.sources() == sources[::-1]
    assert store.sources("179") == sources[:1]
    store.expect([("179", "strategy"), ("005", "welfare_plan")])
    store.expect([("179", "strategy")])
    assert store.expected() == {("179", "strategy"), ("005", "welfare_plan")}
    store.save_state("host", "b.example", "2.5")
    store.save_state("host", "a.example", "1")
    store.save_state("host", "a.example", "4")
    assert store.states("host") == {"a.example": "4", "b.example": "2.5"}
    assert store.state("robots", "a.example") is None
    store.set_setting("municipalities", "[]")
    assert store.setting("municipalities") == "[]"


def test_an_unknown_kind_is_refused(store):
    with pytest.raises(UsageError, match="welfare_plan"):
        store.add(b"x", document("179", kind="strategia"))
    assert store.documents() == []


def test_readers_work_beside_the_one_writer(tmp_path):
    with Store.open(tmp_path / "store") as writer:
        kept = writer.add(b"one", document("179"))
        with Store.open(tmp_path / "store", write=False) as reader:
            assert reader.documents() == [kept]
            with pytest.raises(StoreError, match="reading only"):
                reader.add(b"two", document("179"))
            with writer.transaction():
                writer.add(b"three", document("179"))
                assert reader.documents() == [kept]
            assert len(reader.documents()) == 2
        with pytest.raises(StoreBusy, match="is writing to this store"):
            Store.open(tmp_path / "store")
    with Store.open(tmp_path / "store") as writer:
        assert len(writer.documents()) == 2


def test_reading_a_store_that_is_not_there_makes_none(tmp_path):
    with pytest.raises(StoreError, match="no store here"):
        Store.open(tmp_path / "store", write=False)
    assert not (tmp_path / "store").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path):
    (tmp_path / "letter.txt").write_text("Hei")
    with pytest.raises(StoreError, match="holds other things"):
        Store.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_foreign_newer_or_damaged_catalogue_is_refused(tmp_path):
    catalogue = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(catalogue)) as connection, connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(tmp_path)
    catalogue.write_bytes(b"x" * 5000)
    with pytest.raises(StoreError, match="not a termscan catalogue"):
        Store.open(tmp_path)
    catalogue.unlink()
    Store.open(tmp_path).close()
    with closing(sqlite3.connect(catalogue)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for write in (True, False):
        with pytest.raises(StoreError, match="newer termscan"):
            Store.open(tmp_path, write=write)


def test_a_lost_catalogue_is_not_replaced_by_an_empty_one(tmp_path):
    with Store.open(tmp_path) as store:
        store.add(b"one", document("179"))
    (tmp_path / "catalogue.sqlite").unlink()
    with pytest.raises(StoreError, match="restore it"):
        Store.open(tmp_path)
