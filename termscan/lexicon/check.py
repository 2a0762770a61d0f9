"""The linter: all that is wrong or doubtful in a lexicon, with file, line and remedy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from termscan.errors import LexiconError, Problem
from termscan.lexicon.loader import examine_lexicon, lexicon_path
from termscan.lexicon.model import Entry, Form, Lexicon
from termscan.lexicon.places import Places
from termscan.records import Language, Reading

_WORD = re.compile(r"[^\W_]+(?:[-'’:][^\W_]+)*")
_SCHEMES = ("http", "https", "urn")


class Reader(Protocol):
    """What the linter needs of an analyser."""

    def readings(self, word: str, language: Language = "fi") -> tuple[Reading, ...]:
        """Return a word's readings."""
        ...


def check_lexicon(path: str | Path, analyser: Reader | None = None) -> list[Problem]:
    """Return every problem of a lexicon, by line; those that are not serious are doubts.

    `path` is a file or a shipped lexicon's name. With an `analyser`, forms that it cannot read or
    that read like another are found too. Nothing is fetched: links are only checked for shape.
    """
    try:
        file = lexicon_path(path)
        lexicon, problems = examine_lexicon(file)
    except LexiconError as error:
        return list(error.problems)
    places = Places(file)
    found = list(problems)
    for rule in (_repeated, _claimed_twice, _broader, _links, _unreachable, _common):
        found += rule(lexicon, places)
    if analyser is not None:
        found += _unreadable(lexicon, places, analyser)
        found += _read_alike(lexicon, places, analyser)
        found += _not_verbs(lexicon, places, analyser)
    return sorted(set(found), key=lambda one: (one.line or 0, one.message))


def _forms(lexicon: Lexicon) -> Iterator[tuple[Entry, Form]]:
    return ((entry, form) for entry in lexicon.entries for form in entry.forms)


def _repeated(_: Lexicon, places: Places) -> Iterator[Problem]:
    for concept, language, text, line in places.repeated_forms():
        message = f"{concept} lists the {language} form {text!r} twice"
        yield places.problem(line, message, "leave one of them out", serious=False)


def _claimed_twice(lexicon: Lexicon, places: Places) -> Iterator[Problem]:
    claims: dict[Form, list[Entry]] = defaultdict(list)
    for entry, form in _forms(lexicon):
        text = form.text if form.as_written else form.text.casefold()
        claims[replace(form, text=text)].append(entry)
    for form, entries in claims.items():
        names = list(dict.fromkeys(entry.concept.id for entry in entries))
        if len(names) > 1:
            message = f"the {form.language} form {form.text!r} is claimed by {', '.join(names)}"
            remedy = "leave it to one of them, or tell them apart by requires and forbids"
            yield places.problem(places.form(entries[-1], form.text), message, remedy)


def _broader(lexicon: Lexicon, places: Places) -> Iterator[Problem]:
    entries = {entry.concept.id: entry for entry in lexicon.entries}
    broader = {name: entry.concept.broader for name, entry in entries.items()}
    for name, above in broader.items():
        line = places.key(entries[name], "broader")
        if above is not None and above not in entries:
            message = f"{name} has the broader concept {above!r}, which is not here"
            yield places.problem(line, message, "correct the id, or leave broader out")
        elif name == min(_cycle(name, broader), default=None):
            ring = " → ".join([*_cycle(name, broader), name])
            message = f"the broader concepts go in a circle: {ring}"
            yield places.problem(line, message, "leave one broader out")


def _cycle(name: str, broader: dict[str, str | None]) -> list[str]:
    """Return the circle that leads from a concept back to it, or nothing."""
    seen = [name]
    above = broader.get(name)
    while above is not None and above not in seen:
        seen.append(above)
        above = broader.get(above)
    return seen if above == name else []


def _links(lexicon: Lexicon, places: Places) -> Iterator[Problem]:
    for entry in lexicon.entries:
        for address in entry.concept.links:
            if not _is_address(address):
                message = f"{entry.concept.id} links to {address!r}, which is no address"
                remedy = "write it in full, as https://…, without blanks"
                yield places.problem(places.text(entry, address), message, remedy)


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  raises if it is no number
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or re.search(r"[\s<>\"{}|\\^`]", address):
        return False
    return parts.scheme == "urn" or "." in (parts.hostname or "").strip(".")


def _unreachable(lexicon: Lexicon, places: Places) -> Iterator[Problem]:
    for entry in lexicon.entries:
        if not entry.forms and not entry.frames:
            message = f"{entry.concept.id} has no forms, so nothing is ever found"
            yield places.problem(entry.line, message, "write [concept.forms]", serious=False)
        for form in entry.forms:
            reason = _never(form)
            if reason:
                message = f"the form {form.text!r} of {entry.concept.id} can never match: {reason}"
                yield places.problem(places.form(entry, form.text), message, "correct its rules")


def _never(form: Form) -> str:
    words = _WORD.findall(form.text)
    if not words:
        return "it holds no word"
    covering = [one for one in form.unless if form.text.casefold() in one.casefold()]
    if any(one.casefold() == form.text.casefold() for one in covering):
        return "unless names the form itself"
    required = {word for condition in form.requires for word in condition.words}
    forbidden = {word for one in form.forbids if one.within == "document" for word in one.words}
    for condition in form.requires:
        if set(condition.words) <= forbidden:
            return f"{', '.join(sorted(required & forbidden))} is both required and forbidden"
    return ""


def _common(lexicon: Lexicon, places: Places) -> Iterator[Problem]:
    common = common_words()
    for entry, form in _forms(lexicon):
        bound = form.as_written or form.whole_token or form.requires or form.forbids or form.unless
        words = [word.casefold() for word in _WORD.findall(form.text)]
        few = 0 < len(words) <= 2
        if form.language == "fi" and few and not bound and common.issuperset(words):
            message = f"the form {form.text!r} of {entry.concept.id} is made of common words"
            remedy = "give it a condition (requires, forbids, unless) or as_written = true"
            yield places.problem(places.form(entry, form.text), message, remedy, serious=False)


@cache
def common_words() -> frozenset[str]:
    """Return Finnish base forms that are too common to stand as a form without a condition."""
    text = files("termscan.lexicon").joinpath("common_words.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _unreadable(lexicon: Lexicon, places: Places, analyser: Reader) -> Iterator[Problem]:
    for entry, form in _forms(lexicon):
        if form.language != "fi" or form.as_written or form.whole_token or form.fixed:
            continue
        for word in _WORD.findall(form.text):
            if word.islower() and not _is_known(word, analyser):
                message = f"{word!r} in the form {form.text!r} is not in the Finnish dictionary"
                remedy = "check its spelling; if it is right, its endings are guessed"
                yield places.problem(places.form(entry, form.text), message, remedy, serious=False)


def _is_known(word: str, analyser: Reader) -> bool:
    return any(reading.origin == "dictionary" for reading in analyser.readings(word, "fi"))


def _read_alike(lexicon: Lexicon, places: Places, analyser: Reader) -> Iterator[Problem]:
    for entry in lexicon.entries:
        known: dict[tuple[Any, ...], Form] = {}
        for form in entry.forms:
            if form.language != "fi" or form.as_written or form.whole_token:
                continue
            *before, last = form.text.casefold().split()
            words = (*before, _lemmas(last, analyser))
            other = known.setdefault((words, replace(form, text="")), form)
            if other is not form and other.text.casefold() != form.text.casefold():
                message = f"the form {form.text!r} of {entry.concept.id} adds nothing"
                remedy = f"leave it out: it reads like {other.text!r}"
                yield places.problem(places.form(entry, form.text), message, remedy, serious=False)


def _lemmas(word: str, analyser: Reader) -> frozenset[str]:
    return frozenset({reading.lemma for reading in analyser.readings(word, "fi")} or {word})


def _not_verbs(lexicon: Lexicon, places: Places, analyser: Reader) -> Iterator[Problem]:
    for entry in lexicon.entries:
        for frame in entry.frames:
            for verb in frame.verbs if frame.language == "fi" else ():
                readings = analyser.readings(verb, "fi")
                if not any((one.lemma, one.pos) == (verb, "verb") for one in readings):
                    message = f"{verb!r} in a frame of {entry.concept.id} is no verb's base form"
                    line = places.text(entry, verb)
                    yield places.problem(line, message, "write the first infinitive: edistää")
