"""Lexicons as one CSV table, to edit in a spreadsheet and read back without loss.

The column `row` says what a row is: the ``lexicon`` itself, a ``concept``, one of its ``form``s or
one of its ``frame``s. Lists in a cell are divided by ``|``, conditions by ``;``: ``within side:
word|word``. A backslash stands before such a mark where it is meant as it is. A cell that a
spreadsheet would take for a formula has an apostrophe before it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from termscan.errors import LexiconError, Problem
from termscan.formulas import defuse, restore
from termscan.lexicon.loader import lexicon_of
from termscan.lexicon.model import Lexicon
from termscan.lexicon.plain import CONCEPT_RULES, FORM_RULES, FRAME_RULES, as_tables

_CONCEPT = {rule.name: rule.default for rule in CONCEPT_RULES}
_FORM = {rule.name: rule.default for rule in FORM_RULES}
_FRAME = {rule.name: rule.default for rule in FRAME_RULES}
_HEAD = {"format": 0, "version": "", "credits": ()}
_DEFAULTS: dict[str, Any] = {**_HEAD, **_FRAME, **_FORM, **_CONCEPT, "verbs": (), "objects": ()}
COLUMNS = tuple(
    dict.fromkeys(
        [
            *("row", "concept", "language", "text", "label_fi", "label_sv", "label_en", "links"),
            *(*_CONCEPT, *_FORM, *_FRAME, *_HEAD),
        ]
    )
)
_CONDITIONS = ("requires", "forbids")
_MARKS = re.compile(r"([\\|;:])")
_CONDITION = re.compile(r"\s*(sentence|document|\d+)(?: (either|before|after))?: ?(.*)", re.DOTALL)


def as_csv(lexicon: Lexicon) -> str:
    """Write a lexicon as CSV."""
    tables = as_tables(lexicon)
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for row in _rows(tables):
        writer.writerow({name: _written(name, value) for name, value in row.items()})
    return target.getvalue()


def _rows(tables: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    head = {name: tables[name] for name in ("format", "version", "credits")}
    yield {"row": "lexicon", "concept": tables["id"], "text": tables["title"], **head}
    for table in tables["concept"]:
        name = {"concept": table["id"]}
        labels = {f"label_{language}": label for language, label in table["label"].items()}
        links = [f"{kind} {address}" for address, kind in table.get("links", {}).items()]
        simple = {key: table[key] for key in _CONCEPT if key in table}
        yield {"row": "concept", **name, **simple, **labels, "links": links}
        for language, forms in table.get("forms", {}).items():
            for form in forms:
                rules = {"form": form} if isinstance(form, str) else dict(form)
                text = {"language": language, "text": rules.pop("form")}
                yield {"row": "form", **name, **text, **rules}
        for frame in table.get("frames", ()):
            yield {"row": "frame", **name, **frame}


def _written(name: str, value: Any) -> str:
    if isinstance(value, bool):
        text = "yes" if value else "no"
    elif name in _CONDITIONS:
        text = ";".join(map(_condition_written, value))
    elif isinstance(value, list):
        text = "|".join(map(_escaped, value))
    else:
        text = str(value)
    return defuse(text)


def _condition_written(condition: Mapping[str, Any]) -> str:
    within = condition.get("within", "sentence")
    side = f" {condition['side']}" if "side" in condition else ""
    return f"{within}{side}: {'|'.join(map(_escaped, condition['words']))}"


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", text)


def from_csv(text: str, file: str = "lexicon.csv") -> Lexicon:
    """Read a lexicon from CSV, divided by commas or semicolons.

    Raises:
        LexiconError: the table has mistakes; all of them are named.
    """
    problems: list[Problem] = []
    tables: dict[str, Any] = {"concept": []}
    concepts: dict[str, dict[str, Any]] = {}
    for line, row in _read(text.removeprefix("\ufeff"), file, problems):
        wrong = _take(row, tables, concepts)
        if wrong:
            problems.append(Problem(file, line, wrong, "see the columns of an exported lexicon"))
    if problems:
        raise LexiconError(problems)
    return lexicon_of(tables, file)


def _read(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    head = text.split("\n", 1)[0]
    delimiter = ";" if head.count(";") > head.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    unknown = sorted(set(reader.fieldnames or ()) - set(COLUMNS))
    lacking = sorted({"row", "concept", "text"} - set(reader.fieldnames or ()))
    for names, message in ((unknown, "unknown columns"), (lacking, "missing columns")):
        if names:
            problems.append(Problem(file, 1, f"{message}: {', '.join(names)}"))
    try:
        for row in reader:
            if not lacking:
                yield reader.line_num, {n: restore(v) for n, v in row.items() if n and v}
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, f"not CSV: {error}"))


def _take(
    row: Mapping[str, str], tables: dict[str, Any], concepts: dict[str, dict[str, Any]]
) -> str:
    """Take one row in; return what is wrong with it, or nothing."""
    kind, name = row.get("row", ""), row.get("concept", "")
    try:
        if kind == "lexicon":
            tables |= {"id": name, "title": row.get("text", "")}
            tables |= _cells(row, _HEAD)
        elif kind == "concept":
            table = concepts.setdefault(name, {"id": name, "label": _labels(row)})
            tables["concept"].append(table)
            table |= _cells(row, _CONCEPT) | _links(row)
        elif name not in concepts:
            return f"no row of the concept {name!r} stands above"
        elif kind == "form":
            form = {"form": row.get("text", ""), **_cells(row, _FORM)}
            forms = concepts[name].setdefault("forms", {})
            forms.setdefault(row.get("language", "fi"), []).append(form)
        elif kind == "frame":
            concepts[name].setdefault("frames", []).append(_cells(row, _FRAME))
        else:
            return f"`row` is {kind!r}; write lexicon, concept, form or frame"
    except ValueError as error:
        return str(error)
    return ""


def _labels(row: Mapping[str, str]) -> dict[str, str]:
    return {
        language: row[f"label_{language}"]
        for language in ("fi", "sv", "en")
        if f"label_{language}" in row
    }


def _links(row: Mapping[str, str]) -> dict[str, Any]:
    pairs = [link.partition(" ") for link in _list(row.get("links", ""))]
    return {"links": {address: kind for kind, _, address in pairs}} if pairs else {}


def _cells(row: Mapping[str, str], names: Iterable[str]) -> dict[str, Any]:
    return {name: _cell(name, row[name]) for name in names if name in row}


def _cell(name: str, text: str) -> Any:
    default = _DEFAULTS.get(name)
    if isinstance(default, bool):
        if text.lower() not in ("yes", "no"):
            raise ValueError(f"`{name}` is {text!r}; write yes or no")
        return text.lower() == "yes"
    if isinstance(default, int):
        if not text.isdecimal():
            raise ValueError(f"`{name}` is {text!r}; write a whole number")
        return int(text)
    if name in _CONDITIONS:
        return [_condition(part) for part in _split(text, ";")]
    return _list(text) if isinstance(default, tuple) else text


def _condition(text: str) -> dict[str, Any]:
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no condition; write `sentence: word|word`")
    within, side, words = match.groups()
    found: dict[str, Any] = {"words": _list(words)}
    found["within"] = int(within) if within.isdecimal() else within
    return found | ({"side": side} if side else {})


def _list(text: str) -> list[str]:
    return [re.sub(r"\\(.)", r"\1", part) for part in _split(text, "|")]


def _split(text: str, mark: str) -> list[str]:
    """Split at a mark that no backslash stands before; the backslashes stay."""
    parts = re.findall(rf"(?:\\.|[^\\{mark}])+", text, re.DOTALL)
    return [part for part in parts if part.strip()]
