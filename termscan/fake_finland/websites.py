"""Sites that publish their documents themselves: WordPress, Drupal, Liferay."""

from __future__ import annotations

import html
import json
import uuid
from urllib.parse import quote

from termscan.fake_finland.front_pages import home_page, hubs, search_form
from termscan.fake_finland.server import Resource
from termscan.fake_finland.site_builder import Item, Paper, Publish, SiteBuilder, slug


def wordpress(site: SiteBuilder) -> None:
    """Build a WordPress site: uploads by month, a media interface, sitemaps in parts."""
    base = f"http://{site.host}"
    site.generator = '<link rel="stylesheet" href="/wp-content/themes/kunta/style.css">' + (
        '<meta name="generator" content="WordPress 6.6">' if site.chances(0.6) else ""
    )
    publish = _uploads(site, site.one("uploads", "uploads", "multisite", "download", "landing"))

    def path(title: str) -> str:
        return f"{base}/{site.say('hallinto-ja-paatoksenteko', 'forvaltning')}/{slug(title)}/"

    papers = site.papers("wordpress")
    beside = site.beside(publish)
    own = site.alone(papers, publish, lambda title: f"{base}/{slug(title)}/")
    items = site.offer(papers, publish) + beside + own
    site.chance.shuffle(items)
    tops = hubs(site, items, path)
    hidden = site.chances(0.3)
    picture = '<img src="/wp-content/uploads/2024/01/kuva.jpg" alt="">'
    leaflet = '<a href="/wp-content/uploads/2024/01/esite.pdf">Esite</a>'
    home_page(site, [] if hidden else tops, picture + leaflet)
    site.robots(f"Sitemap: {base}/wp-sitemap.xml\n" if site.chances(0.7) else "")
    site.sitemap_file("/wp-sitemap.xml", "/wp-sitemap-posts-page-1.xml")
    if not hidden or site.chances(0.5):
        site.sitemap_file("/sitemap.xml")
    if hidden or site.chances(0.6):
        _media_interface(site)
    site.error_page()
    site.decision_system, site.decision_url = "wordpress", f"{base}/wp-json/wp/v2/media"


def _uploads(site: SiteBuilder, style: str) -> Publish:
    """Return a way to publish: among the uploads, behind a download address or landing page."""
    base = f"http://{site.host}"

    def publish(paper: Paper) -> str:
        folder = f"{site.chance.randint(site.year - 3, site.year)}/{site.chance.randint(1, 12):02d}"
        root = "uploads/sites/1" if style == "multisite" else "wp-content/uploads"
        where = site.file(f"{base}/{root}/{folder}/{site.upload_name(paper.title)}", paper)
        site.media.append(Item(where, paper.title))
        if paper.url:
            return where
        if style == "download":
            return site.file(f"{base}/download/{slug(paper.title)}/", paper)
        if style == "landing" and site.chances(0.5):
            down = Item(where, site.say("Lataa tiedosto", "Ladda ner"))
            return site.page(f"{base}/tiedostot/{slug(paper.title)}/", paper.title, [down], text=1)
        return where

    return publish


def _media_interface(site: SiteBuilder) -> None:
    base = f"http://{site.host}/wp-json/wp/v2"
    for word in ("strategi", "hyvinvoin", "välfärd"):
        hits = [item for item in site.media if word in item.text.lower()]
        fields = "_fields=source_url,link,title,alt_text,caption,mime_type,date"
        found = [
            {
                "source_url": item.url,
                "title": {"rendered": html.escape(item.text)},
                "alt_text": "",
                "caption": {"rendered": ""},
                "mime_type": "application/pdf",
            }
            for item in hits
        ]
        query = quote(f"search={word}&per_page=50&{fields}", safe="=&,_")
        site.put(f"{base}/media?{query}", Resource(json.dumps(found).encode(), "application/json"))


def drupal(site: SiteBuilder) -> None:
    """Build a Drupal site: files by month, numbered nodes, often a search of its own."""
    base = f"http://{site.host}"
    prefix = site.one("", "", f"/{site.language}", "/index.php/en")
    site.generator = '<meta name="Generator" content="Drupal 10 (https://www.drupal.org)">'
    numbers = iter(range(100, 10_000, 7))

    def publish(paper: Paper) -> str:
        if paper.media_type == "text/html":
            return site.file(f"{base}{prefix}/{slug(paper.title)}", paper)
        name = site.one(f"{paper.title}.pdf", site.upload_name(paper.title))
        folder = f"{site.chance.randint(site.year - 4, site.year)}-{site.chance.randint(1, 12):02d}"
        return site.file(f"{base}/sites/default/files/{folder}/{quote(name)}", paper)

    def path(title: str) -> str:
        if site.chances(0.3) or prefix.endswith("/en"):
            return f"{base}{prefix}/node/{next(numbers)}"
        return f"{base}{prefix}/{slug(title)}"

    papers = site.papers("drupal")
    own = site.alone(papers, publish, path)
    items = site.offer(papers, publish) + site.beside(publish) + own
    site.chance.shuffle(items)
    tops = hubs(site, items, path)
    only_search = site.chances(0.25)
    form = search_form(site, "/search/node", "keys", items)
    home_page(site, [] if only_search else tops, form)
    site.robots()
    if not only_search:
        site.sitemap_file()
    site.error_page()


def liferay(site: SiteBuilder) -> None:
    """Build a Liferay site: addresses by language and site, files by number and UUID."""
    base = f"http://{site.host}"
    root = f"{base}/{site.language}/web/{slug(site.name)}"

    def publish(paper: Paper) -> str:
        number = site.chance.randint(10_000, 99_999)
        name = quote(paper.title.replace("–", "-") + ".pdf").replace("%20", "+")
        file_id = uuid.UUID(int=site.chance.getrandbits(128))
        url = f"{base}/documents/{number}/{number + 7}/{name}/{file_id}?t=16{number}00"
        shown = f'inline; filename="{paper.title}.pdf"'
        if paper.media_type == "text/html":
            return site.file(f"{root}/{slug(paper.title)}", paper)
        return site.file(url, paper, Content_Disposition=shown)

    papers = site.papers("liferay")
    own = site.alone(papers, publish, lambda title: f"{root}/{slug(title)}")
    items = site.offer(papers, publish) + site.beside(publish) + own
    site.chance.shuffle(items)
    tops = hubs(site, items, lambda title: f"{root}/{slug(title)}")
    site.put(site.website, Resource(b"", status=302, headers={"Location": f"{root}/etusivu"}))
    home, site.website = site.website, f"{root}/etusivu"
    has_search = site.chances(0.5)
    home_page(
        site, tops, search_form(site, f"/{site.language}/haku", "q", items) if has_search else ""
    )
    site.website = home
    if site.chances(0.5):
        site.robots()
    site.error_page()
