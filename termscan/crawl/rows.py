"""The rows of a crawl's report, made from what came of each address."""

from __future__ import annotations

from dataclasses import replace

from termscan.crawl import reasons
from termscan.crawl.receipt import Receipt
from termscan.crawl.report import CrawlRow, Status
from termscan.records import DocumentKind, Fetch, Municipality, Source


def source_row(municipality: Municipality, source: Source, status: Status) -> CrawlRow:
    """Return a row for an address."""
    return CrawlRow(
        municipality.code,
        municipality.name_fi,
        source.kind,
        status,
        url=source.url,
        period=source.period,
        title=source.title,
        found_by=source.found_by,
        points=source.score,
        why=source.reason or "",
    )


def receipt_row(
    municipality: Municipality, source: Source, receipt: Receipt, before: Fetch | None
) -> CrawlRow:
    """Return a row for what a request brought; `before` is the last good fetch until then."""
    row = source_row(municipality, source, _status(receipt))
    document = receipt.document.id if receipt.document else None
    look = ""
    if document is None and before is not None:
        document, look = before.document, "the version at hand is kept"
    return replace(row, document=document, reason=receipt.fetch.reason, look=look)


def _status(receipt: Receipt) -> Status:
    fetch = receipt.fetch
    if fetch.outcome == "stored":
        return "changed" if receipt.replaced else "new"
    if fetch.outcome == "unchanged":
        return "unchanged"
    if fetch.reason in reasons.UNRECORDED:
        return "waiting"
    return "gone" if fetch.outcome == "gone" else "failed"


def waiting_row(
    municipality: Municipality, source: Source, until: str, before: Fetch | None
) -> CrawlRow:
    """Return a row for an address that is not to be asked yet."""
    row = source_row(municipality, source, "waiting")
    look = f"it is asked again after {until}"
    return replace(row, look=look, document=before.document if before else None)


def empty_row(
    municipality: Municipality, kind: DocumentKind, status: Status, look: str
) -> CrawlRow:
    """Return a row for a kind of document that is not there."""
    code, name = municipality.code, municipality.name_fi
    return CrawlRow(code, name, kind, status, found_by="search", look=look)
