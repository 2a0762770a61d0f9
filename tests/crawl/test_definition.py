"""Corpus definitions: what they give, and how their mistakes are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from crawl.registry import StubRegistry
from termscan.crawl import Limits, load_definition
from termscan.errors import CorpusDefinitionError


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "corpus.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_definition_is_read_whole(tmp_path: Path) -> None:
    text = """
title = "Keski-Suomi"
municipalities = ["Keski-Suomi", "005"]
kinds = ["welfare_plan", "strategy"]
contact = "https://example.org/"
[limits]
requests_per_site = 12
document_megabytes = 1.5
[[source]]
municipality = "Jyväskylä"
kind = "strategy"
url = "https://WWW.jyvaskyla.fi:443/strategia 2030.pdf#page=2"
period = "2022-2030"
[[seed]]
municipality = "Jämsä"
url = "https://www.jamsa.fi/hallinto"
[[ignore]]
municipality = "Jämsä"
url = "https://www.jamsa.fi/vanha.pdf"
reason = "superseded"
"""
    definition = load_definition(write(tmp_path, text), StubRegistry())
    assert [m.code for m in definition.municipalities] == ["005", "179", "182"]
    assert definition.kinds == ("strategy", "welfare_plan")
    assert definition.limits == Limits(requests_per_site=12, document_bytes=1_500_000)
    assert definition.sources[0].url == "https://www.jyvaskyla.fi/strategia%202030.pdf"
    assert definition.sources[0].period == "2022–2030"
    assert definition.seeds[0].municipality == "182"
    assert definition.ignored == {("182", "https://www.jamsa.fi/vanha.pdf")}
    assert len(definition.expected) == 6


def test_all_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    text = """municipalites = ["all"]
municipalities = ["Jyvaskyla"]
kinds = ["strategia"]

[limits]
requests_per_site = 0
speed = 3

[[source]]
municipality = "Jyväskylä"
kind = "strategy"
url = "ftp://www.jyvaskyla.fi/"

[[source]]
municipality = "Jämsä"
kind = "strategy"
url = "https://www.jamsa.fi/"
period = "soon"

[[seed]]
municipality = "Jämsä"
"""
    with pytest.raises(CorpusDefinitionError) as caught:
        load_definition(write(tmp_path, text), StubRegistry())
    told = [(p.line, p.message) for p in caught.value.problems]
    assert [line for line, _ in told] == [1, 2, 3, 6, 7, 12, 18, 20]
    assert "did you mean municipalities" in str(caught.value)
    assert "strategy" in caught.value.problems[2].remedy


@pytest.mark.parametrize(
    "text",
    ["municipalities = [", "municipalities = 3", "source = 1", 'municipalities = "all"', "on = 1"],
)
def test_no_broken_file_gives_anything_but_a_definition_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(CorpusDefinitionError):
        load_definition(write(tmp_path, text), StubRegistry())


def test_latin_1_and_absent_files_are_definition_errors(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes('title = "Jämsä"'.encode("latin-1"))
    with pytest.raises(CorpusDefinitionError, match="UTF-8"):
        load_definition(path, StubRegistry())
    with pytest.raises(CorpusDefinitionError, match=r"absent.toml: cannot be read: No such file"):
        load_definition(tmp_path / "absent.toml", StubRegistry())
    with pytest.raises(CorpusDefinitionError, match="no such corpus definition"):
        load_definition("atlantis", StubRegistry())
