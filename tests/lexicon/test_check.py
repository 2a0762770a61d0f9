"""The linter: each rule finds what it is for, on its line, and nothing in a clean file."""

from __future__ import annotations

from pathlib import Path

import pytest
from lexicon.lexicon_makers import HEAD, written

from termscan.errors import Problem
from termscan.language import Analyser, open_analyser
from termscan.lexicon import check_lexicon, shipped_lexicons

CLEAN = """
[[concept]]
id = "kiusaaminen"
label = { fi = "kiusaaminen" }
links = { "http://www.yso.fi/onto/yso/p71" = "exact" }
[concept.forms]
fi = ["kiusaaminen", "nettikiusaaminen"]

[[concept]]
id = "koulukiusaaminen"
broader = "kiusaaminen"
label = { fi = "koulukiusaaminen" }
frames = [{ verbs = ["kiusata"], objects = ["koulutoveri"] }]
[concept.forms]
fi = [
    "koulukiusaaminen",
    { form = "kaveri", requires = [{ words = ["kiusata"] }] },
]
"""


@pytest.fixture(scope="module")
def analyser() -> Analyser:
    return open_analyser()


def _one(found: list[Problem], start: str) -> Problem:
    (problem,) = [one for one in found if start in one.message]
    return problem


def _line(body: str, text: str) -> int:
    lines = (HEAD + body).split("\n")
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_clean_lexicon_has_no_problems(tmp_path: Path, analyser: Analyser) -> None:
    assert check_lexicon(written(tmp_path, CLEAN), analyser) == []


@pytest.mark.parametrize(
    ("old", "new", "message", "place", "serious"),
    [
        ('"nettikiusaaminen"', '"kiusaaminen"', "lists the fi form", "fi = [", False),
        ('"koulukiusaaminen",', '"Kiusaaminen",', "is claimed by", '"Kiusaaminen"', True),
        ('broader = "kiusaaminen"', 'broader = "väkivalta"', "not here", "broader", True),
        ("http://www.yso.fi", "http:/www.yso.fi", "no address", "yso.fi", True),
        ("yso/p71", "yso/p 71", "no address", "yso.fi", True),
        ('form = "kaveri", ', 'form = "!", ', "holds no word", 'form = "!"', True),
        ("requires = [{", 'unless = ["Kaveri"], requires = [{', "never match", "kaveri", True),
        (
            "requires = [{",
            'forbids = [{ words = ["kiusata"], within = "document" }], requires = [{',
            "both required and forbidden",
            "kaveri",
            True,
        ),
        ('{ form = "kaveri"', '"kaveri", { form = "muu"', "common words", '"kaveri"', False),
        ('"nettikiusaaminen"', '"nettikiuskaaminen"', "dictionary", "nettikiuska", False),
        ('"nettikiusaaminen"', '"kiusaamisen"', "adds nothing", "kiusaamisen", False),
        ('verbs = ["kiusata"]', 'verbs = ["kiusaa"]', "no verb's base form", "verbs", True),
        ('id = "koulukiusaaminen"', 'id = "kiusaaminen"', "used twice", None, True),
    ],
)
def test_each_problem_is_found_on_its_line(
    tmp_path: Path,
    analyser: Analyser,
    old: str,
    new: str,
    message: str,
    place: str | None,
    serious: bool,
) -> None:
    assert old in CLEAN
    body = CLEAN.replace(old, new, 1)
    problem = _one(check_lexicon(written(tmp_path, body), analyser), message)
    assert problem.serious == serious
    assert problem.remedy
    assert problem.file.endswith("test.toml")
    if place is not None:
        assert problem.line == _line(body, place)


def test_a_circle_of_broader_concepts_is_told_once(tmp_path: Path) -> None:
    body = CLEAN.replace('id = "kiusaaminen"', 'id = "kiusaaminen"\nbroader = "koulukiusaaminen"')
    problem = _one(check_lexicon(written(tmp_path, body)), "circle")
    assert "kiusaaminen → koulukiusaaminen → kiusaaminen" in problem.message
    assert problem.line == _line(body, "broader")


def test_a_concept_without_forms_is_a_doubt(tmp_path: Path) -> None:
    body = '[[concept]]\nid = "a"\nlabel = { fi = "a" }\n'
    assert not _one(check_lexicon(written(tmp_path, body)), "no forms").serious


def test_all_problems_come_at_once(tmp_path: Path, analyser: Analyser) -> None:
    body = CLEAN.replace("http://www", "www").replace('broader = "', 'scope = "odd"\nbroader = "x')
    body = body.replace('"nettikiusaaminen"', '"kiusaaminen"')
    messages = " ".join(one.message for one in check_lexicon(written(tmp_path, body), analyser))
    for part in ("no address", "scope is 'odd'", "not here", "twice"):
        assert part in messages


def test_forms_that_conditions_tell_apart_may_be_shared(tmp_path: Path) -> None:
    other = '{ form = "kiusaaminen", requires = [{ words = ["koulu"] }] }'
    body = CLEAN.replace('"koulukiusaaminen",', f'{other}, "koulukiusaaminen",')
    assert check_lexicon(written(tmp_path, body)) == []


@pytest.mark.parametrize("text", ["[[concept]", "concept = 1", ""])
def test_what_is_no_lexicon_is_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "test.toml"
    path.write_text(text, encoding="utf-8")
    assert [one for one in check_lexicon(path) if one.serious]


def test_a_lexicon_that_is_not_there_is_said(tmp_path: Path) -> None:
    (problem,) = check_lexicon(tmp_path / "none.toml")
    assert "no such lexicon" in problem.message


def test_an_extended_concept_is_checked_without_a_line(tmp_path: Path) -> None:
    written(tmp_path, CLEAN.replace('broader = "', 'broader = "x'), "base.toml")
    path = written(tmp_path, 'extends = "base.toml"\n')
    assert _one(check_lexicon(path), "not here").line is None


@pytest.mark.parametrize("name", shipped_lexicons())
def test_shipped_lexicons_have_no_serious_problem(name: str, analyser: Analyser) -> None:
    assert [str(one) for one in check_lexicon(name, analyser) if one.serious] == []
