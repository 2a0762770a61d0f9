"""A pool is as large as the machine, or as the share of it that a container has."""

import os

import pytest

from termscan.cli.cores import cores


@pytest.fixture
def eight_cores(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: range(8), raising=False)


@pytest.mark.parametrize(
    ("quota", "number"),
    [
        ("max 100000", 8),
        ("200000 100000", 2),
        ("150000 100000", 2),
        ("1000 100000", 1),
        ("9900000 100000", 8),
        ("100000 0", 8),
        ("", 8),
        ("nonsense", 8),
        ("1 2 3", 8),
    ],
)
def test_a_container_gets_as_many_processes_as_its_share_has_room_for(
    eight_cores, tmp_path, quota, number
):
    told = tmp_path / "cpu.max"
    told.write_text(quota, encoding="ascii")
    assert cores(told) == number


def test_where_nothing_is_told_all_cores_are_used(eight_cores, tmp_path):
    assert cores(tmp_path / "cpu.max") == 8


def test_systems_that_do_not_tell_whose_a_core_is_have_cores_too(monkeypatch, tmp_path):
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    assert cores(tmp_path / "cpu.max") == 4
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert cores(tmp_path / "cpu.max") == 1
