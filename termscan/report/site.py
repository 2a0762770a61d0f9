"""Pages of one language: the templates with what they may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from termscan.export import Stamp
from termscan.records import Concept, Language, Municipality
from termscan.report.addresses import area_slug, evidence, safe_link
from termscan.report.charts import (
    bar_path,
    map_paths,
    matrix_numbers,
    matrix_paths,
    measured,
)
from termscan.report.model import Area, Entry, Model
from termscan.report.numbers import Numbers
from termscan.report.reasons import reason_in
from termscan.report.scales import class_limits, class_of, round_top
from termscan.report.totals import Totals
from termscan.report.words import Words, words

File = tuple[str, str]
"""A file's name in the report's folder, and its text."""

PLURALS = {
    "strategy": "strategies",
    "welfare_plan": "welfare_plans",
    "welfare_report": "welfare_reports",
    "child_welfare_plan": "child_welfare_plans",
    "minutes": "minutes_many",
    "other": "others",
}


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("termscan.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
    )
    environment.globals |= {
        "evidence": evidence,
        "bar_path": bar_path,
        "measured": measured,
        "map_paths": map_paths,
        "matrix_paths": matrix_paths,
        "matrix_numbers": matrix_numbers,
        "slug": area_slug,
        "class_limits": class_limits,
        "class_of": class_of,
        "round_top": round_top,
    }
    return environment


@dataclass(frozen=True)
class Site:
    """A language's pages of a report."""

    model: Model
    totals: Totals
    stamp: Stamp
    language: Language
    languages: tuple[Language, ...]
    environment: Environment = field(default_factory=_environment)

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return words(self.language)

    def page(self, template: str, path: str, **context: Any) -> File:
        """Render a page at `path` under the language's folder."""
        depth = path.count("/")
        return f"{self.language}/{path}", self._render(
            template, path, root="../" * (depth + 1), here="../" * depth, **context
        )

    def front_page(self, template: str, path: str, **context: Any) -> File:
        """Render the page that stands at the top of the report's folder."""
        return "index.html", self._render(
            template, path, root="", here=f"{self.language}/", **context
        )

    def _render(self, template: str, path: str, **context: Any) -> str:
        return self.environment.get_template(template).render(
            site=self,
            model=self.model,
            w=self.words,
            n=Numbers(self.words, context["here"]),
            path=path,
            others=[(language, words(language)["language_name"]) for language in self.languages],
            **context,
        )

    def place_name(self, place: Municipality) -> str:
        """Return a municipality's name."""
        return self.words.name(place.name_fi, place.name_sv, place.code)

    def region_name(self, place: Municipality) -> str:
        """Return the name of a municipality's region."""
        return self.words.name(place.region_fi, place.region_sv)

    def area_name(self, area: Area) -> str:
        """Return an area's name."""
        return self.words.name(area.name_fi, area.name_sv, area.code)

    def label(self, concept: Concept) -> str:
        """Return a concept's label."""
        return self.words.label(concept.labels, concept.id)

    def concept_links(self, concept: Concept) -> list[str]:
        """Return the concept's links that are web addresses, one that is its own page first."""
        ordered = sorted(concept.links, key=lambda link: (concept.links[link] != "page", link))
        return [link for link in ordered if safe_link(link)]

    def group_name(self, group: str, name: str) -> str:
        """Return a target group's name, as its own where the words have none."""
        return self.words.by_key.get(group, name)

    def reason(self, reason: str) -> str:
        """Return why a document could not be read."""
        return reason_in(self.words, reason)

    def plural(self, kind: str) -> str:
        """Return the name of documents of a kind."""
        return self.words[PLURALS[kind]]

    def ordered(self, entries: list[Entry]) -> list[Entry]:
        """Return concepts, the most mentioned first."""
        return sorted(entries, key=lambda entry: (-entry.mentions, self.label(entry.concept)))
