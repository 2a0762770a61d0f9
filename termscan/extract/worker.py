"""The child process that reads documents for `SafeReader`: a request a line in, an answer a line
out. Answers are ``extraction JSON``, ``unreadable JSON`` or ``missing JSON``.
"""

from __future__ import annotations

import json
import os
import sys
from typing import BinaryIO

from termscan.errors import MissingBackend, UnreadableDocument
from termscan.extract.extraction import extract
from termscan.extract.model import MEBIBYTE, Limits
from termscan.extract.stored import extraction_to_bytes

_SLACK_SECONDS = 5


def main() -> None:
    """Answer requests until the other end goes away."""
    answers = _private_output()
    for line in sys.stdin.buffer:
        kind, body = _answer(json.loads(line))
        answers.writelines((kind, b" ", body, b"\n"))
        answers.flush()


def _private_output() -> BinaryIO:
    """Keep the pipe for answers alone: what a library prints goes nowhere."""
    pipe = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return pipe


def _answer(request: dict[str, object]) -> tuple[bytes, bytes]:
    limits = Limits(**request["limits"])  # type: ignore[arg-type]
    _restrict(limits)
    try:
        extraction = extract(
            str(request["path"]),
            name=str(request["name"]),
            media_type=request["media_type"],  # type: ignore[arg-type]
            limits=limits,
            ocr=bool(request["ocr"]),
        )
        return b"extraction", extraction_to_bytes(extraction)
    except UnreadableDocument as error:
        return b"unreadable", _json(error.reason)
    except MissingBackend as error:
        return b"missing", _json(str(error))
    except MemoryError:
        return b"unreadable", _json(f"it needs more than {limits.memory // MEBIBYTE} MB to read")
    except RecursionError:
        return b"unreadable", _json("it is nested too deeply to read")
    except Exception as error:  # noqa: BLE001 - whatever a bad document does costs that one alone
        return b"unreadable", _json(f"reading it failed ({type(error).__name__}: {error})")


def _json(text: str) -> bytes:
    return json.dumps(text).encode()


def _restrict(limits: Limits) -> None:
    """Bound memory and, should the parent be gone, processor time; where the system can."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime + limits.seconds) + _SLACK_SECONDS
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_DATA, limits.memory)
    _lower(resource.RLIMIT_CORE, 0)


def _lower(which: int, value: int) -> None:
    import resource

    _, hard = resource.getrlimit(which)
    soft = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (soft, hard))


if __name__ == "__main__":
    main()
