"""Text to tokens with all their readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from termscan.language.backends import DICTIONARY, Backend, BackendName, open_backend
from termscan.language.characters import normalise
from termscan.language.ellipsis import complete, is_headless, is_suspended
from termscan.language.foreign import foreign_readings
from termscan.language.passages import foreign_passages
from termscan.language.tokens import Entry, kind_of, line_break_parts, tokens
from termscan.language.words import Words
from termscan.records import Language, Reading, Token

_MOST_TYPES = 400_000


class _Types(dict[str, Entry]):
    """What each surface stands for, worked out when first met."""

    def __init__(self, analyser: Analyser, language: Language) -> None:
        self._analyser = analyser
        self._language = language

    def __missing__(self, surface: str) -> Entry:
        if len(self) >= _MOST_TYPES:
            self.clear()
        entry = self[surface] = self._analyser.entry(surface, self._language)
        return entry


class LemmatisedToken(NamedTuple):
    """A token as given, the lemma chosen for it, and every lemma that it may have, sorted."""

    token: str
    lemma: str
    lemmas: tuple[str, ...]


class Analyser:
    """Reads Finnish, Swedish and English. Safe in threads, cheap to pickle; see `open_analyser`."""

    def __init__(self, backend: Backend, words: Iterable[str] = (), repairs: bool = True) -> None:
        self._backend = backend
        self._brought = tuple(sorted(set(words)))
        self._repairs = repairs
        self._words = Words(backend, self._brought)
        self._types = {language: _Types(self, language) for language in ("fi", "sv", "en")}
        self._splits = lru_cache(20_000)(self._words.splits)

    def __reduce__(self) -> tuple[type[Analyser], tuple[Backend, tuple[str, ...], bool]]:
        return type(self), (self._backend, self._brought, self._repairs)

    @property
    def backend(self) -> str:
        """The name of the backend, ``libvoikko`` or ``pyvoikko``."""
        return self._backend.name

    @property
    def dictionary(self) -> str:
        """What the readings rest on; the same for both backends."""
        return DICTIONARY

    def readings(self, word: str, language: Language = "fi") -> tuple[Reading, ...]:
        """Return every reading of a single word, out of context."""
        return self._types[language][word][2]

    def tokens(self, text: str, language: Language | None = None) -> list[Token]:
        """Return the tokens of `text` with their readings, elliptical members completed.

        `language` None means that it is detected for each passage.
        """
        found = tokens(text, self._types[language or "fi"].__getitem__)
        if language is None:
            found = self._in_their_language(text, found)
        return self._completed(found) if "-" in text or any(s in text for s in "‐‑–") else found

    def lemmas(self, tokens: list[Token]) -> list[str]:
        """Return one lemma a token, chosen among its readings."""
        return [_chosen(token.norm, token.readings) for token in tokens]

    def lemmatise_tokens(self, words: Iterable[str]) -> Iterator[LemmatisedToken]:
        """Yield the lemma of each given token; an empty one ends a sentence and stays empty."""
        for word in words:
            norm, _, readings = self._types["fi"][word] if word.strip() else ("", "", ())
            lemma = _chosen(norm, readings)
            lemmas = sorted({reading.lemma for reading in readings} | {lemma})
            yield LemmatisedToken(word, lemma, tuple(lemmas))

    def entry(self, surface: str, language: Language) -> Entry:
        """Return norm, kind and readings of a surface."""
        kind = kind_of(surface)
        if kind != "word":
            return normalise(surface), kind, ()
        parts = line_break_parts(surface)
        norm = (
            self._joined([normalise(part) for part in parts]) if parts[1:] else normalise(surface)
        )
        if language == "fi":
            return norm, kind, self._words.readings(norm)
        return norm, kind, foreign_readings(norm, language)

    def _joined(self, parts: list[str]) -> str:
        """Return the parts of a word cut at line ends, joined with or without their hyphen."""
        whole = parts[0]
        for part in parts[1:]:
            keeps = part[:1].isupper() and not whole.isupper()
            bare, hyphenated = whole + part, f"{whole}-{part}"
            if not keeps and not self._words.dictionary(bare):
                keeps = bool(self._words.dictionary(hyphenated)) or whole[-1:].isdigit()
            whole = hyphenated if keeps else bare
        return whole

    def _in_their_language(self, text: str, found: list[Token]) -> list[Token]:
        passages = foreign_passages(text)
        if not passages:
            return found
        result: list[Token] = []
        index = 0
        for (start, end), language in passages:
            while index < len(found) and found[index].start < start:
                result.append(found[index])
                index += 1
            types = self._types[language]
            while index < len(found) and found[index].start < end:
                token = found[index]
                entry = types[token.surface] if token.kind == "word" else token[3:]
                result.append(Token(token.surface, token.start, token.end, *entry))
                index += 1
        return result + found[index:]

    def _completed(self, found: list[Token]) -> list[Token]:
        places = [i for i, token in enumerate(found) if is_suspended(token) or is_headless(token)]
        completed = [(i, complete(found, i, self._splits)) for i in places]
        for i, token in completed:
            found[i] = token
        return found


def open_analyser(
    backend: BackendName = "auto", *, words: Iterable[str] = (), repairs: bool = True
) -> Analyser:
    """Open an analyser.

    `words` are base forms that the dictionary may lack and whose inflected forms are to be
    recognised. With `repairs` damaged words get repaired readings, marked as such.

    Raises:
        MissingBackend: no Finnish dictionary is installed; the message says how to get it.
    """
    return Analyser(open_backend(backend), words, repairs)


def _chosen(norm: str, readings: tuple[Reading, ...]) -> str:
    return min((reading.lemma for reading in readings), key=lambda x: (len(x), x), default=norm)
