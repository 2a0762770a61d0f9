"""Goals, measures, responsible parties and indicators are told apart by the headings."""

import pytest

from termscan.extract import Table
from termscan.plans import plan_rows

ROW = ("Yksinäisyys vähenee", "Ystäväpiiri\nkäynnistyy", "Hyvinvointikoordinaattori", "Määrä")


@pytest.mark.parametrize(
    "header",
    [
        ("Tavoite", "Toimenpiteet", "Vastuutaho", "Mittarit"),
        ("TAVOITTEET 2025", "Keinot", "Vastuu ja aikataulu", "Seuranta"),
        ("Mål", "Åtgärder", "Ansvarig", "Indikator"),
    ],
    ids=["plain", "varied", "Swedish"],
)
def test_columns_take_their_roles(header):
    (row,) = plan_rows([Table(4, header, (ROW,), certain=False)])
    assert row == (
        4,
        "Yksinäisyys vähenee",
        "Ystäväpiiri käynnistyy",
        "Hyvinvointikoordinaattori",
        "Määrä",
        False,
    )


def test_a_heading_takes_the_role_that_it_names_first():
    header = ("Tavoite", "Toimenpiteet tavoitteen saavuttamiseksi")
    (row,) = plan_rows([Table(1, header, (("a", "b"),))])
    assert (row.goal, row.measure, row.responsible) == ("a", "b", None)


@pytest.mark.parametrize(
    "header", [(), ("Vuosi", "Asukkaita"), ("Tavoite", "Vastuu"), ("Mittari",)]
)
def test_other_tables_are_left_out(header):
    assert list(plan_rows([Table(1, header, (("a", "b"),))])) == []


def test_short_and_empty_rows():
    table = Table(1, ("Tavoite", "Toimenpide"), (("", " "), ("a",)))
    (row,) = plan_rows([table])
    assert (row.goal, row.measure) == ("a", None)
