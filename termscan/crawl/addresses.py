"""Web addresses, parsed as browsers do, and the rule that only public machines are asked.

One parser (ada-url, the WHATWG URL standard) serves the check and the fetch, so that no address
can mean one thing to the one and another to the other.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import ada_url

from termscan.errors import FetchError

IPAddress = IPv4Address | IPv6Address
Resolver = Callable[[str, int], list[str]]
"""Host name and port to the IP addresses it has, as text; raises OSError when there are none."""

MAX_LENGTH = 4096
_PORTS = {"http:": 80, "https:": 443}
_EMBEDDED = (
    (ip_network("64:ff9b::/96"), 0),
    (ip_network("64:ff9b:1::/48"), 0),
    (ip_network("2002::/16"), 80),
    (ip_network("::/96"), 0),
    (ip_network("::ffff:0:0/96"), 0),
    (ip_network("::ffff:0:0:0/96"), 0),
)
"""IPv6 ranges that carry an IPv4 address, and how many bits lie to its right."""

_NEVER = tuple(
    ip_network(network)
    for network in ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "3fff::/20", "5f00::/16")
)
"""Special ranges that not every supported Python knows of (IANA special-purpose registries)."""

_NAMES_AT_HOME = ("localhost", "local", "internal", "lan", "home.arpa", "intranet", "onion")
_HIDDEN = re.compile(r"[\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\\]")


@dataclass(frozen=True, slots=True)
class Address:
    """A parsed http(s) address without user name, password and fragment."""

    url: str
    scheme: str
    host: str
    port: int
    path: str
    query: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as robots.txt and delays are kept by."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host with its port, the port left out where it is the scheme's own."""
        return self.host if self.port == _PORTS[f"{self.scheme}:"] else f"{self.host}:{self.port}"

    @property
    def target(self) -> str:
        """Path and query, as sent in a request and matched by robots.txt."""
        return self.path + self.query


def parse(text: str, base: str | None = None) -> Address:
    """Parse an address as a browser would, and refuse what no municipality publishes.

    Refused are other schemes than http and https, user names and passwords, control characters,
    backslashes, invisible characters, and overlong addresses. A final dot of the host goes.

    Raises:
        FetchError: with reason ``bad_address``.
    """
    text = text.strip()
    if len(text) > MAX_LENGTH or _HIDDEN.search(text):
        raise FetchError(text[:200], "bad_address", "too long or with hidden characters")
    try:
        url = ada_url.URL(text, base=base) if base else ada_url.URL(text)
    except ValueError as error:
        raise FetchError(text[:200], "bad_address", "not a web address") from error
    if url.protocol not in _PORTS:
        raise FetchError(text[:200], "bad_address", f"{url.protocol} is not fetched")
    if url.username or url.password:
        raise FetchError(text[:200], "bad_address", "it carries a user name")
    return _address(url, text)


def _address(url: ada_url.URL, text: str) -> Address:
    host = url.hostname.removesuffix(".")
    if not host or host.startswith(".") or ".." in host:
        raise FetchError(text[:200], "bad_address", "it has no host")
    port = int(url.port) if url.port else _PORTS[url.protocol]
    scheme = url.protocol[:-1]
    bare = Address("", scheme, host, port, url.pathname, url.search)
    return Address(bare.origin + bare.target, scheme, host, port, url.pathname, url.search)


def normalise(text: str, base: str | None = None) -> str:
    """Return the one spelling of an address that the catalogue knows it by; see `parse`."""
    return parse(text, base).url


def is_public(ip: str | IPAddress) -> bool:
    """Tell whether an IP address is a machine on the open internet.

    IPv4 addresses within IPv6 ones (mapped, compatible, translated, 6to4) are looked at too;
    every address with a zone is refused.
    """
    if isinstance(ip, str):
        if "%" in ip:
            return False
        ip = ip_address(ip)
    if any(ip in network for network in _NEVER):
        return False
    if isinstance(ip, IPv6Address):
        return _is_public_v6(ip)
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _is_public_v6(ip: IPv6Address) -> bool:
    for network, shift in _EMBEDDED:
        if ip in network:
            return is_public(IPv4Address(int(ip) >> shift & 0xFFFFFFFF))
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_site_local)


def system_resolver(host: str, port: int) -> list[str]:
    """Ask the operating system for a host's IP addresses, in its order of preference."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def resolve(
    address: Address, resolver: Resolver = system_resolver, allowed: Iterable[str] = ()
) -> list[str]:
    """Return the IP addresses that may be connected to for `address`.

    Every one of them must be public: a name that also points inside is refused as a whole.
    `allowed` lists IP addresses or networks that tests permit beside the public ones.

    Raises:
        FetchError: ``private_address``, or ``no_such_host`` when the name has no address.
    """
    networks = [ip_network(network) for network in allowed]
    if not networks and _is_named_at_home(address.host):
        raise FetchError(address.url, "private_address", f"{address.host} is a local name")
    found = _look_up(address, resolver)
    for ip in found:
        permitted = "%" not in ip and any(ip_address(ip) in network for network in networks)
        if not permitted and not is_public(ip):
            raise FetchError(address.url, "private_address", f"{address.host} is {ip}")
    return found


def _look_up(address: Address, resolver: Resolver) -> list[str]:
    literal = address.host.strip("[]")
    try:
        ip_address(literal)
    except ValueError:
        pass
    else:
        return [literal]
    try:
        found = resolver(address.host, address.port)
    except FetchError:
        raise
    except (OSError, UnicodeError) as error:
        raise FetchError(address.url, "no_such_host", str(error)) from error
    if not found:
        raise FetchError(address.url, "no_such_host", f"{address.host} has no IP address")
    return found


def _is_named_at_home(host: str) -> bool:
    is_literal = host.startswith("[") or host.replace(".", "").isdigit()
    single_label = "." not in host and not is_literal
    return single_label or any(host == n or host.endswith("." + n) for n in _NAMES_AT_HOME)
