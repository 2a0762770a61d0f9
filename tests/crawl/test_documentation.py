"""The documentation says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from crawl.registry import StubRegistry
from termscan.crawl import REASONS, Limits, Manners, load_definition

DOCS = Path(__file__).parents[2] / "docs"


def test_all_reasons_are_explained() -> None:
    text = (DOCS / "crawling.md").read_text("utf-8")
    assert dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, re.MULTILINE)) == dict(REASONS)


def test_the_pauses_are_as_documented() -> None:
    text = (DOCS / "crawling.md").read_text("utf-8")
    manners = Manners()
    assert "at least a second and twice" in " ".join(text.split())
    assert (manners.least, manners.per_second_of_latency) == (1.0, 2.0)
    assert "up to 30 seconds" in text
    assert manners.crawl_delay_cap == 30.0


def test_the_example_of_a_definition_is_one_and_shows_the_defaults(tmp_path: Path) -> None:
    text = (DOCS / "corpus-definition.md").read_text("utf-8")
    example = re.search(r"```toml\n(.*?)```", text, re.DOTALL)
    assert example is not None
    path = tmp_path / "example.toml"
    whole = example[1].replace("Karstula", "Alajärvi")
    path.write_text(whole, encoding="utf-8")
    definition = load_definition(path, StubRegistry())
    assert definition.limits == Limits()
    assert len(definition.sources) == len(definition.seeds) == len(definition.ignored) == 1
