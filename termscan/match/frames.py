"""Verbs that say with their object what a concept says as a noun: "edistää mielenterveyttä"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from termscan.lexicon import Frame
from termscan.match.gaps import is_separator
from termscan.match.patterns import Slot
from termscan.match.reading import Reader
from termscan.match.search import Found, merge, span_of
from termscan.match.words import cases_of, is_verbal
from termscan.records import Span, Token

_STOPS = frozenset(".;!?:•…")
_CLAUSE_WORDS = (
    "että jotta koska kun jos vaikka sillä mutta vaan joka jotka jonka joiden jota joita jossa "
    "joissa josta joista johon joihin joilla jolla jolle joille mikä mitä miten kuinka"
)
_CLAUSE = frozenset(_CLAUSE_WORDS.split())
_HELPER_VERBS = (
    "olla voida pitää tulla saada haluta täytyä pyrkiä alkaa jatkaa aikoa auttaa ei kyetä osata "
    "tahtoa tavoitella sitoutua pystyä kannattaa yrittää onnistua mahdollistaa"
)
_HELPERS = frozenset(_HELPER_VERBS.split())
_MODAL_VERBS = "voida pitää tulla haluta täytyä aikoa kyetä osata tahtoa kannattaa yrittää alkaa"
_MODALS = frozenset(_MODAL_VERBS.split())
_NEEDED = ("tärkeää", "mahdollista", "tarpeen", "syytä", "olennaista", "keskeistä")
_OBJECTS = ("sitä", "niitä")
_QUESTIONS = ("miten", "kuinka")
_PARTICIPLES = ("ma", "mä", "va", "vä")
_PAST = ("nut", "nyt", "tu", "ty")
_INFINITIVE = re.compile(r"m(?:aan|ään|a[st]ta|ä[st]tä|assa|ässä|alla|ällä)$", re.IGNORECASE)
_FARTHEST = 16
_BACK = 8
_NEAR_MODAL = 3

FARTHEST_VERB = _FARTHEST + _BACK + _FARTHEST
"""Tokens: farther than a verb is from its object, also where a pronoun stands for that."""


def verb_keys(frame: Frame) -> frozenset[str]:
    """Return the keys of the frame's verbs."""
    if frame.language == "fi":
        return frozenset(f"{verb}!" for verb in frame.verbs)
    return frozenset(key for verb in frame.verbs for key in (verb, f"={verb}"))


def with_verbs(
    reader: Reader, found: Found, frame: Frame, verbs: frozenset[str]
) -> Iterator[Found]:
    """Yield what an object makes with the nearest verb of its frame on either side."""
    first, last = min(found.places), max(found.places)
    verb = None
    if frame.language != "fi":
        verb = _verb_before(reader, first, frame.gap, verbs)
        if verb is None:
            verb = _passive_after(reader, last, frame.gap, _passives(verbs))
    elif _is_object(reader, found):
        verb = _verb_after(reader, last, frame.gap, verbs, found.pattern.slots)
        if verb is None:
            verb = _verb_before(reader, first, frame.gap, verbs)
    if verb is not None:
        yield _framed(reader, found, verb)
    elif frame.language == "fi":
        yield from _pointed_at(reader, found, frame.gap, verbs)


def _passives(verbs: frozenset[str]) -> frozenset[str]:
    """Return the Swedish verbs that take their object before them: "hälsa främjas"."""
    return frozenset(verb for verb in verbs if verb.endswith("s"))


def _pointed_at(reader: Reader, found: Found, gap: int, verbs: frozenset[str]) -> Iterator[Found]:
    """Yield "mitä mielenterveys on ja miten sitä edistetään"."""
    pronoun = _pronoun_after(reader, max(found.places))
    if pronoun is None:
        return
    verb = _verb_after(reader, pronoun, gap, verbs)
    if verb is None:
        verb = _verb_before(reader, pronoun, 0, verbs)
    if verb is not None:
        spans = (*found.spans, span_of(reader, verb))
        how = ("verb", "coreference", *found.how)
        yield found._replace(spans=spans, borrowed=found.spans, verb=verb, how=how)


def _framed(reader: Reader, found: Found, verb: int) -> Found:
    spans = merge(reader.text, [*found.spans, span_of(reader, verb)], set())
    return found._replace(spans=spans, verb=verb, how=("verb", *found.how))


def _is_object(reader: Reader, found: Found) -> bool:
    """Tell whether the phrase stands in the partitive, the case of these verbs' objects."""
    return "partitive" in reader.cases(found.places[-1], found.pattern.slots[-1])


def _verb_after(
    reader: Reader, place: int, gap: int, verbs: frozenset[str], object_: tuple[Slot, ...] = ()
) -> int | None:
    """Return the verb that follows its object: "mielenterveyttä (…) edistetään".

    Where the same `object_` is said again before the verb, that one is the verb's.
    """
    words = 0
    for index in range(place + 1, min(place + _FARTHEST, len(reader.tokens))):
        token = reader.tokens[index]
        if _says(reader, index, verbs):
            if index > place + 1 and _starts_anew(reader, index):
                return None
            verb = not _is_noun(token) or _is_infinitive(reader, index)
            if verb and (not _is_attribute(token) or words <= 1):
                return index
        if _ends_clause(token) or _breaks(reader.text, reader.tokens[index - 1], token):
            return None
        if object_ and _ends_phrase(reader, index, object_):
            return None
        words += not (is_separator(token) or "partitive" in _cases(token))
        if words > gap:
            return None
    return None


def _passive_after(reader: Reader, place: int, gap: int, verbs: frozenset[str]) -> int | None:
    """Return the foreign verb that follows its object, whatever Finnish word it resembles."""
    for index in range(place + 1, min(place + 2 + gap, len(reader.tokens))):
        token = reader.tokens[index]
        if _says(reader, index, verbs):
            return index
        if token.norm[:1] in _STOPS or _breaks(reader.text, reader.tokens[index - 1], token):
            return None
    return None


def _ends_phrase(reader: Reader, index: int, slots: tuple[Slot, ...]) -> bool:
    """Tell whether the words up to `index` fill the slots, one after another."""
    return all(reader.fills(index - back, slot) for back, slot in enumerate(reversed(slots)))


def _verb_before(reader: Reader, place: int, gap: int, verbs: frozenset[str]) -> int | None:
    """Return the verb that has its object after it: "edistää (…) mielenterveyttä"."""
    words = 0
    for index in range(place - 1, max(-1, place - _FARTHEST), -1):
        token = reader.tokens[index]
        if _says(reader, index, verbs):
            return index if _governs(token) else None
        if _breaks(reader.text, token, reader.tokens[index + 1]):
            return None
        if _ends_clause(token):
            return _coordinated_verb(reader, index, verbs)
        words += not (is_separator(token) or _belongs_to_object(token))
        if words > gap:
            return None
    return None


def _says(reader: Reader, index: int, verbs: frozenset[str]) -> bool:
    return reader.has(index, verbs)


def _coordinated_verb(reader: Reader, index: int, verbs: frozenset[str]) -> int | None:
    """Return a verb that shares its object with the one at `index`: "tukea tai heikentää"."""
    first = index - 2
    if first < 0 or not is_separator(reader.tokens[index - 1]) or not _says(reader, first, verbs):
        return None
    return first if _governs(reader.tokens[first]) else None


def _belongs_to_object(token: Token) -> bool:
    """Tell whether a word before an object is part of it, or an adverb of the verb."""
    return not _cases(token).isdisjoint(("partitive", "genitive")) or any(
        reading.pos == "adverb" for reading in token.readings
    )


def _starts_anew(reader: Reader, verb: int) -> bool:
    """Tell whether a conjunction before the verb cuts it off: "hyvinvointia ja edistää arvoja"."""
    before, earlier = reader.tokens[verb - 1], reader.tokens[verb - 2]
    return is_separator(before) and all(reading.pos != "verb" for reading in earlier.readings)


def _cases(token: Token) -> set[str]:
    return {case for reading in token.readings for case in cases_of(reading, token.norm)}


def _ends_clause(token: Token) -> bool:
    low = token.norm.lower()
    if low[:1] in _STOPS or low in _CLAUSE:
        return True
    finite = [r for r in token.readings if r.pos == "verb" and not r.case]
    return (
        bool(finite)
        and len(finite) == len(token.readings)
        and not any(reading.lemma in _HELPERS for reading in finite)
    )


def _breaks(text: str, one: Token, other: Token) -> bool:
    """Tell whether an empty line lies between two tokens."""
    gap = text[min(one.end, other.end) : max(one.start, other.start)]
    return gap.count("\n") > 1 or "\f" in gap


def _is_attribute(token: Token) -> bool:
    """Tell whether a verb form can only be a participle before a noun."""
    verbal = [r for r in token.readings if is_verbal(r, token.readings)]
    return (
        bool(verbal)
        and all(r.case for r in verbal)
        and any(r.pos == "adjective" for r in token.readings)
    )


def _is_noun(token: Token) -> bool:
    """Tell whether a verb form may as well be a noun: "tuen" of tukea and of tuki."""
    return any(r.pos == "noun" and not r.lemma.endswith(_PARTICIPLES) for r in token.readings)


def _is_infinitive(reader: Reader, index: int) -> bool:
    """Tell whether a word that may be a noun is an infinitive: "mielenterveyttä voi tukea"."""
    token = reader.tokens[index]
    if not any(r.pos == "verb" and r.lemma == token.norm.lower() for r in token.readings):
        return False
    for before in reversed(reader.tokens[max(0, index - _NEAR_MODAL) : index]):
        finite = {r.lemma for r in before.readings if r.pos == "verb" and not r.case}
        if not finite.isdisjoint(_MODALS) or before.norm.lower() in _NEEDED:
            return True
        if all(r.pos != "adverb" for r in before.readings):
            return False
    return False


def _governs(token: Token) -> bool:
    """Tell whether a verb form may have its object after it."""
    if not _is_attribute(token) or _INFINITIVE.search(token.norm):
        return True
    return any(
        r.pos == "adjective" and r.case == "nominative" and r.lemma.endswith(_PAST)
        for r in token.readings
    )


def _pronoun_after(reader: Reader, place: int) -> int | None:
    """Return the pronoun that stands for the phrase before it in the next clause."""
    asked = False
    for index in range(place + 1, min(place + 1 + _BACK, len(reader.tokens))):
        token = reader.tokens[index]
        low = token.norm.lower()
        if low in _OBJECTS:
            return None if _is_determiner(reader, index) else index
        asked = asked or low in _QUESTIONS
        if low[:1] in _STOPS or (not asked and any(r.pos == "noun" for r in token.readings)):
            return None
    return None


def _is_determiner(reader: Reader, index: int) -> bool:
    """Tell whether a pronoun belongs to the noun after it: "niitä voimavaroja"."""
    following = reader.tokens[index + 1 : index + 2]
    return any(r.pos == "noun" and r.case == "partitive" for t in following for r in t.readings)


def nearest_only(found: list[Found]) -> list[Found]:
    """Keep for each object the nearest verb, and those that are coordinated with it."""
    rivals: dict[tuple[int, ...], list[Found]] = defaultdict(list)
    for one in found:
        rivals[one.places].append(one)
    return [one for one in found if all(_not_farther(one, other) for other in rivals[one.places])]


def _distance(found: Found) -> tuple[int, int]:
    verb = found.verb if found.verb is not None else 0
    first, last = min(found.places), max(found.places)
    return (verb - last, 0) if verb > last else (first - verb, 1)


def _not_farther(one: Found, other: Found) -> bool:
    if _distance(one) <= _distance(other):
        return True
    return (
        _distance(one)[1] == _distance(other)[1] and abs((one.verb or 0) - (other.verb or 0)) == 2
    )


def envelope(spans: tuple[Span, ...]) -> Span:
    """Return the span from the first piece to the last."""
    return min(start for start, _ in spans), max(end for _, end in spans)
