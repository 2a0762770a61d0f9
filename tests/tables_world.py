"""A small Finland for tests: every way in which a municipality can stand in a table."""

from __future__ import annotations

from termscan.records import Concept, Document, DocumentScan, Mention, Municipality

KESKI_SUOMI = ("13", "Keski-Suomi", "Mellersta Finland")
KESKI_SUOMI_COUNTY = ("15", "Keski-Suomen hyvinvointialue", "Mellersta Finlands välfärdsområde")
POHJANMAA = ("15", "Pohjanmaa", "Österbotten")
POHJANMAA_COUNTY = ("17", "Pohjanmaan hyvinvointialue", "Österbottens välfärdsområde")


def municipality(code, fi, sv, region, county, language="fi", population=None):
    county = county or (None, None, None)
    year = 2025 if population else None
    return Municipality(code, fi, sv, *region, *county, language, population, year)


MUNICIPALITIES = (
    municipality("179", "Jyväskylä", "Jyväskylä", KESKI_SUOMI, KESKI_SUOMI_COUNTY, "fi", 150_000),
    municipality("005", "Alajärvi", "Alajärvi", KESKI_SUOMI, KESKI_SUOMI_COUNTY, "fi", 10_000),
    municipality("077", "Hankasalmi", "Hankasalmi", KESKI_SUOMI, KESKI_SUOMI_COUNTY, "fi", 5_000),
    municipality("231", "Kaskinen", "Kaskö", POHJANMAA, POHJANMAA_COUNTY, "sv-fi", 1_000),
    municipality("170", "Jomala", "Jomala", ("21", "Ahvenanmaa", "Åland"), None, "sv", 5_500),
    municipality("588", "Pertunmaa", "Pertunmaa", ("10", "Etelä-Savo", "Södra Savolax"), None),
)
"""Jyväskylä has it all, Alajärvi a count of 0, Hankasalmi only an unreadable plan, Kaskinen is
Swedish and in a joint plan, Jomala has no document, Pertunmaa has been merged."""


def concept(ident, fi, *, lexicon="mental-wellbeing", kind="term", **more):
    return Concept(ident, lexicon, kind, {"fi": fi, "sv": f"{fi} (sv)"}, **more)


CONCEPTS = (
    concept("mielenterveys", "mielenterveys"),
    concept("mielen-hyvinvointi", "mielen hyvinvointi", tone="promotion", broader="mielenterveys"),
    concept("mielenterveysongelmat", "mielenterveysongelmat", tone="problem_and_care"),
    concept("yksinaisyys", "yksinäisyys", scope="near", tone="problem_and_care"),
    concept(
        "p:hyvan-mielen-kunta",
        "Hyvän mielen kunta",
        lexicon="practices",
        kind="practice",
        links={"https://innokyla.fi/fi/toimintamalli/hyvan-mielen-kunta-toimintamalli": "page"},
    ),
    concept("p:ohjaamo", "Ohjaamo", lexicon="practices", kind="practice", service=True),
    concept("o:mieli-ry", "MIELI ry", lexicon="organisations", kind="organisation"),
)
_BY_ID = {item.id: item for item in CONCEPTS}


def mention(ident, sentence, surface, *, page=1, at=0, status="counted", **more):
    """A mention of `surface`, which `sentence` holds and which begins the page at `at`."""
    start = at + sentence.index(surface)
    known = _BY_ID[ident]
    return Mention(
        start,
        start + len(surface),
        surface,
        ident,
        known.lexicon,
        known.kind,
        status,
        known.labels["fi"],
        "lemma",
        page=page,
        sentence=sentence,
        sentence_start=at,
        **more,
    )


def document(ident, *codes, kind="strategy", period="2022–2025", **more):
    more.setdefault("media_type", "application/pdf")
    more.setdefault("url", f"https://kunta.example/{ident}.pdf")
    return Document(ident * 64, codes, kind, period, ("fi",), f"Asiakirja {ident}", **more)


PROMOTED = "Kunta edistää asukkaiden mielen hyvinvointia\nkaikessa työssään."
BOTH = "Mielenterveys kuuluu kaikille, ja mielenterveysongelmia ehkäistään."
PRACTICE = "Olemme Hyvän mielen kunta."
SERVICE = "=Ohjaamo palvelee nuoria; <script>alert(1)</script>"

SCANS = (
    DocumentScan(
        document("a", "179"),
        "counted",
        pages=12,
        words=4000,
        quality=0.98,
        mentions=(
            mention("mielen-hyvinvointi", PROMOTED, "mielen hyvinvointia", page=3),
            mention("mielenterveys", BOTH, "Mielenterveys", page=4, at=120),
            mention("mielenterveysongelmat", BOTH, "mielenterveysongelmia", page=4, at=120),
            mention("mielenterveys", PRACTICE, "mielen", page=5, status="in_name"),
            mention("p:hyvan-mielen-kunta", PRACTICE, "Hyvän mielen kunta", page=5),
            mention("p:ohjaamo", SERVICE, "Ohjaamo", page=5, at=300),
        ),
    ),
    DocumentScan(
        document("b", "179", period="2018–2021"),
        "counted",
        pages=8,
        words=2000,
        mentions=(mention("mielenterveys", BOTH, "Mielenterveys", page=2),),
    ),
    DocumentScan(document("c", "005"), "counted", pages=5, words=1500),
    DocumentScan(
        document("d", "077", url=None), "unreadable", "the file is encrypted with a password"
    ),
    DocumentScan(
        document("e", "179", "231", kind="welfare_plan", period=None, draft=True),
        "counted",
        pages=30,
        words=10_000,
        mentions=(
            mention("mielenterveys", BOTH, "Mielenterveys", page=7),
            mention("p:hyvan-mielen-kunta", PRACTICE, "Hyvän mielen kunta", page=9),
            mention("p:hyvan-mielen-kunta", PRACTICE, "Hyvän mielen kunta", page=11),
        ),
    ),
    DocumentScan(
        document("f", "588", url="https://kunta.example/f.html", media_type="text/html"),
        "counted",
        pages=1,
        words=800,
        mentions=(mention("yksinaisyys", "Yksinäisyys on yleistä.", "Yksinäisyys"),),
    ),
    DocumentScan(
        document("9", "179", current=False),
        "counted",
        pages=10,
        words=3900,
        mentions=(mention("mielenterveys", BOTH, "Mielenterveys"),),
    ),
)

EXPECTED = frozenset(
    (place.code, kind) for place in MUNICIPALITIES for kind in ("strategy", "welfare_plan")
)
