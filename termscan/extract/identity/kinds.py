"""The kinds of document by the words that name them, in Finnish, Swedish and English.

All patterns are for folded text (`names.folded`): small letters without dots and rings.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from termscan.records import DocumentKind


class NamedKind(NamedTuple):
    """A kind that a name speaks of: how clearly (0 to 1), and the words that do."""

    kind: DocumentKind
    clarity: float
    words: str


_PROMOTION = r"(?:hyvinvoinnin|terveyden) (?:ja \w+ )?edistami"
_YOUNG = r"(?:lasten|lapsi|lapsen|nuorten|nuoriso|perheiden|barn|unga|ungdom|children)"
_YEARS = r"(?: \d[\d–]*)*"
_OLD = r"(?:ikaih|ikaant|vanhus|vanhemm|senior|aldre)"
_RULES: tuple[tuple[DocumentKind, float, str], ...] = (
    ("child_welfare_plan", 1.0, rf"{_YOUNG}\w*(?: \S+){{0,3}} hyvinvoin\w*(?:suunnitel|ohjel)\w*"),
    ("child_welfare_plan", 1.0, rf"(?:valfards?plan|plan)\w*(?: \S+){{0,4}} {_YOUNG}\w*"),
    ("child_welfare_plan", 1.0, rf"{_YOUNG}\w*(?: \S+){{0,3}} (?:valfards|valmaende)plan\w*"),
    ("child_welfare_plan", 1.0, r"lapsi ja nuorisopoliitti\w*|lastensuojelusuunnitel\w*"),
    ("child_welfare_plan", 1.0, r"\b(?:lape|lanu) ?(?:suunnitel|ohjel)\w*"),
    ("child_welfare_plan", 1.0, r"barn och ungdomspoliti\w*|ungdomspolitisk\w* program\w*"),
    ("child_welfare_plan", 0.9, r"lapsiystavallinen kunta \w*suunnitel\w*|barnvanlig kommun\w*"),
    ("welfare_plan", 1.0, r"hyvinvointi ?(?:suunnitel|ohjel)\w*"),
    ("welfare_plan", 1.0, r"hyvinvoiva \w+ ohjel\w*"),
    (
        "welfare_plan",
        1.0,
        rf"(?:vointi|hyte) ?kertomu\w*{_YEARS} (?:ja|seka) (?:\w+ )?(?:hyvinvointi ?)?suunnitel\w*",
    ),
    ("welfare_plan", 0.9, r"hyvinvointi (?:ja|seka) \w+(?:suunnitel|ohjel)\w*"),
    ("welfare_plan", 1.0, r"hyte ?(?:suunnitel|ohjel)\w*"),
    (
        "welfare_plan",
        1.0,
        rf"{_PROMOTION}s\w* (?:suunnitel|ohjel)\w*",
    ),
    (
        "welfare_plan",
        1.0,
        rf"valfards(?:berattelse\w*|rapport\w*)?{_YEARS} och (?:\w+ )?(?:valfards)? ?plan\w*",
    ),
    (
        "welfare_plan",
        1.0,
        r"valfards ?(?:plan|program)\w*|valmaendeplan\w*|wellbeing plan|welfare plan",
    ),
    ("welfare_report", 1.0, r"(?:vointi|\bhyte) ?(?:kertomu|raport|katsau)\w*"),
    ("welfare_report", 1.0, r"valfards ?(?:berattels|rapport)\w*|welfare report|wellbeing report"),
    ("welfare_plan", 0.4, rf"{_PROMOTION}\w*"),
    (
        "welfare_plan",
        0.4,
        r"framjande av (?:halsa|valfard|valmaende)\w*|promotion of (?:health|well)\w*",
    ),
    ("strategy", 1.0, r"(?:kunta|kaupunki|kunnan|kaupungin)[ -]?strategi\w*"),
    ("strategy", 1.0, r"(?:kommun|stads?|stadens|kommunens)[ -]?strategi\w*"),
    ("strategy", 1.0, r"(?:city|municipal) ?strateg\w*"),
    ("strategy", 1.0, r"(?:kunta|kaupunki)[-, ]+(?:\S+ ){1,3}\w+strategi\w*"),
    ("strategy", 0.8, r"\bstrategialuonno\w*|\bstrategiutkast\w*"),
    ("strategy", 0.6, r"\bstrategi(?:a|an|aa|assa|asta|at|n|sk plan|erna)?\b|\bstrategy\b"),
    ("strategy", 0.4, r"\bstrategi\w*"),
    (
        "minutes",
        1.0,
        r"poytakirj\w*|esityslist\w*|kokouskut?su\w*|protokoll\w*|foredragningslist\w*",
    ),
    ("minutes", 0.4, r"\bkokous\b|kokousasia|meetingitem|\bktweb(?:scr|bin)\b"),
    ("other", 1.0, r"talousarvi\w*|tilinpaato\w*|taloussuunnitel\w*|\bbudget\w*|bokslut\w*"),
    ("other", 1.0, r"(?:maakunta|hyvinvointialue|landskaps|regions?)\w*[ -]?strategi\w*"),
    ("other", 1.0, r"valfardsomrade\w*|hyvinvointialueen strategi\w*"),
    (
        "other",
        1.0,
        r"(?:alueelli|maakunnalli|seudulli|hyvinvointialue)\w*(?: \S+){0,3} "
        r"hyvinvointi ?(?:suunnitel|kertomu|ohjel)\w*"
        r"|regional\w*(?: \S+){0,2} valfards ?(?:plan|berattels|rapport|program)\w*",
    ),
    ("other", 1.0, rf"{_OLD}\w*(?: \S+){{0,3}} (?:hyvinvointi ?)?(?:suunnitel|ohjel)\w*"),
    (
        "other",
        1.0,
        r"\w*strategi\w* (?:toimeenpano|toteutu|toteuttami|toimenpide|seuranta)\w* ?"
        r"(?:ohjel|suunnitel|raport|katsau)\w*",
    ),
    ("other", 1.0, r"(?:teemaohjelm|temaprogram|theme program)\w*"),
    (
        "other",
        1.0,
        r"(?:elinkeino|henkilosto|omistaja|viestinta|palvelu|digi\w*|asunto|ilmasto|"
        r"naringslivs|personal|agar)strategi\w*",
    ),
    (
        "other",
        1.0,
        r"(?:varhaiskasvatus|opetus|valmius|tasa ?arvo)\w*suunnitel\w*|"
        r"\b(?:asema|yleis|osayleis)kaava\w*|\bkaava(?:maarayk|selostu|kart|ehdotu)\w*|"
        r"toimintakertomu\w*|verksamhetsberattels\w*|tiedote\w*|tarkastuskertomu\w*",
    ),
)
_COMPILED = tuple((kind, clarity, re.compile(pattern)) for kind, clarity, pattern in _RULES)
_STEMS = re.compile(
    r"strateg|hyvinv|vointi|hyte|valfard|valmaend|welfare|wellbeing|edistami|framjand|promotion"
    r"|plan|ohjel|progr|suunnitel|nuoriso|lastens|lapsiy|barnv|kokou|meetingitem|ktweb|poytak"
    r"|esitysl|protok|foredrag|talous|tilinp|budget|bokslut|kaava|kertomu|berattel|tiedote"
)
"""Every name of a kind has one of these in it; most lines of a text have none."""

_NEWS = re.compile(r"^(?:uutis\w*|ajankohtai\w*|nyhet\w*|aktuell\w*|news|tiedott\w*)\b|blog")


def kinds_named(text: str) -> list[NamedKind]:
    """Return the kinds that folded `text` speaks of, those of the longest words first.

    A name inside a longer one does not count: "lasten ja nuorten hyvinvointisuunnitelma" is no
    welfare plan, "maakuntastrategia" no strategy of a municipality.
    """
    if not _STEMS.search(text):
        return []
    found = [
        (*match.span(), NamedKind(kind, clarity, match[0].strip()))
        for kind, clarity, pattern in _COMPILED
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda item: (-item[2].clarity, item[0] - item[1]))
    kept: list[tuple[int, int, NamedKind]] = []
    for start, end, named in found:
        if all(end <= other or begin >= end or start >= other for begin, other, _ in kept):
            kept.append((start, end, named))
    return [named for _, _, named in kept]


_STRATEGIC = (
    *("visio", "arvomme", "arvot", "missio", "paamaar", "painopiste", "menestystekij", "strategi"),
    *("elinvoima", "vision", "varderingar", "strategisk", "livskraft", "malbild"),
)


def reads_like_strategy(text: str) -> bool:
    """Whether folded `text` has the words that strategies are built from."""
    return sum(word in text for word in _STRATEGIC) >= 3


def is_news(segment: str) -> bool:
    """Whether a folder of an address holds news or a blog, which speak about documents."""
    return _NEWS.search(segment) is not None
