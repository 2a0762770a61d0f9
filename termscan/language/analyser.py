"""Text to tokens with all their readings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from itertools import compress, count
from multiprocessing.util import Finalize
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple

from termscan.language.analysis import READINGS_VERSION
from termscan.language.backends import DICTIONARY, Backend, BackendName, open_backend
from termscan.language.broken import Mender
from termscan.language.candidates import Candidate, Candidates
from termscan.language.characters import DASHES, SOFT_HYPHEN, normalise
from termscan.language.chooser import REACH, WEIGHTS, Chooser, Word
from termscan.language.columns import Seen, TokenColumns
from termscan.language.ellipsis import Splits, complete, is_headless, is_suspended
from termscan.language.foreign import foreign_readings, splits_of, swedish_compounds
from termscan.language.kept import KeptDictionary, KeptReadings
from termscan.language.line_ends import LineEnds
from termscan.language.misspelt import is_respellable
from termscan.language.otherwise import Otherwise
from termscan.language.passages import foreign_passages
from termscan.language.tokens import Entry, kind_of, line_break_parts
from termscan.language.words import Words
from termscan.records import Language, Reading, Token

_MOST_TYPES = 400_000
Ask = Callable[[str], tuple[Reading, ...]]
_is_odd_type = attrgetter("odd")
_HANGING_DASH = re.compile(f"^[{DASHES}]|[{DASHES}]$")


class _Types(dict[str, Entry]):
    """What each surface stands for, worked out when first met."""

    def __init__(self, analyser: Analyser, language: Language) -> None:
        self._analyser = analyser
        self._language = language

    def __missing__(self, surface: str) -> Entry:
        if len(self) >= _MOST_TYPES:
            self.clear()
        entry = self._analyser.entry(surface, self._language)
        self._analyser.note(surface, entry)
        self[surface] = entry
        return entry


class _Known(dict[str, bool]):
    """Whether the Finnish dictionary has a word, worked out when first asked."""

    def __init__(self, analyser: Analyser) -> None:
        self._analyser = analyser

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_TYPES:
            self.clear()
        readings = self._analyser.readings(word)
        known = self[word] = any(reading.origin == "dictionary" for reading in readings)
        return known


class LemmatisedToken(NamedTuple):
    """A token as given, the lemma chosen for it, and every lemma that it may have, sorted."""

    token: str
    lemma: str
    lemmas: tuple[str, ...]


class Analyser:
    """Reads Finnish, Swedish and English. Safe in threads, cheap to pickle; see `open_analyser`."""

    def __init__(
        self,
        backend: Backend,
        words: Iterable[str] = (),
        repairs: bool = True,
        weights: Path = WEIGHTS,
        cache: Path | None = None,
    ) -> None:
        self._backend = backend
        self._brought = tuple(sorted(set(words)))
        self._repairs = repairs
        self._weights = weights
        self._cache = cache
        self._words = Words(backend, self._brought, repairs, _kept(cache, backend))
        self._foreign = {
            language: _foreign(cache, language, partial(foreign_readings, language=language))
            for language in ("sv", "en")
        }
        self._compounds = _foreign(cache, "sv compounds", swedish_compounds)
        dictionaries = (self._words.kept, *self._foreign.values(), self._compounds)
        self._kept = [one for one in dictionaries if isinstance(one, KeptDictionary)]
        for one in self._kept:
            Finalize(self, one.close, exitpriority=0)  # also where a forked process ends
        self._types = {language: _Types(self, language) for language in ("fi", "sv", "en")}
        self._known = _Known(self)
        self._recalled: Callable[[str], tuple[Reading, ...] | None] = _recall_nothing
        self._candidates = Candidates(self._words.dictionary)
        self._chooser: Chooser | None = None
        self._splits = lru_cache(20_000)(self._words.splits)
        self._swedish_splits = lru_cache(20_000)(lambda word: splits_of(self._compounds(word)))
        self._line_ends = LineEnds(self._words.dictionary, self._splits)
        self.otherwise = Otherwise(self._words.known, self._words.lexicon)
        self._mender = Mender(self._words.dictionary, self._splits, self._words.lexicon)

    def __reduce__(self) -> tuple[type[Analyser], tuple[Any, ...]]:
        options = (self._repairs, self._weights, self._cache)
        return type(self), (self._backend, self._brought, *options)

    @property
    def backend(self) -> str:
        """The name of the backend, ``libvoikko`` or ``pyvoikko``."""
        return self._backend.name

    @property
    def dictionary(self) -> str:
        """What the readings rest on; the same for both backends."""
        return DICTIONARY

    @property
    def lemmatiser(self) -> str:
        """What chosen lemmas rest on besides the readings."""
        weights = sha256(self._weights.read_bytes()).hexdigest()[:16]
        return f"{weights}; simplemma {_simplemma_version()}"

    @property
    def words(self) -> tuple[str, ...]:
        """The words that were brought to the dictionary, sorted."""
        return self._brought

    def knowing(self, words: Iterable[str]) -> Analyser:
        """Return an analyser that also knows `words`, such as those of a lexicon."""
        brought = (*self._brought, *words)
        return type(self)(self._backend, brought, self._repairs, self._weights, self._cache)

    def unmending(self) -> Analyser:
        """Return an analyser of the same words that takes what it reads for undamaged."""
        return type(self)(self._backend, self._brought, False, self._weights, self._cache)

    def recall(self, readings: Callable[[str], tuple[Reading, ...] | None]) -> None:
        """Take the readings of Finnish words from elsewhere, where they are known there.

        They must be what this analyser itself would say of a word by itself.
        """
        self._recalled = readings

    def save(self) -> None:
        """Write what was learned to the cache, if there is one; else it is at the end."""
        for one in self._kept:
            one.save()

    def readings(self, word: str, language: Language = "fi") -> tuple[Reading, ...]:
        """Return every reading of a single word, out of context."""
        return self._types[language][word].readings

    def knows(self, word: str) -> bool:
        """Tell whether the Finnish dictionary has a word, in this or another form."""
        return self._known[word]

    def tokens(self, text: str, language: Language | None = None) -> list[Token]:
        """Return the tokens of `text` with their readings, elliptical members completed.

        `language` None means that it is detected for each passage.
        """
        columns, places = self.alone(text, language)
        found = list(columns)
        for index, token in self.in_context(found, places).items():
            found[index] = token
        return found

    def alone(self, text: str, language: Language | None = None) -> tuple[TokenColumns, list[int]]:
        """Return the tokens of `text`, each read by itself, and those that neighbours may change.

        The second list holds the indices of tokens that `in_context` looks at.
        """
        found = TokenColumns(text, self._types[language or "fi"].__getitem__)
        if language is None:
            self._read_foreign(text, found)
        places = self._odd_places(found)
        if self._line_ends.mend(text, found, places, self._types["fi"].__getitem__):
            places = self._odd_places(found)
        return found, places

    def _odd_places(self, tokens: TokenColumns) -> list[int]:
        return list(compress(count(), map(_is_odd_type, tokens.entries)))

    def in_context(
        self, tokens: Sequence[Token], places: Sequence[int] | None = None
    ) -> dict[int, Token]:
        """Return by index what becomes of tokens that were read alone, seeing their neighbours.

        Members of elliptical compounds are completed and damage between tokens is mended.
        `places` are those that `alone` gave; None looks for them.
        """
        if places is None:
            places = [index for index, token in enumerate(tokens) if self._is_odd(token)]
        seen = Seen(tokens)
        mended = self._mender.mend(seen, places) if self._repairs else {}
        seen.become(mended)
        hanging = [i for i in places if is_suspended(seen[i]) or is_headless(seen[i])]
        return mended | {i: complete(seen, i, self._splits_like(seen[i])) for i in hanging}

    def lemmas(self, tokens: Sequence[Token]) -> list[str]:
        """Return one lemma a token, chosen among its readings by its neighbours."""
        words = [Word(token.norm, _own(token.readings)) for token in tokens]
        return self._chosen(words)

    def lemmas_alone(self, tokens: Iterable[Token]) -> list[str]:
        """Return one lemma a token, chosen as if it stood alone."""
        edges = [Word("", ())] * REACH
        spaced = [
            word for token in tokens for word in (Word(token.norm, _own(token.readings)), *edges)
        ]
        return self._chosen(spaced)[:: REACH + 1]

    def lemmatise_tokens(self, words: Iterable[str]) -> list[LemmatisedToken]:
        """Return the lemma of each given token; an empty one ends a sentence and stays empty."""
        given = [word.strip() for word in words]
        entries = [self._types["fi"][word] if word else Entry("", "word", ()) for word in given]
        edges = [Word("", ())] * REACH
        spaced: list[Word] = []
        for entry in entries:
            spaced += [Word(entry.norm, entry.readings)] if entry.norm else edges
        lemmas = iter(
            lemma for word, lemma in zip(spaced, self._chosen(spaced), strict=True) if word.norm
        )
        found = []
        for word, entry in zip(given, entries, strict=True):
            lemma = next(lemmas) if entry.norm else ""
            every = {reading.lemma for reading in entry.readings} | (
                {lemma} if entry.norm else set()
            )
            found.append(LemmatisedToken(word, lemma, tuple(sorted(every))))
        return found

    def is_respellable(self, word: str) -> bool:
        """Tell whether an unknown word becomes a known one with dots on some of its a and o."""
        return is_respellable(word.strip("-#–—"), self._words.dictionary)

    def begins_compound(self, word: str) -> bool:
        """Tell whether one of the lexicon's compounds begins with `word`."""
        return self._mender.is_first(word)

    def joined(self, left: str, right: str) -> tuple[Reading, ...]:
        """Return the readings of two words side by side as a lexicon's one, torn by a blank."""
        return self._mender.joined(left, right)

    def candidates(self, word: str) -> tuple[Candidate, ...]:
        """Return the lemmas among which one would be chosen for a Finnish word."""
        entry = self._types["fi"][word]
        return self._candidates.of(entry.norm, entry.readings)

    def _chosen(self, words: Sequence[Word]) -> list[str]:
        """Return chosen lemmas, in the letter case that their readings have."""
        if self._chooser is None:
            self._chooser = Chooser(self._candidates, self._weights)
        lemmas = self._chooser.lemmas(words)
        return [
            _foreign_lemma(word) if _is_foreign(word) else _as_written(lemma, word.readings)
            for word, lemma in zip(words, lemmas, strict=True)
        ]

    def entry(self, surface: str, language: Language) -> Entry:
        """Return norm, kind and readings of a surface."""
        kind = kind_of(surface)
        if kind != "word":
            return Entry(" ".join(map(normalise, surface.split())), kind, ())
        norm = normalise(surface) if surface.isalpha() else self._joined(surface)
        if norm != surface:
            known = self._types[language][norm]
            if (known.norm, known.kind) == (norm, kind):
                return known
        if language == "fi":
            return Entry(norm, kind, self._recalled(norm) or self._words.readings(norm))
        return Entry(norm, kind, self._foreign[language](norm))

    def _joined(self, surface: str) -> str:
        """Return the norm of a word that may be broken at line ends or have a dash for a hyphen."""
        parts = [normalise(part) for part in line_break_parts(surface)]
        return _HANGING_DASH.sub("-", self._line_ends.joined(parts))

    def note(self, surface: str, entry: Entry) -> None:
        """Remember of an entry that the neighbours of its tokens may tell more about them."""
        token = entry.token(surface, 0, len(surface))
        entry.odd = entry.odd or surface[-1] == SOFT_HYPHEN or self._is_odd(token)

    def _is_odd(self, token: Token) -> bool:
        return is_suspended(token) or is_headless(token) or self._mender.may_mend(token)

    def _read_foreign(self, text: str, found: TokenColumns) -> None:
        """Read the words of Swedish and English passages as such, in place."""
        for (start, end), language in foreign_passages(text):
            types = self._types[language]
            first = bisect_left(found.starts, start)
            last = bisect_left(found.starts, end, first)
            found.entries[first:last] = [
                types[surface] if entry.kind == "word" else entry
                for surface, entry in zip(
                    found.surfaces[first:last], found.entries[first:last], strict=True
                )
            ]

    def _splits_like(self, token: Token) -> Splits:
        """Return what divides compounds in the language of a token."""
        if any(reading.pos for reading in token.readings):
            return self._splits
        return self._swedish_splits


def open_analyser(
    backend: BackendName = "auto",
    *,
    words: Iterable[str] = (),
    repairs: bool = True,
    weights: Path = WEIGHTS,
    cache: Path | None = None,
) -> Analyser:
    """Open an analyser.

    `words` are base forms that the dictionary may lack and whose inflected forms are to be
    recognised. With `repairs` damaged words get repaired readings, marked as such. `weights` are
    those of the lemma chooser. The folder `cache` is for what slow dictionaries say, so that the
    next process need not ask them; it may be shared by many at once, and deleted at any time.

    Raises:
        MissingBackend: no Finnish dictionary is installed; the message says how to get it.
    """
    return Analyser(open_backend(backend), words, repairs, weights, cache)


def _kept(cache: Path | None, backend: Backend) -> KeptReadings | None:
    if cache is None or not backend.slow:
        return None
    return KeptReadings(cache, "; ".join((DICTIONARY, backend.version, READINGS_VERSION)))


def _foreign(cache: Path | None, name: str, ask: Ask) -> Ask:
    """Return what answers as `ask` does, and keeps its answers if there is a cache."""
    if cache is None:
        return ask
    version = "; ".join((name, "simplemma", _simplemma_version(), READINGS_VERSION))
    return KeptDictionary(ask, KeptReadings(cache, version))


@lru_cache(maxsize=1)
def _simplemma_version() -> str:
    from importlib.metadata import version

    return version("simplemma")


def _recall_nothing(_: str) -> None:
    """Know no word."""


def _own(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Leave out what neighbours lend: the chosen lemma is the token's own."""
    if any(reading.origin == "ellipsis" for reading in readings):
        return tuple(reading for reading in readings if reading.origin != "ellipsis")
    return readings


def _as_written(lemma: str, readings: tuple[Reading, ...]) -> str:
    """Return the lemma in the letter case that a reading has it in."""
    written = [reading.lemma for reading in readings if reading.lemma.lower() == lemma]
    return min(written, default=lemma)


def _is_foreign(word: Word) -> bool:
    """Tell Swedish and English words, whose readings have no part of speech."""
    return bool(word.readings) and not any(reading.pos for reading in word.readings)


def _foreign_lemma(word: Word) -> str:
    """Return the dictionary's lemma where it has one, else the word itself."""
    own = word.norm.lower()
    return min((r.lemma for r in word.readings), key=lambda lemma: (lemma == own, lemma))
