"""The two ways to the Finnish dictionary: the system's libvoikko, or pyvoikko from pip.

Both are asked for the raw transducer output of a lower-case word only; all else is ours, so that
they agree. A libvoikko handle used by two threads gives wrong results and then crashes: every
thread and process has its own, and a backend is pickled by its name.
"""

from __future__ import annotations

import os
import threading
from ctypes import byref, c_char_p
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, Protocol
from weakref import finalize

from termscan.errors import MissingBackend, UsageError

BackendName = Literal["auto", "libvoikko", "pyvoikko"]

DICTIONARY = "voikko-fi standard, format 5"
"""What both backends read."""

_REMEDY = (
    "no Finnish dictionary was found; install the system library with "
    "`apt install libvoikko1 voikko-fi`, or from pip with `pip install 'termscan[finnish]'`"
)


class Backend(Protocol):
    """Gives the transducer outputs of a lower-case word.

    `version` changes whenever the outputs may. What a `slow` one says is worth keeping on disk.
    """

    name: str
    slow: bool

    @property
    def version(self) -> str:
        """The backend and its dictionary, as exactly as can be told."""

    def outputs(self, word: str) -> list[str]:
        """Return the transducer outputs of `word`, in no order that means anything."""


class LibVoikko:
    """The system's libvoikko with the dictionary voikko-fi."""

    name = "libvoikko"
    slow = False  # 10 to 15 microseconds a word; to find and keep one in SQLite takes 20 to 40

    def __init__(self) -> None:
        self._local = threading.local()
        self._handle()

    def __reduce__(self) -> tuple[type[LibVoikko], tuple[()]]:
        return type(self), ()

    def _handle(self) -> _Handle:
        if getattr(self._local, "process", None) != os.getpid():
            self._local.handle = _open_libvoikko()
            self._local.process = os.getpid()
        handle: _Handle = self._local.handle
        return handle

    @property
    def version(self) -> str:
        """The library's version, and size and time of every dictionary that it may have found."""
        import libvoikko

        told = (
            f"{file} {file.stat().st_size} {file.stat().st_mtime_ns}"
            for folder in _dictionary_folders()
            for file in sorted(folder.glob("5/*/mor.vfst"))
        )
        return "; ".join((self.name, libvoikko.Voikko.getVersion(), *told))

    def outputs(self, word: str) -> list[str]:
        """Return the transducer outputs of `word`; organisation names have none."""
        return self._handle().outputs(word)


class PyVoikko:
    """The same dictionary in pure Python with kfst-rs for speed."""

    name = "pyvoikko"
    slow = True

    def __init__(self) -> None:
        try:
            import kfst_rs  # noqa: F401
            from kfst import TokenizationException
            from pyvoikko import VOIKKO_FST
        except ImportError as error:
            raise MissingBackend(_REMEDY) from error
        self._transducer = VOIKKO_FST
        self._refusal = TokenizationException

    def __reduce__(self) -> tuple[type[PyVoikko], tuple[()]]:
        return type(self), ()

    @property
    def version(self) -> str:
        """The package's version, which its dictionary comes with."""
        from importlib.metadata import version

        return f"{self.name} {version('pyvoikko')}"

    def outputs(self, word: str) -> list[str]:
        """Return the transducer outputs of `word`."""
        try:
            return [output for output, _ in self._transducer.lookup(word)]
        except self._refusal:
            return []


def open_backend(name: BackendName = "auto") -> Backend:
    """Open the named backend; ``auto`` prefers libvoikko, which is faster.

    Raises:
        MissingBackend: it is not installed; the message says how to install it.
        UsageError: there is no backend of that name.
    """
    if name == "libvoikko":
        return LibVoikko()
    if name == "pyvoikko":
        return PyVoikko()
    if name != "auto":
        raise UsageError(f"no backend {name!r}; there are auto, libvoikko and pyvoikko")
    try:
        return LibVoikko()
    except MissingBackend:
        return PyVoikko()


def _dictionary_folders() -> list[Path]:
    """Return where libvoikko looks for dictionaries."""
    named = os.environ.get("VOIKKO_DICTIONARY_PATH", "").split(os.pathsep)
    usual = ("~/.voikko", "/etc/voikko", "/usr/lib/voikko", "/usr/local/lib/voikko")
    more = ("/usr/share/voikko", "/usr/local/share/voikko", "/opt/homebrew/lib/voikko")
    return [Path(folder).expanduser() for folder in (*named, *usual, *more) if folder]


class _Handle:
    """A handle of the C library.

    The package's own `analyze` copies every property of an analysis, which takes as long as to
    analyse; here only the transducer's output is copied.
    """

    def __init__(self, library: Any) -> None:
        error = c_char_p()
        self._handle = library.voikkoInit(byref(error), b"fi", None)
        if error.value is not None:
            raise MissingBackend(f"{_REMEDY} ({error.value.decode()})")
        self._analyse = library.voikkoAnalyzeWordUcs4
        self._property = library.voikko_mor_analysis_value_ucs4
        self._free = library.voikko_free_mor_analysis
        finalize(self, library.voikkoTerminate, self._handle).atexit = False

    def outputs(self, word: str) -> list[str]:
        """Return the transducer outputs of `word`."""
        analyses = self._analyse(self._handle, word)
        if not analyses:
            return []
        found = [self._property(one, b"FSTOUTPUT") for one in takewhile(bool, analyses)]
        self._free(analyses)
        return [output for output in found if output is not None]


def _open_libvoikko() -> _Handle:
    try:
        import libvoikko
    except ImportError as error:
        raise MissingBackend(_REMEDY) from error
    try:
        return _Handle(libvoikko.VoikkoLibrary.open())
    except OSError as error:
        raise MissingBackend(f"{_REMEDY} ({error})") from error
