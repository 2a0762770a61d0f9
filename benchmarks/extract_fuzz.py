"""Odd, broken and then broken again: every file must get an answer.

    python benchmarks/extract_fuzz.py [FOLDER] [TIMES]

Reads every PDF of FOLDER (by default the shared malformed ones) as it is and TIMES (10) more with
bytes changed, cut out, doubled or cut off, through one `SafeReader`. Prints how many were read and
refused and for which reasons, the slowest file, and how the child's memory grew.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from termscan.errors import UnreadableDocument
from termscan.extract import Limits, SafeReader

SHARED = Path(__file__).parents[2] / "shared" / "data" / "pdf" / "malformed"


def broken(content: bytes, chance: random.Random) -> bytes:
    """Return `content` with some damage."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 3, 20, 100))):
        if not damaged:
            break
        place = chance.randrange(len(damaged))
        what = chance.randrange(5)
        length = chance.randrange(1, 200)
        if what == 0:
            damaged[place] = chance.randrange(256)
        elif what == 1:
            del damaged[place : place + length]
        elif what == 2:
            damaged[place:place] = damaged[place : place + length]
        elif what == 3:
            damaged[place : place + 1] = str(chance.randrange(10**9)).encode()
        elif chance.random() < 0.1:
            del damaged[place:]
    return bytes(damaged)


def child_memory(reader: SafeReader) -> int:
    """Return the kilobytes that the reader's child holds, as Linux tells them; else 0."""
    process = reader._process
    try:
        status = Path(f"/proc/{process.pid}/status").read_text() if process else ""
    except OSError:
        return 0
    found = re.search(r"VmRSS:\s+(\d+)", status)
    return int(found[1]) if found else 0


def main() -> None:
    """Print how the files were answered."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    chance = random.Random(1)
    answers: Counter[str] = Counter()
    slowest = (0.0, "")
    most = 0
    with SafeReader() as reader, tempfile.TemporaryDirectory() as scratch:
        for path in sorted(folder.glob("*.pdf")):
            for turn in range(times + 1):
                content = path.read_bytes()
                trial = Path(scratch, "trial.pdf")
                trial.write_bytes(broken(content, chance) if turn else content)
                begun = time.monotonic()
                try:
                    extraction = reader.extract(trial, limits=Limits(seconds=20))
                    answers["read" if extraction.readable else "no readable text"] += 1
                except UnreadableDocument as refusal:
                    answers[re.sub(r"\d+", "#", refusal.reason)] += 1
                slowest = max(slowest, (time.monotonic() - begun, f"{path.name} {turn}"))
                most = max(most, child_memory(reader))
    for answer, count in answers.most_common():
        print(f"{count:6} {answer}")
    print(f"slowest {slowest[0]:.1f} s: {slowest[1]}; most memory {most // 1024} MB")


if __name__ == "__main__":
    main()
