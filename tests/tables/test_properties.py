"""Whatever was scanned, the tables agree with a plain count and with each other."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_world import CONCEPTS, MUNICIPALITIES

from termscan.records import Document, DocumentScan, Mention
from termscan.tables import build_tables

patient = settings(deadline=None, max_examples=40)
CODES = st.sampled_from([*(place.code for place in MUNICIPALITIES), "999"])
KINDS = st.sampled_from(["strategy", "welfare_plan", "other"])
PERIODS = st.sampled_from([None, "2022–2025", "2018-2021", "2030"])
STATUSES = st.sampled_from(["counted", "nested", "in_name", "running", "contents", "ruled_out"])


@st.composite
def mentions(draw):
    concept = draw(st.sampled_from(CONCEPTS))
    start = draw(st.integers(0, 50))
    return Mention(
        start, start + 5, "abcde", concept.id, concept.lexicon, concept.kind, draw(STATUSES), "form"
    )


@st.composite
def scans(draw):
    number = draw(st.integers(0, 6))
    found = []
    for i in range(number):
        codes = tuple(draw(st.lists(CODES, max_size=3, unique=True)))
        document = Document(
            f"{i:064x}", codes, draw(KINDS), draw(PERIODS), current=draw(st.booleans())
        )
        if draw(st.booleans()):
            made = tuple(draw(st.lists(mentions(), max_size=6)))
            words = draw(st.integers(0, 5000))
            found.append(DocumentScan(document, "counted", pages=1, words=words, mentions=made))
        else:
            found.append(DocumentScan(document, "unreadable", "a reason"))
    return found


EXPECTED = st.frozensets(st.tuples(CODES, KINDS), max_size=4)


@patient
@given(scans(), EXPECTED)
def test_counts_agree_with_a_plain_count(found, expected):
    counts = build_tables(found, MUNICIPALITIES, CONCEPTS, expected).counts()
    plain = {}
    for scan in found:
        if not scan.document.current or scan.status != "counted":
            continue
        for code in scan.document.municipalities:
            for mention in scan.mentions:
                if mention.status == "counted":
                    key = (code, scan.document.kind, scan.document.period, mention.concept)
                    plain[key] = plain.get(key, 0) + 1
    rows = {
        (row.municipality_code, row.document_kind, period, row.concept): row.mentions
        for row, period in zip(
            counts[counts.status == "counted"].itertuples(),
            counts[counts.status == "counted"]
            .period.astype(object)
            .where(lambda p: p.notna(), None),
            strict=True,
        )
    }
    assert {key: number for key, number in rows.items() if number} == plain
    assert (counts.mentions.isna() == (counts.status != "counted")).all()


@patient
@given(scans(), EXPECTED)
def test_tables_agree_with_each_other(found, expected):
    tables = build_tables(found, MUNICIPALITIES, CONCEPTS, expected)
    coverage = tables.coverage().set_index(["municipality_code", "document_kind"])
    counts = tables.counts()
    for pair, rows in counts.groupby(["municipality_code", "document_kind"]):
        status = coverage.loc[pair, "status"]
        assert (status == "counted") == ("counted" in set(rows.status))
        assert (status == "missing") == ({"missing"} == set(rows.status))
    assert set(counts.groupby(["municipality_code", "document_kind"]).groups) == set(coverage.index)
    assert set(expected) <= set(coverage.index)
    mentions = tables.mentions()
    placed = mentions[mentions.municipality_code.notna() & (mentions.status == "counted")]
    assert len(placed) == counts.mentions.sum()
    practices = tables.practices()
    named = placed[placed.kind == "practice"]
    assert practices.mentions.sum() == len(named)


@patient
@given(scans())
def test_the_country_counts_every_placed_document_once(found):
    tables = build_tables(found, MUNICIPALITIES, CONCEPTS)
    totals = tables.totals("country", "concept", period="all", intervals=False)
    placed = [
        scan
        for scan in found
        if scan.document.current and scan.document.municipalities and scan.status == "counted"
    ]
    number = sum(m.status == "counted" for scan in placed for m in scan.mentions)
    assert totals.mentions.sum() == number
    kinds = totals.drop_duplicates("document_kind")
    assert kinds.documents.sum() == len(placed)


@patient
@given(scans())
def test_every_table_has_the_declared_columns(found):
    for schema, frame in build_tables(found, MUNICIPALITIES[:1], CONCEPTS[:2]).all():
        assert list(frame.columns) == schema.names


@pytest.mark.parametrize("area", ["region", "county", "municipality"])
@patient
@given(found=scans())
def test_areas_never_hold_more_than_the_country(area, found):
    tables = build_tables(found, MUNICIPALITIES, CONCEPTS)
    parts = tables.totals(area, "lexicon", intervals=False)
    whole = tables.totals("country", "lexicon", intervals=False)
    for row in parts[parts.status == "counted"].itertuples():
        match = whole[(whole.document_kind == row.document_kind) & (whole["item"] == row.item)]
        assert row.mentions <= match.mentions.iloc[0]
        assert row.documents <= match.documents.iloc[0]
