"""How much of a web page's own text is told from its menus: against trafilatura.

    python benchmarks/extract_web.py FOLDER

FOLDER holds web pages (`NAME.html`) with their main text beside them (`NAME.txt`, in the same
folder or in `../txt`), as the source packages of libraries for news articles have them in their
tests: on the 22 of newspaper4k, which hardly ever say what is their own text, as municipalities'
pages do, recall was 0.998 and precision 0.68; trafilatura's 0.993 and 0.88.
Own: all text but the zone `running`. A word counts as found if the true text has it with the
same word before it. Recall says how much of the true text is kept, precision how much of what is
kept is true. What is lost cannot be counted at all, what is kept too much is a mention in a menu:
recall matters more. The rival is left out where it is not installed.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean

from termscan.extract import extract

WORD = re.compile(r"\w+")


def pairs(text: str) -> Counter[tuple[str, str]]:
    """Return the neighbouring words of a text."""
    return Counter(pairwise(WORD.findall(text.lower())))


def own(content: bytes) -> str:
    """Return what is counted of a page."""
    page = extract(content, media_type="text/html").pages[0]
    kept, position = [], 0
    for zone in page.zones:
        if zone.kind == "running":
            kept.append(page.text[position : zone.start])
            position = zone.end
    return "\n".join([*kept, page.text[position:]])


def rivals() -> dict[str, Callable[[bytes], str]]:
    """Return the ways to read a page that are installed."""
    found: dict[str, Callable[[bytes], str]] = {"termscan": own}
    try:
        import trafilatura
    except ImportError:
        print("trafilatura is not installed")
        return found
    found["trafilatura"] = lambda content: trafilatura.extract(content) or ""
    found["trafilatura, favouring recall"] = lambda content: (
        trafilatura.extract(content, favor_recall=True) or ""
    )
    return found


def documents(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """Yield the pages that have a text in letters with spaces between words."""
    for path in sorted(folder.glob("*.html")):
        for text in (path.with_suffix(".txt"), folder.parent / "txt" / f"{path.stem}.txt"):
            if text.is_file():
                true = text.read_text("utf-8")
                if len(WORD.findall(true)) > len(true) / 15:
                    yield path.stem, path.read_bytes(), true
                break


def main() -> None:
    """Print recall and precision of each page and their means."""
    ways = rivals()
    pages = list(documents(Path(sys.argv[1])))
    for name, read in ways.items():
        recalls, precisions = [], []
        spent = 0.0
        print(name)
        for page, content, true in pages:
            begun = time.process_time()
            got = pairs(read(content))
            spent += time.process_time() - begun
            wanted = pairs(true)
            both = (got & wanted).total()
            recalls.append(both / wanted.total())
            precisions.append(both / max(got.total(), 1))
            print(f"  {page:28} recall {recalls[-1]:.3f} precision {precisions[-1]:.3f}")
        print(
            f"  mean of {len(pages)}: recall {mean(recalls):.3f} precision {mean(precisions):.3f}, "
            f"{1000 * spent / len(pages):.0f} ms a page"
        )


if __name__ == "__main__":
    main()
