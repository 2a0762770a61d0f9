"""The rules of a robots.txt for one crawler, read as RFC 9309 and Google's matcher read them.

No parser on the package index agrees with Google's in all of it (escapes in patterns, misspelt
keys, lines without a colon, `index.html`), so the few rules are written out here and compared with
Google's own matcher in the tests.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

MAX_BYTES = 500 * 1024
"""RFC 9309, 2.5: at least this much of a file is read; we read no more."""

_MAX_LINE = 2083 * 8 - 1
_BLANK = b" \t\r\n\v\f"
_KEYS = {
    "agent": (b"user-agent", b"useragent", b"user agent"),
    "allow": (b"allow",),
    "disallow": (b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw"),
    "sitemap": (b"sitemap", b"site-map"),
    "delay": (b"crawl-delay",),
}
_BYTES_TO_ESCAPE = re.compile(rb"%[0-9a-fA-F]{2}|[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site allows this crawler: rules as (pattern, allowed), delay in seconds, sitemaps."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    def allows(self, target: str) -> bool:
        """Tell whether `target` (path and query of an address) may be fetched.

        The longest matching pattern decides, and the allowing one where two are equally long.
        """
        matching = ((len(p), allowed) for p, allowed in self.rules if _matches(p, target))
        return max(matching, default=(0, True))[1]


DISALLOW_ALL = Robots((("/", False),))


def parse_robots(body: bytes, agent: str) -> Robots:
    """Read a robots.txt for the crawler whose product token is `agent`.

    The groups that name the agent are joined; the groups for ``*`` count only where none does.
    Anything that is not a rule is skipped, as the standard asks.
    """
    groups = _Groups(agent.encode("utf-8"))
    for line in _lines(body[:MAX_BYTES]):
        key, value = _key_and_value(line)
        groups.take(key, value)
    rules, delay = groups.chosen()
    return Robots(tuple(rules), delay, tuple(groups.sitemaps))


class _Groups:
    """Gathers the rules for one agent, and those for everybody, line by line."""

    def __init__(self, agent: bytes) -> None:
        self.agent = agent.lower()
        self.named = self.everybody = self.in_rules = self.ever_named = False
        self.rules: dict[bool, list[tuple[str, bool]]] = {True: [], False: []}
        self.delays: dict[bool, float] = {}
        self.sitemaps: list[str] = []

    def take(self, key: str | None, value: bytes) -> None:
        if key == "agent":
            self._open(value)
        elif key == "sitemap":
            self.sitemaps.append(value.decode("utf-8", "replace"))
        elif key is None or not (self.named or self.everybody):
            return
        elif key == "delay":
            self._keep_delay(value)
        else:
            self.in_rules = True
            self._add(_escaped(value), key == "allow")

    def chosen(self) -> tuple[list[tuple[str, bool]], float | None]:
        return self.rules[self.ever_named], self.delays.get(self.ever_named)

    def _open(self, value: bytes) -> None:
        if self.in_rules:
            self.named = self.everybody = self.in_rules = False
        if value[:1] == b"*" and (len(value) == 1 or value[1:2] in _BLANK):
            self.everybody = True
        elif self.agent and _token(value).lower() == self.agent:
            self.named = self.ever_named = True

    def _add(self, pattern: str, allowed: bool) -> None:
        if pattern:
            self.rules[self.named].append((pattern, allowed))
        folder, slash, page = pattern.rpartition("/")
        if allowed and slash and page.startswith("index.htm"):
            self.rules[self.named].append((f"{folder}/$", True))

    def _keep_delay(self, value: bytes) -> None:
        try:
            delay = float(value)
        except ValueError:
            return
        if math.isfinite(delay) and delay >= 0:
            for named in {self.named, not self.everybody}:
                self.delays[named] = max(delay, self.delays.get(named, 0.0))


def _lines(body: bytes) -> list[bytes]:
    for mark in (b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"):
        if body.startswith(mark):
            body = body[len(mark) :]
            break
    return re.split(rb"[\r\n]", body)


def _key_and_value(line: bytes) -> tuple[str | None, bytes]:
    line = line[:_MAX_LINE].split(b"\0", 1)[0].split(b"#", 1)[0].strip(_BLANK)
    key, colon, value = line.partition(b":")
    if not colon:
        words = re.split(rb"[ \t]+", line)
        if len(words) != 2:
            return None, b""
        key, value = words
    key = key.strip(_BLANK).lower()
    for name, spellings in _KEYS.items():
        if key.startswith(spellings):
            return name, value.strip(_BLANK)
    return None, b""


def _token(value: bytes) -> bytes:
    found = re.match(rb"[A-Za-z_-]*", value)
    return found[0] if found else b""


def _escaped(value: bytes) -> str:
    """Spell a pattern as addresses are: bytes beyond ASCII escaped, hex digits in capitals."""

    def escape(found: re.Match[bytes]) -> bytes:
        text = found[0]
        return text.upper() if text[:1] == b"%" else b"%%%02X" % text[0]

    return _BYTES_TO_ESCAPE.sub(escape, value).decode("ascii")


def _matches(pattern: str, target: str) -> bool:
    """Match a pattern with ``*`` and a final ``$`` in time linear in the target."""
    parts, anchored = _pieces(pattern)
    if not target.startswith(parts[0]):
        return False
    position = len(parts[0])
    if len(parts) == 1:
        return not anchored or position == len(target)
    for part in parts[1:-1]:
        found = target.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    last = parts[-1]
    if anchored:
        return len(target) - len(last) >= position and target.endswith(last)
    return target.find(last, position) >= 0


@lru_cache(maxsize=4096)
def _pieces(pattern: str) -> tuple[tuple[str, ...], bool]:
    anchored = pattern.endswith("$")
    return tuple(re.split(r"\*+", pattern[:-1] if anchored else pattern)), anchored
