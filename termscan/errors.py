"""The exception tree: every error says what is wrong, where, and what to do.

::

    TermscanError
    ├── InputError (ValueError)            the call or the user's input is wrong
    │   ├── UsageError                     arguments that do not fit together
    │   ├── FileProblems                   mistakes in a file, all of them together
    │   │   ├── LexiconError               in a lexicon
    │   │   ├── CorpusDefinitionError      in a corpus definition
    │   │   └── DocumentListError          in a CSV list of documents
    │   └── UnknownMunicipality (LookupError)
    │       └── AmbiguousMunicipality
    ├── UnreadableDocument (ValueError)    a document that cannot be turned into pages
    ├── StoreError (OSError)               the store is damaged, foreign or cannot be written
    │   ├── StoreBusy                      another process is writing to it
    │   └── NotAStore (InputError)         a folder that holds no store
    ├── FetchError (OSError)               a download refused or failed
    └── MissingBackend (ImportError)       an optional library or dictionary is not installed
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


class TermscanError(Exception):
    """The root of all errors that termscan raises on purpose."""


class InputError(TermscanError, ValueError):
    """The call or the user's input is wrong; the command line exits with 2."""


class UsageError(InputError):
    """Arguments that do not fit together."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a user's file: where it is, what is wrong, what to write instead."""

    file: str
    line: int | None
    message: str
    remedy: str = ""
    serious: bool = True

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}: {self.message}{remedy}"


class FileProblems(InputError):
    """Mistakes in a user's file, collected and reported together."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[FileProblems], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)


class LexiconError(FileProblems):
    """Mistakes in a lexicon file."""


class CorpusDefinitionError(FileProblems):
    """Mistakes in a corpus definition file."""


class DocumentListError(FileProblems):
    """Mistakes in a CSV list of documents."""


class UnknownMunicipality(InputError, LookupError):
    """No municipality has this name, code or domain; the nearest names are given."""

    def __init__(self, name: str, nearest: Iterable[str] = (), on: str | None = None) -> None:
        self.name = name
        self.nearest = tuple(nearest)
        self.on = on
        super().__init__(self._explain())

    def _explain(self) -> str:
        when = f" on {self.on}" if self.on else ""
        hint = f"; nearest: {', '.join(self.nearest)}" if self.nearest else ""
        return f"no municipality of Finland is called {self.name!r}{when}{hint}"

    def __reduce__(self) -> tuple[type[UnknownMunicipality], tuple[object, ...]]:
        return type(self), (self.name, self.nearest, self.on)


class AmbiguousMunicipality(UnknownMunicipality):
    """A name that fits several municipalities."""

    def _explain(self) -> str:
        return f"{self.name!r} may be {' or '.join(self.nearest)}; write the name or code in full"


class UnreadableDocument(TermscanError, ValueError):
    """A document that cannot be turned into pages; `reason` is one plain sentence."""

    def __init__(self, where: str | Path, reason: str) -> None:
        self.where = str(where)
        self.reason = reason
        super().__init__(f"{self.where}: {reason}")

    def __reduce__(self) -> tuple[type[UnreadableDocument], tuple[str, str]]:
        return type(self), (self.where, self.reason)


class StoreError(TermscanError, OSError):
    """The store is damaged, foreign, too new, or cannot be written."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class NotAStore(StoreError, InputError):
    """A folder that holds no store, or other things than one."""


class FetchError(TermscanError, OSError):
    """A download that was refused or failed; `reason` is a short code for tables."""

    def __init__(self, url: str, reason: str, detail: str = "") -> None:
        self.url = url
        self.reason = reason
        self.detail = detail
        super().__init__(f"{url}: {reason}{': ' + detail if detail else ''}")

    def __reduce__(self) -> tuple[type[FetchError], tuple[str, str, str]]:
        return type(self), (self.url, self.reason, self.detail)


class MissingBackend(TermscanError, ImportError):
    """An optional library or dictionary is not installed; the message says how to get it."""
