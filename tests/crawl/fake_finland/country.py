"""Builds the country: municipalities, their sites, and what is truly to be found there."""

# ruff: noqa: E501
from __future__ import annotations

import random
from dataclasses import dataclass, field

from crawl.fake_finland.town import Town
from crawl.fake_finland.wordings import WORDS
from crawl.registry import municipality
from termscan.fake_finland import SHAPES, Web, slug
from termscan.records import Municipality

_BEGINNINGS = ["Hauki", "Kivi", "Mänty", "Kuusi", "Ylä", "Ala", "Lehto", "Raja", "Salo", "Kallio",
               "Honka", "Pohjan", "Suvi", "Talvi", "Joutsen", "Karhu", "Hirvi", "Koivu"]  # fmt: skip
_ENDINGS = ["järvi", "niemi", "lahti", "joki", "saari", "mäki", "koski", "kylä", "vaara", "ranta"]
_SWEDISH = [
    "Björk",
    "Sten",
    "Gran",
    "Norr",
    "Söder",
    "Väster",
    "Öst",
    "Sand",
    "Ek",
    "Ale",
    "Lap",
    "Fin",
    "Kal",
    "Lund",
    "Hamn",
]
_SWEDISH_ENDINGS = ["by", "näs", "vik", "holm", "sund", "fors"]


@dataclass
class Country:
    """Municipalities, the whole web, and for each municipality and kind the right documents.

    `truth` holds for each (code, kind) the bytes of every document that is right; no entry
    means that nothing is to be found.
    """

    year: int
    municipalities: list[Municipality] = field(default_factory=list)
    shapes: dict[str, str] = field(default_factory=dict)
    web: Web = field(default_factory=dict)
    truth: dict[tuple[str, str], set[bytes]] = field(default_factory=dict)
    traps: dict[str, list[str]] = field(default_factory=dict)


def build_country(
    sites: int = 60, seed: int = 1, year: int = 2026, *, wording: str = "invented"
) -> Country:
    """Build `sites` municipalities, the six shapes in turn; titles by their `wording`."""
    country = Country(year)
    chance = random.Random(seed)
    names = _names(chance, sites)
    for number in range(sites):
        shape = list(SHAPES)[number % len(SHAPES)]
        code = f"{900 - number:03d}"
        is_swedish = chance.random() < 0.2
        name_fi, name_sv = names[number]
        name = name_sv if is_swedish else name_fi
        domain = f"{slug(name).replace('-', '')}.fi"
        builder = Town(
            code=code,
            name=name,
            other_name=name_fi if is_swedish else name_sv,
            domain=domain,
            host=domain if chance.random() < 0.4 else "",
            language="sv" if is_swedish else "fi",
            year=year,
            chance=random.Random(f"{seed}/{number}"),
            words=WORDS[wording],
        )
        SHAPES[shape](builder)
        country.web.update(builder.web)
        country.truth.update({(code, kind): right for kind, right in builder.truth.items()})
        country.traps[code] = builder.traps
        country.shapes[code] = shape
        country.municipalities.append(
            municipality(
                code,
                name_fi,
                name_sv,
                language="sv-fi" if is_swedish else chance.choice(["fi", "fi", "fi-sv"]),
                website=builder.website,
                domain=builder.domain,
                decision_system=builder.decision_system,
                decision_url=builder.decision_url,
            )
        )
    return country


def _names(chance: random.Random, number: int) -> list[tuple[str, str]]:
    finnish = [a + b for a in _BEGINNINGS for b in _ENDINGS]
    swedish = [a + b for a in _SWEDISH for b in _SWEDISH_ENDINGS]
    return list(zip(chance.sample(finnish, number), chance.sample(swedish, number), strict=True))
