"""What is known of a municipality's web before anything is asked: its hosts, names, languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from termscan.crawl.addresses import parse
from termscan.crawl.words import folded
from termscan.errors import FetchError
from termscan.records import Language, Municipality

SHARED_SERVICES = (
    "cloudnc.fi",
    "oncloudos.com",
    "tweb.fi",
    "triplancloud.fi",
    "seutupalvelukeskus.fi",
    "pohjoiskarjala.net",
    "kase.fi",
)
"""Domains on which many municipalities have a host each, or a region's share one."""


@dataclass(slots=True)
class Site:
    """A municipality's web: domains that are its own, first letters of its names, languages.

    `language` is the one its documents are wanted in, `languages` are all that it writes in;
    `year` is the running year.
    """

    code: str
    starts: tuple[str, ...]
    domains: set[str]
    names: re.Pattern[str]
    language: Language
    year: int
    languages: frozenset[Language] = frozenset({"fi", "sv"})

    def owns(self, host: str) -> bool:
        """Tell whether a host is one of the municipality's own or of its council system."""
        return domain_of(host) in self.domains

    def adopt(self, host: str) -> None:
        """Take a host for the municipality's own, because its website redirects there."""
        self.domains.add(domain_of(host))


_LANGUAGES: dict[str, frozenset[Language]] = {
    "fi": frozenset({"fi"}),
    "sv": frozenset({"sv"}),
    "fi-sv": frozenset({"fi", "sv"}),
    "sv-fi": frozenset({"fi", "sv"}),
}


def domain_of(host: str) -> str:
    """Return the part of a host name that one owner holds."""
    for service in SHARED_SERVICES:
        if host.endswith("." + service):
            return host
    labels = host.split(".")
    return ".".join(labels[-2:])


def site_of(municipality: Municipality, starts: tuple[str, ...], year: int) -> Site:
    """Describe a municipality's web; `starts` are further pages to look from."""
    website = municipality.website or (municipality.domain and f"https://{municipality.domain}/")
    known = [website, municipality.decision_url, *starts]
    pages = tuple(dict.fromkeys(url for text in known if text and (url := _url(text))))
    hosts = {parse(url).host for url in pages}
    if municipality.domain:
        hosts.add(municipality.domain)
    names = {municipality.name_fi, municipality.name_sv}
    return Site(
        code=municipality.code,
        starts=pages,
        domains=set(map(domain_of, hosts)),
        names=re.compile("|".join(rf"\b{_stem(name)}\w*" for name in sorted(names))),
        language="sv" if municipality.language.startswith("sv") else "fi",
        year=year,
        languages=_LANGUAGES[municipality.language],
    )


def _stem(name: str) -> str:
    """Return the beginning of a name that its inflected forms mostly share."""
    word = folded(name)
    return re.escape(word[: max(3, len(word) - 3)])


def _url(text: str) -> str | None:
    # Some entries carry a remark behind the address.
    try:
        return parse(text.split(maxsplit=1)[0]).url
    except FetchError:
        return None
