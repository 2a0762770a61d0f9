"""Whose address it is: sites of others than municipalities, whose plans are no municipality's."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_COUNTIES = """
ekhva eloisa hyvaep hyvaks itauusimaa kainuunhyvinvointialue kainuunhva keusote kymenhva lapha luvn
luhva omahame ovph osterbottensvalfard paijatha pirha pohde pohjanmaanhyvinvointi pshyvinvointialue
pshva satasairaala satakunnanhyvinvointialue sata siunsote soite vakehyva varha hus
"""
"""Wellbeing services counties, by their own domains and by the names of their council systems."""

_REGIONS = """
ekarjala epliitto esavo hameenliitto kainuunliitto keski-pohjanmaa keskipohjanmaa keskisuomi
keskisuomenliitto kymenlaakso kymenlaaksonliitto lapinliitto lapland obotnia paijat-hame
paijathame pirkanmaa pirkanmaanliitto pohjanmaanliitto pohjois-karjala pohjoiskarjala pohjois-savo
pohjoissavo pohjois-pohjanmaa pohjoispohjanmaa psl satakunta satakuntaliitto uudenmaanliitto
varsinais-suomi varsinaissuomi
"""
"""Regional councils."""

_STATE = """
avi aluehallintovirasto dvv finlex innokyla kommunforbundet kuntaliitto kuntaloiminta lvv mieli oph
sitra sotkanet stm suomi thl tilastokeskus stat tyokanava valtioneuvosto vm ymparisto
"""
"""Authorities, institutes and unions that write about municipalities' documents."""

_OTHERS = {
    **dict.fromkeys(_COUNTIES.split(), "a wellbeing services county"),
    **dict.fromkeys(_REGIONS.split(), "a regional council"),
    **dict.fromkeys(_STATE.split(), "an authority or association"),
}
_PARTY = re.compile(
    r"(?:demarit|sosialidemokraatit|sosdem|sdp|keskusta|kokoomus|vihreat|vasemmisto(?:liitto)?"
    r"|perussuomalaiset|kristillisdemokraatit|\bkd|\brkp|\bsfp|liikenyt|\bsdr|centern)$"
)


_HOSTED = frozenset(("oncloudos", "cloudnc", "tweb", "triplancloud"))
"""Council systems that give each of their customers a name of its own in front."""


def owner_of(url: str) -> str | None:
    """Return whose an address is if it is no municipality's, as far as its host tells."""
    try:
        labels = (urlsplit(url).hostname or "").rstrip(".").split(".")
    except ValueError:
        return None
    if len(labels) < 2:
        return None
    if labels[-2] in _HOSTED:
        names = [labels[0], labels[0].partition("-")[0]]
    else:
        names = [labels[-2]] if labels[-1] == "fi" else []
    for name in names:
        if _PARTY.search(name):
            return "a party"
        if name in _OTHERS:
            return _OTHERS[name]
    return None
