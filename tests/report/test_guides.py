"""Every example of the guides runs, in order, in an empty folder."""

import os
import re
import shlex
import sys
from pathlib import Path

import pytest

GUIDES = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run_line(line):
    from termscan.cli import run

    assert line.startswith("termscan "), line
    words = shlex.split(line)[1:]
    if words[0] in ("demo", "scan"):
        words += ["--workers", "0"]
    assert run(words) == 0, line


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    Path("teksti.txt").write_text("Mielenterveyttä edistetään.\n", encoding="utf-8")
    Path("asiakirjat").mkdir()
    Path("asiakirjat/strategia.txt").write_text("Mielenterveys kuuluu kaikille.\n", "utf-8")
    return tmp_path


def test_the_readme_leads_to_every_guide():
    readme = (GUIDES.parent / "README.md").read_text(encoding="utf-8")
    for guide in GUIDES.glob("guide-*.md"):
        assert f"](docs/{guide.name})" in readme


@pytest.mark.parametrize("name", ["coordinators", "analysts", "programs"])
def test_every_example_runs(name, workplace, capfd):
    if name == "analysts":
        pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    text = (GUIDES / f"guide-{name}.md").read_text(encoding="utf-8")
    names = {}
    blocks = BLOCK.findall(text)
    assert blocks
    for language, block in blocks:
        if language == "sh":
            for line in block.splitlines():
                run_line(line)
        elif language == "csv":
            Path("asiakirjat.csv").write_text(block, encoding="utf-8")
        else:
            assert language == "python"
            exec(compile(block, name, "exec"), names)
    assert capfd.readouterr().out
    for path in re.findall(r"`(taulukot/[^`]+|termscan-demo/[^`]+html)`", text):
        assert Path(path).exists(), path
    if name == "coordinators":
        toivakka = Path("taulukot/report/fi/municipality/850.html").read_text("utf-8")
        assert "puuttuu" in toivakka
