"""How often kind, period and language are told right, from addresses and from texts.

    python benchmarks/extract_identity.py [FOLDER]

FOLDER holds `crawl/urls.tsv` and `strategies/`; by default it is the shared test data.

Addresses: every row of `urls.tsv` whose address, or page title where its note quotes one, says
anything to a person about what is there. Rows that say nothing are left out by hand (`SILENT`, by
their line in the file, with the reason). Titles go in as link texts would.

- Kind is by the file's own column (`KINDS`). News, drafts and old versions of a strategy are of the
  kind that they are about; papers of regions, parties and the state are `other`; a welfare report
  and plan in one may be told as either.
- Period is the file's column where address or title names its last year, else nothing: what is not
  said must not be made up. Upload folders say when a file came, not what it holds for.
- Language is the file's column; either of two for bilingual ones.

Strategies: 207 texts, all of kind `strategy`. Their period is known from the file name alone, so
that "by name and text" only shows that the text does not outvote the name. By text alone a period
can be right in two ways: the same as in the name, or no more than the text says of it (the
last year of "2018–2030", as in a title "Kuhmo 2030").
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from termscan.extract import extract, identify, identify_name

SHARED = Path(__file__).parents[2] / "shared" / "data"
KINDS = {
    "strategy": ("strategy",),
    "strategy-hub": ("strategy",),
    "strategy-draft": ("strategy",),
    "strategy-old": ("strategy",),
    "strategy-news": ("strategy",),
    "strategy-blog": ("strategy",),
    "welfare plan": ("welfare_plan",),
    "welfare report": ("welfare_report",),
    "welfare report extract": ("welfare_report",),
    "welfare report+plan": ("welfare_plan", "welfare_report"),
    "minutes": ("minutes",),
    "council item": ("minutes",),
    "council item PDF": ("minutes",),
    "item PDF": ("minutes",),
}
SILENT = {
    7: "a number", 25: "a number of a case", 26: "a number of a case", 29: "a motto",
    31: "a number", 32: "a number", 40: "a motto", 41: "a motto", 42: "a motto",
    53: "a section of the site", 69: "an attachment's number", 71: "an attachment's number",
    72: "an attachment's number", 74: "a file's number", 75: "a file's number",
    76: "a file's number", 77: "a file's number",
}  # fmt: skip
TITLE = re.compile(r"^(?:title )?'>?\s*([^']+)'")
UPLOADED = re.compile(r"/(?:19|20)\d\d[-/]\d\d?/")


class Address(NamedTuple):
    """A row of the file, and what is right for it."""

    url: str
    title: str | None
    kinds: tuple[str, ...]
    period: str | None
    languages: tuple[str, ...]


def addresses(path: Path) -> Iterator[Address]:
    """Yield the addresses that say something."""
    with path.open(encoding="utf-8", newline="") as handle:
        for line, row in enumerate(csv.DictReader(handle, delimiter="\t"), start=2):
            if line in SILENT:
                continue
            quoted = TITLE.match(row["note"])
            title = quoted[1] if quoted else None
            said = UPLOADED.sub("/", row["url"]) + (title or "")
            period = row["period"].strip("-").replace("-", "–")
            yield Address(
                row["url"],
                title,
                KINDS.get(row["kind"], ("other",)),
                period if period and period[-4:] in said else None,
                tuple(row["lang"].split("+")),
            )


class Verdict(NamedTuple):
    """Whether kind, period and language were told right, and what was told."""

    kind: bool
    period: bool
    language: bool
    told: str


def judged(address: Address) -> Verdict:
    """Compare what an address is found to be with what it is."""
    found = identify_name(url=address.url, title=address.title)
    languages = found.languages.value
    return Verdict(
        found.kind.value in address.kinds,
        found.period.value == address.period,
        bool(languages) and languages[0] in address.languages,
        f"{found.kind.value} {found.period.value} {','.join(languages)}",
    )


def strategies(folder: Path) -> Iterator[tuple[str, str, str, str | None, str | None]]:
    """Yield for each strategy its name, true period, kind and period by name and text, and
    period by text alone.
    """
    with (folder / "documents.csv").open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            extraction = extract(folder / "text" / row["file"])
            both = identify(extraction, file_name=row["file"])
            period = row["period"].strip("-").replace("-", "–")
            alone = identify(extraction).period.value
            yield row["file"], period, both.kind.value, both.period.value, alone


def main() -> None:
    """Print the shares, and all that was told wrong."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    rows = [(row, judged(row)) for row in addresses(folder / "crawl" / "urls.tsv")]
    for row, verdict in rows:
        wrong = [name for name in ("kind", "period", "language") if not getattr(verdict, name)]
        if wrong:
            print(f"  wrong {', '.join(wrong)}: told {verdict.told}; is {row}")
    for name in ("kind", "period", "language"):
        right = sum(getattr(verdict, name) for _, verdict in rows)
        print(f"addresses: {name} right {right} of {len(rows)} ({right / len(rows):.1%})")
    found = list(strategies(folder / "strategies"))
    count = len(found)
    print(f"strategies: kind {sum(kind == 'strategy' for _, _, kind, _, _ in found)} of {count}")
    print(
        f"period by name and text {sum(both == true for _, true, _, both, _ in found)} of {count}"
    )
    same = sum(alone == true for _, true, _, _, alone in found)
    last = sum(alone is not None and alone == true[-4:] != true for _, true, _, _, alone in found)
    none = sum(alone is None for *_, alone in found)
    print(
        f"by text alone {same} the same, {last} its last year only, {none} no period told, "
        f"{count - same - last - none} another"
    )


if __name__ == "__main__":
    main()
