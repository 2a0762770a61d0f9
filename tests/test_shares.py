"""An export after a change is, byte for byte, the export that is made from nothing."""

import shutil
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from unittest.mock import patch

import pytest
import tables_world as world
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from termscan import Store, shares
from termscan.export import export
from termscan.outputs import export_store, stamp_of, tables_of
from termscan.places import add_municipalities
from termscan.records import Municipality
from termscan.scan import LastScan
from termscan.scan.findings import Findings, decode_findings, encode_findings
from termscan.scan.plans import PlanRow
from termscan.scan.results import findings_key, remember

KINDS = ("strategy", "welfare_plan", "other")
CODES = ("005", "179", "231", "999")
SENTENCES = (
    "Kunta edistää mielen hyvinvointia.",
    'Se "arvioidaan", ja\nsiitä raportoidaan valtuustolle.',
    "=Ohjaamo palvelee; äidit, isät",
)


@st.composite
def findings(draw):
    """Findings with terms, practices and cues of the frames, in a few sentences."""
    if draw(st.integers(0, 5)) == 0:
        return Findings("unreadable", "luku ei onnistunut", 0, 0, None, ())
    found = []
    for number in range(draw(st.integers(0, 8))):
        concept = draw(st.sampled_from(world.CONCEPTS))
        cue = draw(st.booleans())
        sentence = draw(st.sampled_from(SENTENCES))
        one = world.mention(concept.id, sentence, sentence[1:4], page=draw(st.integers(1, 3)))
        one = replace(one, start=number, end=number + 3, document="")
        if cue:
            name = draw(st.sampled_from(["c:kunta", "c:arvioida", "c:palvelu", "c:nuoret"]))
            one = replace(one, lexicon="frames", concept=name, kind="term", form=name[2:])
        found.append(replace(one, status=draw(st.sampled_from(["counted", "nested", "in_name"]))))
    plan = (PlanRow(1, "Hyvinvointi", SENTENCES[0], "Kunta", "Kysely", True, (1,)),)
    words = draw(st.integers(0, 900))
    return Findings("counted", None, 3, words, 0.9, tuple(found), plan[: draw(st.integers(0, 1))])


@contextmanager
def world_of(folder: Path):
    """A store with a scan that a test fills."""
    with Store.open(folder / "store") as store:
        scan(store, "one", world.CONCEPTS)
        rename(store, "Uusi")
        yield store


def scan(store, key, concepts):
    lexicons = (("mental-wellbeing", "1", "hash"),)
    remember(store, LastScan(key, "0", "reader", "dictionary", lexicons, tuple(concepts)))


def put(store, ident, found, key="one"):
    store.derived("findings").put(findings_key(ident, key), encode_findings(found))


def add(store, content, found, **more):
    codes = more.pop("municipalities", ("179",))
    known = world.document("a", *codes, **more)
    ident = store.add(content, replace(known, id="", url=None, file_name=content.decode())).id
    put(store, ident, found)
    return ident


def rename(store, name):
    """Give the municipality that the registry does not know a name."""
    add_municipalities(
        store, [Municipality("999", name, name, "01", "A", "B", None, None, None, "fi")]
    )


def files(folder):
    return {one.name: one.read_bytes() for one in sorted(folder.iterdir())}


def agree(store, folder):
    """Export after what went before, and from nothing; both are the same."""
    export_store(store, folder / "out", ["csv"])
    shutil.rmtree(folder / "new", ignore_errors=True)
    export(tables_of(store), folder / "new", ["csv"], stamp_of(store))
    assert files(folder / "out") == files(folder / "new")


class Changes:
    """What may happen to a store and its export between two nights."""

    def __init__(self, store, folder, draw):
        self.store, self.folder, self.draw = store, folder, draw
        self.names = count()
        self.key = "one"

    def some(self):
        documents = self.store.documents(current=False)
        return self.draw(st.sampled_from(documents)) if documents else None

    def a_document_more(self):
        found = self.draw(findings())
        codes = self.draw(st.lists(st.sampled_from(CODES), max_size=2, unique=True))
        kind, period = self.draw(st.sampled_from(KINDS)), self.draw(st.sampled_from([None, "2025"]))
        name = f"{next(self.names)}.pdf".encode()
        ident = add(self.store, name, found, municipalities=codes, kind=kind, period=period)
        put(self.store, ident, found, self.key)

    def another_description(self):
        if known := self.some():
            self.store.describe(
                replace(known, title="Uusi nimi", period="2030", draft=not known.draft)
            )

    def a_merged_municipality(self):
        if known := self.some():
            self.store.describe(replace(known, municipalities=("179",)))

    def another_name_of_a_municipality(self):
        rename(self.store, f"Uusi {next(self.names)}")

    def another_name_of_a_concept(self):
        labels = {"fi": f"uusi {next(self.names)}"}
        scan(self.store, self.key, [replace(one, labels=labels) for one in world.CONCEPTS])

    def other_findings(self):
        if known := self.some():
            put(self.store, known.id, self.draw(findings()), self.key)

    def lost_findings(self):
        if known := self.some():
            self.store.derived("findings").discard([findings_key(known.id, self.key)])

    def another_lexicon(self):
        self.key = f"key {next(self.names)}"
        scan(self.store, self.key, world.CONCEPTS[: self.draw(st.integers(1, 7))])
        for known in self.store.documents(current=False):
            put(self.store, known.id, self.draw(findings()), self.key)

    def a_damaged_share(self):
        kept = self.store.derived("shares")
        kept.flush()
        kept._run("UPDATE results SET value = x'00' WHERE key > ?", [("8",)])

    def a_damaged_file(self):
        path = self.folder / "out" / "mentions.csv"
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"!")

    def killed_in_between(self):
        if self.store.documents():
            self.other_findings()
            self.lost_shares()
            with (
                patch.object(shares, "_encoded", side_effect=KeyboardInterrupt),
                pytest.raises(KeyboardInterrupt),
            ):
                export_store(self.store, self.folder / "out", ["csv"])

    def lost_shares(self):
        kept = self.store.derived("shares")
        kept.discard(kept.keys())
        (self.folder / "out" / "datapackage.json").unlink(missing_ok=True)


CHANGES = [name for name in vars(Changes) if not name.startswith("_") and name != "some"]


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_an_export_after_changes_is_that_from_nothing(data, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shares")
    with world_of(folder) as store:
        changes = Changes(store, folder, data.draw)
        for _ in range(3):
            changes.a_document_more()
        agree(store, folder)
        for name in data.draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=5)):
            getattr(changes, name)()
            agree(store, folder)
    shutil.rmtree(folder)


@pytest.fixture
def filled(tmp_path):
    with world_of(tmp_path) as store:
        for scanned in world.SCANS:
            known = scanned.document
            found = Findings(
                scanned.status,
                scanned.reason,
                scanned.pages,
                scanned.words,
                scanned.quality,
                scanned.mentions,
            )
            more = {"kind": known.kind, "period": known.period}
            add(store, known.id.encode(), found, municipalities=known.municipalities, **more)
    return tmp_path


def decoding_of(folder):
    """Export with a reader of the store, and return the documents that were gone through."""
    seen = []
    real = shares.decode_findings

    def decode(content, document):
        seen.append(document)
        return real(content, document)

    with (
        patch.object(shares, "decode_findings", decode),
        Store.open(folder / "store", write=False) as store,
    ):
        export_store(store, folder / "out", ["csv"])
    return set(seen)


def test_only_the_changed_document_is_gone_through(filled):
    assert len(decoding_of(filled)) == len(world.SCANS)
    shutil.rmtree(filled / "out")
    assert decoding_of(filled) == set()
    with Store.open(filled / "store") as store:
        changed = store.documents()[0]
        put(store, changed.id, Findings("counted", None, 1, 5, None, ()))
    assert decoding_of(filled) == {changed.id}
    with Store.open(filled / "store") as store:
        agree(store, filled)
        assert len(store.derived("shares").keys()) == len(world.SCANS)


def test_an_edit_that_finds_the_same_leaves_what_was_kept(filled):
    decoding_of(filled)
    with Store.open(filled / "store") as store:
        edited = [replace(one, forms={"fi": ("uusi muoto",)}) for one in world.CONCEPTS]
        rescan(store, "two", [*edited, replace(edited[0], id="new")])
    assert decoding_of(filled) == set()
    with Store.open(filled / "store") as store:
        agree(store, filled)


def test_another_name_of_a_concept_is_put_where_it_is_mentioned(filled):
    decoding_of(filled)
    name = "p:ohjaamo"
    with Store.open(filled / "store") as store:
        edited = [
            replace(one, labels={"fi": "Uusi"}) if one.id == name else one for one in world.CONCEPTS
        ]
        rescan(store, "two", edited)
        mentioning = {
            one.id
            for one in store.documents()
            if any(found.concept == name for found in findings_in(store, one.id, "two").mentions)
        }
    assert decoding_of(filled) == mentioning != set()
    with Store.open(filled / "store") as store:
        agree(store, filled)


def rescan(store, key, concepts):
    """Note a scan with other lexicons that finds the same as the first one."""
    scan(store, key, concepts)
    for known in store.documents(current=False):
        content = store.derived("findings").get(findings_key(known.id, "one"))
        store.derived("findings").put(findings_key(known.id, key), content)


def findings_in(store, ident, key):
    return decode_findings(store.derived("findings").get(findings_key(ident, key)), ident)


def test_a_reader_keeps_shares_beside_a_writer(filled):
    with Store.open(filled / "store") as writer:
        put(writer, writer.documents()[0].id, Findings("counted", None, 1, 5, None, ()))
        assert len(decoding_of(filled)) == len(world.SCANS)
        shutil.rmtree(filled / "out")
        assert decoding_of(filled) == set()


def test_a_store_that_cannot_be_written_is_exported_all_the_same(filled):
    with patch("termscan.corpus.store.os.access", return_value=False):
        assert len(decoding_of(filled)) == len(world.SCANS)
        assert not (filled / "store" / "derived" / "shares.sqlite").exists()
    with Store.open(filled / "store") as store:
        agree(store, filled)


@pytest.mark.parametrize("change", ["another_name_of_a_municipality", "another_name_of_a_concept"])
def test_another_name_is_seen_in_what_was_kept(filled, change):
    with Store.open(filled / "store") as store:
        for known in store.documents():
            store.describe(replace(known, municipalities=("179", "999")))
        rename(store, "Vanha")
        agree(store, filled)
        getattr(Changes(store, filled, None), change)()
        agree(store, filled)
        assert "uusi 0" in (filled / "out" / "practices.csv").read_text("utf-8").lower()


def test_every_table_of_one_document_a_row_is_put_together_of_pieces():
    from termscan.export.pieces import IN_PIECES

    assert {schema.name for schema in IN_PIECES} == {
        "mentions",
        "practices",
        "measures",
        "evidence",
    }
