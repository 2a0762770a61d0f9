"""The shared records stay plain: frozen, comparable, and cheap to send to another process."""

import dataclasses
import pickle

import pytest

from termscan import errors, records

RECORDS = [
    value
    for value in vars(records).values()
    if isinstance(value, type) and dataclasses.is_dataclass(value)
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_records_are_frozen_and_hold_no_behaviour(record):
    assert record.__dataclass_params__.frozen
    assert not [name for name in vars(record) if callable(vars(record)[name]) and name[0] != "_"]


@pytest.mark.parametrize(
    "error",
    [
        errors.FileProblems([errors.Problem("list.csv", 3, "no such column", "write 'kind'")]),
        errors.UnknownMunicipality("Jyvaskyla", ["Jyväskylä"], on="2026-01-01"),
        errors.UnreadableDocument("plan.pdf", "it is encrypted"),
        errors.FetchError("https://a.example", "timeout", "after 30 s"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_survive_the_way_back_from_a_worker(error):
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)


def test_a_problem_names_place_and_remedy():
    problem = errors.Problem("list.csv", 3, "no column 'file'", "add one")
    assert str(problem) == "list.csv:3: no column 'file' (add one)"


def test_every_error_is_also_the_builtin_it_resembles():
    own = [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, errors.TermscanError)
    ]
    for error in own[1:]:
        assert issubclass(error, ValueError | OSError | ImportError), error
