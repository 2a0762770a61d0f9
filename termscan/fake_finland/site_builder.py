"""The tools with which the shapes build a site: pages in several layouts, files, a sitemap."""

from __future__ import annotations

import html
import random
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from termscan.fake_finland.prose import prose
from termscan.fake_finland.server import Resource, Web


@dataclass(frozen=True)
class Item:
    """A link on a page: address, words; `layout` overrides how it is shown."""

    url: str
    text: str
    layout: str = ""


@dataclass(frozen=True)
class Paper:
    """A document to publish.

    `url` is where it is to be, if not where the site's system would put it; `page` is the title of
    a page on which it stands alone, if not among the others.
    """

    title: str
    body: bytes
    media_type: str = "application/pdf"
    url: str = ""
    page: str = ""


Publish = Callable[[Paper], str]
"""Publishes a paper as a site's system does, and returns its address."""


def slug(text: str) -> str:
    """Return text as it stands in addresses."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("–", "-")).strip("-")


@dataclass
class SiteBuilder:
    """Builds one municipality's web; the shapes call its methods in their own order.

    What is published comes from `papers` and `beside`, which may be overridden. `genitive` is the
    name as it stands in titles, `council_host` the host of the council's documents where it is not
    the system's usual one.
    """

    name: str
    domain: str
    language: str
    year: int
    chance: random.Random
    host: str = ""
    council_host: str = ""
    web: Web = field(default_factory=dict)
    sitemap: list[str] = field(default_factory=list)
    media: list[Item] = field(default_factory=list)
    nav: list[Item] = field(default_factory=list)
    website: str = ""
    decision_system: str | None = None
    decision_url: str | None = None
    generator: str = ""

    def __post_init__(self) -> None:
        self.host = self.host or f"www.{self.domain}"
        self.website = f"http://{self.host}/"
        if self.host != self.domain:
            moved = Resource(b"", status=301, headers={"Location": self.website})
            self.put(f"http://{self.domain}/", moved)

    def papers(self, shape: str) -> list[Paper]:
        """Return the documents of the municipality, for a site of the shape."""
        raise NotImplementedError

    def beside(self, publish: Publish) -> list[Item]:
        """Publish what else lies about, and return the links to it."""
        del publish
        return []

    @property
    def swedish(self) -> bool:
        """Whether the site is in Swedish."""
        return self.language == "sv"

    def say(self, finnish: str, swedish: str) -> str:
        """Return the one of the two that is in the site's language."""
        return swedish if self.swedish else finnish

    def one(self, *choices: str) -> str:
        """Choose one."""
        return self.chance.choice(choices)

    def chances(self, share: float) -> bool:
        """Tell by chance, true in `share` of all cases."""
        return self.chance.random() < share

    def layout(self) -> str:
        """Choose how a link is shown."""
        return self.one("plain", "plain", "plain", "generic", "picture", "row", "label")

    def offer(self, papers: Sequence[Paper], publish: Publish) -> list[Item]:
        """Publish papers, and return the links to them."""
        return [Item(publish(paper), self.announcement(paper), self.layout()) for paper in papers]

    def announcement(self, paper: Paper) -> str:
        """Return a link text under which a paper may be offered."""
        if self.chances(0.2):
            return f"{paper.title} (pdf, {self.chance.randint(200, 9000)} kt)"
        return paper.title

    def alone(
        self, papers: list[Paper], publish: Publish, path: Callable[[str], str]
    ) -> list[Item]:
        """Take out the papers that stand on a page of their own; return the links to the pages."""
        items = []
        for paper in [paper for paper in papers if paper.page]:
            papers.remove(paper)
            item = Item(publish(paper), paper.title, self.layout())
            url = self.page(path(f"{paper.page} 2"), paper.page, [item], text=10)
            items.append(Item(url, paper.page))
        return items

    def put(self, url: str, resource: Resource) -> str:
        """Put a resource at an address, and return the address."""
        parts = urlsplit(url)
        target = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        self.web[parts.hostname or "", target] = resource
        return url

    def file(self, url: str, paper: Paper, *, validators: bool = True, **headers: str) -> str:
        """Put a paper's bytes at its own address or else at `url`; return the address."""
        resource = Resource(paper.body, paper.media_type, validators=validators)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if paper.media_type == "text/html":
            self.sitemap.append(paper.url or url)
        return self.put(paper.url or url, replace(resource, headers=named))

    def page(
        self,
        url: str,
        title: str,
        items: Sequence[Item] = (),
        *,
        text: int = 6,
        in_sitemap: bool = True,
        markup: str = "",
    ) -> str:
        """Put a page with links at an address, and return the address; `text` is in sentences."""
        if in_sitemap:
            self.sitemap.append(url)
        return self.put(url, Resource(self.markup(title, items, text=text, markup=markup)))

    def markup(
        self, title: str, items: Sequence[Item] = (), *, text: int = 6, markup: str = ""
    ) -> bytes:
        """Return the bytes of a page with links and `text` sentences."""
        nav = "".join(
            f'<li><a href="{html.escape(i.url)}">{html.escape(i.text)}</a></li>' for i in self.nav
        )
        paragraphs = "".join(
            f"<p>{prose(self.chance, self.language, 5)}</p>" for _ in range(max(text // 5, 1))
        )
        container = self.one(
            "<ul>{}</ul>", "<div class=cards>{}</div>", "<section>{}</section>"
        ).format("".join(map(self._item, items)))
        return (
            f'<!DOCTYPE html><html lang="{self.language}"><head>'
            f"<title>{html.escape(title)} – {self.name}</title>{self.generator}</head><body>"
            f"<header><nav><ul>{nav}</ul></nav></header><main><h1>{html.escape(title)}</h1>"
            f"{paragraphs}{container}{markup}</main><footer>{self.name}</footer></body></html>"
        ).encode()

    def _item(self, item: Item) -> str:
        url, text = html.escape(item.url), html.escape(item.text)
        here = self.say(
            self.one("Lue lisää", "Lataa", "Avaa tästä", "PDF"),
            self.one("Läs mer", "Ladda ner", "PDF"),
        )
        shapes = {
            "plain": f'<li><a href="{url}">{text}</a></li>',
            "generic": f'<div><h3>{text}</h3><p><a href="{url}">{here}</a></p></div>',
            "picture": f'<p><a href="{url}"><img src="/kansi.jpg" alt="{text}"></a></p>',
            "row": f'<table><tr><td>{text}</td><td><a href="{url}">{here}</a></td></tr></table>',
            "label": f'<p><a href="{url}" aria-label="{text}"><span>→</span></a></p>',
        }
        return shapes[item.layout or "plain"]

    def upload_name(self, title: str) -> str:
        """Return a file name such as editors give."""
        plain = slug(title)
        decided = f"{plain}-hyvaksytty-kv-13.12.{self.year - 4}.pdf"
        return self.one(
            f"{plain}.pdf",
            f"{plain}-1.pdf",
            f"{plain.title()}.pdf",
            f"{plain.replace('-', '_')}_web.pdf",
            self.say(decided, f"{plain}-fge.pdf"),
        )

    def robots(self, extra: str = "") -> None:
        """Publish a robots.txt."""
        text = f"User-agent: *\nDisallow: /wp-admin/\nDisallow: /haku-kielletty/\n{extra}"
        self.put(f"http://{self.host}/robots.txt", Resource(text.encode(), "text/plain"))

    def sitemap_file(self, path: str = "/sitemap.xml", part: str = "") -> None:
        """Publish the sitemap; with `part` as an index of one part, among others."""
        base = f"http://{self.host}"
        entries = "".join(f"<url><loc>{html.escape(url)}</loc></url>" for url in self.sitemap)
        whole = f'<?xml version="1.0" encoding="UTF-8"?><urlset>{entries}</urlset>'.encode()
        if not part:
            self.put(base + path, Resource(whole, "application/xml"))
            return
        parts = [f"{base}/sitemap-news.xml", f"{base}{part}", f"{base}/sitemap-images.xml"]
        index = "".join(f"<sitemap><loc>{p}</loc></sitemap>" for p in parts)
        text = f'<?xml version="1.0"?><sitemapindex>{index}</sitemapindex>'
        self.put(base + path, Resource(text.encode(), "text/xml"))
        self.put(base + part, Resource(whole, "text/xml"))

    def error_page(self) -> None:
        """Answer unknown addresses; some sites say 200 to that."""
        status = 200 if self.chances(0.4) else 404
        title = self.say(
            self.one("Sivua ei löytynyt", "Hakemaasi sivua ei löydy", "404"), "Sidan hittades inte"
        )
        shown = f"<title>{title}</title></head><body><h1>{title}</h1><p>{self.name}</p></body>"
        body = f"<html><head>{shown}</html>".encode()
        self.web[self.host, "*404*"] = Resource(body, status=status, validators=False)
