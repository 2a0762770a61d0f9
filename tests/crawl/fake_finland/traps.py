"""What lies beside the right documents: drafts, news, budgets, old versions, other strategies."""

# ruff: noqa: E501
from __future__ import annotations

import random
from collections.abc import Callable

from crawl.fake_finland.papers import pdf, prose
from crawl.fake_finland.server import Resource
from crawl.fake_finland.site_builder import Item, SiteBuilder, slug

Publish = Callable[[str, bytes], str]
"""Publishes a file by its title as the site's system does, and returns the address."""


def trap_items(site: SiteBuilder, publish: Publish, number: int) -> list[Item]:
    """Set `number` traps and return the links into them."""
    chosen = site.chance.sample(list(_TRAPS), number)
    site.traps += chosen
    items: list[Item] = []
    for name in chosen:
        items += _TRAPS[name](site, publish)
    site.chance.shuffle(items)
    return items


def _file(site: SiteBuilder, publish: Publish, title: str) -> Item:
    body = pdf(title, prose(site.chance, site.language, 30) + f" {site.chance.random()}")
    return Item(publish(title, body), title, site.layout())


def _draft(site: SiteBuilder, publish: Publish) -> list[Item]:
    period = f"{site.year}–{site.year + 5}"
    return [_file(site, publish, site.say(
        site.one(f"Kuntastrategia {period} luonnos", f"Luonnos kuntastrategiaksi {period}",
                 f"Hyvinvointisuunnitelma {period}, ehdotus"),
        site.one(f"Utkast till kommunstrategi {period}", f"Välfärdsplan {period} utkast")))]  # fmt: skip


def _news(site: SiteBuilder, publish: Publish) -> list[Item]:
    title = site.say(
        site.one("Valtuusto hyväksyi kuntastrategian", f"{site.genitive} strategia on päivitetty",
                 "Hyvinvointisuunnitelma valmistui – kiitos osallistujille"),
        site.one("Fullmäktige godkände kommunstrategin", "Välfärdsplanen har godkänts"))  # fmt: skip
    folder = site.say(
        site.one("ajankohtaista", "uutiset", "tiedotteet"), site.one("nyheter", "aktuellt")
    )
    url = f"http://{site.host}/{folder}/{slug(title)}"
    site.page(url, title, text=30)
    return [Item(url, title)]


def _budget(site: SiteBuilder, publish: Publish) -> list[Item]:
    year = site.year
    titles = site.say(
        f"Talousarvio {year} ja taloussuunnitelma {year + 1}–{year + 3}",
        f"Budget {year} och ekonomiplan",
    )
    second = site.say(f"Kuntastrategia talousarviossa {year}", f"Kommunstrategin i budgeten {year}")
    return [_file(site, publish, titles), _file(site, publish, second)]


def _old(site: SiteBuilder, publish: Publish) -> list[Item]:
    period = site.one("2014–2017", "2018–2021", "2017-2020")
    first = site.say(f"Kuntastrategia {period}", f"Kommunstrategi {period}")
    second = site.say(f"Hyvinvointisuunnitelma {period}", f"Välfärdsplan {period}")
    return [_file(site, publish, first), _file(site, publish, second)]


def _others(site: SiteBuilder, publish: Publish) -> list[Item]:
    finnish = ["Henkilöstöstrategia {p}", "Omistajapoliittinen strategia", "Elinkeinostrategia {p}",
               "Digistrategia", "Maakuntastrategia 2040", "Viestintästrategia"]  # fmt: skip
    swedish = ["Personalstrategi {p}", "Landskapsstrategi 2040", "Näringslivsstrategi"]
    period = f"{site.year}–{site.year + 3}"
    titles = site.chance.sample(swedish if site.swedish else finnish, 2)
    return [_file(site, publish, title.format(p=period)) for title in titles]


def _groups(site: SiteBuilder, publish: Publish) -> list[Item]:
    period = f"{site.year - 1}–{site.year + 3}"
    return [_file(site, publish, site.say(
        site.one(f"Ikääntyneiden hyvinvointisuunnitelma {period}", f"Työhyvinvointisuunnitelma {site.year}"),
        f"Plan för äldres välfärd {period}"))]  # fmt: skip


def _region(site: SiteBuilder, publish: Publish) -> list[Item]:
    title = site.say(
        "Hyvinvointialueen hyvinvointisuunnitelma 2023–2029",
        "Välfärdsområdets välfärdsplan 2023–2029",
    )
    url = "http://www.hyvaalue.fi/hyvinvointisuunnitelma.pdf"
    site.file(url, pdf(title, "Alue"))
    return [Item(url, title)]


def _copy(site: SiteBuilder, publish: Publish) -> list[Item]:
    title = site.say(f"Kuntastrategia {site.year}–{site.year + 4}", "Kommunstrategi")
    url = f"http://docplayer.fi/{site.code}-{slug(title)}.html"
    site.put(url, Resource(b"<html><h1>Kopio</h1></html>"))
    return [Item(url, title)]


def _login(site: SiteBuilder, publish: Publish) -> list[Item]:
    url = f"http://{site.host}/intra/strategia"
    page = (b"<html><title>Kirjaudu sis\xc3\xa4\xc3\xa4n</title><body><h1>Kirjaudu</h1>"
            b"<form method=post><input name=u><input type=password name=p></form></body></html>")  # fmt: skip
    site.put(url, Resource(page))
    return [Item(url, site.say("Strategian seuranta (henkilöstölle)", "Strategi (intra)"))]


def _dead(site: SiteBuilder, publish: Publish) -> list[Item]:
    url = f"http://{site.host}/vanha/kuntastrategia-{site.year}-{site.year + 4}.pdf"
    return [
        Item(
            url,
            site.say(f"Kuntastrategia {site.year}–{site.year + 4}", f"Kommunstrategi {site.year}–"),
        )
    ]


def _short(site: SiteBuilder, publish: Publish) -> list[Item]:
    period = f"{site.year}–{site.year + 4}"
    return [_file(site, publish, site.say(
        site.one(f"Kuntastrategian tiivistelmä {period}", f"Strategiaesite {period}", f"Kuntastrategia {period} selkokielellä"),
        f"Sammandrag av kommunstrategin {period}"))]  # fmt: skip


def _other_language(site: SiteBuilder, publish: Publish) -> list[Item]:
    period = f"{site.year - 1}–{site.year + 3}"
    title = site.say(
        site.one(f"City strategy {period}", f"Kommunstrategi {period}"), f"Kuntastrategia {period}"
    )
    return [_file(site, publish, title)]


def _minutes(site: SiteBuilder, publish: Publish) -> list[Item]:
    title = site.say(
        "Pöytäkirja: kuntastrategian hyväksyminen", "Protokoll: godkännande av kommunstrategin"
    )
    return [_file(site, publish, title)]


_TRAPS: dict[str, Callable[[SiteBuilder, Publish], list[Item]]] = {
    "draft": _draft,
    "news": _news,
    "budget": _budget,
    "old": _old,
    "others": _others,
    "groups": _groups,
    "region": _region,
    "copy": _copy,
    "login": _login,
    "dead": _dead,
    "short": _short,
    "other_language": _other_language,
    "minutes": _minutes,
}


def noise(site: SiteBuilder, number: int) -> list[Item]:
    """Pages that every municipality has, beside the point."""
    finnish = ["Varhaiskasvatus", "Liikuntapaikat", "Asuminen ja ympäristö", "Kirjasto", "Yrityspalvelut",
               "Nuorisopalvelut", "Vesihuolto", "Rakentaminen", "Perusopetus", "Matkailu", "Palaute", "Avoimet työpaikat",
               "Tapahtumakalenteri", "Yhteystiedot", "Kulttuuri", "Jätehuolto"]  # fmt: skip
    swedish = ["Småbarnspedagogik", "Idrott", "Boende och miljö", "Bibliotek", "Företagstjänster", "Ungdom",
               "Byggande", "Kontakt", "Kultur", "Turism", "Lediga jobb"]  # fmt: skip
    items = []
    for title in random.Random(site.code).sample(swedish if site.swedish else finnish, number):
        url = f"http://{site.host}/{slug(title)}"
        site.page(url, title, text=10)
        items.append(Item(url, title))
    return items
