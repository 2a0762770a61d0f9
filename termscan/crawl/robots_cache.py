"""robots.txt files, asked for once a day and remembered in the catalogue."""

from __future__ import annotations

import json
import threading
from base64 import b64decode, b64encode
from collections import defaultdict
from functools import lru_cache

from termscan.crawl import reasons
from termscan.crawl.addresses import Address, parse
from termscan.crawl.asking import Asker, Budget
from termscan.crawl.download import Answer, Job
from termscan.crawl.politeness import DAY, HOUR, Memory
from termscan.crawl.robots import DISALLOW_ALL, MAX_BYTES, Robots, parse_robots
from termscan.errors import FetchError

AGENT = "termscan"
"""The product token that sites may name in their robots.txt."""

_REDIRECTS = 5
_SECONDS = 30.0
_UNANSWERED = frozenset(
    {"resting", "budget", "stopped", "private_address", "no_such_host", "name_timeout"}
)


class RobotsCache:
    """Knows what each origin allows; asks where nothing younger than a day is remembered."""

    def __init__(self, asker: Asker, memory: Memory) -> None:
        self._asker, self._memory = asker, memory
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)

    def rules(self, origin: str, budget: Budget) -> Robots:
        """Return the rules of an origin; a file that cannot be had forbids everything.

        Raises:
            FetchError: the origin could not be asked, now or within the last hour.
        """
        with self._guard:
            lock = self._locks[origin]
        with lock:
            saved = self._memory.state("robots", origin)
            entry = json.loads(saved) if saved else None
            if entry is None or entry["until"] <= self._asker.clock():
                entry = self._read(origin, budget)
                self._memory.save_state("robots", origin, json.dumps(entry))
        if entry["body"] is None and entry.get("reason"):
            raise FetchError(origin, str(entry["reason"]), "its robots.txt could not be had")
        return DISALLOW_ALL if entry["body"] is None else _parsed(entry["body"])

    def check(self, address: Address, budget: Budget) -> Robots:
        """Return the rules that let `address` be asked.

        Raises:
            FetchError: ``robots``, ``robots_unreachable``, or why the origin did not answer.
        """
        rules = self.rules(address.origin, budget)
        if rules is DISALLOW_ALL:
            raise FetchError(address.url, "robots_unreachable")
        if not rules.allows(address.target):
            raise FetchError(address.url, "robots")
        return rules

    def _read(self, origin: str, budget: Budget) -> dict[str, object]:
        """Sort an answer as RFC 9309, 2.3.1, does: 4xx allows all, 5xx and silence nothing.

        429 is taken for 5xx, as it is no statement about robots.
        """
        now = self._asker.clock()
        unreachable: dict[str, object] = {"until": now + HOUR, "body": None}
        try:
            answer = self._ask(origin, budget)
        except FetchError as error:
            if error.reason in _UNANSWERED:
                raise FetchError(origin, error.reason, error.detail) from error
            return {**unreachable, "reason": error.reason}
        if answer.status >= 500 or answer.status == 429:
            return unreachable
        body = answer.body.bytes[:MAX_BYTES] if answer.status in reasons.GOOD else b""
        answer.body.discard()
        return {"until": now + DAY, "body": b64encode(body).decode("ascii")}

    def _ask(self, origin: str, budget: Budget) -> Answer:
        address = parse(f"{origin}/robots.txt")
        for _ in range(_REDIRECTS + 1):
            job = Job(address, _most_bytes, _SECONDS, stopped=self._asker.stopped)
            answer, _ = self._asker.ask(job, budget, None)
            if answer.status // 100 != 3:
                break
            address = redirected(answer)
        # What still redirects counts as absent, like a 4xx (RFC 9309, 2.3.1.2).
        return answer


@lru_cache(maxsize=64)
def _parsed(body: str) -> Robots:
    return parse_robots(b64decode(body), AGENT)


def _most_bytes(head: bytes, media_type: str) -> int:
    del head, media_type
    return 8 * MAX_BYTES


def redirected(answer: Answer) -> Address:
    """Return the address that a redirect leads to.

    Raises:
        FetchError: ``bad_redirect``.
    """
    answer.body.discard()
    place = answer.header("Location")
    if not place:
        raise FetchError(answer.address.url, "bad_redirect", "it names no address")
    try:
        return parse(place, answer.address.url)
    except FetchError as error:
        raise FetchError(answer.address.url, "bad_redirect", error.detail) from error
