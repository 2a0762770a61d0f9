"""Sums by area: a document once, denominators beside, intervals that hold what they promise."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tables_world import CONCEPTS, MUNICIPALITIES, document, mention

from termscan.records import DocumentScan
from termscan.tables import build_tables, resampling
from termscan.tables.catalogue import TOTALS
from termscan.tables.groups import broadest
from termscan.tables.resampling import MIN_DOCUMENTS, kept_interval, quantile, rate_interval


def row(frame, **wanted):
    for name, value in wanted.items():
        frame = frame[frame[name] == value]
    assert len(frame) == 1
    return frame.iloc[0]


def test_a_joint_plan_counts_once_in_the_country_and_once_in_each_region(tables):
    totals = tables.totals(by="concept")
    plan = {"document_kind": "welfare_plan", "item": "p:hyvan-mielen-kunta"}
    for code in ("FI", "13", "15"):
        area = "country" if code == "FI" else "region"
        found = row(totals, area=area, area_code=code, **plan)
        assert (found.mentions, found.words, found.documents) == (2, 10_000, 1)
    assert row(totals, area="country", **plan).municipalities_mentioning == 2


def test_denominators_stand_beside_the_rates(tables):
    found = row(
        tables.totals("region", "lexicon"),
        area_code="13",
        document_kind="strategy",
        item="mental-wellbeing",
    )
    assert (found.mentions, found.words) == (3, 5500)
    assert found.per_1000_words == pytest.approx(3 / 5.5, abs=1e-4)
    assert found.inhabitants == 160_000  # Hankasalmi's strategy could not be read
    assert found.per_10000_inhabitants == pytest.approx(3 / 16, abs=1e-4)
    assert (found.municipalities, found.municipalities_counted) == (3, 2)


def test_an_area_where_nothing_was_read_has_no_numbers(tables):
    found = tables.totals("region", "lexicon")
    gaps = found[found.status != "counted"]
    assert set(gaps.area_fi) >= {"Ahvenanmaa", "Pohjanmaa"}
    assert gaps[["mentions", "words", "per_1000_words", "inhabitants"]].isna().all(axis=None)


def test_tones_are_those_of_terms_and_add_up_to_them(tables):
    totals = tables.totals("country", ["tone", "lexicon"])
    strategies = totals[totals.document_kind == "strategy"]
    tones = strategies[strategies.by == "tone"].mentions.sum()
    assert tones == row(strategies, item="mental-wellbeing").mentions == 4


def test_a_group_is_the_broadest_concept(tables):
    totals = tables.totals("country", "group")
    strategies = totals[totals.document_kind == "strategy"]
    assert row(strategies, item="mielenterveys").mentions == 2
    assert "mielen-hyvinvointi" not in set(strategies["item"])


def test_a_circle_of_broader_concepts_ends(tables):
    from dataclasses import replace

    circle = [replace(c, broader="mielen-hyvinvointi") for c in CONCEPTS[:2]]
    assert broadest(circle[0], circle).id in {"mielenterveys", "mielen-hyvinvointi"}


def test_by_period_tells_periods_apart(tables):
    totals = tables.totals("country", "lexicon", period="all", by_period=True)
    found = totals[(totals.document_kind == "strategy") & (totals["item"] == "mental-wellbeing")]
    assert dict(zip(found.period, found.mentions, strict=True)) == {"2018–2021": 1, "2022–2025": 4}


def test_municipalities_sum_to_the_country_but_for_joint_plans(tables):
    by_place = tables.totals("municipality", "concept")
    country = tables.totals("country", "concept")
    strategies = by_place.document_kind == "strategy"
    summed = by_place[strategies].groupby("item").mentions.sum()
    whole = country[country.document_kind == "strategy"].set_index("item").mentions
    assert summed.to_dict() == whole.to_dict()


def many(number):
    scans = []
    for i in range(number):
        code = MUNICIPALITIES[i % 6].code
        found = [mention("mielenterveys", "Mielenterveys.", "Mielenterveys")] * (i % 4)
        made = document("0", code, url=None)
        made = type(made)(f"{i:064x}", made.municipalities, "strategy", "2022–2025")
        scans.append(
            DocumentScan(made, "counted", pages=1, words=1000 + 10 * i, mentions=tuple(found))
        )
    return build_tables(scans, MUNICIPALITIES, CONCEPTS)


def test_intervals_hold_the_rate_and_come_out_the_same_again():
    totals = many(40).totals("country", "concept")
    again = many(40).totals("country", "concept")
    assert totals.equals(again)
    found = row(totals, item="mielenterveys")
    assert found.per_1000_words_low < found.per_1000_words < found.per_1000_words_high
    never = row(totals, item="yksinaisyys")
    assert never.per_1000_words_low == never.per_1000_words_high == 0


def test_an_interval_does_not_change_with_the_groups_around_it():
    tables = many(40)
    alone = row(tables.totals("country", "concept"), item="mielenterveys")
    among = tables.totals(["region", "country", "county"], ["tone", "concept"])
    beside = row(among, area="country", item="mielenterveys")
    assert alone.per_1000_words_low == beside.per_1000_words_low


def test_few_documents_have_no_interval():
    assert MIN_DOCUMENTS > 1
    few = many(MIN_DOCUMENTS - 1).totals("country", "concept")
    assert few.per_1000_words_low.isna().all()
    assert many(MIN_DOCUMENTS).totals("country", "concept").per_1000_words_low.notna().all()


def test_a_kept_interval_is_the_same_and_made_again_for_other_counts(monkeypatch):
    class Kept(dict):
        put = dict.__setitem__

    kept = Kept()
    counts, words = np.arange(24).reshape(8, 3) % 5, np.arange(8) * 100
    made = rate_interval(counts, words, "key")
    np.testing.assert_array_equal(kept_interval(counts, words, "key", kept), made)
    with monkeypatch.context() as patch:
        patch.setattr(resampling, "rate_interval", None)
        np.testing.assert_array_equal(kept_interval(counts, words, "key", kept), made)
    for other, others in ((counts + 1, words), (counts, words + 1), (counts[:7], words[:7])):
        found = kept_interval(other, others, "key", kept)
        np.testing.assert_array_equal(found, rate_interval(other, others, "key"))
    assert kept_interval(counts[:2], words[:2], "few", kept) is None
    assert list(kept) == ["key"]


def test_intervals_cover_the_true_rate_about_as_often_as_they_say():
    generator = np.random.default_rng(7)
    hits = 0
    for trial in range(200):
        words = generator.integers(1000, 5000, size=40)
        counts = generator.poisson(words * 0.002)[:, None]
        low, high = rate_interval(counts, words, str(trial), resamples=300)
        hits += low[0] <= 2.0 <= high[0]
    assert 170 <= hits <= 199


def test_concepts_say_which_no_document_mentions(tables):
    assert set(tables.unmentioned().concept) == {"o:mieli-ry"}
    concepts = tables.concepts().set_index("concept")
    assert concepts.loc["p:hyvan-mielen-kunta", "mentions"] == 3
    assert concepts.loc["p:hyvan-mielen-kunta", "documents_mentioning"] == 2
    assert concepts.loc["p:hyvan-mielen-kunta", "municipalities_mentioning"] == 2
    assert concepts.loc["mielenterveys", "mentions"] == 3


@settings(deadline=None, max_examples=60)
@given(
    st.integers(2, 40).flatmap(
        lambda size: st.lists(
            st.lists(st.floats(0, 1e6), min_size=size, max_size=size), min_size=1, max_size=4
        )
    ),
    st.sampled_from([0.025, 0.975, 0.5, 0.0, 1.0]),
)
def test_quantiles_are_exactly_those_of_numpy(rows, share):
    ordered = np.sort(np.array(rows), axis=1)
    assert quantile(ordered, share).tolist() == np.quantile(ordered, share, axis=1).tolist()


def test_sums_in_pieces_are_those_in_one(monkeypatch):
    draw = np.random.default_rng(1)
    counts, words = draw.integers(0, 9, (30, 7)), draw.integers(100, 900, 30)
    whole = rate_interval(counts, words, "key")
    monkeypatch.setattr(resampling, "_ONE_THREAD", 1000)
    for one, other in zip(whole, rate_interval(counts, words, "key"), strict=True):
        assert one.tolist() == other.tolist()


def test_without_concepts_or_documents_there_are_no_totals():
    assert build_tables([], MUNICIPALITIES, CONCEPTS).totals().empty
    assert build_tables([], [], []).totals().columns.tolist() == list(TOTALS.names)
