"""Sites whose documents lie in their council's system: Dynasty, CloudNC, TWeb.

The pages are like the systems' own: Dynasty's front needs a script while its listings do not;
CloudNC lists meetings by organ and date; TWeb answers a form with dates as links, the organ in the
next cell, and keeps attachments on a page of their own behind a link that says "1 kpl".
"""

from __future__ import annotations

import html
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from termscan.fake_finland.front_pages import home_page, hubs
from termscan.fake_finland.server import Resource
from termscan.fake_finland.site_builder import Item, Paper, Publish, SiteBuilder, slug

_DAY = "14.9.2026"


@dataclass(frozen=True)
class _Papers:
    """Links to a municipality's papers: on its own site, and with the council only."""

    on_site: list[Item]
    hidden: list[Item]


def _published(site: SiteBuilder, shape: str, publish: Publish) -> _Papers:
    """Publish what there is: most is linked from the site, some lies with the council only."""
    papers = site.papers(shape)
    base = f"http://{site.host}"
    own = site.alone(papers, publish, lambda title: f"{base}/{slug(title)}")
    beside = site.beside(publish)
    items = site.offer(papers, publish)
    if own or not items or site.chances(0.6):
        return _Papers([*items, *beside, *own], [])
    return _Papers([*items[1:], *beside], items[:1])


def _own_site(site: SiteBuilder, items: Sequence[Item]) -> None:
    """Build a home page of no known system, with its own pages and a link to the council's."""
    base = f"http://{site.host}"
    ending = site.one("", ".html", "/")

    def path(title: str) -> str:
        return f"{base}/{site.one('kunta', 'hallinto', 'index')}/{slug(title)}{ending}"

    tops = hubs(site, items, path)
    words = site.say("Esityslistat ja pöytäkirjat", "Föredragningslistor och protokoll")
    home_page(site, [*tops, Item(site.decision_url or base, words)])
    if site.chances(0.5):
        site.robots()
    if site.chances(0.5):
        site.sitemap_file()
    site.error_page()


def _on_own_site(site: SiteBuilder, paper: Paper) -> str:
    return site.file(f"http://{site.host}/{slug(paper.title)}", paper)


def _minutes(site: SiteBuilder, publish: Publish) -> Item:
    """Publish the minutes of the meeting as one file."""
    title = site.say(f"Pöytäkirja {_DAY}", f"Protokoll {_DAY}")
    body = b"%PDF-1.4\n" + f"{site.name}: {title}".encode()
    return Item(publish(Paper(title, body)), title)


def dynasty(site: SiteBuilder) -> None:
    """Build a site with Dynasty: ``/cgi/DREQUEST.PHP``, files under ``/kokous/``."""
    base = f"http://{site.council_host or slug(site.name) + '10.oncloudos.com'}"
    folder = site.one("", "", "/djulkaisu", "/D10_Kunta")
    root, port = f"{base}{folder}/cgi/DREQUEST.PHP", site.one("", ":80")
    site.decision_system, site.decision_url = "dynasty-oncloudos", root
    numbers = iter(range(1, 99))

    def publish(paper: Paper) -> str:
        if paper.media_type == "text/html":
            return _on_own_site(site, paper)
        meeting = site.chance.randint(2_026_100, 2_026_999)
        attachment = site.chance.randint(10_000, 99_999)
        name = f"{meeting}-{next(numbers)}-{attachment}.PDF"
        return site.file(f"{base}{port}{folder}/kokous/{name}", paper, validators=False)

    papers = _published(site, "dynasty", publish)
    on_site = papers.on_site
    if site.chances(0.4):
        on_site = [_behind_item(site, root, i, next(numbers)) for i in on_site]
    council = site.say("Kunnanvaltuusto", "Kommunfullmäktige")
    opening = Item(f"{root}?page=meetingitem&id=2026600-1", site.say("Avaus", "Öppnande"))
    items = [opening, *(_behind_item(site, root, i, next(numbers)) for i in papers.hidden)]
    minutes = _minutes(site, lambda paper: site.file(f"{base}{folder}/kokous/2026600.PDF", paper))
    meeting = f"{root}?page=meeting&id=2026600"
    title = f"{council} {site.say('Pöytäkirja', 'Protokoll')} {_DAY}"
    site.page(meeting, title, [*items, minutes], in_sitemap=False, text=1)
    listing = f"{root}?page=meetings&id=7"
    site.page(listing, council, [Item(meeting, _DAY)], in_sitemap=False, text=1)
    board = site.say("Tekninen lautakunta", "Tekniska nämnden")
    boards = [Item(listing, council), Item(f"{root}?page=meetings&id=8", board)]
    site.page(f"{root}?page=meeting_frames", "Dynasty", boards, in_sitemap=False, text=1)
    shell = b"<html><head><title>Dynasty tietopalvelu</title></head><body><div></div></body></html>"
    site.put(root, Resource(shell))
    _own_site(site, on_site)


def _behind_item(site: SiteBuilder, root: str, item: Item, number: int) -> Item:
    """Put a document behind the item of a meeting, as an attachment, if it is a file there."""
    if "/kokous/" not in item.url or site.chances(0.3):
        return item
    url = f"{root}?page=meetingitem&id=2026600-{number}"
    title = item.text.partition(" (pdf")[0]
    rss = f'<a href="{root}?page=rss/meetings&amp;show=30">RSS</a>'
    whole = f'<a href="{root}?page=meetingitem&amp;id=2026600-2">Seuraava asia</a>'
    link = f'<li><a href="{html.escape(item.url)}">{html.escape(title)}</a></li>'
    markup = f"{rss}{whole}<h2>{site.say('Liitteet', 'Bilagor')}</h2><ul>{link}</ul>"
    site.page(url, title, markup=markup, in_sitemap=False)
    return Item(url, item.text)


def cloudnc(site: SiteBuilder) -> None:
    """Build a site with CloudNC (CaseM): ``/fi-FI/Toimielimet``, ``/download/noname/{…}/1``."""
    base = f"http://{site.council_host or slug(site.name) + '.cloudnc.fi'}"
    site.decision_system, site.decision_url = "cloudnc", f"{base}/fi-FI"

    def publish(paper: Paper) -> str:
        if paper.media_type == "text/html":
            return _on_own_site(site, paper)
        guid = str(uuid.UUID(int=site.chance.getrandbits(128))).upper()
        braces = f"{{{guid}}}" if site.chances(0.5) else f"%7B{guid}%7D"
        return site.file(
            f"{base}/download/noname/{braces}/{site.chance.randint(10_000, 99_999)}",
            paper,
            validators=False,
            Set_Cookie="ASP.NET_SessionId=abc; path=/",
            Cache_Control='public, no-cache="Set-Cookie"',
            Content_Disposition=f'image;filename="{paper.title}.pdf"',
        )

    papers = _published(site, "cloudnc", publish)
    council = site.say("Kunnanvaltuusto", "Kommunfullmaktige")
    meeting = f"{base}/fi-FI/Toimielimet/{council}/Kokous_1492026"
    items = []
    for number, item in enumerate([*papers.hidden, Item("", "Kokouksen laillisuus")]):
        title = item.text.partition(" (pdf")[0]
        url = f"{meeting}/{slug(title).replace('-', '_').capitalize()}({5000 + number})"
        attachments = [Item(item.url, title)] if item.url else []
        site.page(url, title, attachments, in_sitemap=False, text=2)
        items.append(Item(url, title))
    minutes = _minutes(site, publish)
    site.page(meeting, f"Kokous {_DAY}", [*items, minutes], in_sitemap=False, text=1)
    organ = f"{base}/fi-FI/Toimielimet/{council}"
    said = f"{council} - Kokous {_DAY} {site.say('Pöytäkirja', 'Protokoll')}"
    site.page(organ, council, [Item(meeting, f"Kokous {_DAY}")], in_sitemap=False, text=1)
    front = [Item(organ, council), Item(meeting, said)]
    site.page(f"{base}/fi-FI", "Toimielimet", front, in_sitemap=False, text=1)
    _own_site(site, papers.on_site)


def tweb(site: SiteBuilder) -> None:
    """Build a site with TWeb: ``/ktwebscr/``, in older installations behind ``dbisa.dll``."""
    host = site.council_host or f"{slug(site.name)}.tweb.fi"
    old = site.chances(0.4)
    base = f"http://{host}:8443" if old else f"http://{host}"
    scripts = f"{base}/ktwebbin/dbisa.dll/ktwebscr" if old else f"{base}/ktwebscr"
    start = f"{scripts}/{site.one('pk_tek_tweb.htm', 'epj_tek_tweb.htm')}"
    site.decision_system, site.decision_url = "tweb", start

    def publish(paper: Paper) -> str:
        if paper.media_type == "text/html":
            return _on_own_site(site, paper)
        number = site.chance.randint(100_000, 4_000_000)
        newer = f"/ktwebscr/fileshow?doctype=3&docid={number}"
        older = f"/ktwebbin/ktproxy2.dll?doctype=3&docid={number}&version=1"
        return site.file(base + (older if old else newer), paper, validators=False)

    papers = _published(site, "tweb", publish)
    _tweb_meetings(site, scripts, start, publish, papers.hidden)
    _own_site(site, papers.on_site)


def _tweb_meetings(
    site: SiteBuilder, scripts: str, start: str, publish: Publish, hidden: Sequence[Item]
) -> None:
    council = site.say("Kunnanvaltuusto", "Kommunfullmäktige")
    board = site.say("Tekninen lautakunta", "Tekniska nämnden")
    title = site.say("Pöytäkirjat", "Protokoll")
    meeting, listing = f"{scripts}/pk_asil_tweb.htm?+bid=12867", f"{scripts}/pk_kokl_tweb.htm"
    options = "".join(
        f'<option value="{value}">{words}</option>'
        for value, words in (("", "Kaikki toimielimet"), ("1", board), ("7", council))
    )
    form = (
        f'<form method="POST" action="{listing}"><input name="oper" value="where" type="hidden">'
        f'<select name="kirjaamo">{options}</select><input type="text" name="pvm1"></form>'
    )
    by_script = _table_page(
        site, title, [(_anchor(meeting, f"{_DAY} 18:00"), f"{council}: 5/2026")]
    )
    rows = [_tweb_row(site, scripts, publish, item) for item in hidden]
    cover = _minutes(site, publish)
    rows.insert(0, ("", _anchor(cover.url, site.say("Pöytäkirjan kansilehti", "Protokoll")), "-"))
    organ = f"{council}: 5/2026<br>{_DAY} 18:00<br>{site.say('Pöytäkirja', 'Protokoll')}"
    site.put(start, Resource(site.markup(title, markup=form, text=1)))
    # With a listing that takes its choice from the address there is no form to fill in.
    by_address = site.one("", f"{listing}?kirjaamo=7&oper=where")
    if by_address:
        link = Item(by_address, council)
        site.put(start, Resource(site.markup(title, [link], text=1)))
        site.put(by_address, Resource(by_script))
    host, path = listing.removeprefix("http://").split("/", 1)
    site.web[host.partition(":")[0], f"/{path}#oper=where&kirjaamo=7"] = Resource(by_script)
    site.put(meeting, Resource(_table_page(site, title, [(organ,), *rows])))


def _tweb_row(site: SiteBuilder, scripts: str, publish: Publish, item: Item) -> tuple[str, ...]:
    """Put a document behind a decision, as its only attachment."""
    title = item.text.partition(" (pdf")[0]
    decision = publish(Paper(title, b"%PDF-1.4\n" + f"{site.name} 82 {title}".encode()))
    attachments = f"{scripts}/epjattn_tweb.htm?{decision.rpartition('docid=')[2]}"
    site.page(
        attachments,
        site.say("Liitteet", "Bilagor"),
        [Item(item.url, title)],
        text=1,
        in_sitemap=False,
    )
    return "82", _anchor(decision, title), _anchor(attachments, site.say("1 kpl", "1 st"))


def _anchor(url: str, words: str) -> str:
    return f'<a href="{html.escape(url)}">{html.escape(words)}</a>'


def _table_page(site: SiteBuilder, title: str, rows: Sequence[tuple[str, ...]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{one}</td>" for one in row) + "</tr>" for row in rows)
    return site.markup(title, markup=f"<table class=list>{cells}</table>", text=1)
