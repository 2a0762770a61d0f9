"""What reading costs: processor time against bare pypdfium2, a second process, memory.

    python benchmarks/extract_cost.py [FOLDER]

Over the PDFs of FOLDER (by default the shared real ones), three rounds in one run: bare
(`get_text_range` of every page) and `extract` in turn. Then the same files through one and through
two `SafeReader` processes by the clock, the largest first, and the most memory that a reader held.
Two processes gain by the clock only what the machine has to spare; how well they share the work
is told by the processor seconds of the busier one.
"""

from __future__ import annotations

import os
import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

import pypdfium2

from termscan.extract import SafeReader, extract

SHARED = Path(__file__).parents[2] / "shared" / "data" / "pdf" / "real"


def bare(path: Path) -> None:
    """Read a PDF with pypdfium2 alone."""
    document = pypdfium2.PdfDocument(path)
    for page in document:
        textpage = page.get_textpage()
        textpage.get_text_range()
        textpage.close()
        page.close()
    document.close()


def processor_time(read: object, path: Path) -> float:
    """Return the processor seconds that reading a file takes."""
    begun = time.process_time()
    read(path)  # type: ignore[operator]
    return time.process_time() - begun


def most_memory(reader: SafeReader) -> int:
    """Return the most kilobytes that a reader's child held, as Linux tells them; else 0."""
    found = re.search(r"VmHWM:\s+(\d+)", of_child(reader, "status"))
    return int(found[1]) if found else 0


def child_time(reader: SafeReader) -> float:
    """Return the processor seconds that a reader's child has taken, as Linux tells them; else 0."""
    numbers = of_child(reader, "stat").rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK") if numbers else 0.0


def of_child(reader: SafeReader, file: str) -> str:
    """Return what Linux tells of a reader's child."""
    process = reader._process
    try:
        return Path(f"/proc/{process.pid}/{file}").read_text() if process else ""
    except OSError:
        return ""


class Reading(NamedTuple):
    """What reading took: seconds by the clock, processor seconds of the busiest child, and the
    most kilobytes of a child.
    """

    seconds: float
    busiest: float
    memory: int


def by_the_clock(paths: list[Path], processes: int) -> Reading:
    """Read files with so many processes, each of which takes the next when it is done with one."""
    readers = [SafeReader() for _ in range(processes)]
    for reader in readers:
        reader.extract(paths[-1])
    before = [child_time(reader) for reader in readers]
    waiting: SimpleQueue[Path | None] = SimpleQueue()
    for path in [*paths, *[None] * processes]:
        waiting.put(path)

    def work(reader: SafeReader) -> None:
        while (path := waiting.get()) is not None:
            reader.extract(path)

    begun = time.monotonic()
    with ThreadPoolExecutor(processes) as threads:
        list(threads.map(work, readers))
    seconds = time.monotonic() - begun
    spent = [child_time(reader) - earlier for reader, earlier in zip(readers, before, strict=True)]
    memory = max(map(most_memory, readers))
    for reader in readers:
        reader.close()
    return Reading(seconds, max(spent), memory)


def main() -> None:
    """Print the ratios."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    paths = sorted(folder.glob("*.pdf"), key=lambda path: -path.stat().st_size)
    extract(paths[-1])
    for turn in range(1, 4):
        alone = own = 0.0
        for path in paths:
            alone += processor_time(bare, path)
            own += processor_time(extract, path)
        print(f"round {turn}: bare {alone:.2f} s, extract {own:.2f} s, ratio {own / alone:.2f}")
    turns = [(by_the_clock(paths, 1), by_the_clock(paths, 2)) for _ in range(4)]
    for one, two in turns:
        print(
            f"by the clock: one process {one.seconds:.2f} s, two {two.seconds:.2f} s, "
            f"{one.seconds / two.seconds:.2f} times faster; processor seconds of the busiest: "
            f"{one.busiest:.2f} and {two.busiest:.2f}, {one.busiest / two.busiest:.2f} times less"
        )
    print(f"most memory of a reader {max(one.memory for one, _ in turns) // 1024} MB")


if __name__ == "__main__":
    main()
