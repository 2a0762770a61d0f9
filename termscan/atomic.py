"""Files that appear whole or not at all, even when the machine loses power."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

_TEMPORARY = re.compile(r"\.(.+)\.[a-z0-9_]{8}")


@contextmanager
def writing(path: Path) -> Iterator[IO[bytes]]:
    """Yield a binary file that replaces `path` when the block ends well, and vanishes if not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as handle:
        temporary = Path(handle.name)
        try:
            yield handle
            handle.flush()
            os.fsync(handle.fileno())
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    temporary.chmod(0o644)
    temporary.replace(path)
    sync_folder(path.parent)


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all."""
    with writing(path) as handle:
        handle.write(content)


def write_text(path: Path, content: str) -> None:
    """Write `content` as UTF-8 with the line ends it has, whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def remove_left_behind(files: Iterable[Path], before: float) -> None:
    """Remove what killed writers of some files left beside them.

    What was changed after `before` (as `time.time` tells it) stays: it may be written to still.
    """
    wanted = set(files)
    for folder in sorted({file.parent for file in wanted}):
        for path in sorted(folder.glob(".*.*")):
            name = _TEMPORARY.fullmatch(path.name)
            if name and folder / name[1] in wanted:
                with suppress(OSError):
                    if path.stat().st_mtime < before:
                        path.unlink()


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
