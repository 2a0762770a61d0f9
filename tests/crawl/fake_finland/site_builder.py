"""The tools with which the shapes build a site: pages in several layouts, documents, traps."""

# ruff: noqa: E501
from __future__ import annotations

import html
import random
import re
import unicodedata
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from crawl.fake_finland.papers import pdf, prose
from crawl.fake_finland.server import Resource, Web


@dataclass(frozen=True)
class Item:
    """A link on a page: address, words; `layout` overrides how it is shown."""

    url: str
    text: str
    layout: str = ""


@dataclass(frozen=True)
class Paper:
    """A document to publish: what it is, how it is announced, what its file is called."""

    kind: str
    title: str
    period: str
    body: bytes
    right: bool


def slug(text: str) -> str:
    """Return text as it stands in addresses."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("–", "-")).strip("-")


TITLES = {
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
}  # fmt: skip


@dataclass
class SiteBuilder:
    """Builds one municipality's web; the shapes call its methods in their own order."""

    code: str
    name: str
    other_name: str
    language: str
    year: int
    chance: random.Random
    web: Web = field(default_factory=dict)
    truth: dict[str, set[bytes]] = field(default_factory=dict)
    traps: list[str] = field(default_factory=list)
    sitemap: list[str] = field(default_factory=list)
    media: list[Item] = field(default_factory=list)
    website: str = ""
    domain: str = ""
    decision_system: str | None = None
    decision_url: str | None = None
    nav: list[Item] = field(default_factory=list)
    generator: str = ""
    soft_404: bool = False

    def __post_init__(self) -> None:
        self.domain = f"{slug(self.name).replace('-', '')}.fi"
        host = self.domain if self.chance.random() < 0.4 else f"www.{self.domain}"
        self.host = host
        self.website = f"http://{host}/"
        if host != self.domain:
            self.put(
                f"http://{self.domain}/",
                Resource(b"", status=301, headers={"Location": self.website}),
            )
        self.swedish = self.language == "sv"

    # Words

    def say(self, finnish: str, swedish: str) -> str:
        return swedish if self.swedish else finnish

    def one(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def chances(self, share: float) -> bool:
        return self.chance.random() < share

    @property
    def genitive(self) -> str:
        return self.name + ("s" if self.swedish else "n")

    # Documents

    def paper(self, kind: str, *, right: bool = True, period: str = "", title: str = "") -> Paper:
        """Write a document; a right one is noted as what is to be found."""
        start = self.chance.choice([self.year - 1, self.year - 3, self.year - 4, self.year])
        period = period or self.one(
            f"{start}–{start + 4}", f"{start}-{start + 5}", f"{start}–{self.year + 4}"
        )
        if not title:
            patterns = [t for t in TITLES[kind, self.language] if right or "{p}" in t or "{y}" in t]
            title = self.chance.choice(patterns).format(p=period, y=self.year - 1, n=self.genitive)
        text = prose(self.chance, self.language, 40)
        body = pdf(f"{self.name}: {title}", f"{period} {text}")
        if right:
            self.truth.setdefault(kind, set()).add(body)
        return Paper(kind, title, period, body, right)

    def announce(self, paper: Paper) -> str:
        """Return a link text under which a document may be offered."""
        if self.chances(0.2):
            return f"{paper.title} (pdf, {self.chance.randint(200, 9000)} kt)"
        return paper.title

    def layout(self) -> str:
        return self.chance.choice(["plain", "plain", "plain", "generic", "picture", "row", "label"])

    # Pages

    def put(self, url: str, resource: Resource) -> str:
        parts = urlsplit(url)
        target = unquote(parts.path or "/") + (f"?{unquote(parts.query)}" if parts.query else "")
        self.web[parts.hostname or "", target] = resource
        return url

    def page(self, url: str, title: str, items: list[Item] | None = None, *, text: int = 6,
             lead: str = "", in_sitemap: bool = True, markup: str = "", language: str = "") -> str:  # fmt: skip
        language = language or self.language
        shown = "".join(self._item(item) for item in items or [])
        nav = "".join(
            f'<li><a href="{html.escape(i.url)}">{html.escape(i.text)}</a></li>' for i in self.nav
        )
        paragraphs = "".join(
            f"<p>{prose(self.chance, language, 5)}</p>" for _ in range(max(text // 5, 1))
        )
        container = self.chance.choice(
            ["<ul>{}</ul>", "<div class=cards>{}</div>", "<section>{}</section>"]
        )
        body = (
            f'<!DOCTYPE html><html lang="{language}"><head><title>{html.escape(title)} – {self.name}</title>'
            f"{self.generator}</head><body><header><nav><ul>{nav}</ul></nav></header><main>"
            f"<h1>{html.escape(title)}</h1><p>{lead}</p>{paragraphs}{container.format(shown)}{markup}</main>"
            f"<footer>{self.name}</footer></body></html>"
        )
        if in_sitemap:
            self.sitemap.append(url)
        return self.put(url, Resource(body.encode()))

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

    def file(self, url: str, body: bytes, **more: object) -> str:
        return self.put(url, replace(Resource(body, "application/pdf"), **more))  # type: ignore[arg-type]

    def upload_name(self, title: str) -> str:
        """Return a file name such as editors give."""
        plain = slug(title)
        return self.one(
            f"{plain}.pdf", f"{plain}-1.pdf", f"{plain.title()}.pdf", f"{plain.replace('-', '_')}_web.pdf",
            f"{plain}-hyvaksytty-kv-13.12.{self.year - 4}.pdf" if not self.swedish else f"{plain}-fge.pdf",
        )  # fmt: skip

    def robots(self, extra: str = "") -> None:
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
        self.put(
            base + path,
            Resource(
                f'<?xml version="1.0"?><sitemapindex>{index}</sitemapindex>'.encode(), "text/xml"
            ),
        )
        self.put(base + part, Resource(whole, "text/xml"))

    def error_page(self) -> None:
        """Answer unknown addresses; some sites say 200 to that."""
        self.soft_404 = self.chances(0.4)
        title = self.say(
            self.one("Sivua ei löytynyt", "Hakemaasi sivua ei löydy", "404"), "Sidan hittades inte"
        )
        body = f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{self.name}</p></body></html>"
        status = 200 if self.soft_404 else 404
        self.web[self.host, "*404*"] = Resource(body.encode(), status=status, validators=False)
