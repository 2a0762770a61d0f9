"""The registry's file format: a CSV with a row a municipality."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from termscan.errors import FileProblems, Problem
from termscan.records import Municipality

REQUIRED = ("code", "name_fi", "name_sv", "region_code", "region_fi", "region_sv", "language")
COLUMNS = (*(field.name for field in fields(Municipality)), "successor")
LANGUAGES = ("fi", "fi-sv", "sv", "sv-fi")
LARGEST = 10_000_000
"""A registry file is never larger than this, in bytes."""


def read_table(path: Path) -> tuple[tuple[Municipality, ...], dict[str, str]]:
    """Read municipalities, and for those that have ended the codes of their successors.

    Raises:
        FileProblems: all mistakes in the file, each with its line.
    """
    problems: list[Problem] = []
    municipalities: list[Municipality] = []
    successors: dict[str, str] = {}
    lines: dict[str, int] = {}
    for line, row in _rows(path, problems):
        faults = list(_faults(row))
        if lines.setdefault(row["code"], line) != line:
            faults.append(
                (f"the code {row['code']} is on line {lines[row['code']]} too", "remove one")
            )
        problems.extend(Problem(str(path), line, *fault) for fault in faults)
        if not faults:
            municipalities.append(_municipality(row))
        if row.get("successor"):
            successors[row["code"]] = row["successor"]
    if problems:
        raise FileProblems(problems)
    return tuple(municipalities), successors


def _rows(path: Path, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line numbers and rows with all known columns, empty where the file has none."""
    try:
        if path.stat().st_size > LARGEST:
            problems.append(Problem(str(path), None, "the file is too large for a registry"))
            return
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(str(path), None, str(error), "give a CSV file in UTF-8"))
        return
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in REQUIRED if name not in (reader.fieldnames or ())]
    if missing:
        problems.append(Problem(str(path), 1, f"no column {', '.join(missing)}", "add it"))
        return
    for row in reader:
        yield reader.line_num, {name: (row.get(name) or "").strip() for name in COLUMNS}


def _faults(row: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a row, and what to write instead."""
    for name in REQUIRED:
        if not row[name]:
            yield f"no {name}", "fill it in"
    code = row["code"]
    if code and not (len(code) == 3 and code.isascii() and code.isdigit()):
        yield f"the code {code!r} is not three digits", "keep the zeros in front, as in 005"
    if row["language"] and row["language"] not in LANGUAGES:
        yield f"the language is {row['language']!r}", f"write one of {', '.join(LANGUAGES)}"
    for name in ("population", "population_year"):
        if row[name] and not (row[name].isascii() and row[name].isdigit()):
            yield f"{name} is {row[name]!r}", "write a whole number or leave it empty"
    for name in ("valid_from", "valid_to"):
        try:
            _day(row[name])
        except ValueError:
            yield f"{name} is {row[name]!r}", "write a date as 2024-12-31 or leave it empty"


def _municipality(row: dict[str, str]) -> Municipality:
    plain = {name: text or None for name, text in row.items() if name != "successor"}
    return Municipality(
        **plain  # type: ignore[arg-type]
        | {
            "population": _number(row["population"]),
            "population_year": _number(row["population_year"]),
            "valid_from": _day(row["valid_from"]),
            "valid_to": _day(row["valid_to"]),
        }
    )


def _number(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
