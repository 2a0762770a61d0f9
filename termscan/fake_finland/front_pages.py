"""What sites of every shape have in common: the ways from the home page to the documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from urllib.parse import quote_plus

from termscan.fake_finland.site_builder import Item, SiteBuilder, slug

_EVERYDAY_FINNISH = (
    "Varhaiskasvatus|Liikuntapaikat|Asuminen ja ympäristö|Kirjasto|Yrityspalvelut|Nuorisopalvelut"
    "|Vesihuolto|Rakentaminen|Perusopetus|Matkailu|Palaute|Avoimet työpaikat|Tapahtumakalenteri"
    "|Yhteystiedot|Kulttuuri|Jätehuolto"
)
_EVERYDAY_SWEDISH = (
    "Småbarnspedagogik|Idrott|Boende och miljö|Bibliotek|Företagstjänster|Ungdom|Byggande|Kontakt"
    "|Kultur|Turism|Lediga jobb"
)


def everyday_pages(site: SiteBuilder, number: int) -> list[Item]:
    """Make pages that every municipality has, beside the point; return the links to them."""
    titles = site.say(_EVERYDAY_FINNISH, _EVERYDAY_SWEDISH).split("|")
    items = []
    for title in random.Random(site.domain).sample(titles, number):  # noqa: S311
        url = f"http://{site.host}/{slug(title)}"
        site.page(url, title, text=10)
        items.append(Item(url, title))
    return items


def hubs(site: SiteBuilder, items: Sequence[Item], path: Callable[[str], str]) -> list[Item]:
    """Put the items on pages one to three clicks deep; return what the home page links to."""
    strategic = [i for i in items if "strateg" in i.text.lower() or "budget" in i.text.lower()]
    welfare = [i for i in items if i not in strategic]
    groups = [items] if site.chances(0.3) else [strategic, welfare]
    titles = [
        site.say(
            site.one("Strategiat ja ohjelmat", "Strategia ja talous", "Kuntastrategia ja ohjelmat"),
            site.one("Strategier och program", "Strategier, program och rapporter"),
        ),
        site.say(
            site.one(
                "Hyvinvoinnin ja terveyden edistäminen", "Hyvinvointi", "Hyvinvointijohtaminen"
            ),
            site.one("Främjande av hälsa och välfärd", "Välmående"),
        ),
    ]
    tops = zip(titles, groups, strict=False)
    return [_led_to(site, Item(site.page(path(t), t, g, text=10), t), path) for t, g in tops]


def _led_to(site: SiteBuilder, top: Item, path: Callable[[str], str]) -> Item:
    """Put up to two pages in front of a page; return the link to the outermost."""
    title = top.text
    for _ in range(site.chance.randint(0, 2)):
        above = site.say(
            site.one("Hallinto ja päätöksenteko", "Kunta ja hallinto", "Kaupunki ja päätöksenteko"),
            site.one("Förvaltning och beslutsfattande", "Kommun och förvaltning"),
        )
        others = everyday_pages(site, 2)
        where = path(f"{above} {title} {len(site.sitemap)}")
        top = Item(site.page(where, above, [top, *others], text=5), above)
    return top


def home_page(site: SiteBuilder, tops: Sequence[Item], markup: str = "") -> None:
    """Make the home page, with the ways to the documents in its menu or on the page."""
    others = everyday_pages(site, site.chance.randint(4, 9))
    if site.chances(0.5):
        site.nav = [*others[:3], *tops, *others[3:]]
        title = site.say(f"Tervetuloa – {site.name}", f"Välkommen till {site.name}")
        site.page(site.website, title, others, markup=markup)
        return
    site.page(site.website, site.name, [*others, *tops], text=5, markup=markup)


_SEARCHED = {
    "fi": (
        "kuntastrategia|kaupunkistrategia|strategia|hyvinvointiraportti|hyvinvointisuunnitelma"
        "|hyvinvointikertomus|hyvinvointi|lasten ja nuorten hyvinvointisuunnitelma"
    ),
    "sv": (
        "strategi|välfärdsrapport|välfärdsplan|välfärdsberättelse|välfärd|plan för barn och unga"
        "|plan för barns och ungas välfärd"
    ),
}


def search_form(site: SiteBuilder, action: str, name: str, items: Sequence[Item]) -> str:
    """Give the site a search that works for its documents' words; return the form."""
    for word in _SEARCHED[site.language].split("|"):
        hits = [item for item in items if word in item.text.lower()]
        url = f"http://{site.host}{action}?{name}={quote_plus(word)}"
        site.page(url, f"Haku: {word}", hits, text=2, in_sitemap=False)
    field = f'<input type="search" name="{name}">'
    return f'<form action="{action}" method="get">{field}<button>Haku</button></form>'
