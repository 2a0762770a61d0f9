"""What reading costs: processor time against bare pypdfium2, a second process, memory.

    python benchmarks/extract_cost.py [FOLDER]

Over the PDFs of FOLDER (by default the shared real ones), three rounds in one run: bare
(`get_text_range` of every page) and `extract` in turn. Then the same files through one and through
two `SafeReader` processes by the clock, and the most memory that a reader held.
"""

from __future__ import annotations

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

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
    process = reader._process
    try:
        status = Path(f"/proc/{process.pid}/status").read_text() if process else ""
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) if found else 0


def by_the_clock(paths: list[Path], processes: int) -> tuple[float, int]:
    """Return the seconds and the most memory of reading files with so many processes."""
    readers = [SafeReader() for _ in range(processes)]
    for reader in readers:
        reader.extract(paths[-1])
    shares = [paths[number::processes] for number in range(processes)]
    begun = time.monotonic()
    with ThreadPoolExecutor(processes) as threads:
        list(
            threads.map(
                lambda pair: [pair[0].extract(p) for p in pair[1]],
                zip(readers, shares, strict=True),
            )
        )
    seconds = time.monotonic() - begun
    memory = max(map(most_memory, readers))
    for reader in readers:
        reader.close()
    return seconds, memory


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
    one, memory = by_the_clock(paths, 1)
    two, _ = by_the_clock(paths, 2)
    print(f"one process {one:.2f} s, two {two:.2f} s: {one / two:.2f} times faster")
    print(f"most memory of a reader {memory // 1024} MB")


if __name__ == "__main__":
    main()
