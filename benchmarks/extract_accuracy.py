"""How much of the true text the extractor gets: words, pairs of neighbours, table cells.

    python benchmarks/extract_accuracy.py [FOLDER]

FOLDER holds `synthetic/` (PDFs with their text beside them), `real/` and `source-text/`; by default
it is the shared test data. Words broken at line ends are joined as the library's tokens join them,
if Voikko is installed. Bare pypdfium2 (`get_text_range`) is the rival; of tables it is pdfplumber
with tolerances that suit tightly set text.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pypdfium2

from termscan.extract import Extraction, extract

SHARED = Path(__file__).parents[2] / "shared" / "data" / "pdf"
SOURCES = {
    "real/1_gradu.pdf": ["kivioja.tex"],
    "real/Julkinen_data.pdf": ["avoin_*.markdown"],
    "real/kunnallisvaaliohjelma.pdf": ["vih_kunnallisvaaliohjelma.md"],
    "real/periaateohjelma.pdf": ["vih_periaateohjelma.md"],
}
TABLES = ("latextable", "latextable_type3", "weasytable_border", "weasytable_shaded")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?")
SUSPENDED = re.compile(r"[-‐\ufffe]\s*\n?\s*(?=(?:ja|tai|sekä|eli|och|eller)\b)")
BROKEN = re.compile(r"([^\W\d_]+)(?:[-‐]\n\s*|\ufffe)([^\W\d_]+)")
TEX = re.compile(
    r"(?<!\\)%.*|\\(?:begin|end)\{\w+\*?\}(?:\[[^\]]*\])?(?:\{[|lcrp\d. ]*\})?"
    r"|\\[vh]space\*?\{[^}]*\}|\\[a-zA-Z]+\*?(?:\[[^\]]*\])?(?=\{)|\\[a-zA-Z]+\*?(?:\[[^\]]*\])?"
)
MARKS = re.compile(
    r"!?\[([^\]]*)\]\([^)]*\)|<[^>]+>|^---\n.*?\n---\n|[#*_>`|]+", re.DOTALL | re.MULTILINE
)


def known_words() -> Callable[[str], bool]:
    """Return what Voikko knows; without it, all words count as known and are joined."""
    try:
        import libvoikko

        return libvoikko.Voikko("fi").spell
    except (ImportError, OSError):
        return lambda _: True


def words(text: str, known: Callable[[str], bool]) -> list[str]:
    """Return the words of a text, those broken at line ends joined."""
    text = text.replace("\r\n", "\n").replace("\u00ad", "").replace("\u200b", "")
    text = SUSPENDED.sub("- ", text)

    def join(match: re.Match[str]) -> str:
        whole = match[1] + match[2]
        return (
            whole
            if known(whole) or not known(f"{match[1]}-{match[2]}")
            else "-".join(match.groups())
        )

    for _ in range(2):
        text = BROKEN.sub(join, text)
    return [word.lower().strip("-") for word in WORD.findall(text.replace("\ufffe", ""))]


def shares(true: list[str], found: list[str]) -> tuple[float, float]:
    """Return how many per cent of the true words and pairs of neighbours were found."""

    def share(wanted: Counter[object], had: Counter[object]) -> float:
        return 100 * (wanted & had).total() / wanted.total()

    return share(Counter(true), Counter(found)), share(
        Counter(pairwise(true)), Counter(pairwise(found))
    )


def own(extraction: Extraction) -> str:
    """Return the text without running headers, pages joined as one flow."""
    parts = []
    for page in extraction.pages:
        position = 0
        kept = []
        for zone in page.zones:
            if zone.kind == "running":
                kept.append(page.text[position : zone.start])
                position = zone.end
        parts.append(("".join(kept) + page.text[position:]).strip())
    return re.sub(r"[-‐]\n+(?=[a-zåäö])", "-\n", "\n".join(parts))


def bare(path: Path) -> str:
    """Return what pypdfium2 alone reads."""
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def suspended(text: str) -> Counter[str]:
    """Return the suspended compounds of a text ("koulutus- ja"), in small letters and without
    hyphens inside ("tasa-arvo- ja"), where the text may have been broken.
    """
    text = SUSPENDED.sub("- ", text.replace("\u200b", "").replace("\r\n", "\n"))
    text = BROKEN.sub(r"\1\2", text)
    found = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*- (?:ja|tai|sekä|eli)\b", text)
    return Counter(re.sub(r"-(?! )", "", match.lower()) for match in found)


def truth(folder: Path, name: str) -> str:
    """Return the text that a PDF was made from, without its markup."""
    if name.startswith("synthetic/"):
        return (folder / name).with_suffix(".gt.txt").read_text("utf-8")
    files = [file for glob in SOURCES[name] for file in sorted((folder / "source-text").glob(glob))]
    text = "\n\n".join(file.read_text("utf-8") for file in files)
    if name.endswith("gradu.pdf"):
        text = re.split(r"\\mainmatter", text)[1]
        text = re.sub(
            r"\\begin\{(figure|table|lstlisting)\}.*?\\end\{\1\}", " ", text, flags=re.DOTALL
        )
        text = re.sub(
            r"\\(?:cite|parencite|textcite|label|ref|input)\w*(?:\[[^\]]*\])*\{[^}]*\}", " ", text
        )
        text = re.sub(r"\\(?:texttt|emph|textbf|textit|code|url)\b", "", text)
        return re.sub(r"[{}$]", "", TEX.sub(" ", text).replace("~", " ").replace("\\", ""))
    return MARKS.sub(lambda match: match[1] or " ", text)


def own_cells(path: Path) -> Iterator[str]:
    """Yield the cells of the tables of a PDF."""
    for table in extract(path).tables:
        for row in (table.header, *table.rows):
            yield from row


def rival_cells(path: Path) -> Iterator[str]:
    """Yield the cells that pdfplumber finds, as it settles lines."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            settings = {"text_x_tolerance_ratio": 0.15, "text_use_text_flow": True}
            for table in page.extract_tables(settings):
                for row in table:
                    yield from (cell or "" for cell in row)


def table_cells(
    folder: Path, name: str, cells: Callable[[Path], Iterable[str]]
) -> tuple[int, int, float]:
    """Return how many cells of the true table were found, how many there are, and processor
    seconds.
    """
    rows = json.loads((folder / "synthetic" / "table_rows.json").read_text("utf-8"))

    def plain(text: str) -> str:
        return re.sub(r"[\W_]+", "", text).lower()

    wanted = Counter(plain(cell) for row in rows for cell in row)
    begun = time.process_time()
    had = Counter(map(plain, cells(folder / "synthetic" / f"{name}.pdf")))
    return (wanted & had).total(), wanted.total(), time.process_time() - begun


def main() -> None:
    """Print the shares."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    known = known_words()
    synthetic = [
        f"synthetic/{path.name}"
        for path in sorted((folder / "synthetic").glob("*.pdf"))
        if path.with_suffix(".gt.txt").exists()
    ]
    print(f"{'document':36} {'words %':>8} {'pairs %':>8}   bare: {'words %':>8} {'pairs %':>8}")
    for name in [*SOURCES, *synthetic]:
        true = words(truth(folder, name), known)
        mine = shares(true, words(own(extract(folder / name)), known))
        rival = shares(true, words(bare(folder / name), known))
        print(f"{name:36} {mine[0]:8.2f} {mine[1]:8.2f}         {rival[0]:8.2f} {rival[1]:8.2f}")
    kept: Counter[bool] = Counter()
    for name in synthetic:
        wanted = suspended((folder / name).with_suffix(".gt.txt").read_text("utf-8"))
        found = wanted & suspended(own(extract(folder / name)))
        kept[True] += found.total()
        kept[False] += (wanted - found).total()
    print(f"suspended compounds kept             {kept[True]} of {kept.total()}")
    for name in TABLES:
        found, total, seconds = table_cells(folder, name, own_cells)
        line = f"cells of {name:27} {found} of {total} in {seconds:.2f} s"
        found, _, seconds = table_cells(folder, name, rival_cells)
        print(f"{line}   pdfplumber: {found} in {seconds:.2f} s")


if __name__ == "__main__":
    main()
