"""One request, guarded: where it goes, how long it takes, how much it brings."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from http.client import IncompleteRead
from pathlib import Path
from typing import Any

import requests
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError

from termscan.crawl.addresses import Address
from termscan.crawl.body import Body
from termscan.crawl.decoding import DecodingError, EndsTooEarly, decoded
from termscan.crawl.network import Deadline, GuardedAdapter, Network
from termscan.errors import FetchError

_PIECE = 64 * 1024
_AROUND_A_BODY = 4_000_000
"""Bytes of headers and of the marks between chunks, at most."""
_HEADERS = {
    "Accept": "application/pdf, text/html, application/xml;q=0.9, */*;q=0.8",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "fi, sv;q=0.9, en;q=0.5",
    "Connection": "close",
}

SizeRule = Callable[[bytes, str], int]
"""The first bytes and the Content-Type to the most bytes that are taken."""


@dataclass(slots=True)
class Answer:
    """What a server answered to one request."""

    address: Address
    status: int
    headers: Mapping[str, str]
    body: Body = field(default_factory=Body)

    def header(self, name: str) -> str:
        """Return a header's value, or an empty text; bytes beyond ASCII are read as UTF-8."""
        value = self.headers.get(name, "")
        try:
            return value.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return value


@dataclass(frozen=True, slots=True)
class Job:
    """One request to make: extra `headers`, the most bytes to take, seconds, a form to post."""

    address: Address
    size_rule: SizeRule
    seconds: float
    headers: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    folder: Path | None = None
    stopped: Callable[[], bool] = lambda: False


def download(job: Job, network: Network) -> Answer:
    """Make one request and return the answer, redirects and errors of the server included.

    Raises:
        FetchError: nothing could be had; `reason` is one of `termscan.crawl.reasons`.
    """
    deadline = Deadline(job.seconds, job.stopped)
    most_bytes = job.size_rule(b"", "") + _AROUND_A_BODY
    with closing(GuardedAdapter(network, deadline, most_bytes)) as adapter:
        try:
            with adapter.send(_prepared(job, network), stream=True) as response:
                return _receive(response, job)
        except Exception as error:
            raise _explained(job.address.url, error) from error


def _prepared(job: Job, network: Network) -> requests.PreparedRequest:
    headers = {**_HEADERS, "User-Agent": network.user_agent, **job.headers}
    request = requests.Request(
        "GET" if job.form is None else "POST", job.address.url, headers=headers, data=job.form
    )
    prepared = request.prepare()
    # requests would re-quote the address; it is sent as it was checked.
    prepared.url = job.address.url
    return prepared


def _receive(response: requests.Response, job: Job) -> Answer:
    headers = CaseInsensitiveDict(response.headers)
    answer = Answer(job.address, response.status_code, headers, Body(job.folder))
    if response.status_code in (204, 304) or response.is_redirect:
        return answer
    try:
        _take(response, answer, job)
    except BaseException:
        answer.body.discard()
        raise
    return answer


def _take(response: requests.Response, answer: Answer, job: Job) -> None:
    url, media_type = job.address.url, answer.header("Content-Type")
    declared = answer.header("Content-Length")
    limit = job.size_rule(b"", media_type)
    if declared.isdigit() and int(declared) > limit:
        raise FetchError(url, "too_large", f"{declared} bytes are announced")
    wire = _Counted(response.raw, limit, url)
    for piece in decoded(wire, answer.header("Content-Encoding")):
        answer.body.write(piece)
        limit = job.size_rule(answer.body.head, media_type)
        if answer.body.size > limit:
            raise FetchError(url, "too_large", f"more than {limit} bytes")


class _Counted:
    """The body as sent, in pieces, until it is more than `limit` bytes."""

    def __init__(self, raw: Any, limit: int, url: str) -> None:
        self._raw, self._limit, self._url = raw, limit, url

    def __iter__(self) -> Iterator[bytes]:
        seen = 0
        while piece := self._raw.read(_PIECE, decode_content=False):
            seen += len(piece)
            if seen > self._limit:
                raise FetchError(self._url, "too_large", f"more than {self._limit} bytes sent")
            yield piece


def _explained(url: str, error: Exception) -> FetchError:
    """Turn whatever the libraries raised into one reason."""
    chain = list(_causes(error))
    for cause in chain:
        if isinstance(cause, FetchError):
            return FetchError(url, cause.reason, cause.detail)
    for kinds, reason in _REASONS:
        for cause in chain:
            if isinstance(cause, kinds):
                return FetchError(url, reason, str(cause)[:300])
    if isinstance(error, (requests.RequestException, HTTPError, OSError, ValueError)):
        return FetchError(url, "bad_answer", str(error)[:300])
    raise error


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [*one.args, one.__cause__, one.__context__, getattr(one, "reason", None)]


_REASONS: tuple[tuple[tuple[type[BaseException], ...], str], ...] = (
    ((ssl.SSLCertVerificationError,), "bad_certificate"),
    ((EndsTooEarly, IncompleteRead), "truncated"),
    ((DecodingError,), "undecodable"),
    ((TimeoutError,), "timeout"),
    ((ConnectionRefusedError,), "no_connection"),
    ((ConnectionResetError, BrokenPipeError, ConnectionAbortedError), "connection_lost"),
    ((ssl.SSLError,), "bad_certificate"),
)
