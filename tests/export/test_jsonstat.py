"""JSON-stat: the cube holds what the table holds, by the rules of its standard."""

import json
from math import prod

import pytest

from termscan.export import Stamp
from termscan.export.jsonstat import DIMENSIONS, MEASURES, jsonstat_bytes
from termscan.tables.catalogue import COUNTS
from termscan.tables.frame import table_of


@pytest.fixture(scope="module")
def cube(tables):
    return json.loads(jsonstat_bytes(table_of(COUNTS, tables.counts()), Stamp()))


def cells(cube, what):
    """Read a sparse cube as json-stat.org says: row-major, the last dimension fastest."""
    index = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]
    found = {}
    for key, value in cube[what].items():
        place, rest = [], int(key)
        for categories in reversed(index):
            rest, at = divmod(rest, len(categories))
            place.append(categories[at])
        assert rest == 0
        found[tuple(reversed(place))] = value
    return found


def test_the_cube_is_well_formed(cube):
    assert (cube["version"], cube["class"]) == ("2.0", "dataset")
    assert cube["id"] == list(DIMENSIONS)
    sizes = [len(cube["dimension"][name]["category"]["index"]) for name in cube["id"]]
    assert cube["size"] == sizes
    assert all(0 <= int(key) < prod(sizes) for key in (*cube["value"], *cube["status"]))
    for role in cube["role"].values():
        assert set(role) <= set(cube["id"])
    for dimension in cube["dimension"].values():
        category = dimension["category"]
        assert len(set(category["index"])) == len(category["index"])
        assert set(category.get("label", {})) <= set(category["index"])


def test_every_number_of_the_table_is_in_the_cube_and_no_other(cube, tables):
    counts = tables.counts()
    counted = counts[counts.status == "counted"].fillna({"period": "unknown"})
    wanted = {
        (row.municipality_code, row.document_kind, row.period, row.concept, measure): getattr(
            row, measure
        )
        for row in counted.itertuples()
        for measure in MEASURES
    }
    assert cells(cube, "value") == wanted


def test_gaps_have_a_status_and_no_value(cube):
    status, value = cells(cube, "status"), cells(cube, "value")
    assert not status.keys() & value.keys()
    assert status["170", "strategy", "unknown", "mielenterveys", "mentions"] == "missing"
    assert status["077", "strategy", "2022–2025", "mielenterveys", "words"] == "unreadable"
    assert value["005", "strategy", "2022–2025", "mielenterveys", "mentions"] == 0


def test_categories_have_their_names(cube):
    assert cube["dimension"]["municipality"]["category"]["label"]["231"] == "Kaskinen"
    assert cube["dimension"]["concept"]["category"]["label"]["p:ohjaamo"] == "Ohjaamo"
    assert cube["dimension"]["measure"]["category"]["unit"]["mentions"]["label"] == "mentions"


def test_concepts_of_two_lexicons_with_one_id_are_told_apart(tables):
    counts = tables.counts()
    twin = counts[counts.concept == "mielenterveys"].assign(lexicon="own")
    both = type(counts)(
        {name: list(counts[name]) + list(twin[name]) for name in counts.columns}
    ).astype(counts.dtypes.to_dict())
    made = json.loads(jsonstat_bytes(table_of(COUNTS, both), Stamp()))
    ids = made["dimension"]["concept"]["category"]["index"]
    assert {"own:mielenterveys", "mental-wellbeing:mielenterveys"} <= set(ids)
    assert "mielenterveys" not in ids
