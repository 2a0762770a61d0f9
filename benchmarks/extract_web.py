"""How much of a web page's own text is told from its menus: against trafilatura.

    python benchmarks/extract_web.py FOLDER

FOLDER holds web pages (`NAME.html`) with their main text beside them (`NAME.txt`, in the same
folder or in `../txt`), as the source packages of libraries for news articles have them in their
tests. Own: all text but the zone `running`. A word counts as found if the true text has it with
the same word before it. Recall says how much of the true text is kept, precision how much of what
is kept is true, with and without titles and captions, which such true texts mostly leave out. What
is lost cannot be counted at all, what is kept too much is a mention in a menu: recall matters more.
Bare trafilatura is the rival. Figures are in `docs/evaluation.md`.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean

import trafilatura

from termscan.extract import Extraction, extract

WORD = re.compile(r"\w+")


def pairs(text: str) -> Counter[tuple[str, str]]:
    """Return the neighbouring words of a text."""
    return Counter(pairwise(WORD.findall(text.lower())))


def own(content: bytes) -> str:
    """Return what is counted of a page."""
    return without(extract(content, media_type="text/html"), ("running",))


def own_text(content: bytes) -> str:
    """Return what is counted of a page but for its title and captions."""
    extraction = extract(content, media_type="text/html")
    return without(extraction, ("running", "caption"), extraction.title or "")


def without(extraction: Extraction, kinds: Collection[str], title: str = "") -> str:
    """Return a page's text without some zones and without a heading that is (in) its title."""
    (page,) = extraction.pages
    kept, position = [], 0
    for zone in page.zones:
        text = page.text[zone.start : zone.end]
        if zone.kind in kinds or (zone.kind == "heading" and text in title):
            kept.append(page.text[position : zone.start])
            position = zone.end
    return "\n".join([*kept, page.text[position:]])


def bare(content: bytes) -> str:
    """Return what trafilatura alone gives."""
    return trafilatura.extract(content) or ""


def bare_text(content: bytes) -> str:
    """Return what trafilatura alone gives but for the line that is (in) the title."""
    title = extract(content, media_type="text/html").title or ""
    return "\n".join(line for line in bare(content).split("\n") if line not in title)


WAYS = {
    "termscan": own,
    "termscan without titles and captions": own_text,
    "trafilatura": bare,
    "trafilatura without titles": bare_text,
}


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
    pages = list(documents(Path(sys.argv[1])))
    for name, read in WAYS.items():
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
