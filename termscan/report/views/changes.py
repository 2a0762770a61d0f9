"""Change over periods."""

from __future__ import annotations

from termscan.report.periods import series, steps
from termscan.report.site import File, Site


def page(site: Site) -> File:
    """Return the page of changes."""
    return site.page(
        "changes.html",
        "changes.html",
        points=series(site.model.papers),
        steps=steps(site.model),
    )
