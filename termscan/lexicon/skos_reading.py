"""Reading a lexicon, or any SKOS thesaurus, from Turtle."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from termscan.errors import LexiconError, MissingBackend, Problem
from termscan.lexicon.loader import lexicon_of
from termscan.lexicon.model import FORMAT, Lexicon
from termscan.lexicon.skos import MATCHES, OWN, SKOS, TERMS, VOCABULARY

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

MAX_CHARACTERS = 64 * 1024 * 1024
_LANGUAGES = ("fi", "sv", "en")


def from_turtle(text: str, file: str = "lexicon.ttl") -> Lexicon:
    """Read a lexicon from SKOS in Turtle.

    Raises:
        LexiconError: the text is not Turtle, holds no concept scheme, or has mistakes.
        MissingBackend: rdflib is not installed.
    """
    graph = _graph(text, file)
    reader = _Reader(graph)
    schemes = reader.of_type("ConceptScheme")
    if len(schemes) != 1:
        message = f"{len(schemes)} concept schemes"
        raise LexiconError([Problem(file, None, message, "a lexicon is one skos:ConceptScheme")])
    tables = reader.scheme(schemes[0])
    if not tables["concept"]:
        raise LexiconError([Problem(file, None, "no concepts", "write some skos:Concept")])
    return lexicon_of(tables, file)


def _graph(text: str, file: str) -> Graph:
    try:
        from rdflib import Graph
    except ImportError as error:
        message = "reading Turtle needs rdflib: pip install 'termscan[skos]'"
        raise MissingBackend(message) from error
    if len(text) > MAX_CHARACTERS:
        raise LexiconError([Problem(file, None, "the file is too large", "divide it")])
    graph = Graph()
    try:
        graph.parse(data=text, format="turtle")
    except Exception as error:  # noqa: BLE001  rdflib raises many kinds
        line = re.search(r"at line (\d+)", str(error))
        problem = Problem(file, int(line[1]) if line else None, "not Turtle", str(error)[:200])
        raise LexiconError([problem]) from None
    return graph


class _Reader:
    """The graph, asked in the words of a lexicon."""

    def __init__(self, graph: Graph) -> None:
        from rdflib import Namespace

        self._graph = graph
        self._skos, self._own = Namespace(SKOS), Namespace(VOCABULARY)
        self._terms = Namespace(TERMS)

    def of_type(self, name: str) -> list[Node]:
        from rdflib.namespace import RDF

        return sorted(self._graph.subjects(RDF.type, self._skos[name]), key=str)

    def scheme(self, scheme: Node) -> dict[str, Any]:
        listed = self._one(scheme, self._own.concepts)
        concepts = self._collection(listed) if listed is not None else self.of_type("Concept")
        title = self._one(scheme, self._terms.title)
        return {
            "format": FORMAT,
            "id": self._plain_or(scheme, self._terms.identifier, _slug(str(scheme))),
            "title": str(title) if title is not None else str(scheme),
            "version": self._plain_or(scheme, self._terms.hasVersion, "0"),
            "credits": self._own_list(scheme, "credits"),
            "concept": [self._concept(concept) for concept in concepts],
        }

    def _concept(self, concept: Node) -> dict[str, Any]:
        table: dict[str, Any] = {"id": self._identity(concept), "label": self._labels(concept)}
        for name in OWN:
            value = self._one(concept, self._own[name])
            if value is not None:
                table[name] = self._value(value)
        broader = self._one(concept, self._own.broader)
        wider = self._one(concept, self._skos.broader)
        if broader is not None or wider is not None:
            table["broader"] = str(broader) if broader is not None else self._identity(wider)  # type: ignore[arg-type]
        notes = sorted(map(str, self._graph.objects(concept, self._skos.note)))
        if notes:
            table["note"] = " ".join(notes)
        table["links"] = self._links(concept)
        table["forms"] = self._forms(concept)
        table["frames"] = [self._node(one) for one in self._own_nodes(concept, "frames")]
        return table

    def _identity(self, concept: Node) -> str:
        notation = self._one(concept, self._skos.notation)
        return str(notation) if notation is not None else _slug(str(concept))

    def _labels(self, concept: Node) -> dict[str, str]:
        labels = sorted(self._graph.objects(concept, self._skos.prefLabel), key=str)
        by_language = {getattr(label, "language", None): str(label) for label in labels}
        return {lang: by_language[lang] for lang in _LANGUAGES if lang in by_language}

    def _forms(self, concept: Node) -> dict[str, list[dict[str, Any]]]:
        forms: dict[str, list[dict[str, Any]]] = {}
        if self._one(concept, self._own.forms) is None:
            for language, text in self._plain_labels(concept):
                forms.setdefault(language, []).append({"form": text})
            return forms
        for node in self._own_nodes(concept, "forms"):
            table = self._node(node)
            written = self._one(node, self._own.text)
            tag = getattr(written, "language", None) or "fi"
            forms.setdefault(tag, []).append({"form": table.pop("text"), **table})
        return forms

    def _plain_labels(self, concept: Node) -> Iterator[tuple[str, str]]:
        for name in ("prefLabel", "altLabel", "hiddenLabel"):
            for label in sorted(self._graph.objects(concept, self._skos[name]), key=str):
                language = getattr(label, "language", None)
                if language in _LANGUAGES:
                    yield language, str(label)

    def _links(self, concept: Node) -> dict[str, str]:
        listed = [self._node(one) for one in self._own_nodes(concept, "links")]
        if listed:
            return {str(link["address"]): str(link["kind"]) for link in listed}
        return {
            str(address): kind
            for kind, name in MATCHES.items()
            for address in sorted(self._graph.objects(concept, self._skos[name]), key=str)
        }

    def _node(self, node: Node) -> dict[str, Any]:
        """Return a blank node's own properties as a table."""
        pairs = self._graph.predicate_objects(node)
        return {
            str(name).removeprefix(VOCABULARY): self._value(value)
            for name, value in sorted(pairs)
            if str(name).startswith(VOCABULARY)
        }

    def _value(self, value: Node) -> Any:
        from rdflib import Literal
        from rdflib.namespace import RDF

        if isinstance(value, Literal):
            return str(value) if value.datatype is None else value.toPython()
        if value == RDF.nil or self._one(value, RDF.first) is not None:
            return [self._value(item) for item in self._collection(value)]
        return self._node(value)

    def _own_list(self, subject: Node, name: str) -> list[Any]:
        return [self._value(item) for item in self._own_nodes(subject, name)]

    def _own_nodes(self, subject: Node, name: str) -> list[Node]:
        listed = self._one(subject, self._own[name])
        return [] if listed is None else self._collection(listed)

    def _collection(self, head: Node) -> list[Node]:
        from rdflib.namespace import RDF

        items: list[Node] = []
        seen: set[Node] = set()
        here: Node | None = head
        while here is not None and here != RDF.nil and here not in seen:
            seen.add(here)
            first = self._one(here, RDF.first)
            items += [] if first is None else [first]
            here = self._one(here, RDF.rest)
        return items

    def _plain_or(self, subject: Node, predicate: Node, default: str) -> str:
        value = self._one(subject, predicate)
        return default if value is None else str(value)

    def _one(self, subject: Node, predicate: Node) -> Node | None:
        return min(self._graph.objects(subject, predicate), key=str, default=None)


def _slug(address: str) -> str:
    """Make an id of the last part of an address."""
    last = re.split(r"[/#:]", address.rstrip("/#:"))[-1]
    plain = unicodedata.normalize("NFKD", last).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "concept"
