"""What an edit of the lexicons changed: the mentions that came and those that went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from termscan.concordance import document_order
from termscan.corpus import Store
from termscan.errors import UsageError
from termscan.records import Document, DocumentScan, Mention
from termscan.scan import CUES, decode_findings, findings_key, last_scan, scan_before

_SAME = attrgetter("concept", "page", "start", "end", "fragments")


@dataclass(frozen=True, slots=True)
class Edited:
    """Counted mentions in a document that only the scan before had, and those only the last has.

    Scans without the mentions that both have; cue words of the analysis frames are left out.
    """

    went: DocumentScan
    came: DocumentScan


def edited_documents(store: Store) -> Iterator[Edited]:
    """Yield the current documents in which the last scan counts otherwise than the one before.

    Documents that only one of the two has read are passed over.

    Raises:
        UsageError: the store has not been scanned with two lexicons, or what the earlier scan
            found has been cleared away.
    """
    now, before = last_scan(store).key, scan_before(store).key
    findings = store.derived("findings")
    compared = False
    for document in sorted(store.documents(), key=document_order):
        one = findings.get(findings_key(document.id, before))
        other = findings.get(findings_key(document.id, now))
        if one is None or other is None:
            continue
        compared = True
        if one != other and (edited := _edited(document, one, other)):
            yield edited
    if not compared:
        raise UsageError(
            "what the scan before the last found is no longer there; scan with both lexicons again"
        )


def _edited(document: Document, before: bytes, now: bytes) -> Edited | None:
    one, other = (_counted(document, content) for content in (before, now))
    went = _missing(one, other)
    came = _missing(other, one)
    return Edited(went, came) if went.mentions or came.mentions else None


def _counted(document: Document, content: bytes) -> DocumentScan:
    scan = decode_findings(content, document.id).of(document)
    counted = (m for m in scan.mentions if m.status == "counted" and m.lexicon != CUES)
    return _with(scan, counted)


def _missing(scan: DocumentScan, other: DocumentScan) -> DocumentScan:
    had = set(map(_SAME, other.mentions))
    return _with(scan, (mention for mention in scan.mentions if _SAME(mention) not in had))


def _with(scan: DocumentScan, mentions: Iterable[Mention]) -> DocumentScan:
    return replace(scan, mentions=tuple(mentions))
