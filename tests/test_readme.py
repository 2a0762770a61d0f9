"""The README's examples run, and what it shows is what comes out."""

import os
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def first_block(heading):
    return re.search(rf"^## {heading}$.*?^```\w*\n(.+?)\n```", README, re.MULTILINE | re.DOTALL)[1]


@pytest.mark.parametrize("heading", ["Try it", "Test it"])
def test_the_promised_commands_are_one_line(heading):
    assert "\n" not in first_block(heading)


DEMO = re.compile(r"(?<=<!-- demo -->\n```text\n).*?(?=```\n<!-- /demo -->)", re.DOTALL)


def test_the_demo_prints_what_is_shown(tmp_path, monkeypatch, capfd):
    """Set TERMSCAN_UPDATE=1 to write what is printed into the README."""
    from termscan.cli import run

    monkeypatch.chdir(tmp_path)
    assert run(["demo", "--workers", "0"]) == 0
    printed = capfd.readouterr().out
    if os.environ.get("TERMSCAN_UPDATE"):
        (ROOT / "README.md").write_text(
            DEMO.sub(lambda _: printed, README, count=1), encoding="utf-8"
        )
        return
    named = re.findall(r"^  (\S+)$", printed, re.MULTILINE)
    assert named
    assert all(Path(name).is_file() for name in named)
    assert printed == DEMO.search(README)[0]


@pytest.mark.parametrize("number", [0, 1], ids=["store", "text"])
def test_the_python_examples_run(tmp_path, monkeypatch, capsys, number):
    (tmp_path / "strategies").mkdir()
    text = "Edistämme mielenterveyttä, ja mielenterveys on voimavara."
    (tmp_path / "strategies" / "Akaa_2026.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["example"])
    code = re.findall(r"^```python\n(.+?)^```", README, re.MULTILINE | re.DOTALL)[number]
    exec(compile(code, "README", "exec"), {"__name__": "__main__"})
    assert ("Akaa" if number == 0 else "mielenterveystyo counted") in capsys.readouterr().out
