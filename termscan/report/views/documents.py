"""The list of documents, the page on which sentences open, and how all was made."""

from __future__ import annotations

from collections.abc import Iterator

from termscan.report.site import File, Site


def pages(site: Site) -> Iterator[File]:
    """Yield the pages."""
    yield site.page("documents.html", "documents.html")
    yield site.page("evidence.html", "evidence.html")
    yield site.page("methods.html", "methods.html")
