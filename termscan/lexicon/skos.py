"""Lexicons as SKOS in Turtle, for other thesauri and tools, and back without loss.

What SKOS has is written in SKOS: a concept scheme, preferred and alternative labels, broader
concepts, notes and mapping links. What it lacks has properties of its own under
``urn:termscan:vocabulary#``: kind, scope, tone, the forms with their conditions, the verb frames.
A thesaurus without them is read as well: its preferred, alternative and hidden labels become
forms. Turtle is written here, in a fixed order; rdflib (the extra ``skos``) reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from termscan.lexicon.model import Lexicon
from termscan.lexicon.plain import CONCEPT_RULES, as_tables

VOCABULARY = "urn:termscan:vocabulary#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TERMS = "http://purl.org/dc/terms/"
MATCHES = {
    "exact": "exactMatch",
    "close": "closeMatch",
    "broad": "broadMatch",
    "narrow": "narrowMatch",
    "related": "relatedMatch",
}
OWN = tuple(rule.name for rule in CONCEPT_RULES if rule.name not in ("broader", "note"))
"""What is said of a concept in properties of our own."""

_PREFIXES = {"skos": SKOS, "dct": TERMS, "termscan": VOCABULARY}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def scheme_address(lexicon: str) -> str:
    """Return the address that stands for a lexicon."""
    return f"urn:termscan:lexicon:{_safe(lexicon)}"


def concept_address(lexicon: str, concept: str) -> str:
    """Return the address that stands for a concept of a lexicon."""
    return f"{scheme_address(lexicon)}:{_safe(concept)}"


def _safe(text: str) -> str:
    from urllib.parse import quote

    return quote(text, safe=":")


def as_turtle(lexicon: Lexicon) -> str:
    """Write a lexicon as SKOS in Turtle; the same lexicon gives the same text."""
    tables = as_tables(lexicon)
    prefixes = "".join(f"@prefix {name}: <{base}> .\n" for name, base in _PREFIXES.items())
    blocks = [_scheme(tables), *(_concept(table, lexicon.id) for table in tables["concept"])]
    return "\n".join([prefixes, *blocks])


def _scheme(tables: Mapping[str, Any]) -> str:
    concepts = (f"<{concept_address(tables['id'], one['id'])}>" for one in tables["concept"])
    properties = [
        ("a", "skos:ConceptScheme"),
        ("dct:identifier", _text(tables["id"])),
        ("dct:title", _text(tables["title"])),
        ("dct:hasVersion", _text(tables["version"])),
        ("termscan:format", str(tables["format"])),
        ("termscan:credits", _list(map(_text, tables["credits"]))),
        ("termscan:concepts", _list(concepts)),
    ]
    return _subject(scheme_address(tables["id"]), properties)


def _concept(table: Mapping[str, Any], lexicon: str) -> str:
    properties = [
        ("a", "skos:Concept"),
        ("skos:inScheme", f"<{scheme_address(lexicon)}>"),
        ("skos:notation", _text(table["id"])),
        *(("skos:prefLabel", _text(label, lang)) for lang, label in table["label"].items()),
        *_alternatives(table),
        *_relations(table, lexicon),
        *((f"termscan:{name}", _plain(table[name])) for name in OWN if name in table),
    ]
    forms = [
        _form(form, lang) for lang, listed in table.get("forms", {}).items() for form in listed
    ]
    properties.append(("termscan:forms", _list(forms)))
    if table.get("frames"):
        properties.append(("termscan:frames", _list(map(_node, table["frames"]))))
    return _subject(concept_address(lexicon, table["id"]), properties)


def _alternatives(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for language, forms in table.get("forms", {}).items():
        texts = dict.fromkeys(form if isinstance(form, str) else form["form"] for form in forms)
        for text in texts:
            if text != table["label"].get(language):
                yield "skos:altLabel", _text(text, language)


def _relations(table: Mapping[str, Any], lexicon: str) -> Iterator[tuple[str, str]]:
    if "broader" in table:
        yield "skos:broader", f"<{concept_address(lexicon, table['broader'])}>"
        yield "termscan:broader", _text(table["broader"])
    if "note" in table:
        yield "skos:note", _text(table["note"])
    for address, kind in table.get("links", {}).items():
        if kind in MATCHES and _ADDRESS.fullmatch(address):
            yield f"skos:{MATCHES[kind]}", f"<{address}>"
    links = [_node({"kind": kind, "address": address}) for address, kind in _links(table)]
    if links:
        yield "termscan:links", _list(links)


def _links(table: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    links: dict[str, str] = table.get("links", {})
    return links.items()


def _form(form: str | Mapping[str, Any], language: str) -> str:
    rules = {} if isinstance(form, str) else {k: v for k, v in form.items() if k != "form"}
    text = form if isinstance(form, str) else form["form"]
    return _node({"text": text, **rules}, language)


def _node(table: Mapping[str, Any], language: str | None = None) -> str:
    pairs = (f"termscan:{name} {_plain(value, language)}" for name, value in table.items())
    return f"[ {' ; '.join(pairs)} ]"


def _plain(value: Any, language: str | None = None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Mapping):
        return _node(value)
    return _list(map(_plain, value)) if isinstance(value, list) else _text(value, language)


def _list(items: Iterable[str]) -> str:
    return "".join(["(", *(f"\n        {item}" for item in items), " )"])


def _text(text: str, language: str | None = None) -> str:
    quoted = "".join(_ESCAPES.get(character, character) for character in text)
    return f'"{quoted}"@{language}' if language else f'"{quoted}"'


def _subject(address: str, properties: Iterable[tuple[str, str]]) -> str:
    return f"<{address}>\n    " + " ;\n    ".join(f"{p} {o}" for p, o in properties) + " .\n"
