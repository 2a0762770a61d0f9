"""What each page shows."""

from __future__ import annotations

from collections.abc import Iterator

from termscan.report.evidence import Assessed
from termscan.report.site import File, Site
from termscan.report.views import areas, changes, concepts, country, documents, municipalities


def pages(site: Site, assessed: Assessed) -> Iterator[File]:
    """Yield the pages of a language."""
    yield site.page("home.html", "index.html", **country.home(site))
    yield from country.pages(site)
    yield from municipalities.pages(site, assessed)
    yield from areas.pages(site, assessed)
    yield from concepts.pages(site)
    yield from documents.pages(site)
    yield changes.page(site)


def front_page(site: Site) -> File:
    """Return the page that opens the report."""
    return site.front_page("home.html", "index.html", **country.home(site))
