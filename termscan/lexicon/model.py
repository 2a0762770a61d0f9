"""What a lexicon file says, as frozen records: concepts with their matching rules."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from termscan.records import Concept, Language

FORMAT = 1
"""The version of the file format that this release reads."""

Within = int | Literal["sentence", "document"]
Side = Literal["either", "before", "after"]
CompoundPlace = Literal["first", "head"]

_text = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Condition:
    """Words of which one must (or must not) stand near a form.

    `words` are words or phrases in base form; one that ends in ``*`` stands for all lemmas that
    begin so. `within` is a number of tokens, the sentence or the document; `side` narrows a
    number of tokens to those before or after the form.
    """

    words: tuple[str, ...]
    within: Within = "sentence"
    side: Side = "either"


@dataclass(frozen=True, slots=True)
class Form:
    """A plain phrase in base form that counts as its concept, and when it does.

    `as_written`: the letter case must be that of the form. `whole_token`: an abbreviation, which
    never matches inside a compound or by a lemma, only as the token itself with its case ending.
    `fixed`: only the last word takes endings. `title`: the form counts only as a title, alone in
    its line or table cell, or with a capital letter that no sentence start explains. `compounds`:
    the form also counts as the first part or as the head of a longer closed compound. `gap` is
    the number of foreign words that may stand between its words. All of `requires` must hold,
    none of `forbids` may, and no expression of `unless` may cover the place.
    """

    text: str
    language: Language = "fi"
    as_written: bool = False
    whole_token: bool = False
    fixed: bool = False
    title: bool = False
    compounds: tuple[CompoundPlace, ...] = ()
    gap: int = 0
    requires: tuple[Condition, ...] = ()
    forbids: tuple[Condition, ...] = ()
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A verb that says with its object what the concept says as a noun.

    Any finite form, infinitive or participle of one of `verbs` with one of the phrases `objects`
    on either side, at most `gap` tokens between them and no clause boundary.
    """

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    language: Language = "fi"
    gap: int = 4
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept with its matching rules; `line` is where the file speaks of it."""

    concept: Concept
    forms: tuple[Form, ...] = ()
    frames: tuple[Frame, ...] = ()
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A loaded lexicon. `hash` tells contents apart and ignores layout, comments and order."""

    id: str
    title: str
    version: str
    entries: tuple[Entry, ...]
    hash: str
    credits: tuple[str, ...] = ()
    path: str | None = field(default=None, compare=False)

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts, in the order of the file."""
        return tuple(entry.concept for entry in self.entries)

    def __getitem__(self, concept: str) -> Entry:
        """Return the entry of a concept.

        Raises:
            KeyError: the lexicon has no such concept.
        """
        for entry in self.entries:
            if entry.concept.id == concept:
                return entry
        raise KeyError(concept)


def content_hash(identity: str, version: str, entries: tuple[Entry, ...]) -> str:
    """Return the SHA-256 (hex) of what a lexicon says, in any layout and order."""
    said = {"format": FORMAT, "id": identity, "version": version, "concepts": entries}
    return hashlib.sha256(_canonical(said).encode()).hexdigest()


def _canonical(value: Any) -> str:
    """Return a value as JSON with sorted keys and without blanks; lists carry no order.

    Fields that do not tell records apart are left out.
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(sorted(map(_canonical, value)))}]"
    if is_dataclass(value):
        kind: type = type(value)
        return _members((name, getattr(value, name)) for name in _names(kind))
    if isinstance(value, dict):
        return _members(sorted(value.items()))
    return _constant(value)


def _members(pairs: Iterable[tuple[str, Any]]) -> str:
    return f"{{{','.join(f'{_text(key)}:{_canonical(inner)}' for key, inner in pairs)}}}"


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in fields(kind) if one.compare))


@lru_cache(typed=True)
def _constant(value: float | None) -> str:
    return json.dumps(value)
