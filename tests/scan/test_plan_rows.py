"""Goals, measures, responsible parties and indicators are told apart by the headings."""

import pytest

from termscan.extract import Table, extract
from termscan.resources import shipped
from termscan.scan.plans import PlanRow, plan_rows

ROW = ("Yksinäisyys vähenee", "Ystäväpiiri\nkäynnistyy", "Hyvinvointikoordinaattori", "Määrä")


def table(*header, rows, **more):
    return Table(3, header, tuple(rows), **more)


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
    (row,) = plan_rows([table(*header, rows=[ROW], certain=False)])
    assert row[1:6] == (ROW[0], "Ystäväpiiri käynnistyy", *ROW[2:], False)


def test_a_heading_takes_the_role_that_it_names_first():
    header = ("Tavoite", "Toimenpiteet tavoitteen saavuttamiseksi")
    (row,) = plan_rows([table(*header, rows=[("a", "b")])])
    assert (row.goal, row.measure, row.responsible) == ("a", "b", None)


def test_rows_of_plan_tables_are_told_by_their_headings():
    plan = table(
        "Nro", "Tavoite", "Toimenpiteet 2025", "Vastuutaho ja aikataulu", "Mittarit / seuranta",
        rows=[("1", "Yksinäisyys vähenee", "Kerhot", "hyte", "kävijät"), ("", "", "", "x", "")],
        certain=False, pages=(3, 4),
    )  # fmt: skip
    assert list(plan_rows([plan])) == [
        PlanRow(3, "Yksinäisyys vähenee", "Kerhot", "hyte", "kävijät", False, (3, 4))
    ]


def test_two_columns_of_one_role_are_put_together():
    plan = table("Mål", "Åtgärd", "Åtgärd 2", "Mätare", rows=[("a", "b", "c", "d")])
    assert list(plan_rows([plan])) == [PlanRow(3, "a", "b; c", None, "d", True, ())]


@pytest.mark.parametrize("header", [("Vuosi", "Väestö"), ("Tavoite", "Huom."), ()])
def test_other_tables_are_passed_over(header):
    assert not list(plan_rows([table(*header, rows=[("a", "b")])]))


def test_short_and_empty_rows():
    (row,) = plan_rows([table("Tavoite", "Toimenpide", rows=[("", " "), ("a",)])])
    assert (row.goal, row.measure) == ("a", None)


def test_the_demo_plans_measures_are_found():
    demo = shipped("corpora") / "demo" / "documents"
    found = list(plan_rows(extract(demo / "tarujarvi-hyvinvointisuunnitelma.pdf").tables))
    assert len(found) == 5
    assert found[-1].responsible == "Hyte-työryhmä"
    assert found[-1].indicator == "Tarkastukset"
