"""Reading standard input and files, and writing results, the same way for every command."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from termscan.errors import InputError, Problem

if TYPE_CHECKING:
    from tqdm import tqdm

LARGEST_INPUT = 512 * 2**20
"""Bytes of text that a command reads at most."""


def read_text(source: str) -> str:
    """Return the UTF-8 text of a file, or of standard input for ``-``; line ends are kept.

    Raises:
        InputError: no such file, a folder, not UTF-8, or larger than `LARGEST_INPUT`.
    """
    content = _read_bytes(source)
    if len(content) > LARGEST_INPUT:
        raise InputError(f"{_name(source)}: larger than {LARGEST_INPUT // 2**20} MiB; split it")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{_name(source)}:{line}: not UTF-8 text; save it as UTF-8, or use `termscan extract`"
        ) from None


def read_json_lines(source: str) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Return the objects of a JSON Lines input that have a text, and its faulty lines."""
    rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for number, line in enumerate(read_text(source).split("\n"), start=1):
        if not line.strip():
            continue
        row = _json_object(line)
        if row is None or not isinstance(row.get("text"), str):
            problems.append(
                Problem(_name(source), number, "no JSON object with a text", '{"id": …, "text": …}')
            )
        else:
            rows.append(row)
    return rows, problems


def _json_object(line: str) -> dict[str, Any] | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _read_bytes(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read(LARGEST_INPUT + 1)
    path = Path(source)
    if not path.exists():
        raise InputError(f"{source}: there is no such file (give - for standard input)")
    if path.is_dir():
        raise InputError(f"{source}: a folder; name a file, or use `termscan add` for folders")
    with path.open("rb") as handle:
        return handle.read(LARGEST_INPUT + 1)


def _name(source: str) -> str:
    return "standard input" if source == "-" else source


def write_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output as UTF-8, whatever the terminal's own encoding is."""
    output = sys.stdout.buffer
    for line in lines:
        output.write(line.encode("utf-8", "replace") + b"\n")
    output.flush()


def json_line(value: object) -> str:
    """Return a value as one line of JSON with its letters as they are."""
    return json.dumps(value, ensure_ascii=False)


def say(message: str) -> None:
    """Tell the user something that is not data: it goes to standard error."""
    click.echo(message, err=True)


class Progress:
    """A bar on a terminal, nothing in a pipe; called with how many are done, of how many."""

    def __init__(self, label: str) -> None:
        self._bar = _bar(label) if sys.stderr.isatty() else None

    def __call__(self, done: int, total: int) -> None:
        """Move the bar on."""
        if self._bar is not None:
            self._bar.total = total
            self._bar.update(done - self._bar.n)

    def stage(self, name: str, done: int, total: int) -> None:
        """Move on in a run of several stages."""
        if self._bar is not None:
            self._bar.set_description_str(name, refresh=False)
        self(done, total)

    def close(self) -> None:
        """Take the bar off the terminal."""
        if self._bar is not None:
            self._bar.close()


def _bar(label: str) -> tqdm[Any]:
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # its thread would keep processes from being copied
    return tqdm(desc=label, unit="doc", leave=False, file=sys.stderr, miniters=1)


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """Show progress while the block runs."""
    bar = Progress(label)
    try:
        yield bar
    finally:
        bar.close()
