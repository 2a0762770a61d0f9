"""The registry of Finland's municipalities, by date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from termscan.errors import AmbiguousMunicipality, UnknownMunicipality, UsageError
from termscan.municipalities.domains import DomainIndex
from termscan.municipalities.names import NameIndex, plain
from termscan.municipalities.regions import RegionIndex
from termscan.municipalities.table import read_table
from termscan.records import Municipality

SHIPPED = Path(__file__).parent / "municipalities.csv"
BEGINNING = date(2023, 1, 1)
"""The shipped registry knows every municipality from this day on."""

ALL = frozenset(("all", "kaikki", "alla"))

SHOWN = 5
"""An error names no more candidates than this."""


class Registry:
    """Municipalities, and the ways to look them up.

    Lookups take a day, `on`: then only municipalities that existed on it are found. Without one,
    `on()` and `select()` give the municipalities that have not ended, while a single name, code
    or domain also finds one that has ended (an old document may be of Pertunmaa).

    Raises:
        UsageError: two municipalities have the same code.
    """

    def __init__(
        self, municipalities: Iterable[Municipality], successors: dict[str, str] | None = None
    ) -> None:
        self._all = tuple(sorted(municipalities, key=lambda one: one.code))
        self._successors = dict(successors or {})
        taken = sorted(
            code for code, times in Counter(one.code for one in self._all).items() if times > 1
        )
        if taken:
            raise UsageError(f"several municipalities have the code {', '.join(taken)}")

    @classmethod
    def shipped(cls) -> Registry:
        """Return the registry that comes with termscan."""
        return _shipped()

    @classmethod
    def read(cls, path: Path) -> Registry:
        """Read a registry from a CSV with the columns of the shipped one.

        Raises:
            FileProblems: the file is not such a CSV; all mistakes together.
        """
        return cls(*read_table(path))

    def with_added(self, added: Iterable[Municipality] | Path) -> Registry:
        """Return a registry that also knows `added`: municipalities, or a CSV of them.

        Raises:
            UsageError: a code is taken already.
            FileProblems: the CSV has mistakes.
        """
        more, heirs = read_table(added) if isinstance(added, Path) else (tuple(added), {})
        return Registry((*self._all, *more), self._successors | heirs)

    def on(self, day: date | None = None) -> tuple[Municipality, ...]:
        """Return the municipalities that exist on `day`, or now, ordered by code.

        Raises:
            UsageError: the registry does not reach back to `day`.
        """
        if day is None:
            return tuple(one for one in self._all if one.valid_to is None)
        if day < BEGINNING:
            raise UsageError(f"the registry begins on {BEGINNING}; {day} is before it")
        return tuple(one for one in self._all if _exists(one, day))

    def by_code(self, code: str, on: date | None = None) -> Municipality:
        """Return the municipality with this three-digit code.

        Raises:
            UnknownMunicipality: there is none.
        """
        found = self._codes.get(code.strip())
        if found is None:
            padded = code.strip().zfill(3)
            raise UnknownMunicipality(code, [padded] if padded in self._codes else [])
        return self._only(code, (found,), on)

    def by_domain(self, host_or_url: str, on: date | None = None) -> Municipality:
        """Return the municipality that publishes at a host or URL.

        Raises:
            UnknownMunicipality: nobody is known to.
            AmbiguousMunicipality: several municipalities share the host.
        """
        return self._only(host_or_url, self._domains.find(host_or_url), on)

    def find(self, text: str, on: date | None = None) -> Municipality:
        """Return the municipality meant by a code, a name in any form, a domain or a URL.

        Raises:
            UnknownMunicipality: there is none; the error gives the nearest names.
            AmbiguousMunicipality: several municipalities are called so.
        """
        text = text.strip()
        if text.isdigit():
            return self.by_code(text, on)
        found = self._names.find(text)
        if not found and ("." in text or "/" in text):
            found = self._domains.find(text)
        return self._only(text, found, on)

    def select(self, what: str | Iterable[str], on: date | None = None) -> tuple[Municipality, ...]:
        """Return the municipalities of a region or wellbeing services county, by name (fi, sv).

        ``"all"`` means all of them; anything else is looked up as by `find`. Several are given
        as a list or separated by commas. Each comes once, ordered by code.

        Raises:
            UnknownMunicipality, AmbiguousMunicipality: as `find`.
        """
        wanted = what.split(",") if isinstance(what, str) else what
        chosen = {one.code: one for part in wanted for one in self._select(part.strip(), on)}
        return tuple(chosen[code] for code in sorted(chosen))

    def successor(self, municipality: Municipality) -> Municipality | None:
        """Return the municipality that an ended one joined, where the registry knows it."""
        return self._codes.get(self._successors.get(municipality.code, ""))

    def _select(self, what: str, on: date | None) -> tuple[Municipality, ...]:
        existing = self.on(on)
        if plain(what) in ALL:
            return existing
        codes = self._regions.find(what)
        if codes:
            return tuple(one for one in existing if one.code in codes)
        try:
            return (self.find(what, on),)
        except AmbiguousMunicipality:
            raise
        except UnknownMunicipality as error:
            names = dict.fromkeys((*self._regions.nearest(what), *error.nearest))
            raise UnknownMunicipality(what, names, error.on) from None

    def _only(self, text: str, found: tuple[Municipality, ...], on: date | None) -> Municipality:
        """Return the one municipality found that exists on the day, or explain why not."""
        day = None if on is None else on.isoformat()
        existing = [one for one in found if on is None or one in self.on(on)]
        if len(existing) == 1:
            return existing[0]
        if existing:
            names = [f"{one.name_fi} ({one.code})" for one in existing[:SHOWN]]
            more = len(existing) - len(names)
            raise AmbiguousMunicipality(text, names + [f"{more} others"] * bool(more), day)
        heirs = [heir.name_fi for one in found if (heir := self.successor(one))]
        raise UnknownMunicipality(text, heirs or self._names.nearest(text), day)

    @cached_property
    def _codes(self) -> dict[str, Municipality]:
        return {one.code: one for one in self._all}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(self._all)

    @cached_property
    def _domains(self) -> DomainIndex:
        return DomainIndex(self._all)

    @cached_property
    def _regions(self) -> RegionIndex:
        return RegionIndex(self._all)


@cache
def _shipped() -> Registry:
    return Registry.read(SHIPPED)


def _exists(one: Municipality, day: date) -> bool:
    begun = one.valid_from is None or one.valid_from <= day
    return begun and (one.valid_to is None or day <= one.valid_to)
