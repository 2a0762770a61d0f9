"""What was fetched, as a WARC 1.1 archive that web archives' tools can read.

The transport's own headers are not kept in a store, so every version that a fetch brought is a
``resource`` record (ISO 28500:2017, 6.4): the bytes, the address, and when they were fetched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from gzip import GzipFile
from io import BytesIO
from pathlib import Path
from typing import IO
from uuid import NAMESPACE_URL, uuid5

from termscan._version import __version__
from termscan.atomic import writing
from termscan.corpus.store import Store
from termscan.records import Fetch

_INFO = f"software: termscan {__version__}\r\nformat: WARC File Format 1.1\r\n".encode()
_BEFORE_ALL = "1970-01-01T00:00:00Z"


def export_warc(store: Store, path: str | Path) -> int:
    """Write all that fetches have brought to `path` (``.warc.gz``); return how many records.

    The order is that of the fetches, and the same store gives the same bytes.
    """
    fetches = [fetch for fetch in store.fetches() if fetch.outcome == "stored" and fetch.document]
    types = {document.id: document.media_type for document in store.documents(current=False)}
    first = min((fetch.at for fetch in fetches), default=_BEFORE_ALL)
    with writing(Path(path)) as archive:
        info = _headers("warcinfo", first, "application/warc-fields", len(_INFO), str(first))
        _write(archive, info, BytesIO(_INFO))
        for number, fetch in enumerate(fetches):
            assert fetch.document is not None
            content = store.path(fetch.document)
            with content.open("rb") as block:
                headers = _resource(fetch, types[fetch.document], content.stat().st_size, number)
                _write(archive, headers, block)
    return len(fetches)


def _resource(fetch: Fetch, media_type: str, size: int, number: int) -> list[tuple[str, str]]:
    url = fetch.final_url or fetch.url
    return [
        *_headers("resource", fetch.at, media_type, size, f"{fetch.document} {number}"),
        ("WARC-Target-URI", url),
        ("WARC-Block-Digest", f"sha256:{fetch.document}"),
    ]


def _headers(kind: str, date: str, media_type: str, size: int, name: str) -> list[tuple[str, str]]:
    return [
        ("WARC-Type", kind),
        ("WARC-Record-ID", f"<urn:uuid:{uuid5(NAMESPACE_URL, f'{kind} {name}')}>"),
        ("WARC-Date", date),
        ("Content-Type", media_type),
        ("Content-Length", str(size)),
    ]


def _write(archive: IO[bytes], headers: Iterable[tuple[str, str]], block: IO[bytes]) -> None:
    lines = ["WARC/1.1", *(f"{name}: {' '.join(value.split())}" for name, value in headers)]
    with GzipFile(filename="", fileobj=archive, mode="wb", mtime=0) as record:
        record.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        shutil.copyfileobj(block, record)
        record.write(b"\r\n\r\n")
