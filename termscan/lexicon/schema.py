"""The shape of a lexicon file: from parsed TOML to entries, all mistakes collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, get_args

from termscan.errors import Problem
from termscan.lexicon.model import CompoundPlace, Condition, Entry, Form, Frame, Side
from termscan.records import Concept, ConceptKind, Language, Scope, Tone

LANGUAGES = get_args(Language)
LINKS = ("exact", "close", "broad", "narrow", "related", "page")
_FORM_RULES = {rule.name for rule in fields(Form)} - {"text", "language"}
_FORM_KEYS = _FORM_RULES | {"form"}
_FRAME_KEYS = {rule.name for rule in fields(Frame)}
_CONDITION_KEYS = {rule.name for rule in fields(Condition)}
_CONCEPT_KEYS = (
    {rule.name for rule in fields(Concept)} - {"lexicon", "labels"}
    | {"label", "more", "frames"}
    | _FORM_RULES
)
_ID = re.compile(r"[a-z0-9]+(?::[a-z0-9]+)?(?:-[a-z0-9]+)*", re.ASCII)


@dataclass
class Checker:
    """Collects the mistakes of one file; `line_of` finds a key's line."""

    file: str
    line_of: Callable[[int | None, str], int | None]
    concept: int | None = None
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, key: str, message: str, remedy: str) -> None:
        """Note a mistake at `key` of the concept in hand."""
        line = self.line_of(self.concept, key)
        self.problems.append(Problem(self.file, line, message, remedy))

    def known(self, table: Mapping[str, Any], keys: Iterable[str], what: str) -> None:
        """Note keys that the format does not have."""
        for key in sorted(set(table) - set(keys)):
            self.wrong(key, f"{what} has no key {key!r}", f"known: {', '.join(sorted(keys))}")

    def choice(
        self, table: Mapping[str, Any], key: str, default: Any, choices: tuple[Any, ...]
    ) -> Any:
        """Return one of `choices`."""
        value = table.get(key, default)
        if value in choices:
            return value
        self.wrong(key, f"{key} is {value!r}", f"write one of {', '.join(map(str, choices))}")
        return default

    def flag(self, table: Mapping[str, Any], key: str) -> bool:
        """Return a truth value, false where absent."""
        value = table.get(key, False)
        if not isinstance(value, bool):
            self.wrong(key, f"{key} is {value!r}", "write true or false without quotation marks")
        return value is True

    def count(self, table: Mapping[str, Any], key: str, default: int) -> int:
        """Return a small whole number."""
        value = table.get(key, default)
        if type(value) is int and 0 <= value <= 50:
            return value
        self.wrong(key, f"{key} is {value!r}", "write a whole number from 0 to 50")
        return default

    def text(self, table: Mapping[str, Any], key: str) -> str | None:
        """Return a text without blanks around it, or None where absent."""
        value = table.get(key)
        if value is None or (isinstance(value, str) and value.strip()):
            return None if value is None else " ".join(value.split())
        self.wrong(key, f"{key} is {value!r}", "write a text in quotation marks")
        return None

    def texts(self, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = table.get(key, [])
        if isinstance(value, list) and all(
            isinstance(item, str) and item.strip() for item in value
        ):
            return tuple(" ".join(item.split()) for item in value)
        self.wrong(key, f"{key} is {value!r}", f'write a list of texts: {key} = ["…", "…"]')
        return ()

    def table(self, table: Mapping[str, Any], key: str) -> dict[str, Any]:
        """Return a table, empty where absent."""
        value = table.get(key, {})
        if isinstance(value, dict):
            return value
        self.wrong(key, f"{key} is {value!r}", f"write a table: [concept.{key}]")
        return {}

    def tables(self, table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
        """Return a list of tables; a single table stands for a list of one."""
        value = table.get(key, [])
        if isinstance(value, dict):
            return [value]
        if isinstance(value, list) and all(isinstance(item, dict) for item in value):
            return value
        self.wrong(key, f"{key} is {value!r}", f"write a list of tables: {key} = [{{ … }}]")
        return []


def read_entry(check: Checker, raw: Mapping[str, Any], lexicon: str, kind: str) -> Entry | None:
    """Return the entry that a ``[[concept]]`` table describes, or None if it has no usable id."""
    check.known(raw, _CONCEPT_KEYS, "a concept")
    identity = check.text(raw, "id")
    if identity is None or not _ID.fullmatch(identity):
        check.wrong(
            "id",
            f"the concept's id is {raw.get('id')!r}",
            "write small letters a-z, digits and hyphens",
        )
        return None
    forms = read_forms(check, raw)
    frames = tuple(read_frame(check, frame) for frame in check.tables(raw, "frames"))
    concept = Concept(
        id=identity,
        lexicon=lexicon,
        kind=check.choice(raw, "kind", kind, get_args(ConceptKind)),
        labels=_labels(check, raw),
        forms={
            language: tuple(form.text for form in forms if form.language == language)
            for language in LANGUAGES
            if any(form.language == language for form in forms)
        },
        scope=check.choice(raw, "scope", "core", get_args(Scope)),
        tone=check.choice(raw, "tone", "neutral", get_args(Tone)),
        broader=check.text(raw, "broader"),
        links=_links(check, raw),
        service=check.flag(raw, "service"),
        note=check.text(raw, "note"),
        from_memory=check.texts(raw, "from_memory"),
    )
    return Entry(concept, forms, frames, check.line_of(check.concept, "id"))


def read_forms(check: Checker, raw: Mapping[str, Any]) -> tuple[Form, ...]:
    """Return the forms of a concept, ``forms`` and then ``more``."""
    found: list[Form] = []
    for section in ("forms", "more"):
        by_language = check.table(raw, section)
        check.known(by_language, LANGUAGES, f"[concept.{section}]")
        for language in LANGUAGES:
            listed = by_language.get(language, [])
            if not isinstance(listed, list):
                check.wrong(
                    section, f"{section}.{language} is {listed!r}", 'write a list: ["…", "…"]'
                )
                continue
            forms = (_form(check, raw, item, language) for item in listed)
            found.extend(form for form in forms if form is not None)
    return tuple(dict.fromkeys(found))


def _form(check: Checker, concept: Mapping[str, Any], item: Any, language: Language) -> Form | None:
    table = {"form": item} if isinstance(item, str) else item
    if (
        not isinstance(table, dict)
        or not isinstance(table.get("form"), str)
        or not table["form"].strip()
    ):
        check.wrong("forms", f"a form is {item!r}", 'write "…" or { form = "…", … }')
        return None
    check.known(table, _FORM_KEYS, "a form")
    rules = {key: concept[key] for key in _FORM_RULES if key in concept} | table
    return Form(
        text=" ".join(table["form"].split()),
        language=language,
        as_written=check.flag(rules, "as_written"),
        whole_token=check.flag(rules, "whole_token"),
        fixed=check.flag(rules, "fixed"),
        title=check.flag(rules, "title"),
        compounds=_compounds(check, rules),
        gap=check.count(rules, "gap", 0),
        requires=_conditions(check, rules, "requires"),
        forbids=_conditions(check, rules, "forbids"),
        unless=check.texts(rules, "unless"),
    )


def read_frame(check: Checker, raw: Mapping[str, Any]) -> Frame:
    """Return the verb frame that a table describes."""
    check.known(raw, _FRAME_KEYS, "a frame")
    verbs, objects = check.texts(raw, "verbs"), check.texts(raw, "objects")
    if not verbs or not objects:
        check.wrong(
            "frames",
            "a frame lacks its verbs or objects",
            'write { verbs = ["…"], objects = ["…"] }',
        )
    return Frame(
        verbs=verbs,
        objects=objects,
        language=check.choice(raw, "language", "fi", LANGUAGES),
        gap=check.count(raw, "gap", 4),
        unless=check.texts(raw, "unless"),
    )


def _compounds(check: Checker, rules: Mapping[str, Any]) -> tuple[CompoundPlace, ...]:
    places = check.texts(rules, "compounds")
    for place in places:
        if place not in get_args(CompoundPlace):
            check.wrong("compounds", f"compounds names {place!r}", 'write "first", "head" or both')
    return tuple(place for place in get_args(CompoundPlace) if place in places)


def _conditions(check: Checker, rules: Mapping[str, Any], key: str) -> tuple[Condition, ...]:
    return tuple(_condition(check, raw, key) for raw in check.tables(rules, key))


def _condition(check: Checker, raw: Mapping[str, Any], key: str) -> Condition:
    check.known(raw, _CONDITION_KEYS, f"a condition of {key}")
    words = check.texts(raw, "words")
    if not words:
        check.wrong(
            key,
            f"a condition of {key} names no words",
            'write { words = ["…"], within = "sentence" }',
        )
    within = raw.get("within", "sentence")
    if within not in ("sentence", "document"):
        within = check.count(raw, "within", 5)
    return Condition(words, within, check.choice(raw, "side", "either", get_args(Side)))


def _labels(check: Checker, raw: Mapping[str, Any]) -> dict[Language, str]:
    table = check.table(raw, "label")
    check.known(table, LANGUAGES, "[concept.label]")
    labels: dict[Language, str] = {}
    for language in LANGUAGES:
        label = check.text(table, language)
        if label is not None:
            labels[language] = label
    if not labels:
        check.wrong("label", "the concept has no label", 'write [concept.label] and fi = "…"')
    return labels


def _links(check: Checker, raw: Mapping[str, Any]) -> dict[str, str]:
    table = check.table(raw, "links")
    return {address: check.choice(table, address, "related", LINKS) for address in table}
