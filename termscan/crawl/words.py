"""The words by which municipalities announce their documents, in Finnish, Swedish and English.

All patterns are matched against `folded` text: lower case, å ä ö without their marks (as in
addresses), every separator a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import unquote

from termscan.records import DocumentKind

_SEPARATORS = re.compile(r"[\s_+/.,:;()\[\]{}\"'’”“»«|?=&!<>%–—‑-]+")
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")


def folded(text: str) -> str:
    """Return text as the patterns of this module want it."""
    text = unicodedata.normalize("NFKD", text.replace("\u00ad", ""))
    text = "".join(c for c in text if not unicodedata.combining(c)).lower()
    return _SEPARATORS.sub(" ", text).strip()


def folded_path(path: str) -> str:
    """Return the readable words of an address's path, the file's ending left out."""
    text = unquote(path, errors="replace")
    text = re.sub(r"\.(?:pdf|docx?|odt|html?|aspx?|php)$", "", text, flags=re.IGNORECASE)
    return folded(_CAMEL.sub(" ", text))


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")")


KINDS: Mapping[DocumentKind, re.Pattern[str]] = {
    "strategy": _words(
        r"(?:kunta|kaupunki|kunnan|kaupungin) ?strateg(?!isesti)",
        r"kommun(?:ens)? ?strateg",
        r"sta(?:ds|dens) ?strateg",
        r"(?:city|town|municipal(?:ity)?) ?strateg",
        r"strategy (?:of|for) the (?:city|town|municipality)",
    ),
    "welfare_plan": _words(
        r"hyvinvointi ?suunnitelm",
        r"hyvinvointi ?ohjelma",
        r"hyvinvointikertomus? (?:ja|seka) (?:hyvinvointi ?)?suunnitelma",
        r"hyvinvoinnin (?:ja terveyden )?(?:edistamisen )?(?:suunnitelma|ohjelma)",
        r"valfardsplan",
        r"(?:plan|program) for (?:framjande av )?(?:valfard|valmaende)",
        r"valfards(?:berattelse|rapport)n? och (?:valfards ?)?plan",
        r"(?:welfare|well ?being|wellness) (?:plan|programme)",
    ),
    "welfare_report": _words(
        r"hyvinvointi ?kertomu",
        r"hyvinvointi ?raport",
        r"valfards(?:berattels|rapport|redogorels)",
        r"(?:welfare|well ?being) report",
    ),
    "child_welfare_plan": _words(
        r"(?:lasten|lapsi|lasten ja nuorten|lapsiperheiden)\b.{0,30}hyvinvointi ?suunnitelma",
        r"hyvinvointisuunnitelma.{0,20}\b(?:lasten|lapsille|lapset)\b",
        r"lastensuojelu\w* suunnitelma",
        r"lastensuojelusuunnitelma",
        r"lanu ?suunnitelma",
        r"plan.{0,25}\bbarn (?:och|samt) unga",
        r"barn(?:s)? (?:och|samt) ungas? (?:valfard|valmaende)",
        r"barnskydds?plan",
        r"children(?: s)? (?:and young people s? )?welfare plan",
    ),
}
"""What names a document of each kind outright."""

JOINT = _words(
    r"hyvinvointi\w* (?:ja|seka) (?:hyvinvointi)? ?suunnitelma",
    r"valfards\w* (?:och|samt) (?:valfards)? ?plan",
    r"welfare report and plan",
)
"""A welfare report and plan in one."""

ANY_STRATEGY = _words(r"strateg(?:ia|ian|i|in|y)\b")
BEFORE_STRATEGY = frozenset(
    [
        "uusi",
        "uuden",
        "voimassaoleva",
        "voimassa",
        "oleva",
        "nykyinen",
        "paivitetty",
        "hyvaksytty",
        "oma",
        "ja",
        "och",
        "ny",
        "nya",
        "den",
        "gallande",
        "nuvarande",
        "godkand",
        "the",
        "new",
        "current",
        "s",
    ]
)
"""Words between which and the bare word strategy no other subject stands."""

OTHER_STRATEGY = re.compile(
    r"\b(?!kunta|kaupunki|kunnan|kaupungin|kommun|stads)\w{3,}strateg(?:ia|i|y)"
    r"|\b(?:maakunta|landskaps|seutu|alue)strateg"
    r"|\b(?:henkilosto|digi\w*|omistaja|elinkeino|palvelu|hankinta|viestinta|konserni|energia"
    r"|ilmasto|turvallisuus|metsa|liikunta|kulttuuri|nuoriso|matkailu|vetovoima)\b.{0,12}strateg"
)
"""Strategies of something else than the whole municipality."""

ABOUT = _words(
    r"\w*strategian (?:teemaohjelm|toimeenpan|toteutu|seuran|mittar|valmistel|prosess|paivit)",
    r"\w*strategian (?:laadin|laatimi|kysely|tyopaja|arvioin|raport|esipuhe|julkist|keskeiset)",
    r"strategi(?:ska|sta) (?:temaprogram|ohjelma|theme)",
    r"strategic theme",
    r"strategia?(?:kysely|tyo|tyopaja|paiva|prosessi|viestinta|arbete|enkat|kartta)",
    r"(?:strategia|kertomus|suunnitelma)\w* (?:uudist|paivitetaan|valmistel|kommentoi|laaditaan)",
    r"(?:uppfoljning|utvardering|arbetet|enkat)\w* (?:av|om|kring|med|for) (?:kommun|stad|valfard)",
    r"toteutumis\w*",
    r"(?:kysely|enkat|gallup)\b",
    r"(?:tee|vastaa|osallistu|kerro|tule) ",
)
"""Texts about a document rather than the document."""

GROUPS = _words(
    r"ikaihmis",
    r"ikaanty",
    r"ikaysta",
    r"vanhus",
    r"vanhempi?en vaesto",
    r"aldre",
    r"senior",
    r"vammais",
    r"handikapp",
    r"tyohyvinvoin",
    r"henkilosto",
    r"personal",
    r"koulun\b",
    r"oppilas",
    r"opiskelu",
    r"elain",
    r"arbetshalsa",
    r"arbetsvalmaende",
    r"maahanmuut",
    r"kotoutt",
    r"saamelais",
)
"""Plans for a part of the people."""

DRAFT = _words(
    r"luonno(?:s|k)",
    r"utkast",
    r"draft",
    r"ehdotus",
    r"ehdotuksen",
    r"forslag",
    r"valmisteluversio",
)
BUDGET = _words(
    r"talousarvio",
    r"budget",
    r"tilinpaato",
    r"bokslut",
    r"taloussuunnitelma",
    r"toimintakertom",
    r"ekonomiplan",
    r"verksamhetsberattelse",
    r"veroprosent",
    r"osavuosi",
    r"delarsrapport",
    r"financial statement",
    r"kayttosuunnitelma",
)
NEWS = _words(
    r"ajankohtai",
    r"uutis",
    r"uutinen",
    r"tiedotte",
    r"tiedote\b",
    r"nyhet",
    r"aktuell",
    r"news\b",
    r"blog",
    r"kolumni",
    r"artikkel",
    r"kuulutu",
    r"kungorels",
    r"tapahtuma",
    r"evenemang",
    r"hyvaksyi\b",
    r"hyvaksyttiin",
    r"hyvaksytty valtuustossa",
    r"godkand",
    r"godkande",
    r"on paivitetty",
    r"paivitettiin",
    r"on julkaistu",
    r"julkaistiin",
    r"har (?:publicerats|antagits|godkants)",
    r"is ready",
    r"ar klart",
    r"kutsu\b",
    r"inbjudan",
    r"asukasilta",
    r"webinaari",
    r"tervetuloa",
    r"valkommen",
)
REGION = _words(
    r"hyvinvointialue",
    r"valfardsomrade",
    r"maakunta",
    r"maakunnan",
    r"landskap(?:et|s)",
    r"alueellinen",
    r"aluehallinto",
    r"seutukun",
    r"regional",
    r"wellbeing services county",
)
PART = _words(
    r"tiivistelm",
    r"sammandrag",
    r"sammanfattning",
    r"summary",
    r"esite\b",
    r"broschyr",
    r"brochure",
    r"selko",
    r"lattlast",
    r"esitys",
    r"presentation",
    r"diat?\b",
    r"kalvo",
    r"slides",
    r"nosto",
    r"ote\b",
    r"utdrag",
    r"juliste",
    r"affisch",
    r"poster",
    r"video",
    r"infograf",
    r"liite",
    r"bilaga",
    r"kartta",
    r"painopiste",
    r"kansikuva",
    r"saavutettavuus",
)
MINUTES = _words(
    r"poytakirja", r"protokoll", r"esityslista", r"foredragningslista", r"paatosluettelo"
)
OTHER_PAPERS = _words(
    r"hallintosaanto",
    r"forvaltningsstadga",
    r"ohjesaanto",
    r"taksa",
    r"hinnasto",
    r"asemakaava",
    r"tonttijako",
    r"tasa arvo",
    r"jamstalldhet",
    r"valmiussuunnitelma",
    r"varhaiskasvatussuunnitelma",
    r"opetussuunnitelma",
    r"laroplan",
    r"turvallisuussuunnitelma",
    r"tietosuoja",
    r"rekisteriseloste",
    r"sopimus",
    r"avtal",
    r"paihde\w*suunnitelma",
    r"liikenneturvallisuus",
)

HUBS = (
    (
        3.0,
        _words(
            r"strategiat? ja (?:ohjelmat|talous|suunnitelmat)",
            r"strategier(?: och program| program)?\b",
            r"strategiat\b",
            r"ohjelmat ja (?:suunnitelmat|strategiat)",
            r"suunnitelmat ja (?:ohjelmat|strategiat)",
            r"hyvinvointijohtaminen",
            r"hyvinvointityo\b",
            r"hyte\b",
            r"program och planer",
            r"planer och program",
            r"(?:hyvinvoinnin|terveyden) (?:ja (?:terveyden|hyvinvoinnin) )?edistami",
            r"framjande av (?:halsa|valfard|valmaende)",
            r"strategies and programmes",
        ),
    ),
    (
        2.2,
        _words(
            r"talous ja strategia",
            r"strategia\b",
            r"strategi\b",
            r"strategy\b",
            r"strateginen",
            r"strategisk",
            r"(?:strategia )?asiakirjat\b",
            r"suunnitelmat\b",
            r"ohjelmat\b",
            r"julkaisut\b",
            r"dokument\b",
            r"publikationer",
            r"publications",
            r"kehittaminen",
            r"utveckling",
            r"kertomukset",
            r"raportit",
            r"rapporter",
            r"ekonomi och strategi",
            r"saannot ja ohjeet",
            r"asiakirja(?:arkisto|pankki)",
        ),
    ),
    (
        1.4,
        _words(
            r"hyvinvointi\b",
            r"hyvinvointi ja terveys",
            r"terveys ja hyvinvointi",
            r"valfard\b",
            r"valmaende\b",
            r"valmaende och halsa",
            r"hallinto\b",
            r"hallinto ja paatoksenteko",
            r"paatoksenteko",
            r"kunta(?:info|tieto| ja hallinto)",
            r"kunta\b",
            r"kaupunki ja",
            r"forvaltning",
            r"beslutsfattande",
            r"kommunen\b",
            r"staden\b",
            r"kommun och",
            r"organisation",
            r"tietoa (?:kunnasta|kaupungista)",
            r"talous\b",
            r"ekonomi\b",
            r"information om",
            r"info om",
            r"city administration",
            r"decision making",
            r"administration",
            r"lomakkeet ja asiakirjat",
            r"well being",
            r"wellbeing",
        ),
    ),
    (
        1.0,
        _words(
            r"kunnanvaltuusto",
            r"kaupunginvaltuusto",
            r"valtuusto\b",
            r"kommunfullmaktige",
            r"stadsfullmaktige",
            r"fullmaktige\b",
            r"council\b",
        ),
    ),
    (
        0.5,
        _words(
            r"kunnanhallitus",
            r"kaupunginhallitus",
            r"kommunstyrelsen",
            r"stadsstyrelsen",
            r"poytakirjat",
            r"toimielimet",
            r"esityslistat",
            r"kokous\b",
            r"protokoll\b",
            r"sivukartta",
            r"webbkarta",
            r"sitemap",
        ),
    ),
)
"""Pages that lead to the documents, with how much they promise."""

_GENERIC = frozenset(
    [
        "lataa",
        "avaa",
        "lue",
        "lisaa",
        "katso",
        "tasta",
        "tassa",
        "taalta",
        "taalla",
        "tutustu",
        "siirry",
        "linkki",
        "pdf",
        "tiedosto",
        "liite",
        "asiakirja",
        "dokumentti",
        "nayta",
        "koko",
        "avautuu",
        "uuteen",
        "uudessa",
        "valilehteen",
        "valilehdessa",
        "ikkunaan",
        "ikkunassa",
        "kuva",
        "kansi",
        "linkista",
        "painamalla",
        "ladda",
        "ner",
        "las",
        "mer",
        "har",
        "hela",
        "oppna",
        "lank",
        "fil",
        "filen",
        "bilaga",
        "dokument",
        "bild",
        "oppnas",
        "i",
        "ny",
        "flik",
        "read",
        "more",
        "download",
        "here",
        "open",
        "link",
        "file",
        "document",
        "view",
        "see",
        "the",
        "cover",
        "image",
        "docx",
        "doc",
        "word",
        "kb",
        "mb",
        "kt",
        "mt",
        "sivua",
        "s",
        "sidor",
        "pages",
    ]
)


def is_generic(text: str) -> bool:
    """Tell whether a folded link text says nothing of its own ("Lataa PDF, 120 kt")."""
    return all(word in _GENERIC or not re.search(r"[a-z]{2}", word) for word in text.split())


COPY_HOSTS = re.compile(
    r"(?:^|\.)(?:docplayer|issuu|docslib|pdfslide|scribd|slideshare|yumpu|studylib|calameo)\."
    r"|(?:^|\.)(?:facebook|twitter|x|linkedin|instagram|youtube|youtu|tiktok|vimeo|flickr|google|apple"
    r"|whatsapp|pinterest|wikipedia)\.(?:com|fi|be|org)$"
)
"""Hosts of copies and of chatter, where no document is fetched from."""

RELEVANT = re.compile(
    r"strateg|hyvinvoin|v(?:a|%C3%A4)lf(?:a|%C3%A4)rd|valmaende|welfare|well-?being|kertomu|berattels"
    r"|suunnitelma|ohjelmat|hyte|lanu|barn-och-unga",
    re.IGNORECASE,
)
"""What an address on a long list must hold to be looked at more closely."""
