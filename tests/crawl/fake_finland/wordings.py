"""Under which titles documents are offered: invented ones, and such as real towns have used.

The real ones were gathered from public pages, lists of documents and library catalogues after the
discovery was written: the towns' names are replaced by invented ones.
"""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

Wording = Mapping[tuple[str, str], Sequence[str]]
"""Titles by kind and language; {p} is a period, {y} last year, {n} the name in the genitive, {m} the
name as it is."""

INVENTED: Wording = {
    ("strategy", "fi"): ["Kuntastrategia {p}", "Kaupunkistrategia {p}", "{n} kuntastrategia {p}",
                         "Kuntastrategia", "{n} strategia {p}", "Voimassaoleva kuntastrategia",
                         "Kunnan strategia {p}", "Hyvän arjen {n} – kuntastrategia {p}"],
    ("strategy", "sv"): ["Kommunstrategi {p}", "Stadsstrategi {p}", "{n} kommunstrategi {p}",
                         "Kommunstrategi", "Strategi {p}", "Kommunens strategi {p}"],
    ("welfare_plan", "fi"): ["Hyvinvointisuunnitelma {p}", "Laaja hyvinvointikertomus ja -suunnitelma {p}",
                             "Hyvinvointikertomus ja -suunnitelma {p}", "{n} hyvinvointisuunnitelma {p}",
                             "Hyvinvointisuunnitelma", "Hyvinvointikertomus ja hyvinvointisuunnitelma {p}"],
    ("welfare_plan", "sv"): ["Välfärdsplan {p}", "Välfärdsberättelse och -plan {p}", "Omfattande välfärdsplan {p}",
                             "Välfärdsplan"],
    ("welfare_report", "fi"): ["Hyvinvointikertomus {y}", "Laaja hyvinvointikertomus {p}",
                               "Vuosittainen hyvinvointikertomus {y}", "Hyvinvointiraportti {y}"],
    ("welfare_report", "sv"): ["Välfärdsberättelse {p}", "Välfärdsrapport {y}", "Omfattande välfärdsberättelse {p}"],
    ("child_welfare_plan", "fi"): ["Lasten ja nuorten hyvinvointisuunnitelma {p}",
                                   "{n} lasten ja nuorten hyvinvointisuunnitelma {p}",
                                   "Lasten, nuorten ja lapsiperheiden hyvinvointisuunnitelma {p}",
                                   "Lapsiystävällinen kunta – lasten ja nuorten hyvinvointisuunnitelma {p}",
                                   "Lasten ja nuorten hyvinvointisuunnitelma (LANU) {p}"],
    ("child_welfare_plan", "sv"): ["Plan för barns och ungas välfärd {p}", "Välfärdsplan för barn och unga {p}",
                                   "{n} välfärdsplan för barn och unga {p}"],
}  # fmt: skip

FOUND: Wording = {
    ("strategy", "fi"): ["{n} kuntastrategia {e}", "{m}-strategia {e}", "{n} kaupungin Strategia {e}",
                         "Strategia {p} (avautuu uuteen välilehteen)", "{n} kaupunki. Strategia {p}",
                         "{n} KUNTASTRATEGIA voimaan 1.1.{s}", "Aikaansaavuutta kuntalaisten hyväksi! {n} kuntastrategia {p}",
                         "Kaupungin strategia vuosille {p}", "Rohkeasti, rennosti, yhdessä – {n} kaupunkistrategia {p}",
                         "{n} kunnan strategia {p}", "Kasvun paikka: kaupunkistrategia {p}", "Kuntastrategia, päivitetty versio {p}"],
    ("strategy", "sv"): ["{n} kommuns strategi {p}", "{n} stads strategi {p}", "Strategi för {m} kommun {p}",
                         "Strategin för {m} {p}", "Kommunstrategin {e}", "Stadens strategi {p}"],
    ("welfare_plan", "fi"): ["Hyvinvointi- ja turvallisuussuunnitelma {p}", "Laaja hyvinvointisuunnitelma {p}",
                             "HYTE-suunnitelma {p}", "Hyvinvointiohjelma {p}",
                             "Terveyden ja hyvinvoinnin edistämisen suunnitelma {p}",
                             "{n} hyvinvoinnin edistämisen ohjelma {p}",
                             "Valtuustokauden {p} hyvinvointisuunnitelma"],
    ("welfare_plan", "sv"): ["Välfärds- och säkerhetsplan {p}", "{n} välfärdsplan {p}", "Välfärdsplan för åren {p}",
                             "Plan för främjande av välfärd och hälsa {p}"],
    ("welfare_report", "fi"): ["{m}: Laaja hyvinvointikertomus {p}", "Hyvinvointikertomus, raportti vuodelta {y}",
                               "Hyvinvointikertomuksen vuosiraportti {y}", "{n} Laaja hyvinvointikertomus {p}",
                               "Kunnan hyvinvointikertomus {y}", "Hyvinvointikatsaus {y}"],
    ("welfare_report", "sv"): ["Välfärdsrapport {y}", "{n} omfattande välfärdsberättelse {p}", "Årlig välfärdsrapport {y}"],
    ("child_welfare_plan", "fi"): ["Lapsiystävällistä kuntaa rakentamassa – {n} lasten ja nuorten hyvinvointisuunnitelma {p}",
                                   "Lasten ja nuorten hyvinvoinnin suunnitelma {p}", "Lape-suunnitelma {p}",
                                   "Maakunnan ja {n} kunnan lasten ja nuorten hyvinvointisuunnitelma {p}",
                                   "Lasten, nuorten ja perheiden hyvinvointisuunnitelma {p}",
                                   "Arvokas ja onnellinen lapsuus – lasten ja nuorten hyvinvointisuunnitelma {p}"],
    ("child_welfare_plan", "sv"): ["VÄLFÄRDSPLAN FÖR BARN OCH UNGA I {m} {p}", "Barns och ungas välfärdsplan {p}",
                                   "Plan för barns och ungas välmående {p}"],
}  # fmt: skip

FOUND_BESIDE: Mapping[str, Sequence[str]] = {
    "fi": ["{n} KUNTASTRATEGIALUONNOS", "Strategian tiivistys {p}", "Kaupunkistrategian toteuttamisohjelma 5",
           "KUNTASTRATEGIA SEURANTA {y} loppuun", "Kuntastrategian laadinta", "Aikaisemmat hyvinvointikertomukset ja raportit",
           "{n} elinkeino-ohjelma {p}", "Ikäohjelma {p}", "Strategiakartta {p}", "Hyvinvointikertomuksen liitetaulukot {y}",
           "Sähköinen hyvinvointikertomus johtamisen välineenä", "Kuntastrategia ja strategiatyöskentely kunnassa",
           "Palvelustrategia {p}", "Nuorisovaltuuston toimintasuunnitelma {y}", "Varhaiskasvatussuunnitelma {p}",
           "Kotoutumisohjelma {p}", "Asuntopoliittinen ohjelma {p}", "Perhekeskustoiminnan suunnitelma {p}"],
    "sv": ["Landskapsstrategi {p}", "Verksamhetsplan {y}", "Strategikarta {p}", "Småbarnspedagogisk plan {p}",
           "Uppföljning av kommunstrategin {y}", "Program för integrationsfrämjande {p}"],
}  # fmt: skip

HELD_OUT: Wording = {
    ("strategy", "fi"): ["{m} {e} -strategia", "Uudistuva {m}, kaupungin strategia {p}", "{n} kuntastrategia, hyväksytty kv 13.6.{s}",
                         "Valtuustokauden strategia {p}", "Kuntastrategia {p}, saavutettava PDF", "KUNTASTRATEGIA {p}.pdf",
                         "Yhdessä eteenpäin – kuntastrategia vuosille {p}", "{n} kaupunkistrategia vuoteen {e}"],
    ("strategy", "sv"): ["{n} strategi {p}", "Kommunstrategi för {m} {p}", "Stadsstrategi {p} (pdf)", "Vår strategi {p}"],
    ("welfare_plan", "fi"): ["Hyvinvointi- ja elinvoimasuunnitelma {p}", "{n} kaupungin hyvinvointisuunnitelma vuosille {p}",
                             "Laaja hyvinvointikertomus ja hyvinvointisuunnitelma valtuustokaudelle {p}",
                             "Hyvinvointisuunnitelma, osa II {p}", "Suunnitelma hyvinvoinnin ja terveyden edistämiseksi {p}"],
    ("welfare_plan", "sv"): ["Välfärdsplan för fullmäktigeperioden {p}", "Omfattande välfärdsberättelse och välfärdsplan {p}",
                             "Kommunens välfärdsplan {p}"],
    ("welfare_report", "fi"): ["Hyvinvointikertomus vuodelta {y}", "Laaja hyvinvointikertomus valtuustokaudelta {p}",
                               "Hyvinvointikertomus {p} (KV 12.6.{s})", "Vuotuinen hyvinvointikertomus {y}"],
    ("welfare_report", "sv"): ["Välfärdsberättelse för år {y}", "Den omfattande välfärdsberättelsen {p}"],
    ("child_welfare_plan", "fi"): ["Lasten ja nuorten hyvinvointisuunnitelma vuosille {p}", "{n} LANU-suunnitelma {p}",
                                   "Lapsi- ja nuorisopoliittinen ohjelma {p}",
                                   "Suunnitelma lasten ja nuorten hyvinvoinnin edistämiseksi {p}"],
    ("child_welfare_plan", "sv"): ["Välfärdsplanen för barn och unga {p}", "Plan för barn och unga {p}"],
}  # fmt: skip
"""Written down after the discovery had been made to know those that were `FOUND`."""

HELD_OUT_BESIDE: Mapping[str, Sequence[str]] = {
    "fi": ["Strategian mittarit {y}", "Arviointikertomus {y}", "Hyvinvointialueen järjestämissuunnitelma {p}", "Kaavoituskatsaus {y}",
           "Sivistysstrategia {p}", "Liikuntasuunnitelma {p}", "Hyvinvointiryhmän muistio {y}", "Vammaispoliittinen ohjelma {p}",
           "Ilmasto-ohjelma {p}", "Kuntastrategian taustaselvitys", "Elinvoimastrategia {p}", "Hyvinvointikertomuksen tilasto-osa {y}"],
    "sv": ["Utvärderingsberättelse {y}", "Klimatprogram {p}", "Strategins mätare {y}", "Motionsplan {p}", "Livskraftsstrategi {p}"],
}  # fmt: skip


class Words(NamedTuple):
    """Titles of the right documents, and of what else may lie about."""

    titles: Wording
    beside: Mapping[str, Sequence[str]]


WORDS: Mapping[str, Words] = {
    "invented": Words(INVENTED, {}),
    "found": Words(FOUND, FOUND_BESIDE),
    "held out": Words(HELD_OUT, HELD_OUT_BESIDE),
}
