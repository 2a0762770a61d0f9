"""The tables by which a municipality's work is assessed by people: evidence, groups, measures."""

from __future__ import annotations

from termscan.tables import columns as c
from termscan.tables.schema import Column, TableSchema

EVIDENCE = TableSchema(
    "evidence",
    "Kehikkojen näyttö",
    "Sentences that may speak to an item of an analysis frame (assessment form, recommendations,"
    " supporting factors and others), because they hold one of its cue words beside a term or"
    " practice. What they are worth is for people to judge.",
    (
        Column("frame", "text", "Kehikon tunnus", "the analysis frame"),
        Column("frame_fi", "text", "Kehikko", "the frame's name"),
        Column("item", "text", "Kohdan tunnus", "the item of the frame"),
        Column("item_fi", "text", "Kohta", "the item in Finnish"),
        Column("item_en", "text", "Kohta englanniksi", "the item in English"),
        *c.MUNICIPALITY,
        c.DOCUMENT_KIND,
        c.PERIOD,
        Column("cues", "text", "Vihjesanat", "the cue words in the sentence, joined by commas"),
        Column("terms", "text", "Käsitteet", "terms and practices in it, joined by commas"),
        *c.EVIDENCE,
        c.JOINT,
        Column(
            "confirmed",
            "text",
            "Perusta",
            "what the item rests on: `document`, `document; name inferred`, `web page` or `memory`",
        ),
    ),
    (
        *("frame", "item", "municipality_code", "document_kind", "period"),
        *("document", "page", "sentence"),
    ),
)

TARGET_GROUPS = TableSchema(
    "target_groups",
    "Toimintamallit kohderyhmittäin",
    "Practice models by the people whom they are for, and how many documents name them.",
    (
        Column("target_group", "text", "Kohderyhmän tunnus", "the group of people"),
        Column("target_group_fi", "text", "Kohderyhmä", "the group in Finnish"),
        c.LEXICON,
        c.CONCEPT,
        *c.LABELS[:2],
        c.SERVICE,
        c.MENTIONS,
        *c.MENTIONING,
        Column("municipalities_fi", "text", "Kunnat", "their names in Finnish, joined by commas"),
    ),
    ("target_group", "lexicon", "concept"),
)

MEASURES = TableSchema(
    "measures",
    "Tavoitteet, toimenpiteet ja mittarit",
    "Rows of the plans' tables that name a term or practice: what is aimed at, what is done, who"
    " does it and how it is measured.",
    (
        *c.MUNICIPALITY,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.DOCUMENT,
        c.TITLE,
        c.PAGE,
        Column("goal", "text", "Tavoite", "what is aimed at"),
        Column("measure", "text", "Toimenpide", "what is done"),
        Column("responsible", "text", "Vastuutaho", "who does it"),
        Column("indicator", "text", "Mittari", "how it is measured"),
        Column("terms", "text", "Käsitteet", "terms and practices in the row, joined by commas"),
        Column(
            "certain", "boolean", "Varma", "whether the table's columns were told apart for certain"
        ),
        c.URL,
        c.JOINT,
    ),
    (
        *("municipality_code", "document_kind", "period", "document", "page"),
        *("goal", "measure", "responsible", "indicator"),
    ),
)
