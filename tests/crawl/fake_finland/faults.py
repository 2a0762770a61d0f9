"""Ways in which a server can misbehave."""

from __future__ import annotations

import gzip
import itertools
import socket
import struct
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """A misbehaviour: `act` handles a request, or returns false to let it be answered as usual."""

    act: Callable[[Any, Any], bool]


def latency(seconds: float) -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        time.sleep(seconds)
        return False

    return Fault(act)


def _start(handler: Any, status: int = 200, **headers: str) -> None:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    handler.begin(status, {"Content-Type": "application/pdf", **names})
    handler.end_headers()


def drip(every: float = 0.05, headers_too: bool = False) -> Fault:
    """A byte now and then, for ever."""

    def act(handler: Any, resource: Any) -> bool:
        if headers_too:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        else:
            _start(handler, Content_Length="1000000")
        for _ in range(2000):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(every)
        return True

    return Fault(act)


def reset(after: int = 100) -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        _start(handler, Content_Length=str(len(resource.body) + 1000))
        handler.wfile.write(resource.body[:after])
        handler.wfile.flush()
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.connection.close()
        return True

    return Fault(act)


def truncated() -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        _start(handler, Content_Length=str(len(resource.body)))
        handler.wfile.write(resource.body[: len(resource.body) // 2])
        return True

    return Fault(act)


def truncated_gzip() -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        packed = gzip.compress(resource.body)
        body = packed[: len(packed) // 2]
        _start(handler, Content_Encoding="gzip", Content_Length=str(len(body)))
        handler.wfile.write(body)
        return True

    return Fault(act)


def endless(chunked: bool = True) -> Fault:
    """A body without end."""

    def act(handler: Any, resource: Any) -> bool:
        piece = b"%PDF-1.7\n" + b"x" * 65527
        if chunked:
            _start(handler, Transfer_Encoding="chunked")
        else:
            _start(handler)
        for _ in range(20_000):
            handler.wfile.write(b"10000\r\n" + piece + b"\r\n" if chunked else piece)
        return True

    return Fault(act)


def huge_announcement() -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        _start(handler, Content_Length=str(10**12))
        return True

    return Fault(act)


def bomb(encoding: str, size: int = 300_000_000, body: bytes | None = None) -> Fault:
    """A small body that unfolds into a huge one."""
    packed = body if body is not None else _packed(encoding, size)

    def act(handler: Any, resource: Any) -> bool:
        _start(handler, Content_Encoding=encoding, Content_Length=str(len(packed)))
        handler.wfile.write(packed)
        return True

    return Fault(act)


def _packed(encoding: str, size: int) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, {"gzip": 31, "deflate": 15}[encoding])
    piece = b"\0" * 1_000_000
    parts = [machine.compress(b"%PDF-1.7\n")]
    parts += [machine.compress(piece) for _ in range(size // len(piece))]
    return b"".join([*parts, machine.flush()])


def redirect(place: str, status: int = 302, body: bytes = b"", encoding: str = "") -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        headers = {"Location": place, "Content-Length": str(len(body))}
        if encoding:
            headers["Content-Encoding"] = encoding
        handler.begin(status, headers)
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return Fault(act)


def endless_redirects() -> Fault:
    numbers = itertools.count()

    def act(handler: Any, resource: Any) -> bool:
        handler.begin(302, {"Location": f"/{next(numbers)}", "Content-Length": "0"})
        handler.end_headers()
        return True

    return Fault(act)


def status(code: int, retry_after: str = "") -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        extra = {"Retry_After": retry_after} if retry_after else {}
        _start(handler, code, Content_Length="0", **extra)
        return True

    return Fault(act)


def answer(body: bytes, media_type: str = "text/html; charset=utf-8") -> Fault:
    """Something else than what should be there, with status 200."""

    def act(handler: Any, resource: Any) -> bool:
        handler.begin(200, {"Content-Type": media_type, "Content-Length": str(len(body))})
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return Fault(act)


def changing(make: Callable[[int], bytes], media_type: str) -> Fault:
    """Something else at every request."""
    numbers = itertools.count()

    def act(handler: Any, resource: Any) -> bool:
        body = make(next(numbers))
        handler.begin(200, {"Content-Type": media_type, "Content-Length": str(len(body))})
        handler.end_headers()
        handler.wfile.write(body)
        return True

    return Fault(act)


def gibberish() -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        handler.wfile.write(b"\x16\x03\x01 this is not HTTP\r\n\r\n")
        return True

    return Fault(act)


def flood(beginning: bytes, piece: bytes, size: int = 200_000_000) -> Fault:
    """Raw bytes, the last piece again and again."""

    def act(handler: Any, resource: Any) -> bool:
        handler.wfile.write(beginning)
        pieces = piece * max(65_536 // len(piece), 1)
        for _ in range(size // len(pieces)):
            handler.wfile.write(pieces)
        return True

    return Fault(act)


def many_headers(number: int = 5000) -> Fault:
    def act(handler: Any, resource: Any) -> bool:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Header: y\r\n" * number + b"\r\n")
        return True

    return Fault(act)


def closes_at_once() -> Fault:
    return Fault(lambda handler, resource: True)
