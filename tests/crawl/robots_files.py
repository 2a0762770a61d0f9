"""Generated robots.txt files with the slips of real ones, and targets near their patterns."""

from __future__ import annotations

import random
from collections.abc import Iterator

_AGENTS = ["*", "* ", "*x", "termscan", "TermScan", "termscan/1.0", "Googlebot", "term", "x y", ""]
_AGENT_KEYS = ["User-agent", "user-agent", "USER-AGENT", "Useragent", "User agent", "user-agents"]
_RULE_KEYS = ["Disallow", "Allow", "disallow", "allow", "Dissallow", "Disalow", "Allowed", "Allo"]
_OTHER = ["Crawl-delay: 5", "Sitemap: https://x.fi/s.xml", "# comment", "", "nonsense", "Host: a"]
_PIECES = ["/", "a", "b", "files", "index.html", "index.htm", "*", "$", "%2f", "%C3%a4", "ä", "?"]
_PIECES += ["=", "&", "/wp-admin/", ".pdf", ".php", "%", "%zz", "~", ":", ";", "//", "+", "{", "}"]
_SEPARATORS = [": ", ":", " : ", " ", "\t", ":\t", "  ", " :"]


def _pattern(chance: random.Random) -> str:
    start = "" if chance.random() < 0.1 else "/"
    return start + "".join(chance.choices(_PIECES, k=chance.randint(0, 5)))


def _line(chance: random.Random) -> str:
    roll = chance.random()
    if roll < 0.28:
        return chance.choice(_AGENT_KEYS) + chance.choice(_SEPARATORS) + chance.choice(_AGENTS)
    if roll < 0.85:
        comment = " # note" if chance.random() < 0.1 else ""
        key = chance.choice(_RULE_KEYS)
        return key + chance.choice(_SEPARATORS) + _pattern(chance) + comment
    return chance.choice(_OTHER)


def _target(chance: random.Random, patterns: list[str]) -> str:
    """Percent-encode a pattern filled in, or something of its own."""
    base = chance.choice(patterns) if patterns and chance.random() < 0.7 else _pattern(chance)
    filled = base.replace("*", chance.choice(["", "x", "/a/b"])).replace("$", "")
    filled += chance.choice(["", "", "x", "/", "?a=b", ".pdf"])
    path = filled if filled.startswith("/") else "/" + filled
    encoded = path.replace("ä", "%C3%A4").replace("{", "%7B").replace("}", "%7D")
    # Google's matcher takes the path after "//", so a target cannot begin with it here.
    return "/" + encoded.lstrip("/")


def generated(number: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield `number` files, each with ten targets to judge."""
    chance = random.Random(seed)
    for _ in range(number):
        lines = [_line(chance) for _ in range(chance.randint(1, 14))]
        patterns = [
            p for line in lines if "/" in line for p in [line[line.find("/") :].split(" ")[0]]
        ]
        text = chance.choice(["\n", "\r\n", "\r"]).join(lines)
        text = chance.choice(["", "", "", "\ufeff"]) + text
        yield text, [_target(chance, patterns) for _ in range(10)]
