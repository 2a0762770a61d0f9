"""Every number of mentions, words and documents is what the sentences that it opens add up to."""

import json
import re
from urllib.parse import unquote

import pytest
from lxml import html

NAMES = ("slug", "fi", "sv", "en", "kind", "scope", "tone", "service")
WHOLE = re.compile(r"(?:.*\()?(\d+)\)?")


class Index:
    """The index of documents, read as the pages' scripts read it."""

    def __init__(self, folder):
        text = (folder / "data" / "index.js").read_text("utf-8")
        found = json.loads(re.fullmatch(r"termscan\.index\((.*)\);\n", text, re.DOTALL)[1])
        self.concepts = [dict(zip(NAMES, row, strict=True)) for row in found["concepts"]]
        self.documents = found["documents"]
        self.places = found["municipalities"]

    def answers(self, area, concept="", kind="", period=""):
        """Return the mentions, documents with one, words and documents of an address."""
        chosen = {i for i, one in enumerate(self.concepts) if chooses(concept, one)}
        found = []
        for paper in self.documents:
            if self.belongs(paper, area, kind, period):
                pairs = zip(paper["counts"][::2], paper["counts"][1::2], strict=True)
                mentions = sum(number for which, number in pairs if which in chosen)
                read = "unreadable" not in paper
                found.append((mentions, mentions > 0, read * paper["words"], read))
        return {sum(column) for column in zip(*found, strict=True)}

    def belongs(self, paper, area, kind, period):
        if area.startswith("d-"):
            return paper["id"] == area[2:]
        if kind and paper["kind"] != kind:
            return False
        if period:
            tabled = paper["period"] == period and "untabled" not in paper
            return tabled and any(self.inside(code, area) for code in paper["of"])
        return any(self.inside(code, area) for code in paper["latest"])

    def inside(self, code, area):
        if area == "fi":
            return True
        level = {"r-": 2, "c-": 3}.get(area[:2])
        return self.places[code][level] == area[2:] if level else code == area


def chooses(choice, concept):
    group = choice.removeprefix("@")
    if not choice.startswith("@"):
        return choice in ("", concept["slug"])
    if group in ("practices", "services"):
        return concept["kind"] == "practice" and (group == "practices" or concept["service"])
    named = group == "terms" or group in (concept["scope"], concept["tone"])
    return concept["kind"] == "term" and named


@pytest.mark.parametrize("name", ["folder", "planned"])
def test_what_a_number_opens_adds_up_to_it(name, request):
    folder = request.getfixturevalue(name)
    index, seen = Index(folder), 0
    for path in sorted((folder / "fi").rglob("*.html")):
        tree = html.fromstring(path.read_text("utf-8"))
        for link in tree.xpath("//a[contains(@href, 'evidence.html#')]"):
            parts = [unquote(part) for part in link.get("href").partition("#")[2].split("/")]
            number = WHOLE.fullmatch(link.text_content().replace("\N{NO-BREAK SPACE}", ""))
            if number and len(parts) < 5:
                assert int(number[1]) in index.answers(*parts), (path, link.get("href"))
                seen += 1
    assert seen > 100
