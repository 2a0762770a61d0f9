"""Conditions of the lexicon: words that must or must not stand near, expressions that cancel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from termscan.lexicon import Condition, Form
from termscan.match.patterns import PatternMaker, Phrase
from termscan.match.reading import Reader
from termscan.match.search import Found
from termscan.match.words import fold

_LINE = re.compile(r"[\n\t\f|]")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition with its phrases ready to be looked for."""

    condition: Condition
    phrases: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """All conditions of one form."""

    title: bool
    requires: tuple[Rule, ...]
    forbids: tuple[Rule, ...]
    unless: tuple[Phrase, ...]

    @classmethod
    def of(cls, form: Form, maker: PatternMaker) -> Rules:
        """Make the conditions of a form ready."""

        def rules(conditions: Iterable[Condition]) -> tuple[Rule, ...]:
            return tuple(
                Rule(one, tuple(maker.phrase(word) for word in one.words)) for one in conditions
            )

        unless = tuple(maker.phrase(text) for text in form.unless)
        return cls(form.title, rules(form.requires), rules(form.forbids), unless)

    @property
    def keys(self) -> Iterator[str]:
        """All keys that the conditions look for."""
        phrases = [phrase for rule in (*self.requires, *self.forbids) for phrase in rule.phrases]
        for phrase in (*phrases, *self.unless):
            for slot in phrase.slots:
                yield from slot


def what_cancels(reader: Reader, found: Found, rules: Rules) -> str | None:
    """Return in words what rules a phrase out, or None."""
    if rules.title and not is_title(reader, found):
        return "it does not stand as a title"
    for phrase in rules.unless:
        if _covers(reader, phrase, found):
            return f"part of {phrase.text!r}"
    for rule in rules.forbids:
        phrase_found = next(
            (p for p in rule.phrases if _near(reader, p, found, rule.condition)), None
        )
        if phrase_found is not None:
            return f"{phrase_found.text!r} stands {_where(rule.condition)}"
    for rule in rules.requires:
        if not any(_near(reader, phrase, found, rule.condition) for phrase in rule.phrases):
            words = ", ".join(repr(phrase.text) for phrase in rule.phrases)
            return f"none of {words} stands {_where(rule.condition)}"
    return None


def is_title(reader: Reader, found: Found) -> bool:
    """Tell whether a phrase has its line or cell to itself, or a capital without a reason."""
    first, last = min(found.places), max(found.places)
    before = reader.text[: reader.tokens[first].start]
    after = reader.text[reader.tokens[last].end :]
    line_before = _LINE.split(before[-_LONGEST_LINE:])[-1]
    line_after = _LINE.split(after[:_LONGEST_LINE], maxsplit=1)[0]
    if not _LETTER.search(line_before + line_after):
        return True
    start = reader.sentence(first)[0]
    begun = any(token.kind == "word" for token in reader.tokens[start:first])
    return begun and reader.tokens[first].norm[:1].isupper()


def _where(condition: Condition) -> str:
    if condition.within == "document":
        return "in the document"
    if condition.within == "sentence":
        return "in the sentence"
    side = "" if condition.side == "either" else f" {condition.side}"
    return f"within {condition.within} words{side}"


def _at(reader: Reader, phrase: Phrase, index: int) -> int | None:
    """Return where a phrase that begins at a token ends (exclusive), or None."""
    first, *others = phrase.slots
    if not reader.has(index, first):
        return None
    index += 1
    for slot in others:
        while index < len(reader.tokens) and reader.is_transparent(index, marks=False):
            index += 1
        if not reader.has(index, slot):
            return None
        index += 1
    return index


def _covers(reader: Reader, phrase: Phrase, found: Found) -> bool:
    first, last = min(found.places), max(found.places)
    for start in range(max(0, first - 2 * len(phrase.slots)), last + 1):
        end = _at(reader, phrase, start)
        if end is not None and any(start <= place < end for place in found.places):
            return True
    return False


def _is_bound_head(reader: Reader, phrase: Phrase, found: Found) -> bool:
    """Tell whether a word of a condition is bound to the form by a hyphen: POIMI-hanke."""
    token = reader.tokens[found.places[-1]]
    if len(phrase.slots) > 1:
        return False
    words = phrase.slots[0]
    beginnings = tuple(key[:-1] for key in words if key.endswith("*"))
    heads = {fold(reading.parts[-1]) for reading in token.readings if reading.parts[1:]}
    return any(head in words or head.startswith(beginnings) for head in heads)


def _near(reader: Reader, phrase: Phrase, found: Found, condition: Condition) -> bool:
    if _is_bound_head(reader, phrase, found):
        return True
    own = set(found.places)
    for start in _range(reader, phrase, found, condition):
        end = _at(reader, phrase, start)
        if end is not None and own.isdisjoint(range(start, end)):
            return True
    return False


def _range(reader: Reader, phrase: Phrase, found: Found, condition: Condition) -> Iterable[int]:
    """Return where a phrase may begin that a condition asks for."""
    first, last = min(found.places), max(found.places)
    if condition.within == "document":
        return reader.keys.where(phrase.slots[0])
    if condition.within == "sentence":
        start, end = reader.sentence(first)
    else:
        start, end = max(0, first - condition.within), last + 1 + condition.within
        if condition.side == "before":
            end = first
        elif condition.side == "after":
            start = last + 1
    nearby = enumerate(reader.keys[start:end], start)
    return [index for index, keys in nearby if not keys.isdisjoint(phrase.slots[0])]
