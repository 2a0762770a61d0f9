"""An analyser that knows the words of lexicons, and so sees through their misprints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from termscan.language import Analyser, open_analyser
from termscan.lexicon import Lexicon
from termscan.match.words import fold


def analyser_for(
    lexicons: Iterable[Lexicon],
    backend: Literal["auto", "libvoikko", "pyvoikko"] = "auto",
    cache: Path | None = None,
) -> Analyser:
    """Open an analyser to which the single words of the lexicons' terms are known.

    `cache` is that of `open_analyser`.

    Raises:
        MissingBackend: no Finnish dictionary is installed; the message says how to get it.
    """
    plain = open_analyser(backend, cache=cache)
    return open_analyser(backend, words=words_for(lexicons, plain), cache=cache)


def words_for(lexicons: Iterable[Lexicon], analyser: Analyser) -> tuple[str, ...]:
    """Return the words that lexicons bring to a dictionary, sorted."""
    return tuple(sorted(set(_words(lexicons, analyser))))


def _words(lexicons: Iterable[Lexicon], analyser: Analyser) -> Iterator[str]:
    for lexicon in lexicons:
        for entry in lexicon.entries:
            for form in entry.forms:
                term = entry.concept.kind == "term" and form.language == "fi"
                exact = form.as_written or form.whole_token or " " in form.text
                if term and not exact and _is_base(form.text, analyser):
                    yield form.text


def _is_base(word: str, analyser: Analyser) -> bool:
    """Tell whether a word is in base form, or unknown to the dictionary."""
    known = [r for r in analyser.readings(word) if r.origin == "dictionary"]
    bare = fold(word).replace("-", "")
    return not known or any(fold(r.lemma).replace("-", "") == bare for r in known)
