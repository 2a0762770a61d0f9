"""The six shapes: WordPress, Drupal, Liferay, and sites whose papers lie in a council's system."""

# ruff: noqa: E501
from __future__ import annotations

import html
import json
import uuid
from collections.abc import Callable
from urllib.parse import quote

from crawl.fake_finland.papers import prose
from crawl.fake_finland.server import Resource
from crawl.fake_finland.site_builder import Item, Paper, SiteBuilder, slug
from crawl.fake_finland.traps import Publish, noise, trap_items

KINDS = ("strategy", "welfare_plan", "welfare_report")


def _papers(site: SiteBuilder) -> list[Paper]:
    """Write what the municipality has; a joint plan and report is right for both."""
    strategy = site.paper("strategy")
    plan = site.paper("welfare_plan")
    if site.chances(0.12):
        # Nothing is to be found; what lies about must not be taken for it.
        site.traps.append("no_plan")
        site.truth.pop("welfare_plan")
        return [strategy]
    if "kertomus" in plan.title.lower() or "berättelse" in plan.title.lower():
        site.truth["welfare_report"] = {plan.body}
        return [strategy, plan]
    return [strategy, plan, site.paper("welfare_report")]


def _motto(
    site: SiteBuilder, papers: list[Paper], publish: Publish, path: Callable[[str], str]
) -> list[Item]:
    """Put the strategy, under its motto only, on a page of its own."""
    if papers[0].kind != "strategy" or not site.chances(0.2):
        return []
    site.traps.append("motto")
    strategy = papers.pop(0)
    motto = site.say(
        site.one("Rohkeasti yhdessä", "Hyvän arjen koti", "Luonnollisesti lähellä"),
        "Tillsammans framåt",
    )
    title = site.say(site.one("Kuntastrategia", "Kunnan strategia"), "Kommunstrategi")
    item = Item(
        publish(f"{motto} {strategy.period}", strategy.body),
        f"{motto} {strategy.period}",
        site.layout(),
    )
    return [Item(site.page(path(f"{title} 2"), title, [item], text=10), title)]


def _picture_only(site: SiteBuilder, papers: list[Paper]) -> None:
    """Publish the strategy as a picture, which nobody can read: nothing is to be found."""
    if papers[0].kind == "strategy" and site.chances(0.06):
        site.traps.append("picture_only")
        papers.pop(0)
        site.truth.pop("strategy")
        site.put(
            f"http://{site.host}/kuvat/strategia.png", Resource(b"\x89PNG\r\n\x1a\n", "image/png")
        )


def _offer(site: SiteBuilder, papers: list[Paper], publish: Publish) -> list[Item]:
    return [Item(publish(p.title, p.body), site.announce(p), site.layout()) for p in papers]


def _hubs(site: SiteBuilder, items: list[Item], path: Callable[[str], str]) -> list[Item]:
    """Put the items on pages one to three clicks deep; return what the home page links to."""
    strategic = [i for i in items if "strateg" in i.text.lower() or "budget" in i.text.lower()]
    welfare = [i for i in items if i not in strategic]
    one_hub = site.chances(0.3)
    groups = [items] if one_hub else [strategic, welfare]
    titles = [
        site.say(site.one("Strategiat ja ohjelmat", "Strategia ja talous", "Kuntastrategia ja ohjelmat"),
                 site.one("Strategier och program", "Strategier, program och rapporter")),
        site.say(site.one("Hyvinvoinnin ja terveyden edistäminen", "Hyvinvointi", "Hyvinvointijohtaminen"),
                 site.one("Främjande av hälsa och välfärd", "Välmående")),
    ]  # fmt: skip
    tops = []
    for title, group in zip(titles, groups, strict=False):
        url = site.page(path(title), title, group, text=10)
        top = Item(url, title)
        for _ in range(site.chance.randint(0, 2)):
            above = site.say(site.one("Hallinto ja päätöksenteko", "Kunta ja hallinto", "Kaupunki ja päätöksenteko"),
                             site.one("Förvaltning och beslutsfattande", "Kommun och förvaltning"))  # fmt: skip
            others = noise(site, 2)
            where = path(f"{above} {title} {len(site.sitemap)}")
            top = Item(site.page(where, above, [top, *others], text=5), above)
        tops.append(top)
    return tops


def _home(site: SiteBuilder, tops: list[Item], markup: str = "") -> None:
    others = noise(site, site.chance.randint(4, 9))
    if site.chances(0.5):
        site.nav = [*others[:3], *tops, *others[3:]]
        site.page(
            site.website,
            site.say(f"Tervetuloa – {site.name}", f"Välkommen till {site.name}"),
            others,
            markup=markup,
        )
        return
    site.page(site.website, site.name, [*others, *tops], text=5, markup=markup)


def _search_form(site: SiteBuilder, action: str, name: str, items: list[Item]) -> str:
    """Give the site a search that works for its documents' words."""
    words = {"fi": ["kuntastrategia", "kaupunkistrategia", "strategia", "hyvinvointiraportti", "hyvinvointisuunnitelma", "hyvinvointikertomus"],
             "sv": ["strategi", "välfärdsrapport", "välfärdsplan", "välfärdsberättelse"]}[site.language]  # fmt: skip
    for word in words:
        hits = [i for i in items if word in i.text.lower()]
        site.page(
            f"http://{site.host}{action}?{name}={quote(word)}",
            f"Haku: {word}",
            hits,
            text=2,
            in_sitemap=False,
        )
    return f'<form action="{action}" method="get"><input type="search" name="{name}"><button>Haku</button></form>'


def wordpress(site: SiteBuilder) -> None:
    base = f"http://{site.host}"
    site.generator = '<link rel="stylesheet" href="/wp-content/themes/kunta/style.css">' + (
        '<meta name="generator" content="WordPress 6.6">' if site.chances(0.6) else ""
    )
    style = site.one("uploads", "uploads", "multisite", "download", "landing")

    def publish(title: str, body: bytes) -> str:
        folder = f"{site.chance.randint(site.year - 3, site.year)}/{site.chance.randint(1, 12):02d}"
        name = site.upload_name(title)
        where = (
            f"{base}/uploads/sites/1/{folder}/{name}"
            if style == "multisite"
            else f"{base}/wp-content/uploads/{folder}/{name}"
        )
        site.file(where, body)
        site.media.append(Item(where, title))
        if style == "download":
            return site.file(f"{base}/download/{slug(title)}/", body)
        if style == "landing" and site.chances(0.5):
            return site.page(
                f"{base}/tiedostot/{slug(title)}/",
                title,
                [Item(where, site.say("Lataa tiedosto", "Ladda ner"))],
                text=1,
            )
        return where

    papers = _papers(site)
    _picture_only(site, papers)
    traps = trap_items(site, publish, site.chance.randint(3, 6))
    own = _motto(site, papers, publish, lambda title: f"{base}/{slug(title)}/") if papers else []
    items = _offer(site, papers, publish) + traps + own
    site.chance.shuffle(items)

    def path(title: str) -> str:
        return f"{base}/{site.say('hallinto-ja-paatoksenteko', 'forvaltning')}/{slug(title)}/"

    tops = _hubs(site, items, path)
    hidden = site.chances(0.3)
    markup = '<img src="/wp-content/uploads/2024/01/kuva.jpg" alt=""><a href="/wp-content/uploads/2024/01/esite.pdf">Esite</a>'
    _home(site, [] if hidden else tops, markup)
    site.robots(f"Sitemap: {base}/wp-sitemap.xml\n" if site.chances(0.7) else "")
    site.sitemap_file("/wp-sitemap.xml", "/wp-sitemap-posts-page-1.xml")
    if not hidden or site.chances(0.5):
        site.sitemap_file("/sitemap.xml")
    _wordpress_interface(site, hidden)
    site.error_page()
    site.decision_system, site.decision_url = "wordpress", f"{base}/wp-json/wp/v2/media"


def _wordpress_interface(site: SiteBuilder, hidden: bool) -> None:
    base = f"http://{site.host}/wp-json/wp/v2"
    if not hidden and site.chances(0.4):
        return
    for word in ("strategi", "hyvinvointi", "välfärd"):
        hits = [i for i in site.media if word in i.text.lower()]
        fields = "_fields=source_url,link,title,alt_text,caption,mime_type,date"
        found = [{"source_url": i.url, "title": {"rendered": html.escape(i.text)}, "alt_text": "",
                  "caption": {"rendered": ""}, "mime_type": "application/pdf"} for i in hits]  # fmt: skip
        query = f"search={word}&per_page=50&{fields}"
        site.put(
            f"{base}/media?{quote(query, safe='=&,_')}",
            Resource(json.dumps(found).encode(), "application/json"),
        )


def drupal(site: SiteBuilder) -> None:
    base = f"http://{site.host}"
    prefix = site.one("", "", f"/{site.language}", "/index.php/en")
    if prefix.endswith("/en"):
        site.traps.append("finnish_under_en")
    site.generator = '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'

    def publish(title: str, body: bytes) -> str:
        name = site.one(f"{title}.pdf", site.upload_name(title))
        folder = f"{site.chance.randint(site.year - 4, site.year)}-{site.chance.randint(1, 12):02d}"
        return site.file(f"{base}/sites/default/files/{folder}/{quote(name)}", body)

    numbers = iter(range(100, 10_000, 7))

    def path(title: str) -> str:
        if site.chances(0.3) or prefix.endswith("/en"):
            return f"{base}{prefix}/node/{next(numbers)}"
        return f"{base}{prefix}/{slug(title)}"

    papers = _papers(site)
    pages: list[Item] = []
    if site.chances(0.35):
        # The page is the strategy.
        strategy = papers.pop(0)
        title = site.say(
            f"{site.genitive} kuntastrategia {strategy.period}",
            f"{site.genitive} kommunstrategi {strategy.period}",
        )
        url = f"{base}{prefix}/{slug(site.say('kuntastrategia', 'kommunstrategi'))}"
        site.page(url, title, text=90)
        host, target = site.host, url.removeprefix(base)
        site.truth["strategy"] = {site.web[host, target].body}
        pages = [Item(url, site.say("Kuntastrategia", "Kommunstrategi"))]
        site.traps.append("page_is_strategy")
    items = (
        _offer(site, papers, publish) + trap_items(site, publish, site.chance.randint(2, 5)) + pages
    )
    site.chance.shuffle(items)
    tops = _hubs(site, items, path)
    only_search = site.chances(0.25)
    form = _search_form(site, "/search/node", "keys", items)
    _home(site, [] if only_search else tops, form)
    site.robots()
    if not only_search:
        site.sitemap_file()
    site.error_page()


def liferay(site: SiteBuilder) -> None:
    base = f"http://{site.host}"
    root = f"{base}/{site.language}/web/{slug(site.name)}"

    def publish(title: str, body: bytes) -> str:
        number = site.chance.randint(10_000, 99_999)
        name = quote(title.replace("–", "-") + ".pdf").replace("%20", "+")
        url = f"{base}/documents/{number}/{number + 7}/{name}/{uuid.UUID(int=site.chance.getrandbits(128))}?t=16{number}00"
        return site.file(
            url, body, headers={"Content-Disposition": f'inline; filename="{title}.pdf"'}
        )

    papers = _papers(site)
    own = _motto(site, papers, publish, lambda title: f"{root}/{slug(title)}")
    items = (
        _offer(site, papers, publish) + trap_items(site, publish, site.chance.randint(2, 5)) + own
    )
    site.chance.shuffle(items)
    tops = _hubs(site, items, lambda title: f"{root}/{slug(title)}")
    site.put(site.website, Resource(b"", status=302, headers={"Location": f"{root}/etusivu"}))
    home, site.website = site.website, f"{root}/etusivu"
    _home(
        site,
        tops,
        _search_form(site, f"/{site.language}/haku", "q", items) if site.chances(0.5) else "",
    )
    site.website = home
    if site.chances(0.5):
        site.robots()
    site.error_page()


def _plain_site(site: SiteBuilder, items: list[Item], in_council: list[Item]) -> None:
    """A home page of no known system, with its own pages and a link to the council's papers."""
    base = f"http://{site.host}"
    ending = site.one("", ".html", "/")
    tops = _hubs(
        site,
        items,
        lambda title: f"{base}/{site.one('kunta', 'hallinto', 'index')}/{slug(title)}{ending}",
    )
    council = Item(
        site.decision_url or base,
        site.say("Esityslistat ja pöytäkirjat", "Föredragningslistor och protokoll"),
    )
    _home(site, [*tops, council])
    if site.chances(0.5):
        site.robots()
    if site.chances(0.5):
        site.sitemap_file()
    site.error_page()
    del in_council


def _council_items(
    site: SiteBuilder, traps: list[Item], direct: list[Item]
) -> tuple[list[Item], list[Item]]:
    """Share the documents out: most are linked from the site, some lie with the council only."""
    if site.chances(0.6):
        return [*direct, *traps], []
    return [*direct[1:], *traps], direct[:1]


def dynasty(site: SiteBuilder) -> None:
    host = f"{slug(site.name)}10.oncloudos.com"
    base = f"http://{host}"
    port = site.one("", ":80")
    site.decision_system, site.decision_url = "dynasty-oncloudos", f"{base}/cgi/DREQUEST.PHP"
    numbers = iter(range(1, 99))

    def publish(title: str, body: bytes) -> str:
        meeting, item = site.chance.randint(2_026_100, 2_026_999), next(numbers)
        url = f"{base}{port}/kokous/{meeting}-{item}-{site.chance.randint(10_000, 99_999)}.PDF"
        return site.file(url, body, validators=False)

    papers = _papers(site)
    listed, hidden = _council_items(
        site, trap_items(site, publish, site.chance.randint(2, 4)), _offer(site, papers, publish)
    )
    through_items = site.chances(0.4)
    if through_items:
        listed = [
            _meeting_item(site, base, i, next(numbers))
            if i.url.startswith(base) and site.chances(0.5)
            else i
            for i in listed
        ]
    council = site.say("Kunnanvaltuusto", "Kommunfullmäktige")
    items = [_meeting_item(site, base, i, next(numbers)) for i in hidden]
    items += [
        Item(
            f"{base}/cgi/DREQUEST.PHP?page=meetingitem&id=2026{n}-1",
            site.say("Kokouksen avaus", "Öppnande"),
        )
        for n in range(3)
    ]
    meeting = f"{base}/cgi/DREQUEST.PHP?page=meeting&id=2026600"
    site.page(
        meeting,
        site.say("Kunnanvaltuusto 14.9.2026, esityslista", "Kommunfullmäktige 14.9.2026"),
        items,
        in_sitemap=False,
        text=2,
    )
    board = f"{base}/cgi/DREQUEST.PHP?page=meeting_frames&org=kv"
    site.page(
        board,
        council,
        [Item(meeting, site.say("Kokous 14.9.2026", "Möte 14.9.2026"))],
        in_sitemap=False,
        text=2,
    )
    boards = [
        Item(board, council),
        Item(
            f"{base}/cgi/DREQUEST.PHP?page=meeting_frames&org=tl",
            site.say("Tekninen lautakunta", "Tekniska nämnden"),
        ),
    ]
    site.page(site.decision_url, "Dynasty", boards, in_sitemap=False, text=1)
    _plain_site(site, listed, hidden)


def _meeting_item(site: SiteBuilder, base: str, item: Item, number: int) -> Item:
    """Put a document behind the item of a meeting, as an attachment."""
    url = f"{base}/cgi/DREQUEST.PHP?page=meetingitem&id=2026337-{number}"
    title = item.text.partition(" (pdf")[0]
    markup = f'<h2>{site.say("Liitteet", "Bilagor")}</h2><ul><li><a href="{item.url}">{html.escape(title)}</a></li></ul>'
    site.page(url, title, text=2, markup=markup, in_sitemap=False)
    return Item(url, title)


def cloudnc(site: SiteBuilder) -> None:
    host = f"{slug(site.name)}.cloudnc.fi"
    base = f"http://{host}"
    site.decision_system, site.decision_url = "cloudnc", f"{base}/fi-FI"

    def publish(title: str, body: bytes) -> str:
        guid = str(uuid.UUID(int=site.chance.getrandbits(128))).upper()
        raw = site.chances(0.5)
        braces = f"{{{guid}}}" if raw else f"%7B{guid}%7D"
        headers = {
            "Set-Cookie": "ASP.NET_SessionId=abc; path=/",
            "Cache-Control": 'public, no-cache="Set-Cookie"',
            "Content-Disposition": f'image;filename="{title}.pdf"',
        }
        url = f"{base}/download/noname/{braces}/{site.chance.randint(10_000, 99_999)}"
        return site.file(url, body, headers=headers, validators=False)

    papers = _papers(site)
    listed, hidden = _council_items(
        site, trap_items(site, publish, site.chance.randint(2, 4)), _offer(site, papers, publish)
    )
    organs = f"{base}/fi-FI/Toimielimet"
    council = site.say("Kunnanvaltuusto", "Kommunfullmaktige")
    items = []
    for number, item in enumerate([*hidden, Item("", "Kokouksen laillisuus")]):
        title = item.text.partition(" (pdf")[0]
        address = slug(title).replace("-", "_").capitalize()
        url = f"{organs}/{council}/Kokous_1462026/{address}({5000 + number})"
        attachments = [Item(item.url, title)] if item.url else []
        site.page(url, title, attachments, in_sitemap=False, text=2)
        items.append(Item(url, title))
    meeting = site.page(
        f"{organs}/{council}/Kokous_1462026", "Kokous 14.6.2026", items, in_sitemap=False, text=1
    )
    organ = site.page(
        f"{organs}/{council}",
        council,
        [Item(meeting, "Kokous 14.6.2026")],
        in_sitemap=False,
        text=1,
    )
    site.page(f"{base}/fi-FI", "Toimielimet", [Item(organ, council)], in_sitemap=False, text=1)
    _plain_site(site, listed, hidden)


def tweb(site: SiteBuilder) -> None:
    host = f"{slug(site.name)}.tweb.fi"
    old = site.chances(0.4)
    base = f"http://{host}:8443" if old else f"http://{host}"
    start = f"{base}/ktwebscr/pk_tek_tweb.htm"
    site.decision_system, site.decision_url = "tweb", start

    def publish(title: str, body: bytes) -> str:
        number = site.chance.randint(100_000, 4_000_000)
        path = (
            f"/ktwebbin/ktproxy2.dll?doctype=3&docid={number}&version=1"
            if old
            else f"/ktwebscr/fileshow?doctype=3&docid={number}"
        )
        return site.file(base + path, body, validators=False)

    papers = _papers(site)
    listed, hidden = _council_items(
        site, trap_items(site, publish, site.chance.randint(2, 4)), _offer(site, papers, publish)
    )
    council = site.say("Kunnanvaltuusto", "Kommunfullmäktige")
    options = f'<option value="1">{site.say("Tekninen lautakunta", "Tekniska nämnden")}</option><option value="7">{council}</option>'
    form = f'<form method="post" action="/ktwebscr/pk_kokl_tweb.htm"><input type="hidden" name="kirjaamo" value="a"><select name="oid">{options}</select><input type="submit" name="haku" value="Hae"></form>'
    site.page(start, site.say("Pöytäkirjat", "Protokoll"), markup=form, in_sitemap=False, text=1)
    item = f"{base}/ktwebscr/pk_asil_tweb.htm?elin=7&pvm=14.9.2026"
    site.page(
        item,
        f"{council} 14.9.2026",
        [*hidden, Item(f"{base}/ktwebscr/x.htm", "Avaus")],
        in_sitemap=False,
        text=1,
    )
    listing = f'<html><body><h1>{council}</h1><a href="{html.escape(item)}">{site.say("Kokous", "Möte")} 14.9.2026</a>{prose(site.chance, site.language, 2)}</body></html>'
    for fields in ("kirjaamo=a&haku=Hae&oid=7",):
        site.web[host, f"/ktwebscr/pk_kokl_tweb.htm#{fields}"] = Resource(listing.encode())
    _plain_site(site, listed, hidden)


SHAPES: dict[str, Callable[[SiteBuilder], None]] = {
    "wordpress": wordpress,
    "drupal": drupal,
    "liferay": liferay,
    "dynasty": dynasty,
    "cloudnc": cloudnc,
    "tweb": tweb,
}
