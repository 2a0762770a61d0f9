"""A lexicon as plain tables, shaped like those of its file, and as the text of that file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from termscan.lexicon.model import FORMAT, Condition, Entry, Form, Frame, Lexicon
from termscan.records import Concept

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)
FORM_RULES = tuple(rule for rule in fields(Form) if rule.name not in ("text", "language"))
FRAME_RULES = tuple(fields(Frame))
CONCEPT_RULES = tuple(
    rule
    for rule in fields(Concept)
    if rule.name not in ("id", "lexicon", "labels", "forms", "links")
)


def as_tables(lexicon: Lexicon) -> dict[str, Any]:
    """Return a lexicon as tables that `lexicon_of` reads back, without what is at its default."""
    head = {"format": FORMAT, "id": lexicon.id, "title": lexicon.title, "version": lexicon.version}
    return {
        **head,
        "credits": list(lexicon.credits),
        "concept": [_concept(entry) for entry in lexicon.entries],
    }


def _concept(entry: Entry) -> dict[str, Any]:
    concept = entry.concept
    table: dict[str, Any] = {"id": concept.id}
    for rule in CONCEPT_RULES:
        value = getattr(concept, rule.name)
        if value != rule.default:
            table[rule.name] = list(value) if isinstance(value, tuple) else value
    table["label"] = dict(concept.labels)
    if concept.links:
        table["links"] = dict(concept.links)
    forms: dict[str, list[Any]] = {}
    for form in entry.forms:
        forms.setdefault(form.language, []).append(_form(form))
    if forms:
        table["forms"] = forms
    if entry.frames:
        table["frames"] = [_rules(frame, FRAME_RULES) for frame in entry.frames]
    return table


def _form(form: Form) -> str | dict[str, Any]:
    rules = _rules(form, FORM_RULES)
    return {"form": form.text, **rules} if rules else form.text


def _rules(record: Form | Frame | Condition, names: tuple[Any, ...]) -> dict[str, Any]:
    """Return the fields of a record that are not at their default, as plain data."""
    found: dict[str, Any] = {}
    for rule in names:
        value = getattr(record, rule.name)
        if value == rule.default:
            continue
        if isinstance(value, tuple):
            value = [
                _rules(item, fields(Condition)) if isinstance(item, Condition) else item
                for item in value
            ]
        found[rule.name] = value
    return found


def as_toml(lexicon: Lexicon) -> str:
    """Write a lexicon as the text of a lexicon file.

    Comments, layout and rules given once for a whole concept are not kept; what the lexicon says
    is, and so is its hash.
    """
    tables = as_tables(lexicon)
    concepts = tables.pop("concept")
    lines = [f"{key} = {_value(value)}" for key, value in tables.items()]
    for table in concepts:
        lines += ["", "[[concept]]", *_concept_lines(table)]
    return "\n".join(lines) + "\n"


def _concept_lines(table: dict[str, Any]) -> list[str]:
    forms = table.pop("forms", {})
    lines = [f"{key} = {_value(value)}" for key, value in table.items()]
    if forms:
        lines.append("[concept.forms]")
    for language, listed in forms.items():
        lines += [f"{language} = [", *(f"    {_value(form)}," for form in listed), "]"]
    return lines


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, int):
        return str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _value(key)
