"""What lies beside the right documents: drafts, news, budgets, old versions, other strategies."""

# ruff: noqa: E501
from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crawl.fake_finland.papers import pdf
from termscan.fake_finland import Item, Paper, Publish, Resource, prose, slug

if TYPE_CHECKING:
    from crawl.fake_finland.town import Town


def trap_items(site: Town, publish: Publish, number: int) -> list[Item]:
    """Set `number` traps and return the links into them."""
    chosen = site.chance.sample(list(_TRAPS), number)
    site.traps += chosen
    items: list[Item] = []
    for name in chosen:
        items += _TRAPS[name](site, publish)
    site.chance.shuffle(items)
    return items


def trap_file(site: Town, publish: Publish, title: str) -> Item:
    """Publish a file of this title, and return the link to it."""
    body = pdf(title, prose(site.chance, site.language, 30) + f" {site.chance.random()}")
    return Item(publish(Paper(title, body)), title, site.layout())


def _draft(site: Town, publish: Publish) -> list[Item]:
    period = f"{site.year}–{site.year + 5}"
    return [trap_file(site, publish, site.say(
        site.one(f"Kuntastrategia {period} luonnos", f"Luonnos kuntastrategiaksi {period}",
                 f"Hyvinvointisuunnitelma {period}, ehdotus"),
        site.one(f"Utkast till kommunstrategi {period}", f"Välfärdsplan {period} utkast")))]  # fmt: skip


def _news(site: Town, publish: Publish) -> list[Item]:
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


def _budget(site: Town, publish: Publish) -> list[Item]:
    year = site.year
    titles = site.say(
        f"Talousarvio {year} ja taloussuunnitelma {year + 1}–{year + 3}",
        f"Budget {year} och ekonomiplan",
    )
    second = site.say(f"Kuntastrategia talousarviossa {year}", f"Kommunstrategin i budgeten {year}")
    return [trap_file(site, publish, titles), trap_file(site, publish, second)]


def _old(site: Town, publish: Publish) -> list[Item]:
    period = site.one("2014–2017", "2018–2021", "2017-2020")
    first = site.say(f"Kuntastrategia {period}", f"Kommunstrategi {period}")
    second = site.say(f"Hyvinvointisuunnitelma {period}", f"Välfärdsplan {period}")
    return [trap_file(site, publish, first), trap_file(site, publish, second)]


def _others(site: Town, publish: Publish) -> list[Item]:
    finnish = ["Henkilöstöstrategia {p}", "Omistajapoliittinen strategia", "Elinkeinostrategia {p}",
               "Digistrategia", "Maakuntastrategia 2040", "Viestintästrategia"]  # fmt: skip
    swedish = ["Personalstrategi {p}", "Landskapsstrategi 2040", "Näringslivsstrategi"]
    period = f"{site.year}–{site.year + 3}"
    titles = site.chance.sample(swedish if site.swedish else finnish, 2)
    return [trap_file(site, publish, title.format(p=period)) for title in titles]


def _groups(site: Town, publish: Publish) -> list[Item]:
    period = f"{site.year - 1}–{site.year + 3}"
    return [trap_file(site, publish, site.say(
        site.one(f"Ikääntyneiden hyvinvointisuunnitelma {period}", f"Työhyvinvointisuunnitelma {site.year}"),
        f"Plan för äldres välfärd {period}"))]  # fmt: skip


def _region(site: Town, publish: Publish) -> list[Item]:
    title = site.say(
        "Hyvinvointialueen hyvinvointisuunnitelma 2023–2029",
        "Välfärdsområdets välfärdsplan 2023–2029",
    )
    url = "http://www.hyvaalue.fi/hyvinvointisuunnitelma.pdf"
    site.file(url, Paper(title, pdf(title, "Alue")))
    return [Item(url, title)]


def _copy(site: Town, publish: Publish) -> list[Item]:
    title = site.say(f"Kuntastrategia {site.year}–{site.year + 4}", "Kommunstrategi")
    url = f"http://docplayer.fi/{site.code}-{slug(title)}.html"
    site.put(url, Resource(b"<html><h1>Kopio</h1></html>"))
    return [Item(url, title)]


def _login(site: Town, publish: Publish) -> list[Item]:
    url = f"http://{site.host}/intra/strategia"
    page = (b"<html><title>Kirjaudu sis\xc3\xa4\xc3\xa4n</title><body><h1>Kirjaudu</h1>"
            b"<form method=post><input name=u><input type=password name=p></form></body></html>")  # fmt: skip
    site.put(url, Resource(page))
    return [Item(url, site.say("Strategian seuranta (henkilöstölle)", "Strategi (intra)"))]


def _dead(site: Town, publish: Publish) -> list[Item]:
    url = f"http://{site.host}/vanha/kuntastrategia-{site.year}-{site.year + 4}.pdf"
    return [
        Item(
            url,
            site.say(f"Kuntastrategia {site.year}–{site.year + 4}", f"Kommunstrategi {site.year}–"),
        )
    ]


def _short(site: Town, publish: Publish) -> list[Item]:
    period = f"{site.year}–{site.year + 4}"
    return [trap_file(site, publish, site.say(
        site.one(f"Kuntastrategian tiivistelmä {period}", f"Strategiaesite {period}", f"Kuntastrategia {period} selkokielellä"),
        f"Sammandrag av kommunstrategin {period}"))]  # fmt: skip


def _other_language(site: Town, publish: Publish) -> list[Item]:
    period = f"{site.year - 1}–{site.year + 3}"
    title = site.say(
        site.one(f"City strategy {period}", f"Kommunstrategi {period}"), f"Kuntastrategia {period}"
    )
    return [trap_file(site, publish, title)]


def _minutes(site: Town, publish: Publish) -> list[Item]:
    title = site.say(
        "Pöytäkirja: kuntastrategian hyväksyminen", "Protokoll: godkännande av kommunstrategin"
    )
    return [trap_file(site, publish, title)]


def _region_and_children(site: Town, publish: Publish) -> list[Item]:
    """The plan for children of the wellbeing services county, which is not the municipality's."""
    title = site.say(
        site.one("Hyvinvointialueen lasten ja nuorten hyvinvointisuunnitelma 2023–2027",
                 "Lasten, nuorten ja perheiden alueellinen hyvinvointisuunnitelma 2023–2027"),
        "Välfärdsområdets plan för barns och ungas välfärd 2023–2027")  # fmt: skip
    url = "http://www.hyvaalue.fi/lanu.pdf"
    site.file(url, Paper(title, pdf(title, "Alue")))
    return [Item(url, title)]


def _about_children(site: Town, publish: Publish) -> list[Item]:
    """Papers about children that are not the plan for their wellbeing."""
    finnish = ["Lasten ja nuorten hyvinvointisuunnitelman seuranta 2024", "Varhaiskasvatussuunnitelma 2022",
               "Lasten ja nuorten hyvinvointisuunnitelma 2015–2018", "Lastensuojelun asiakassuunnitelma, lomake"]  # fmt: skip
    swedish = ["Plan för barns och ungas välfärd 2015–2018", "Plan för småbarnspedagogik 2022"]
    titles = site.chance.sample(swedish if site.swedish else finnish, 2)
    return [trap_file(site, publish, title) for title in titles]


_TRAPS: dict[str, Callable[[Town, Publish], list[Item]]] = {
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
    "region_and_children": _region_and_children,
    "about_children": _about_children,
}
