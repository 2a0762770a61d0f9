"""Finding municipalities by what people call them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from termscan.municipalities.inflection import inflected
from termscan.records import Municipality

COMMON_WORDS = frozenset().union(
    inflected("kunta"),
    inflected("kaupunki"),
    ("kommun", "kommuns", "kommunen", "kommunens", "stad", "stads", "staden", "stadens"),
)
"""Words around a name that say no more than that it is a municipality."""

REGION_SUFFIX = re.compile(r" tl$")
"""Koski Tl is called so only where it must be told from other places called Koski."""

BETWEEN_NAMES = re.compile(r"\s*[/()]\s*|\s+[-–]\s+")
"""What stands between the two names of one municipality: Vantaa – Vanda, Vantaa (Vanda)."""

NEAREST = 3
LONGEST = 100
"""No municipality's name is longer than this; longer texts are compared no further."""


class NameIndex:
    """Municipalities by their names and the inflected forms of their names."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._exact: dict[str, list[Municipality]] = defaultdict(list)
        self._forms: dict[str, list[Municipality]] = defaultdict(list)
        self._folded: dict[str, str] = {}
        for municipality in municipalities:
            self._add(municipality)

    def _add(self, municipality: Municipality) -> None:
        official = [municipality.name_fi, municipality.name_sv]
        names = dict.fromkeys(short for name in official for short in _short_names(name))
        for name in names:
            self._exact[name].append(municipality)
        for form in {form for name in names for form in inflected(name)}:
            self._forms[form].append(municipality)
        for name in official:
            self._folded.setdefault(folded(name), name)

    def find(self, text: str) -> tuple[Municipality, ...]:
        """Return the municipalities called `text`, inflected or not; empty where there is none."""
        if len(text) > LONGEST:
            return ()
        name = plain(text)
        bare = without_common_words(name)
        for index in (self._exact, self._forms):
            for key in (name, bare):
                if key in index:
                    return tuple(index[key])
        return self._called_both(text)

    def _called_both(self, text: str) -> tuple[Municipality, ...]:
        """Return the municipalities that all of the names in `text` mean: Vantaa – Vanda."""
        names = [name for name in BETWEEN_NAMES.split(text) if name]
        if len(names) < 2:
            return ()
        known = [self.find(name) for name in names]
        return tuple(one for one in known[0] if all(one in others for others in known))

    def nearest(self, text: str) -> tuple[str, ...]:
        """Return the official names most like `text`, the nearest first."""
        return nearest(text, self._folded)


def nearest(text: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the values of `names` whose folded keys are most like `text`, the nearest first."""
    key = folded(without_common_words(plain(text[:LONGEST])))
    return tuple(names[match] for match in get_close_matches(key, names, NEAREST))


def plain(text: str) -> str:
    """Return `text` composed, in lower case and with single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).lower().split())


def folded(text: str) -> str:
    """Return `text` in lower-case letters without marks: Äänekoski, aanekoski."""
    marks = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in marks if not unicodedata.combining(letter))


def without_common_words(name: str) -> str:
    """Return a plain name without kunta, kaupunki, kommun and stad in any form beside it."""
    return " ".join(word for word in name.split() if word not in COMMON_WORDS)


def _short_names(official: str) -> list[str]:
    """Return a name as it is, and without what only tells it from others of the same name."""
    name = plain(official)
    return [name, REGION_SUFFIX.sub("", without_common_words(name)) or name]
