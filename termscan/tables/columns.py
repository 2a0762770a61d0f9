"""The columns of the tables, each described once and used wherever it occurs."""

from __future__ import annotations

from typing import get_args

from termscan.records import (
    ConceptKind,
    CoverageStatus,
    DocumentKind,
    MentionStatus,
    Scope,
    Tone,
    ZoneKind,
)
from termscan.tables.schema import Column


def _text(name: str, title: str, description: str, choices: object = None) -> Column:
    return Column(name, "text", title, description, choices=get_args(choices) if choices else ())


def _integer(name: str, title: str, description: str, unit: str) -> Column:
    return Column(name, "integer", title, description, unit)


def _number(name: str, title: str, description: str, unit: str) -> Column:
    return Column(name, "number", title, description, unit)


MUNICIPALITY_CODE = _text(
    "municipality_code",
    "Kuntanumero",
    "Statistics Finland's code of the municipality, three digits",
)
MUNICIPALITY = (
    MUNICIPALITY_CODE,
    _text("municipality_fi", "Kunta", "the municipality's name in Finnish"),
    _text("municipality_sv", "Kommun", "the municipality's name in Swedish"),
)
AREAS = (
    _text("region_fi", "Maakunta", "the region in Finnish"),
    _text("region_sv", "Landskap", "the region in Swedish"),
    _text(
        "county_fi", "Hyvinvointialue", "the wellbeing services county in Finnish; none in Åland"
    ),
    _text("county_sv", "Välfärdsområde", "the wellbeing services county in Swedish; none in Åland"),
)
AREA_CODES = (
    _text("region_code", "Maakuntanumero", "Statistics Finland's code of the region"),
    _text("county_code", "Hyvinvointialueen numero", "the code of the wellbeing services county"),
)
POPULATION = (
    _integer("population", "Asukkaita", "inhabitants of the municipality", "inhabitants"),
    _integer("population_year", "Väestövuosi", "year of the population figure", "year"),
)

DOCUMENT_KIND = _text("document_kind", "Asiakirjan laji", "what the document is", DocumentKind)
PERIOD = _text("period", "Kausi", "the years that the document speaks of; empty where unknown")
STATUS = _text(
    "status",
    "Kattavuus",
    "`counted` (the number may be 0), `unreadable` (there is a document, but nothing could be read"
    " from it) or `missing` (there is no document); a number is given only where it is `counted`",
    CoverageStatus,
)
MENTIONS = _integer("mentions", "Maininnat", "mentions that are counted", "mentions")
WORDS = _integer("words", "Sanat", "word and number tokens of the zones that are counted", "words")
PER_1000_WORDS = _number(
    "per_1000_words", "Tuhatta sanaa kohti", "mentions per 1,000 words", "mentions per 1,000 words"
)
PER_10000_INHABITANTS = _number(
    "per_10000_inhabitants",
    "Kymmentätuhatta asukasta kohti",
    "mentions per 10,000 inhabitants",
    "mentions per 10,000 inhabitants",
)
DOCUMENTS = _integer(
    "documents", "Asiakirjat", "documents that were read for this number", "documents"
)
JOINT = Column(
    "joint",
    "boolean",
    "Yhteinen",
    "a document of several municipalities is among them; it counts for each of its municipalities"
    " and once in the totals of a region, a county or the country",
)

LEXICON = _text("lexicon", "Sanasto", "the lexicon that holds the concept")
CONCEPT = _text("concept", "Käsite", "the concept's id in the lexicon")
CONCEPT_KIND = _text("kind", "Käsitteen laji", "what the concept is", ConceptKind)
LABELS = (
    _text("label_fi", "Käsite suomeksi", "the concept's preferred name in Finnish"),
    _text("label_sv", "Begrepp på svenska", "the concept's preferred name in Swedish"),
    _text("label_en", "Käsite englanniksi", "the concept's preferred name in English"),
)
SCOPE = _text("scope", "Ala", "how near the concept is to mental wellbeing", Scope)
TONE = _text("tone", "Sävy", "what the concept speaks of: promotion apart from problems", Tone)
BROADER = _text("broader", "Yläkäsite", "id of the broader concept")
SERVICE = Column(
    "service",
    "boolean",
    "Palvelu",
    "the practice's name is also that of a statutory or common service (perhekeskus, Ohjaamo)",
)
CONCEPT_LINK = Column(
    "concept_link", "text", "Lisätietoa", "a page that describes the concept", address=True
)
CONCEPT_NOTE = _text("note", "Huomautus", "the lexicon's remark on the concept")

DOCUMENT = _text(
    "document", "Asiakirjan tunniste", "the document's id: SHA-256 of its bytes, in hexadecimal"
)
TITLE = _text("title", "Asiakirja", "the document's title")
PAGE = _integer("page", "Sivu", "the page's number in the file, from 1", "page")
SENTENCE = _text("sentence", "Virke", "the sentence around the mention, as it was read")
URL = Column(
    "url",
    "text",
    "Osoite",
    "where the document was found, at the page (`#page=`) where it is a PDF",
    address=True,
)
EVIDENCE = (DOCUMENT, TITLE, PAGE, SENTENCE, URL)

MENTION_STATUS = _text(
    "status",
    "Maininnan tila",
    "`counted`, or why the mention is not counted",
    MentionStatus,
)
ZONE = _text("zone", "Sivun osa", "the part of the page that the mention stands in", ZoneKind)

MENTIONING = (
    Column(
        "documents_mentioning",
        "integer",
        "Mainitsevat asiakirjat",
        "of the documents, those with a mention",
        "documents",
    ),
    Column(
        "municipalities_mentioning",
        "integer",
        "Mainitsevat kunnat",
        "of the municipalities counted, those with a mention",
        "municipalities",
    ),
)
