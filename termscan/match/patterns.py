"""A lexicon's forms as patterns: sequences of slots that tokens may fill."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from termscan.lexicon import Entry, Form, Frame
from termscan.match.gaps import POINTING
from termscan.match.words import combining_form, fold
from termscan.records import Language, Token

Tokenise = Callable[[str, Language], list[Token]]
SlotKind = Literal["free", "bound", "fixed", "link"]

NAMES = ("practice", "organisation")
"""The kinds of concepts whose forms are names."""

_MOST_FORMS = 20_000
_REQUIRED_MARKS = frozenset("!&+")


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a pattern.

    ``free``: a head or what agrees with it, in any case. ``bound``: a word whose case is set, as a
    genitive before its head. ``fixed``: a written word. ``link``: the pronoun that points back.
    `written` holds the letters whose case counts. `marks` tells that punctuation may stand before
    the word, as it does in the form.
    """

    keys: frozenset[str]
    kind: SlotKind
    written: str | None = None
    marks: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """Slots to be filled in order, found by way of the slot at `anchor`."""

    slots: tuple[Slot, ...]
    entry: Entry
    form: Form
    anchor: int = 0
    frame: Frame | None = None
    coreference: bool = False

    @property
    def loose(self) -> bool:
        """Whether the members of a coordination may share the pattern's words."""
        return not self.form.fixed and len(self.slots) > 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a condition: each slot is one word, filled one after another."""

    text: str
    slots: tuple[frozenset[str], ...]


class PatternMaker:
    """Makes patterns of forms, frames and conditions, with the analyser that reads the text."""

    def __init__(self, tokenise: Tokenise) -> None:
        self._tokenise = lru_cache(_MOST_FORMS)(tokenise)

    def patterns(self, entries: Iterable[Entry]) -> tuple[Pattern, ...]:
        """Return the patterns of all entries, each anchored at its rarest word."""
        made = [pattern for entry in entries for pattern in self._of(entry)]
        uses = Counter(key for pattern in made for slot in pattern.slots for key in slot.keys)
        return tuple(replace(pattern, anchor=_rarest(pattern, uses)) for pattern in made)

    def phrase(self, text: str) -> Phrase:
        """Return a condition's phrase; ``*`` at the end of a word stands for any ending."""
        if text.endswith("*"):
            *words, last = text[:-1].split()
            slots = [slot.keys for word in words for slot in self._slots(Form(word), name=True)]
            return Phrase(text, (*slots, frozenset([f"{fold(last)}*"])))
        slots_read = self._slots(Form(text), name=True)
        return Phrase(text, tuple(slot.keys for slot in slots_read))

    def _of(self, entry: Entry) -> Iterator[Pattern]:
        for form in entry.forms:
            for slots in self._spellings(entry, form):
                pattern = Pattern(slots, entry, form)
                yield pattern
                yield from _pointing_back(pattern)
        for frame in entry.frames:
            for text in frame.objects:
                form = Form(text, frame.language, unless=frame.unless)
                slots = self._slots(form, name=False)
                if slots:
                    yield Pattern(slots, entry, form, frame=frame)

    def _spellings(self, entry: Entry, form: Form) -> Iterator[tuple[Slot, ...]]:
        """Yield the slots of a form, and of a name also without each of its hyphens.

        Writers leave a blank in its place, and at a line end it looks like one that breaks a word.
        """
        whole = self._form_slots(entry, form)
        if whole:
            yield whole
        if entry.concept.kind == "term" or form.whole_token:
            return
        for hyphen in re.finditer(r"(?<=\w)-(?=\w)", form.text):
            for instead in (" ", ""):
                spelt = form.text[: hyphen.start()] + instead + form.text[hyphen.end() :]
                yield self._form_slots(entry, replace(form, text=spelt))

    def _form_slots(self, entry: Entry, form: Form) -> tuple[Slot, ...]:
        name = entry.concept.kind != "term" or form.as_written or form.whole_token
        slots = self._slots(form, name)
        if len(slots) == 1 and form.compounds:
            slots = (replace(slots[0], keys=slots[0].keys | _compound_keys(form)),)
        return slots

    def _slots(self, form: Form, name: bool) -> tuple[Slot, ...]:
        tokens = self._tokenise(form.text, form.language)
        words = [i for i, token in enumerate(tokens) if _counts(token)]
        slots = []
        for i in words:
            marks = i > 0 and tokens[i - 1].kind == "punctuation" and not _counts(tokens[i - 1])
            last = i == words[-1] or tokens[i + 1].norm == "("
            slot = _slot(tokens[i], form, name, first=i == words[0], last=last)
            slots.append(replace(slot, marks=marks))
        return tuple(slots)


def _counts(token: Token) -> bool:
    return token.kind != "punctuation" or token.norm in _REQUIRED_MARKS


def _slot(token: Token, form: Form, name: bool, *, first: bool, last: bool) -> Slot:
    written = token.norm.strip("-") if form.as_written else None
    bare = fold(token.norm).strip("-")
    plain = f"={bare or token.norm}"
    ending = {f"{bare}~", f"{bare}~-", f"{plain}-"} if name and last else set()
    if form.whole_token:
        return Slot(frozenset([plain, *ending]), "fixed", written)
    base, bound = _base_keys(token), _bound_keys(token)
    base |= {key.replace("-", "") for key in base}
    if last and not first:
        base |= _verbs_inside(token)
    if form.fixed and not last:
        hangs = "-" if token.norm.endswith("-") else ""
        same = bound if not base else set()
        return Slot(frozenset([f"{plain}{hangs}", *same]), "fixed", written)
    if form.language != "fi":
        lemmas = {fold(reading.lemma) for reading in token.readings if reading.origin != "guess"}
        inflected = {f"{bare}~"} if form.language == "sv" else set()
        return Slot(frozenset([plain, *inflected, *lemmas]), "free", written)
    if base or not bound:
        unknown = {plain, bare} if not base else set()
        return Slot(
            frozenset([*base, *unknown, *ending, *([plain] if name else [])]), "free", written
        )
    if form.fixed:
        return Slot(frozenset([plain, *ending]), "fixed", written)
    return Slot(frozenset([*bound, *ending]), "bound", written)


def _base_keys(token: Token) -> set[str]:
    """Return the keys of a word given in base form, or in the nominative plural."""
    norm = fold(token.norm).strip("-")
    known = [reading for reading in token.readings if reading.origin == "dictionary"]
    same = [r for r in known if fold(r.lemma).replace("-", "") == norm.replace("-", "")]
    nouns = [r for r in same if r.pos != "verb"]
    if nouns:
        return {fold(r.lemma) for r in nouns} | {norm}
    if same:
        return {f"{fold(r.lemma)}!" for r in same}
    return {
        fold(r.lemma)
        for r in known
        if r.case == "nominative" and r.number == "plural" and r.pos != "verb"
    }


def _verbs_inside(token: Token) -> set[str]:
    """Return the verb of a noun in -minen: "mielenterveyden edistämällä" says the same."""
    if not token.norm.endswith("minen"):
        return set()
    return {f"{fold(r.lemma)}!" for r in token.readings if r.pos == "verb"}


def _bound_keys(token: Token) -> set[str]:
    """Return the keys of a word given in one of its cases."""
    known = (r for r in token.readings if r.origin == "dictionary" and r.pos != "verb")
    return {f"{fold(r.lemma)}/{r.case}" for r in known if r.case and r.case != "nominative"}


def _compound_keys(form: Form) -> set[str]:
    bare = fold(form.text)
    keys = set()
    if "first" in form.compounds:
        keys |= {f"{bare}…", f"{combining_form(bare)}…"}
    if "head" in form.compounds:
        keys.add(f"…{bare}")
    if len(form.compounds) == 2:
        keys |= {f"…{bare}…", f"…{combining_form(bare)}…"}
    return keys


def _pointing_back(pattern: Pattern) -> Iterator[Pattern]:
    """Yield "X ja sen H" for a form "X:n H"."""
    slots = pattern.slots
    if len(slots) < 2 or not pattern.loose or slots[-1].kind != "free":
        return
    if pattern.form.language != "fi" or any(slot.kind != "bound" for slot in slots[:-1]):
        return
    lemmas = frozenset(
        key.rpartition("/")[0] for key in slots[-2].keys if key.endswith("/genitive")
    )
    if not lemmas:
        return
    link = Slot(frozenset(f"={pronoun}" for pronoun in POINTING), "link")
    yield replace(
        pattern,
        slots=(*slots[:-2], replace(slots[-2], keys=lemmas, kind="free"), link, slots[-1]),
        coreference=True,
    )


def _rarest(pattern: Pattern, uses: Counter[str]) -> int:
    """Return the slot whose words the lexicon uses least; the longest word where equal."""

    def rank(index: int) -> tuple[bool, int, int]:
        slot = pattern.slots[index]
        longest = max(len(key) for key in slot.keys)
        return slot.kind == "link", sum(uses[key] for key in slot.keys), -longest

    return min(range(len(pattern.slots)), key=rank)
