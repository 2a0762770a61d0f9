"""The words by which municipalities announce their documents, in Finnish, Swedish and English.

All patterns are matched against `folded` text: lower case, å ä ö without their marks (as in
addresses), every separator a space.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import unquote

from termscan.records import DocumentKind

_SEPARATORS = re.compile(r"[\s_+/.,:;()\[\]{}\"'’”“»«|?=&!<>%–—‑-]+")
_CAMEL = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])")


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Return text as the patterns of this module want it."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("\u00ad", ""))
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.lower()
    return _SEPARATORS.sub(" ", text).strip()


def folded_path(path: str) -> str:
    """Return the readable words of an address's path, the file's ending left out."""
    text = unquote(path, errors="replace")
    text = re.sub(r"\.(?:pdf|docx?|odt|html?|aspx?|php)$", "", text, flags=re.IGNORECASE)
    return folded(_CAMEL.sub(" ", text))


def _words(patterns: str) -> re.Pattern[str]:
    """Compile patterns that stand on lines of their own or between " | "."""
    listed = re.split(r"\s+\|\s+|\n", patterns.strip())
    return re.compile(rf"\b(?:{'|'.join(pattern.strip() for pattern in listed)})")


KINDS: Mapping[DocumentKind, re.Pattern[str]] = {
    "strategy": _words(
        r"""
        (?:kunta|kaupunki|kunnan|kaupungin) ?strateg(?!isesti) | kommun(?:en)?s? ?strateg
        sta(?:ds|dens) ?strateg | (?:city|town|municipal(?:ity)?) ?strateg
        strategy (?:of|for) the (?:city|town|municipality)
        """
    ),
    "welfare_plan": _words(
        r"""
        hyvinvointi ?suunnitelm | hyvinvointi ?ohjelma | hyte ?(?:suunnitelm|ohjelma)
        hyvinvointi (?:ja|seka) \w+suunnitelm | valfards (?:och|samt) (?!rapport)\w+plan
        hyvinvointikertomus? (?:ja|seka) (?:hyvinvointi ?)?suunnitelma
        hyvinvoinnin (?:ja terveyden )?(?:edistamisen )?(?:suunnitelma|ohjelma) | valfardsplan
        (?:suunnitelma|ohjelma)\w* (?:terveyden ja )?hyvinvoinnin (?:ja terveyden )?edistamise
        (?:plan|program) for (?:framjande av )?(?:halsa och )?(?:valfard|valmaende)
        valfards(?:berattelse|rapport)n? och (?:valfards ?)?plan
        (?:welfare|well ?being|wellness) (?:plan|programme)
        """
    ),
    "welfare_report": _words(
        r"""
        hyvinvointi ?kertomu | hyvinvointi ?raport | hyvinvointi ?katsau
        hyte ?(?:kertomu|raport) | valfards(?:berattels|rapport|redogorels)
        (?:welfare|well ?being) report
        """
    ),
    "child_welfare_plan": _words(
        r"""
        (?:lasten|lapsi|lapsiperheiden|nuorten)\b[^|]{0,40}hyvinvointi ?(?:suunnitelm|ohjelm)
        (?:lasten|lapsi|lapsiperheiden|nuorten)\b[^|]{0,40}hyvinvoinnin (?:suunnitelm|ohjelm)
        hyvinvointi ?suunnitelma (?:lasten|lapsille|lapset)\b | (?:lape|lanu) ?suunnitelma
        lasten[^|]{0,40}hyvinvoinnin edistami\w+ (?:suunnitelm|ohjelm)
        (?:suunnitelma|ohjelma)\w* lasten[^|]{0,40}hyvinvoinnin
        lapsi\w*(?: ja (?:nuoriso|perhe)\w*)? ?poliittinen ohjelma
        lastensuojelu\w* suunnitelma | lastensuojelusuunnitelma
        (?:valfards)?plan\w* for[^|]{0,30}\bbarns? (?:(?:och|samt) )?ung
        barns? (?:och|samt) (?:ungas?|ungdomars) (?:valfard|valmaende) | barnskydds?plan
        barn(?:politiskt| och ungdomspolitiskt) program
        welfare plan for children | children(?: s)? (?:and young people s? )?welfare plan
        """
    ),
}
"""What names a document of each kind outright."""


def is_for_children(text: str, kind: re.Pattern[str]) -> bool:
    """Tell whether a folded text names a plan for children, and no other document of `kind`."""
    rest, number = KINDS["child_welfare_plan"].subn(" ", text)
    return number > 0 and not kind.search(rest)


JOINT = _words(
    r"""
    hyvinvointi\w* (?:ja|seka) (?:hyvinvointi)? ?suunnitelma
    valfards\w* (?:och|samt) (?:valfards)? ?plan | welfare report and plan
    """
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
    r"""
    \w*strategian (?!ja\b|seka\b|pdf|tiedosto|sivu|asiakirja|dokument|_OPEN_)[a-z]{3,}
    \w*(?:kertomuksen|suunnitelman) (?!ja\b|seka\b|pdf|tiedosto|sivu|vuosi|rapor|_OPEN_)[a-z]{3,}
    strategi(?:ska|sta) (?:temaprogram|ohjelma|theme) | strategic theme
    strategia?(?:kysely|tyo|tyopaja|paiva|prosessi|viestinta|arbete|enkat|kartta|kort)
    \w*(?:strategia|kertomus|suunnitelma)\w* (?:uudist|paivitetaan|valmistel|kommentoi|laaditaan)
    (?:uppfoljning|utvardering|arbetet|enkat)\w* (?:av|om|kring|med|for) (?:kommun|stad|valfard)
    seurant | seurannan | toteutumis\w* | (?:kysely|enkat|gallup)\b | sahkoinen hyvinvointi
    (?:tee|vastaa|osallistu|kerro|tule)\s
    """.replace("_OPEN_", r"lue|lataa|avaa|avautuu|katso|tutustu|siirry|linkki|taalta|tasta|taalla")
)
"""Texts about a document rather than the document."""

GROUPS = _words(
    r"""
    ikaihmis | ikaanty | ikaysta | vanhus | vanhempi?en vaesto | aldre | senior | vammais
    handikapp | tyohyvinvoin | henkilosto | personal | koulun\b | oppilas | opiskelu | elain
    arbetshalsa | arbetsvalmaende | maahanmuut | kotoutt | saamelais
    """
)
"""Plans for a part of the people."""

DRAFT = _words(
    r"""
    \w*luonno(?:s|k) | utkast | draft | ehdotus | ehdotuksen | forslag | valmisteluversio
    """
)
BUDGET = _words(
    r"""
    talousarvio | budget | tilinpaato | bokslut | taloussuunnitelma | toimintakertom
    ekonomiplan | verksamhetsberattelse | veroprosent | osavuosi | delarsrapport
    financial statement | kayttosuunnitelma
    """
)
NEWS = _words(
    r"""
    ajankohtai | uutis | uutinen | tiedotte | tiedote\b | nyhet | aktuell | news\b | blog
    kolumni | artikkel | kuulutu | kungorels | tapahtuma | evenemang | hyvaksyi\b | hyvaksyttiin
    hyvaksytty valtuustossa | godkand | godkande | on paivitetty | paivitettiin | on julkaistu
    julkaistiin | har (?:publicerats|antagits|godkants) | is ready | ar klart | kutsu\b
    inbjudan | asukasilta | webinaari | tervetuloa | valkommen
    """
)
REGION = _words(
    r"""
    hyvinvointialue | valfardsomrade | maakunta | maakunnan | landskap(?:et|s) | alueellinen
    aluehallinto | seutukun | regional | wellbeing services county
    """
)
PART = _words(
    r"""
    tiivistelm | sammandrag | sammanfattning | summary | \w*esite\b | broschyr | brochure | selko
    lattlast | esitys | presentation | diat?\b | kalvo | slides | nosto | ote\b | utdrag
    juliste | affisch | poster | video | infograf | liite | bilaga | kartta | painopiste
    kansikuva | saavutettavuus
    """
)
OLD = _words(
    r"""
    aikaisem | aiem | vanha[nt]?\b | vanhat\b | entinen | edelli | arkisto | kumot | paattyn
    tidigare | foregaende | gamla | arkiv | previous | former
    """
)
"""What was in force before."""

PAPER = re.compile(
    r"(?:suunnitelma|ohjelma|strategia|kertomus|raportti|selvitys|saanto|katsaus|plan|program"
    r"|strategi|rapport|berattelse|stadga)\b"
)
"""The last part of most papers' names."""

WITH_MUNICIPALITIES = re.compile(
    r"(?:maakunnan|alueen|landskapets|omradets) (?:ja|och|seka) (?:\w+ ){0,2}"
    r"(?:kunnan|kaupungin|kuntien|kommun|stad)"
)
"""A plan that a region has together with its municipalities."""

MINUTES = _words(
    r"""
    poytakirja | protokoll | esityslista | foredragningslista | paatosluettelo
    """
)
OTHER_PAPERS = _words(
    r"""
    hallintosaanto | forvaltningsstadga | ohjesaanto | taksa | hinnasto | asemakaava
    tonttijako | tasa arvo | jamstalldhet | valmiussuunnitelma | varhaiskasvatussuunnitelma
    opetussuunnitelma | laroplan | (?<!hyvinvointi ja )turvallisuussuunnitelma | tietosuoja
    rekisteriseloste | sopimus | avtal | lomake\b | blankett | hakemus | asiakassuunnitelma
    paihde\w*suunnitelma | liikenneturvallisuus
    """
)

HUBS = (
    (
        3.0,
        _words(
            r"""
            \w*strategiat? ja (?:ohjelmat|talous|suunnitelmat)
            strategier(?: och program| program)?\b | strategiat\b
            ohjelmat ja (?:suunnitelmat|strategiat) | suunnitelmat ja (?:ohjelmat|strategiat)
            hyvinvointijohtaminen | hyvinvointityo\b | hyte\b | program och planer
            planer och program
            (?:hyvinvoinnin|terveyden) (?:ja (?:terveyden|hyvinvoinnin) )?edistami
            framjande av (?:halsa|valfard|valmaende) | strategies and programmes
            """
        ),
    ),
    (
        2.2,
        _words(
            r"""
            talous ja strategia | strategia\b | strategi\b | strategy\b | strateginen
            strategisk | (?:strategia )?asiakirjat\b | suunnitelmat\b | ohjelmat\b | julkaisut\b
            dokument\b | publikationer | publications | kehittaminen | utveckling | kertomukset
            raportit | rapporter | ekonomi och strategi | saannot ja ohjeet
            asiakirja(?:arkisto|pankki)
            """
        ),
    ),
    (
        1.4,
        _words(
            r"""
            lapset (?:ja )?(?:nuoret|perheet) | lapsiperheet | barn (?:och )?(?:unga|familjer)
            hyvinvointi\b | hyvinvointi ja terveys | terveys ja hyvinvointi | valfard\b
            valmaende\b | valmaende och halsa | hallinto\b | hallinto ja paatoksenteko
            paatoksenteko | kunta(?:info|tieto| ja hallinto) | kunta\b | kaupunki ja
            forvaltning | beslutsfattande | kommunen\b | staden\b | kommun och | organisation
            tietoa (?:kunnasta|kaupungista) | talous\b | ekonomi\b | information om | info om
            city administration | decision making | administration | lomakkeet ja asiakirjat
            well being | wellbeing
            """
        ),
    ),
    (
        1.0,
        _words(
            r"""
            kunnanvaltuusto | kaupunginvaltuusto | valtuusto\b | kommunfullmaktige
            stadsfullmaktige | fullmaktige\b | council\b | suomeksi\b | etusivu\b | pa svenska\b
            startsida\b | siirry sivustolle
            """
        ),
    ),
    (
        0.5,
        _words(
            r"""
            kunnanhallitus | kaupunginhallitus | kommunstyrelsen | stadsstyrelsen | poytakirjat
            toimielimet | esityslistat | kokous\b | protokoll\b | sivukartta | webbkarta
            sitemap
            """
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
        "kpl",
        "st",
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
    r"|suunnitelma|ohjelma|hyte|lanu|lape|barns?-och-ung",
    re.IGNORECASE,
)
"""What an address on a long list must hold to be looked at more closely."""
