"""Counts: a row for every concept, 0 only where something was read."""

import pandas as pd
import pytest
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS

from termscan.errors import UsageError
from termscan.tables import build_tables
from termscan.tables.catalogue import COUNTS

DESIGN = [
    *("municipality_code", "municipality_fi", "municipality_sv"),
    *("region_fi", "region_sv", "county_fi", "county_sv"),
    *("document_kind", "period", "lexicon", "concept", "status"),
    *("mentions", "words", "per_1000_words"),
]


def cell(frame, code, kind, concept, period="2022–2025"):
    same_period = frame.period.isna() if period is None else frame.period == period
    rows = frame[
        (frame.municipality_code == code)
        & (frame.document_kind == kind)
        & (frame.concept == concept)
        & same_period
    ]
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_columns_of_the_design_come_first(tables):
    assert list(tables.counts().columns)[: len(DESIGN)] == DESIGN


def test_every_group_has_a_row_for_every_concept(tables):
    sizes = (
        tables.counts()
        .groupby(["municipality_code", "document_kind", "period"], dropna=False)
        .size()
    )
    assert set(sizes) == {len(CONCEPTS)}
    assert len(sizes) == len(EXPECTED) + 1  # Jyväskylä has strategies of two periods


def test_a_count_a_zero_an_unreadable_and_a_missing_document_differ(tables):
    counts = tables.counts()
    counted = cell(counts, "179", "strategy", "mielenterveys")
    assert (counted.status, counted.mentions, counted.words) == ("counted", 1, 4000)
    assert counted.per_1000_words == 0.25
    zero = cell(counts, "005", "strategy", "mielenterveys")
    assert (zero.status, zero.mentions, zero.words) == ("counted", 0, 1500)
    assert zero.per_1000_words == 0.0
    for code, period, status in (("077", "2022–2025", "unreadable"), ("170", None, "missing")):
        gap = cell(counts, code, "strategy", "mielenterveys", period)
        assert gap.status == status
        assert gap[["mentions", "words", "per_1000_words"]].isna().all()


def test_numbers_are_given_exactly_where_something_was_counted(tables):
    counts = tables.counts()
    assert (counts.mentions.notna() == (counts.status == "counted")).all()


def test_a_joint_plan_counts_for_each_of_its_municipalities_and_is_marked(tables):
    counts = tables.counts()
    for code in ("179", "231"):
        row = cell(counts, code, "welfare_plan", "p:hyvan-mielen-kunta", None)
        assert (row.mentions, row.words, row.joint) == (2, 10_000, True)


def test_mentions_that_are_not_counted_are_not_counted(tables):
    assert cell(tables.counts(), "179", "strategy", "mielenterveys").mentions == 1


def test_replaced_versions_count_only_when_asked_for():
    every = build_tables(SCANS, MUNICIPALITIES, CONCEPTS, EXPECTED, versions="all")
    assert cell(every.counts(), "179", "strategy", "mielenterveys").mentions == 2


def test_documents_that_are_nearly_the_same_are_named_beside_one_another(tables):
    pairs = [("b" * 64, "a" * 64), ("a" * 64, "c" * 64)]
    marked = build_tables(SCANS, MUNICIPALITIES, CONCEPTS, EXPECTED, similar=pairs)
    documents = marked.documents().set_index("document")
    assert documents.loc["a" * 64, "similar_to"] == f"{'b' * 64}, {'c' * 64}"
    assert documents.loc["b" * 64, "similar_to"] == "a" * 64
    assert documents.similar_to.notna().sum() == 3
    coverage = marked.coverage().set_index(["municipality_code", "document_kind"])
    assert coverage.loc[("179", "strategy"), "similar_documents"] == 2
    assert coverage.loc[("077", "strategy"), "similar_documents"] == 0
    chosen = marked.select(municipality="005").coverage().set_index("document_kind")
    assert chosen.loc["strategy", "similar_documents"] == 1
    assert not tables.documents().similar_to.notna().any()
    assert marked.counts().equals(tables.counts())


def test_coverage_says_how_well_the_worst_document_was_read(tables):
    coverage = tables.coverage().set_index(["municipality_code", "document_kind"])
    assert coverage.loc[("179", "strategy"), "quality"] == 0.98
    assert pd.isna(coverage.loc[("077", "strategy"), "quality"])


def test_rows_are_sorted_and_typed_as_declared(tables):
    counts = tables.counts()
    again = counts.sort_values(list(COUNTS.key), kind="stable", ignore_index=True)
    pd.testing.assert_frame_equal(counts, again)
    assert counts.municipality_code.iloc[0] == "005"
    assert not counts.duplicated(list(COUNTS.key)).any()


def test_the_order_of_the_scans_does_not_matter(tables):
    mixed = build_tables(SCANS[::-1], MUNICIPALITIES[::-1], CONCEPTS[::-1], sorted(EXPECTED))
    for name in ("counts", "counts_wide", "practices", "coverage", "mentions", "documents"):
        pd.testing.assert_frame_equal(getattr(tables, name)(), getattr(mixed, name)())


def test_wide_counts_agree_with_the_tidy_ones(tables):
    wide = tables.counts_wide("strategy", period="latest")
    counts = tables.select(kind="strategy", period="latest").counts()
    tidy = counts.pivot(index="municipality_code", columns="concept", values="mentions")
    wide = wide.set_index("municipality_code")
    same = wide[list(tidy.columns)].fillna(-1).to_numpy() == tidy.fillna(-1).to_numpy()
    assert same.all()


def test_wide_totals_are_sums_by_tone_and_scope_and_empty_where_nothing_was_counted(tables):
    wide = tables.counts_wide("strategy").set_index("municipality_code")
    names = ["terms", "core", "promotion", "problem_and_care", "practices", "services"]
    assert wide.loc["179", names].to_list() == [3, 3, 1, 1, 2, 1]
    assert wide.loc["588", ["terms", "core", "near"]].to_list() == [1, 0, 1]
    assert wide.loc[["077", "170"], "terms"].isna().all()


@pytest.mark.parametrize(
    ("period", "documents", "status"),
    [
        ("latest", 1, "counted"),
        ("previous", 1, "counted"),
        ("all", 2, "counted"),
        (2019, 1, "counted"),
        ("2018-2021", 1, "counted"),
        (1999, 0, "missing"),
    ],
)
def test_a_period_chooses_documents(tables, period, documents, status):
    wide = tables.counts_wide("strategy", period=period).set_index("municipality_code")
    assert (wide.loc["179", "documents"], wide.loc["179", "status"]) == (documents, status)


def test_a_store_with_nothing_in_it_makes_empty_tables():
    empty = build_tables([], [], [])
    for schema, frame in empty.all():
        assert list(frame.columns) == schema.names
        assert frame.empty


def test_an_unknown_municipality_and_concept_are_kept_by_their_codes():
    tables = build_tables(SCANS[:1], [], [])
    counts = tables.counts()
    assert set(counts.municipality_code) == {"179"}
    assert counts.municipality_fi.isna().all()
    assert counts.mentions.sum() == 5


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "strategia"},
        {"municipality": "Jyväskylä"},
        {"municipality": ["179", "5"]},
        {"lexicon": "practises"},
    ],
)
def test_what_nobody_has_is_not_selected_as_nothing(tables, wrong):
    """A slip of the pen must not look like a zero."""
    with pytest.raises(UsageError):
        tables.select(**wrong)


def test_sums_of_unknown_areas_are_refused(tables):
    with pytest.raises(UsageError, match=r"'maakunta'.*county, municipality, region"):
        tables.totals("maakunta")
    with pytest.raises(UsageError, match="'colour'"):
        tables.totals("region", "colour")
