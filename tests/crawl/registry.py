"""A register of three municipalities, for tests that need no more."""

from __future__ import annotations

from datetime import date

from termscan.errors import UnknownMunicipality
from termscan.records import Municipality


def municipality(code: str, name_fi: str, name_sv: str = "", **more: object) -> Municipality:
    facts: dict[str, object] = {
        "region_code": "13",
        "region_fi": "Keski-Suomi",
        "region_sv": "Mellersta Finland",
        "county_code": "13",
        "county_fi": "Keski-Suomen hyvinvointialue",
        "county_sv": "Mellersta Finlands välfärdsområde",
        "language": "fi",
    }
    return Municipality(code, name_fi, name_sv or name_fi, **(facts | more))  # type: ignore[arg-type]


class StubRegistry:
    def __init__(self, municipalities: tuple[Municipality, ...] | None = None) -> None:
        self.municipalities = municipalities or (
            municipality("005", "Alajärvi", region_code="14", region_fi="Etelä-Pohjanmaa"),
            municipality("179", "Jyväskylä"),
            municipality("182", "Jämsä"),
        )

    def find(self, text: str, on: date | None = None) -> Municipality:
        for one in self.municipalities:
            if text in (one.code, one.name_fi, one.name_sv):
                return one
        raise UnknownMunicipality(text, ["Jyväskylä"])

    def select(self, what: str, on: date | None = None) -> tuple[Municipality, ...]:
        if what == "all":
            return self.municipalities
        chosen = tuple(m for m in self.municipalities if what in (m.region_fi, m.region_code))
        return chosen or (self.find(what),)
