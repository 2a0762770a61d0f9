"""Mentions that a person has corrected in a spreadsheet, turned into gold.

The sheet has a row for each proposed mention, and one for each passage with none. The person
writes ``wrong`` as `verdict` of what is no mention (it becomes a trap), corrects concept and
surface of the others, and adds rows for what is missing: the passage, the surface and the concept
are enough where the surface occurs once in the passage.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from termscan.errors import Problem
from termscan.evaluate.gold import GoldError, GoldMention, Passage, Trap
from termscan.evaluate.reading import mention, rows, text_of, trap
from termscan.formulas import defuse, restore

COLUMNS = (
    "passage",
    "text",
    "surface",
    "concept",
    "verdict",
    "remark",
    "flags",
    "nested",
    "start",
    "end",
    "fragments",
    "lang",
)


def correction_sheet(passages: Iterable[Passage]) -> str:
    """Write passages with their proposed mentions as CSV for a spreadsheet.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, which
    `read_corrections` takes away.
    """
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for passage in passages:
        for row in _rows(passage):
            writer.writerow({name: defuse(value) for name, value in row.items()})
    return target.getvalue()


def _rows(passage: Passage) -> Iterator[dict[str, str]]:
    common = {"passage": passage.id, "text": passage.text, "lang": passage.language}
    for one in passage.mentions:
        yield common | {
            "surface": one.surface,
            "concept": one.concept,
            "flags": " ".join(one.flags),
            "nested": "yes" if one.nested else "",
            "start": str(one.start),
            "end": str(one.end),
            "fragments": " ".join(f"{start}:{end}" for start, end in one.fragments),
        }
    if not passage.mentions:
        yield common


def read_corrections(path: Path | str) -> tuple[Passage, ...]:
    """Read a corrected sheet, CSV or JSON Lines with the same names, as gold.

    Raises:
        GoldError: all mistakes of the file, each with its line.
    """
    path = Path(path)
    problems: list[Problem] = []
    passages: dict[str, Passage] = {}
    lines = rows(path, problems) if path.suffix == ".jsonl" else _sheet(path, problems)
    for line, row in lines:
        wrong = _take(row, passages)
        problems += [Problem(str(path), line, message) for message in wrong]
    if problems:
        raise GoldError(problems)
    return tuple(passages.values())


def _sheet(path: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text_of(path), newline=""), strict=True)
    lacking = {"passage", "text", "surface", "concept"} - set(reader.fieldnames or ())
    if lacking:
        columns = ", ".join(sorted(lacking))
        problems.append(Problem(str(path), 1, f"no column {columns}", "keep the sheet's columns"))
        return
    try:
        for row in reader:
            yield (
                reader.line_num,
                {name: restore(value or "") for name, value in row.items() if name},
            )
    except csv.Error as error:
        problems.append(Problem(str(path), reader.line_num, f"not CSV: {error}"))


def _take(row: Mapping[str, Any], passages: dict[str, Passage]) -> list[str]:
    """Add one row to its passage; return what is wrong with it."""
    name, text = str(row.get("passage") or ""), str(row.get("text") or "")
    known = passages.get(name)
    if not name or (known is None and not text):
        return ["a row needs its `passage`, and the first row of a passage its `text`"]
    if known is not None and text and text != known.text:
        return [f"the passage {name!r} has another text further up"]
    language = str(row.get("lang") or "fi")
    if language not in ("fi", "sv", "en"):
        return [f"`lang` is {language!r}; write fi, sv or en"]
    known = passages.setdefault(name, Passage(name, text, language))  # type: ignore[arg-type]
    if not row.get("surface"):
        return []
    wrong: list[str] = []
    found = _annotation(row, known.text, wrong)
    mentions = (*known.mentions, *([found] if isinstance(found, GoldMention) else []))
    traps = (*known.traps, *([found] if isinstance(found, Trap) else []))
    passages[name] = Passage(name, known.text, known.language, mentions, traps)
    return wrong


def _annotation(row: Mapping[str, Any], text: str, wrong: list[str]) -> GoldMention | Trap | None:
    verdict = str(row.get("verdict") or "right").strip().lower()
    if verdict not in ("right", "wrong"):
        wrong.append(f"`verdict` is {verdict!r}; write right or wrong")
        return None
    span = _place(row, text, wrong)
    if span is None:
        return None
    concept = str(row.get("concept") or "").strip()
    place = {"start": span[0], "end": span[1]}
    if verdict == "wrong":
        reason = str(row.get("remark") or "")
        return trap(place | {"lure": concept, "reason": reason}, text, wrong)
    more = {
        "id": concept,
        "flags": str(row.get("flags") or "").replace(",", " ").split(),
        "nested": str(row.get("nested") or "").lower() in ("yes", "true", "1"),
        "fragments": _pieces(str(row.get("fragments") or "")),
    }
    return mention(place | more, text, wrong)


def _place(row: Mapping[str, Any], text: str, wrong: list[str]) -> tuple[int, int] | None:
    surface = str(row["surface"])
    start = str(row.get("start") or "")
    if start.isdecimal() and text[int(start) : int(start) + len(surface)] == surface:
        return int(start), int(start) + len(surface)
    times = text.count(surface)
    if times == 1:
        return text.index(surface), text.index(surface) + len(surface)
    wrong.append(f"{surface!r} is {times} times in the passage; give its `start`, or correct it")
    return None


def _pieces(written: str) -> list[list[int]]:
    return [[int(number) for number in pair] for pair in re.findall(r"(\d+):(\d+)", written)]
