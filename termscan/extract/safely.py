"""Reading in a child process: a crash, a hang or a bomb costs one document, not the run."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from dataclasses import asdict, replace
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Self

from termscan.errors import MissingBackend, UnreadableDocument
from termscan.extract.model import MEBIBYTE, Extraction, Limits
from termscan.extract.stored import extraction_from_bytes

_SLOWER = 20
_LARGER = 4
_TRIM = "MALLOC_TRIM_THRESHOLD_"


class SafeReader:
    """A child process that reads one document after another under limits.

    It starts with the first document, and anew after one that it did not survive. Use it as a
    context manager, one for each thread or process of yours.
    """

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def extract(
        self,
        path: str | Path,
        *,
        name: str | None = None,
        media_type: str | None = None,
        limits: Limits | None = None,
        ocr: bool = False,
    ) -> Extraction:
        """Do as `termscan.extract.extract` does, and also refuse what takes too long or too much.

        A large file gets a second more for each of its megabytes, text recognition twenty times
        the seconds and four times the memory.

        Raises:
            UnreadableDocument: with one plain sentence.
            MissingBackend: `ocr` is asked for and not installed.
        """
        limits = limits or Limits()
        limits = replace(limits, seconds=limits.seconds + _megabytes(Path(path)))
        if ocr:
            limits = replace(
                limits, seconds=limits.seconds * _SLOWER, memory=limits.memory * _LARGER
            )
        request: dict[str, object] = {
            "path": str(Path(path).absolute()),
            "name": name or Path(path).name,
            "media_type": media_type,
            "limits": asdict(limits),
            "ocr": ocr,
        }
        kind, _, body = self._answer(request, limits).partition(b" ")
        if kind == b"extraction":
            return extraction_from_bytes(body)
        reason = json.loads(body)
        if kind == b"missing":
            raise MissingBackend(reason)
        raise UnreadableDocument(str(request["name"]), reason)

    def close(self) -> None:
        """End the child process."""
        if self._process is None:
            return
        process, self._process = self._process, None
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _answer(self, request: dict[str, object], limits: Limits) -> bytes:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        clock = Timer(limits.seconds, process.kill)
        clock.start()
        answer = b""
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except OSError:
            pass  # the child is gone; what it left behind is judged below
        finally:
            timed_out = clock.finished.is_set()
            clock.cancel()
        if answer.endswith(b"\n"):
            return answer
        self.close()
        return b"unreadable " + json.dumps(_reason(timed_out, limits)).encode()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "termscan.extract.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        return self._process


def extract_safely(
    path: str | Path,
    *,
    name: str | None = None,
    media_type: str | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
    reader: SafeReader | None = None,
) -> Extraction:
    """Read a document in a child process under limits of time, memory and pages.

    Pass a `reader` to read many documents with one child process; else one is started for this
    document alone.

    Raises:
        UnreadableDocument: with one plain sentence, also after a crash or past a limit.
        MissingBackend: `ocr` is asked for and not installed.
    """
    if reader is not None:
        return reader.extract(path, name=name, media_type=media_type, limits=limits, ocr=ocr)
    with SafeReader() as own:
        return own.extract(path, name=name, media_type=media_type, limits=limits, ocr=ocr)


def _environment() -> dict[str, str]:
    """Return this process's environment without the wish to give freed memory back at once.

    Dask's workers have it (`MALLOC_TRIM_THRESHOLD_`); a reader takes for each page what it gave
    back of the one before, and spent an eighth of its time so.
    """
    return {name: value for name, value in os.environ.items() if name != _TRIM}


def _megabytes(path: Path) -> int:
    try:
        return path.stat().st_size // MEBIBYTE
    except OSError:
        return 0


def _reason(timed_out: bool, limits: Limits) -> str:
    if timed_out:
        return f"reading the document took longer than {limits.seconds:g} seconds"
    megabytes = limits.memory // MEBIBYTE
    return f"reading the document crashed the reader: it is damaged or needs over {megabytes} MB"
