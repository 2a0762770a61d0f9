"""Content encodings undone piece by piece, so that no bomb ever unfolds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

_PIECE = 256 * 1024


class DecodingError(ValueError):
    """The bytes are not what the Content-Encoding header says."""


class EndsTooEarly(DecodingError):
    """The encoded stream stops in the middle."""


def decoded(pieces: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """Yield the decoded bytes of `pieces`, never more than 256 KiB at once.

    Understood are ``gzip`` and ``deflate`` (with or without its zlib header), as asked for in
    the request, and no encoding; never several on top of each other.

    Raises:
        DecodingError: another encoding, or damaged bytes.
        EndsTooEarly: the end is missing.
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _as_they_are(pieces)
    if encoding in ("gzip", "x-gzip"):
        return _gunzipped(pieces)
    if encoding == "deflate":
        return _inflated(pieces)
    raise DecodingError(f"the content encoding {encoding[:40]!r} was not asked for")


def _as_they_are(pieces: Iterable[bytes]) -> Iterator[bytes]:
    yield from pieces


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    machine = zlib.decompressobj(wbits=31)
    started = False
    for piece in pieces:
        rest = piece
        while rest:
            if machine.eof:
                if not rest.lstrip(b"\0"):
                    break
                machine = zlib.decompressobj(wbits=31)
            started = True
            yield from _unfold(machine, rest)
            rest = machine.unused_data
    if started and not machine.eof:
        raise EndsTooEarly("the compressed stream stops in the middle")


def _inflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    machine, start = None, b""
    for piece in pieces:
        if machine is None:
            start += piece
            if len(start) < 2:
                continue
            # RFC 1950: the first two bytes of a zlib stream are a multiple of 31.
            has_header = start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
            machine, piece = zlib.decompressobj(wbits=15 if has_header else -15), start  # noqa: PLW2901
        if not machine.eof:
            yield from _unfold(machine, piece)
    if start and (machine is None or not machine.eof):
        raise EndsTooEarly("the compressed stream stops in the middle")


def _unfold(machine: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    try:
        while data:
            unfolded = machine.decompress(data, _PIECE)
            data = machine.unconsumed_tail
            if unfolded:
                yield unfolded
    except zlib.error as error:
        raise DecodingError(f"damaged compressed data: {error}") from error
