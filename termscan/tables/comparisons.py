"""The tables that compare two exports or periods."""

from __future__ import annotations

from dataclasses import replace

from termscan.tables import columns as c
from termscan.tables.schema import Column, TableSchema


def _twice(column: Column) -> tuple[Column, Column]:
    """Return a column as it was before and as it is after."""
    return (
        replace(column, name=f"{column.name}_before", title=f"{column.title}, ennen"),
        replace(column, name=f"{column.name}_after", title=f"{column.title}, nyt"),
    )


CHANGES = TableSchema(
    "changes",
    "Muutokset",
    "Counts that differ between two exports or periods, and what they differ for.",
    (
        *c.MUNICIPALITY,
        c.DOCUMENT_KIND,
        c.LEXICON,
        c.CONCEPT,
        *c.LABELS[:2],
        c.CONCEPT_KIND,
        *_twice(c.STATUS),
        *_twice(c.MENTIONS),
        Column(
            "difference",
            "integer",
            "Erotus",
            "mentions after less mentions before; empty where one of them was not counted",
            "mentions",
        ),
        *_twice(c.WORDS),
        *_twice(c.PER_1000_WORDS),
        Column(
            "because",
            "text",
            "Syy",
            "`documents`: other documents were read; `counting`: the same documents, but another"
            " lexicon, dictionary or version",
            choices=("documents", "counting"),
        ),
    ),
    ("municipality_code", "document_kind", "lexicon", "concept"),
)

CHANGED_SENTENCES = TableSchema(
    "changed_sentences",
    "Muuttuneet virkkeet",
    "The sentences behind the changes: mentions that are new and mentions that are gone. A sentence"
    " that stands as it was in a new version of a document is neither.",
    (
        Column("change", "text", "Muutos", "`new` or `gone`", choices=("new", "gone")),
        *c.MUNICIPALITY,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.LEXICON,
        c.CONCEPT,
        Column("surface", "text", "Teksti", "the text of the mention as it was read"),
        *c.EVIDENCE,
    ),
    (
        *("municipality_code", "document_kind", "lexicon", "concept", "change"),
        *("document", "page", "sentence"),
    ),
)
