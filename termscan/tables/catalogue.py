"""The tables that termscan makes, and what a row of each one is."""

from __future__ import annotations

from termscan.tables import columns as c
from termscan.tables.assessment import EVIDENCE, MEASURES, TARGET_GROUPS
from termscan.tables.comparisons import CHANGED_SENTENCES, CHANGES
from termscan.tables.schema import Column, TableSchema

COUNTS = TableSchema(
    "counts",
    "Maininnat kunnittain",
    "How many times the documents of one kind and period of a municipality mention a concept."
    " Every concept has a row, also those that are never mentioned; a municipality that has no"
    " readable document has rows without numbers.",
    (
        *c.MUNICIPALITY,
        *c.AREAS,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.LEXICON,
        c.CONCEPT,
        c.STATUS,
        c.MENTIONS,
        c.WORDS,
        c.PER_1000_WORDS,
        *c.LABELS[:2],
        c.CONCEPT_KIND,
        c.SCOPE,
        c.TONE,
        c.DOCUMENTS,
        c.JOINT,
    ),
    ("municipality_code", "document_kind", "period", "lexicon", "concept"),
)


def _total(name: str, title: str, description: str) -> Column:
    return Column(name, "integer", title, description, "mentions")


TOTAL_COLUMNS = (
    _total("terms", "Termit", "mentions of all terms"),
    _total("core", "Ydintermit", "mentions of terms of scope `core`"),
    _total("near", "Lähitermit", "mentions of terms of scope `near`"),
    _total("context", "Taustatermit", "mentions of terms of scope `context`"),
    _total("promotion", "Edistäminen", "mentions of terms of tone `promotion`"),
    _total("prevention", "Ehkäisy", "mentions of terms of tone `prevention`"),
    _total("problem_and_care", "Ongelmat ja hoito", "mentions of terms of `problem_and_care`"),
    _total("neutral", "Neutraalit", "mentions of terms of tone `neutral`"),
    _total("practices", "Toimintamallit", "mentions of practice models"),
    _total("services", "Palvelut", "of them, those whose name is also that of a service"),
)

COUNTS_WIDE = TableSchema(
    "counts_wide",
    "Kunnat × käsitteet",
    "The same counts with a row for each municipality and kind of document and a column for each"
    " concept, from the documents of the latest period. Empty where nothing was counted, never 0.",
    (
        *c.MUNICIPALITY,
        *c.AREAS,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.STATUS,
        c.DOCUMENTS,
        c.JOINT,
        c.WORDS,
        *TOTAL_COLUMNS,
    ),
    ("municipality_code", "document_kind", "period"),
)

PRACTICES = TableSchema(
    "practices",
    "Toimintamallit kunnittain",
    "Which practice models a municipality's documents name, and where: the first mention in each"
    " document, with its page, sentence and address.",
    (
        c.LEXICON,
        c.CONCEPT,
        *c.LABELS[:2],
        c.SERVICE,
        *c.MUNICIPALITY,
        *c.AREAS,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.MENTIONS,
        Column("pages", "text", "Sivut", "all pages with a mention, joined by commas"),
        *c.EVIDENCE,
        c.CONCEPT_LINK,
        c.JOINT,
    ),
    ("lexicon", "concept", "municipality_code", "document_kind", "period", "document"),
)

COVERAGE = TableSchema(
    "coverage",
    "Kattavuus",
    "For each municipality and kind of document: is there one, and could it be read?",
    (
        *c.MUNICIPALITY,
        *c.AREAS,
        c.DOCUMENT_KIND,
        c.STATUS,
        c.DOCUMENTS,
        Column(
            "documents_unreadable",
            "integer",
            "Lukukelvottomat",
            "documents that are there but could not be read",
            "documents",
        ),
        Column("pages", "integer", "Sivut", "pages of the documents that were read", "pages"),
        c.WORDS,
        Column("periods", "text", "Kaudet", "the documents' periods, joined by commas"),
        Column(
            "drafts", "integer", "Luonnokset", "documents among them that are drafts", "documents"
        ),
        Column(
            "similar_documents",
            "integer",
            "Samankaltaiset",
            "documents among them whose text is nearly that of another document; each is counted",
            "documents",
        ),
        Column(
            "quality",
            "number",
            "Luettavuus",
            "how well the worst read of the documents was read, from 0 (nothing to trust) to 1;"
            " empty if none was measured",
            "share",
        ),
        Column("reason", "text", "Syy", "why documents could not be read, or what is missing"),
        c.JOINT,
        *c.AREA_CODES,
        *c.POPULATION,
    ),
    ("municipality_code", "document_kind"),
)

MENTIONS = TableSchema(
    "mentions",
    "Maininnat virkkeineen",
    "Every mention with its sentence, counted or not. A mention in a joint plan has a row for each"
    " of its municipalities.",
    (
        c.DOCUMENT,
        *c.MUNICIPALITY,
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.PAGE,
        Column("start", "integer", "Alku", "where it begins in the page's text", "characters"),
        Column(
            "end",
            "integer",
            "Loppu",
            "where it ends in the page's text, exclusive; past the page's end where it runs over",
            "characters",
        ),
        Column("surface", "text", "Teksti", "the text of the mention as it was read"),
        c.CONCEPT,
        c.LEXICON,
        c.CONCEPT_KIND,
        c.MENTION_STATUS,
        Column("form", "text", "Muoto", "the lexicon's form that matched"),
        Column("how", "text", "Miten", "the reading, rule or repair by which it matched"),
        Column("because", "text", "Peruste", "what cancelled a mention that is not counted"),
        c.ZONE,
        c.SENTENCE,
        Column(
            "sentence_start",
            "integer",
            "Virkkeen alku",
            "where the sentence begins in the page's text",
            "characters",
        ),
        Column(
            "fragments",
            "text",
            "Osat",
            "the pieces of a mention that is not in one piece, as `start-end`, joined by commas",
        ),
        c.TITLE,
        c.URL,
        c.JOINT,
    ),
    (
        *("municipality_code", "document_kind", "period", "document"),
        *("page", "start", "end", "lexicon", "concept"),
    ),
)

DOCUMENTS = TableSchema(
    "documents",
    "Asiakirjat",
    "Every document, what it is, where it was found and what came of reading it.",
    (
        c.DOCUMENT,
        Column(
            "municipalities",
            "text",
            "Kuntanumerot",
            "codes of the municipalities that it belongs to, joined by commas",
        ),
        Column("municipalities_fi", "text", "Kunnat", "their names in Finnish, joined by commas"),
        Column("municipalities_sv", "text", "Kommuner", "their names in Swedish, joined by commas"),
        c.DOCUMENT_KIND,
        c.PERIOD,
        c.TITLE,
        Column("languages", "text", "Kielet", "the document's languages, joined by commas"),
        Column(
            "status", "text", "Tila", "`counted` or `unreadable`", choices=("counted", "unreadable")
        ),
        Column("reason", "text", "Syy", "why it could not be read"),
        Column("pages", "integer", "Sivut", "pages of the document", "pages"),
        c.WORDS,
        c.MENTIONS,
        Column(
            "quality",
            "number",
            "Luettavuus",
            "how well the text was read, from 0 (nothing to trust) to 1; empty if not measured",
            "share",
        ),
        Column("draft", "boolean", "Luonnos", "the document is a draft"),
        Column(
            "current",
            "boolean",
            "Voimassa",
            "false for a version that a later one has replaced, and for a draft whose adopted text"
            " is present",
        ),
        Column(
            "similar_to",
            "text",
            "Samankaltaiset",
            "ids of the other documents whose text is nearly the same, joined by commas; such as a"
            " draft that does not call itself one, beside the adopted text",
        ),
        c.JOINT,
        Column("file_name", "text", "Tiedosto", "the file's name where it was found"),
        Column("media_type", "text", "Tiedostomuoto", "the file's media type"),
        Column("size", "integer", "Koko", "the file's size", "bytes"),
        Column("url", "text", "Osoite", "where the document was found", address=True),
    ),
    ("document",),
)

CONCEPTS = TableSchema(
    "concepts",
    "Käsitteet",
    "Every concept of the lexicons, and how often it is mentioned in all: 0 where no document does."
    " A document counts once, whatever the number of its municipalities.",
    (
        c.LEXICON,
        c.CONCEPT,
        *c.LABELS,
        c.CONCEPT_KIND,
        c.SCOPE,
        c.TONE,
        c.BROADER,
        c.SERVICE,
        c.MENTIONS,
        *c.MENTIONING,
        c.CONCEPT_LINK,
        c.CONCEPT_NOTE,
    ),
    ("lexicon", "concept"),
)

MUNICIPALITIES = TableSchema(
    "municipalities",
    "Kunnat",
    "The municipalities that the tables speak of, with the areas that they belong to.",
    (
        *c.MUNICIPALITY,
        *c.AREAS,
        *c.AREA_CODES,
        Column(
            "language",
            "text",
            "Kieli",
            "Finnish (`fi`), bilingual with a Finnish majority (`fi-sv`), Swedish (`sv`) or"
            " bilingual with a Swedish majority (`sv-fi`)",
            choices=("fi", "fi-sv", "sv", "sv-fi"),
        ),
        *c.POPULATION,
        Column("valid_from", "text", "Alkaen", "first day of the municipality, if after 2022"),
        Column("valid_to", "text", "Asti", "last day of a municipality that has been merged"),
        Column("website", "text", "Verkkosivu", "the municipality's website", address=True),
    ),
    ("municipality_code",),
)

TOTALS = TableSchema(
    "totals",
    "Summat alueittain",
    "Mentions in the whole country, its regions and wellbeing services counties, from the documents"
    " of the latest period; each document counts once in an area. Empty where nothing was counted.",
    (
        Column(
            "area",
            "text",
            "Aluetaso",
            "what the row sums up",
            choices=("country", "region", "county", "municipality"),
        ),
        Column("area_code", "text", "Aluenumero", "the area's code; `FI` for the whole country"),
        Column("area_fi", "text", "Alue", "the area's name in Finnish"),
        Column("area_sv", "text", "Område", "the area's name in Swedish"),
        c.DOCUMENT_KIND,
        c.PERIOD,
        Column(
            "by",
            "text",
            "Ryhmittely",
            "what is summed: concepts, all concepts under a broadest one (`group`), terms of a tone"
            " or scope, or all of a lexicon",
            choices=("concept", "group", "tone", "scope", "lexicon"),
        ),
        c.LEXICON,
        Column("item", "text", "Ryhmä", "the concept, broadest concept, tone, scope or lexicon"),
        Column("label_fi", "text", "Ryhmä suomeksi", "its name in Finnish, if it has one"),
        Column("label_sv", "text", "Grupp på svenska", "its name in Swedish, if it has one"),
        c.STATUS,
        c.MENTIONS,
        c.WORDS,
        c.PER_1000_WORDS,
        Column(
            "per_1000_words_low",
            "number",
            "Väli, alaraja",
            "lower end of the 95 % interval of the rate, by resampling documents; only where"
            " there are at least 6",
            "mentions per 1,000 words",
        ),
        Column(
            "per_1000_words_high",
            "number",
            "Väli, yläraja",
            "upper end of the same interval",
            "mentions per 1,000 words",
        ),
        Column(
            "inhabitants",
            "integer",
            "Asukkaita",
            "inhabitants of the municipalities that are counted; empty if one is unknown",
            "inhabitants",
        ),
        c.PER_10000_INHABITANTS,
        c.DOCUMENTS,
        Column(
            "municipalities",
            "integer",
            "Kuntia",
            "municipalities of the area of which the table speaks",
            "municipalities",
        ),
        Column(
            "municipalities_counted",
            "integer",
            "Kuntia laskettu",
            "of them, those with a document that was read",
            "municipalities",
        ),
        *c.MENTIONING,
    ),
    ("area", "area_code", "document_kind", "period", "by", "lexicon", "item"),
)

TABLES = (
    COUNTS_WIDE,
    COVERAGE,
    PRACTICES,
    MENTIONS,
    MEASURES,
    EVIDENCE,
    TARGET_GROUPS,
    TOTALS,
    CONCEPTS,
    DOCUMENTS,
    MUNICIPALITIES,
    COUNTS,
)
"""The tables of an export, in the order in which people want them."""

COMPARISONS = (CHANGES, CHANGED_SENTENCES)
"""The tables that compare two exports."""
