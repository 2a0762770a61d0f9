"""Finding municipalities by the hosts of their websites and decision systems."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from termscan.municipalities.names import folded
from termscan.records import Municipality

PLATFORMS = ("oncloudos.com", "cloudnc.fi", "tweb.fi", "triplancloud.fi")
"""Hosts of decision systems where each municipality has a name of its own in front."""

PLATFORM_NOISE = re.compile(r"-julkaisu$|d?10(fi|sv)?$")
"""What platforms put after a municipality's name: laitilad10, hamina-julkaisu."""


class DomainIndex:
    """Municipalities by host, and on a shared host by the first folder of the path."""

    def __init__(self, municipalities: Iterable[Municipality]) -> None:
        self._hosts: dict[str, list[Municipality]] = defaultdict(list)
        self._folders: dict[tuple[str, str], list[Municipality]] = defaultdict(list)
        self._labels: dict[str, list[Municipality]] = defaultdict(list)
        for municipality in municipalities:
            self._add(municipality)

    def _add(self, municipality: Municipality) -> None:
        hosts = {municipality.domain or ""}
        for url in (municipality.website, municipality.decision_url):
            host, folder = host_and_folder(url or "")
            hosts.add(host)
            self._folders[host, folder].append(municipality)
        for host in sorted(hosts - {""}):
            self._hosts[host].append(municipality)
        for label in {folded(municipality.name_fi), folded(municipality.name_sv)}:
            self._labels[label].append(municipality)

    def find(self, host_or_url: str) -> tuple[Municipality, ...]:
        """Return the municipalities that publish there; several where the host is shared."""
        host, folder = host_and_folder(host_or_url)
        for domain in _domains(host):
            found = self._hosts.get(domain, [])
            if len(found) > 1 and folder:
                found = self._folders.get((domain, folder), found)
            if found:
                return tuple(found)
        return self._on_platform(host)

    def _on_platform(self, host: str) -> tuple[Municipality, ...]:
        """Return who has a name on a platform, or all of its known users for the bare platform."""
        for platform in PLATFORMS:
            if host == platform:
                ours = [name for name in self._hosts if name.endswith(f".{platform}")]
                return tuple(found for name in ours for found in self._hosts[name])
            if host.endswith(f".{platform}"):
                label = host.removesuffix(f".{platform}").rpartition(".")[2]
                return tuple(self._labels.get(PLATFORM_NOISE.sub("", label), ()))
        return ()


def host_and_folder(host_or_url: str) -> tuple[str, str]:
    """Return a URL's host without www, and the first folder of its path; empty where not one."""
    parts = _split(host_or_url.strip())
    if parts is None:
        return "", ""
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    return host, parts.path.strip("/").partition("/")[0].lower()


def _split(text: str) -> SplitResult | None:
    try:
        return urlsplit(text if "//" in text else f"//{text}")
    except ValueError:
        return None


def _domains(host: str) -> list[str]:
    """Return a host and the domains above it that have two labels or more."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]
