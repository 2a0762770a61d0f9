"""Change: what differs, why, and the sentences behind it."""

from dataclasses import replace

import pytest
from tables_world import BOTH, CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS, document, mention

from termscan.errors import UsageError
from termscan.export import export, read_export
from termscan.records import DocumentScan
from termscan.tables import build_tables, change

NEW = "Uusi virke mielenterveydestä."


def made(scans):
    return build_tables(scans, MUNICIPALITIES, CONCEPTS, EXPECTED)


@pytest.fixture(scope="module")
def later():
    """Jyväskylä's strategy has a new version, Jomala got one, Hankasalmi's can be read."""
    scans = [
        replace(scan, document=replace(scan.document, current=False))
        if scan.document.id.startswith("a")
        else scan
        for scan in SCANS
    ]
    version = replace(SCANS[0], document=document("1", "179"))
    found = tuple(m for m in version.mentions if m.concept != "mielenterveysongelmat")
    scans.append(
        replace(version, mentions=(*found, mention("mielenterveys", NEW, "mielenterveydestä")))
    )
    scans.append(DocumentScan(document("2", "170"), "counted", pages=1, words=100))
    scans[3] = replace(SCANS[3], status="counted", reason=None, pages=2, words=300)
    return made(scans)


def test_nothing_differs_from_itself(tables):
    same = change(tables, tables)
    assert same.changes.empty
    assert same.sentences.empty


def test_differences_are_named_with_their_sentences(tables, later):
    found = change(tables, later)
    changes = found.changes.set_index(["municipality_code", "document_kind", "concept"])
    row = changes.loc[("179", "strategy", "mielenterveys")]
    assert (row.mentions_before, row.mentions_after, row.difference) == (2, 3, 1)
    assert row.because == "documents"
    sentences = found.sentences
    assert set(zip(sentences.change, sentences.concept, sentences.sentence, strict=True)) == {
        ("new", "mielenterveys", NEW),
        ("gone", "mielenterveysongelmat", BOTH),
    }


def test_a_document_that_appears_changes_the_status_but_has_no_difference(tables, later):
    changes = change(tables, later).changes
    for code, before in (("170", "missing"), ("077", "unreadable")):
        rows = changes[(changes.municipality_code == code) & (changes.document_kind == "strategy")]
        assert len(rows) == len(CONCEPTS)
        assert set(rows.status_before) == {before}
        assert set(rows.status_after) == {"counted"}
        assert rows.difference.isna().all()
        assert set(rows.mentions_after) == {0}


def test_another_lexicon_over_the_same_documents_is_named_as_the_cause(tables):
    scan = replace(SCANS[0], mentions=SCANS[0].mentions[1:])
    found = change(tables, made([scan, *SCANS[1:]])).changes
    assert found.because.tolist() == ["counting"]
    assert found.concept.tolist() == ["mielen-hyvinvointi"]


def test_two_periods_of_one_scan_can_be_compared(tables):
    strategies = tables.select(kind="strategy")
    found = change(strategies.select(period="previous"), strategies.select(period="latest"))
    changes = found.changes[found.changes.municipality_code == "179"].set_index("concept")
    assert changes.difference.to_dict() == {
        "mielen-hyvinvointi": 1,
        "mielenterveysongelmat": 1,
        "p:hyvan-mielen-kunta": 1,
        "p:ohjaamo": 1,
    }
    assert set(changes.because) == {"documents"}


def test_repeated_sentences_are_told_apart_by_their_number(tables):
    more = replace(SCANS[0], mentions=(*SCANS[0].mentions, SCANS[0].mentions[0]))
    found = change(tables, made([more, *SCANS[1:]]))
    assert found.sentences.change.tolist() == ["new"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_exports_compare_as_the_tables_they_were_made_from(tables, later, tmp_path, form):
    export(tables, tmp_path / "before", [form])
    export(later, tmp_path / "after", [form])
    from_files = change(read_export(tmp_path / "before"), read_export(tmp_path / "after"))
    from_tables = change(tables, later)
    assert from_files.changes.equals(from_tables.changes)
    assert from_files.sentences.equals(from_tables.sentences)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_every_table_reads_back_as_it_was(tables, tmp_path, form):
    export(tables, tmp_path, [form])
    again = read_export(tmp_path)
    for schema, frame in tables.all():
        found = again.table(schema.name)
        assert found.equals(frame), schema.name
        assert found.dtypes.to_dict() == frame.dtypes.to_dict()


def test_a_folder_that_is_no_export_is_refused(tmp_path, tables):
    with pytest.raises(UsageError, match="not an export"):
        read_export(tmp_path)
    export(tables, tmp_path, ["csv"])
    (tmp_path / "counts.csv").write_text("municipality_code\n1,2\n")
    with pytest.raises(UsageError, match="cannot be read back"):
        read_export(tmp_path).counts()
    with pytest.raises(UsageError, match="no table 'other'"):
        read_export(tmp_path).table("other")
