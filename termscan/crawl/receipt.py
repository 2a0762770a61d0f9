"""What an answer means for the store: a new version, nothing new, or a reason to keep the old."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

from termscan.crawl import reasons
from termscan.crawl.addresses import Address
from termscan.crawl.content import READABLE, PageText, fault_of, sniff
from termscan.crawl.discovery import charset_of
from termscan.crawl.download import Answer
from termscan.crawl.fetching import Conditions, Trip
from termscan.crawl.keeper import Store
from termscan.crawl.page import read_page
from termscan.crawl.retry import failures_on_end, next_attempt, timestamp
from termscan.records import Document, Fetch, FetchOutcome, Source


@dataclass(frozen=True, slots=True)
class Receipt:
    """A fetch as recorded, and whether its document is new at that address."""

    fetch: Fetch
    document: Document | None = None
    replaced: bool = False


def conditions(history: list[Fetch]) -> Conditions:
    """Return what makes the next request conditional, learnt from the last good fetch."""
    last = last_good(history)
    if last is None:
        return {}
    headers = {}
    if last.etag:
        headers["If-None-Match"] = last.etag
    if last.last_modified:
        headers["If-Modified-Since"] = last.last_modified
    return {last.final_url or last.url: headers} if headers else {}


def last_good(history: list[Fetch]) -> Fetch | None:
    """Return the newest fetch that brought or confirmed a document."""
    good = (fetch for fetch in reversed(history) if fetch.outcome in ("stored", "unchanged"))
    return next(good, None)


def receive(trip: Trip, source: Source, store: Store, now: float) -> Receipt:
    """Store what a trip brought, if it is good and new, and record what came of it.

    A bad answer never touches what is there: it only adds a fetch to the history.
    """
    history = store.fetches(source.url)
    before = last_good(history)
    if trip.reason is None and trip.answer is not None:
        _examine(trip, trip.answer, before, store)
    if trip.reason is not None or trip.answer is None:
        return _record_failure(trip, history, store, now)
    try:
        return _keep(trip, trip.answer, source, before, store, now)
    finally:
        trip.answer.body.discard()


def _examine(trip: Trip, answer: Answer, before: Fetch | None, store: Store) -> None:
    """Turn down an answer that is no document, or not what the address used to hold."""
    if answer.status == 304:
        if before is None:
            trip.fail("unexpected_status", "nothing was known to be unchanged")
        return
    media_type = sniff(answer.body.head, answer.header("Content-Type"))
    known = store.document(before.document) if before and before.document else None
    if media_type == "text/html" and (fault := _fault(answer)):
        trip.fail(fault)
    elif media_type not in READABLE:
        trip.fail("wrong_type", f"it is {media_type}")
    elif known is not None and known.media_type != media_type == "text/html":
        trip.fail("wrong_type", f"it was {known.media_type} and is a web page now")
    elif len(trip.hops) > 1 and answer.address.target == "/":
        trip.fail("error_page", "it leads to the home page")


def _fault(answer: Answer) -> str | None:
    charset = charset_of(answer.header("Content-Type"))
    page = read_page(answer.body.bytes, answer.address.url, charset)
    text = PageText(page.title, page.headings, page.text, page.has_password)
    return fault_of(text, page.url)


def _keep(
    trip: Trip, answer: Answer, source: Source, before: Fetch | None, store: Store, now: float
) -> Receipt:
    fetch = _fetch(trip, "stored", now)
    if answer.status == 304 and before is not None:
        fetch = replace(
            fetch,
            outcome="unchanged",
            document=before.document,
            etag=fetch.etag or before.etag,
            last_modified=fetch.last_modified or before.last_modified,
            media_type=before.media_type,
            size=before.size,
        )
        store.record(fetch)
        return Receipt(fetch, shared_with(source, before.document or "", store))
    same = before.document if before and before.document else None
    if same and _is_same(answer, same, store):
        fetch = replace(fetch, outcome="unchanged", document=same)
        store.record(fetch)
        return Receipt(fetch, shared_with(source, same, store))
    document = store.add(answer.body.content, _document(answer, source), fetch=fetch)
    return Receipt(replace(fetch, document=document.id), document, replaced=same is not None)


def shared_with(source: Source, identifier: str, store: Store) -> Document | None:
    """Return a document at hand, which belongs to the source's municipality too from now on."""
    with store.transaction():
        document = store.document(identifier)
        if document is None or source.municipality in document.municipalities:
            return document
        codes = sorted({*document.municipalities, source.municipality})
        return store.describe(replace(document, municipalities=tuple(codes)))


def _is_same(answer: Answer, identifier: str, store: Store) -> bool:
    """Compare with the version at hand: by bytes, and web pages by what they show."""
    content = answer.body.content
    if _hash(content) == identifier:
        return True
    known = store.document(identifier)
    if known is None or known.media_type != "text/html":
        return False
    try:
        shown = read_page(store.path(identifier).read_bytes(), answer.address.url).text
    except OSError:
        return False
    charset = charset_of(answer.header("Content-Type"))
    return shown == read_page(answer.body.bytes, answer.address.url, charset).text


def _hash(content: bytes | Path) -> str:
    if isinstance(content, bytes):
        return sha256(content).hexdigest()
    machine = sha256()
    with content.open("rb") as file:
        while piece := file.read(1 << 20):
            machine.update(piece)
    return machine.hexdigest()


def _document(answer: Answer, source: Source) -> Document:
    return Document(
        id="",
        municipalities=(source.municipality,),
        kind=source.kind,
        period=source.period,
        title=source.title,
        url=source.url,
        file_name=file_name(answer),
        media_type=sniff(answer.body.head, answer.header("Content-Type")),
    )


_NAME = re.compile(r"filename\*\s*=\s*utf-8''([^;]+)", re.IGNORECASE)
_PLAIN_NAME = re.compile(r"filename\s*=\s*(?:\"([^\"]*)\"|([^;]+))", re.IGNORECASE)


def file_name(answer: Answer) -> str | None:
    """Return the name a server gives to a file, in its header or by the address."""
    header = answer.header("Content-Disposition")
    if found := _NAME.search(header):
        name = unquote(found[1], errors="replace")
    elif found := _PLAIN_NAME.search(header):
        name = found[1] or found[2] or ""
    else:
        name = _name_in(answer.address)
    name = re.split(r"[/\\]", "".join(c for c in name if c.isprintable()))[-1].strip()
    return name[:200] or None


def _name_in(address: Address) -> str:
    """Return the last part of a path; of a script's address with the number that it is given."""
    last = unquote(address.path.rstrip("/").rpartition("/")[2], errors="replace")
    numbers = re.findall(r"=(\d[\d-]*)", address.query)
    if not numbers or re.search(r"\.(?:pdf|docx?|odt|rtf|pptx)$", last, re.IGNORECASE):
        return last
    script = re.sub(r"\.(?:php|dll|aspx?|html?)$", "", last, flags=re.IGNORECASE)
    return f"{script}-{max(numbers, key=len)}"


def _record_failure(trip: Trip, history: list[Fetch], store: Store, now: float) -> Receipt:
    reason = trip.reason or "bad_answer"
    outcome: FetchOutcome = "failed"
    if reason in reasons.REFUSED:
        outcome = "refused"
    elif reason == "not_found":
        outcome = "gone"
    again = next_attempt(failures_on_end(history) + 1, now)
    fetch = replace(
        _fetch(trip, outcome, now),
        reason=reason,
        retry_after=timestamp(max(again, trip.come_back_at or 0.0)),
    )
    if reason not in reasons.UNRECORDED:
        store.record(fetch)
    return Receipt(fetch)


def log_reading(trip: Trip, store: Store, now: float) -> None:
    """Record a page that was read for its links, or could not be."""
    if trip.reason in reasons.UNRECORDED:
        return
    if trip.reason is None:
        store.record(_fetch(trip, "read", now))
        return
    outcome: FetchOutcome = "refused" if trip.reason in reasons.REFUSED else "failed"
    store.record(replace(_fetch(trip, outcome, now), reason=trip.reason))


def _fetch(trip: Trip, outcome: FetchOutcome, now: float) -> Fetch:
    answer = trip.answer
    return Fetch(
        url=trip.url,
        at=timestamp(now),
        outcome=outcome,
        status=trip.status,
        final_url=trip.final.url if trip.final and trip.final.url != trip.url else None,
        etag=(answer.header("ETag") or None) if answer else None,
        last_modified=(answer.header("Last-Modified") or None) if answer else None,
        media_type=sniff(answer.body.head, answer.header("Content-Type")) if answer else None,
        size=answer.body.size if answer else None,
    )
