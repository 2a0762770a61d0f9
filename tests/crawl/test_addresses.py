"""Addresses mean what a browser takes them for, and only public machines are asked."""

from __future__ import annotations

import json
from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared_data import shared

from termscan.crawl.addresses import is_public, normalise, parse, resolve
from termscan.errors import FetchError


def cases(name: str) -> list[dict[str, str | None]]:
    found = json.loads(shared("data", "crawl", "urltest", name).read_text("utf-8"))
    return [case for case in found if isinstance(case, dict)]


def test_every_address_that_must_fail_is_refused() -> None:
    failing = [case for case in cases("urltestdata.json") if case.get("failure")]
    assert len(failing) > 200
    for case in failing:
        with pytest.raises(FetchError):
            parse(case["input"] or "", case["base"])


def test_every_host_that_must_fail_is_refused() -> None:
    failing = [case for case in cases("toascii.json") if case["output"] is None]
    assert failing
    for case in failing:
        with pytest.raises(FetchError):
            parse(f"https://{case['input']}/x")


def test_what_is_accepted_is_what_a_browser_would_fetch() -> None:
    accepted = 0
    for case in cases("urltestdata.json"):
        try:
            address = parse(case["input"] or "", case.get("base"))
        except FetchError:
            continue
        accepted += 1
        assert case["host"] is not None
        assert address.authority == case["host"].replace(".:", ":").removesuffix(".")
        assert address.target == f"{case['pathname']}{case['search']}"
    assert accepted > 150


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://www.espoo.fi/download/noname/{3AC2}/1", "https://www.espoo.fi/download/noname/%7B3AC2%7D/1"),
        ("https://jamsa10.oncloudos.com:443/cgi/DREQUEST.PHP?page=meetingitem&id=2023337-4",
         "https://jamsa10.oncloudos.com/cgi/DREQUEST.PHP?page=meetingitem&id=2023337-4"),
        ("http://kirkkonummi.oncloudos.com/kokous/2021663-5-45961.PDF#page=25",
         "http://kirkkonummi.oncloudos.com/kokous/2021663-5-45961.PDF"),
        ("https://issuu.com./x", "https://issuu.com/x"),
        ("https://hyvä-kunta.fi/ä", "https://xn--hyv-kunta-x2a.fi/%C3%A4"),
        (" HTTP://www.Pargas.FI:80/../fi/web/./x ", "http://www.pargas.fi/fi/web/x"),
    ],
)  # fmt: skip
def test_one_spelling(written: str, meant: str) -> None:
    assert normalise(written) == meant
    assert normalise(meant) == meant


@pytest.mark.parametrize(
    "text",
    ["ftp://x.fi/", "file:///etc/passwd", "javascript:alert(1)", "mailto:a@b.fi", "", "x.fi",
     "https://user@x.fi/", "https://user:pass@x.fi/", "https:///", "https://x.fi\\@y.fi/",
     "https://x.fi/a\u202eb", "https://x.fi/" + "a" * 5000, "http://[::1%25eth0]/"],
)  # fmt: skip
def test_what_nobody_publishes_is_refused(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        parse(text)
    assert caught.value.reason == "bad_address"


LOOPBACK = [
    "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://017700000001/",
    "http://127.1/", "http://0x7f.1/", "http://127.0.0.1./", "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/", "http://%31%32%37.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
    "http://[0:0:0:0:0:ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://0/", "http://0.0.0.0:8080/", "http://[::]/", "http://169.254.169.254/latest/meta-data",
    "http://10.0.0.1/", "http://[fd00::1]/", "http://[fe80::1]/", "http://[::127.0.0.1]/",
]  # fmt: skip


@pytest.mark.parametrize("text", LOOPBACK)
def test_private_machines_are_refused_in_every_spelling(text: str) -> None:
    with pytest.raises(FetchError) as caught:
        resolve(parse(text), resolver=lambda host, port: ["127.0.0.1"])
    assert caught.value.reason == "private_address"


@pytest.mark.parametrize("host", ["localhost", "a.localhost", "printer.local", "intra", "x.lan"])
def test_local_names_are_refused_unasked(host: str) -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise AssertionError("a local name was looked up")

    with pytest.raises(FetchError, match="private_address"):
        resolve(parse(f"https://{host}/"), resolver)


def test_a_name_that_also_points_inside_is_refused() -> None:
    with pytest.raises(FetchError, match=r"10\.0\.0\.1"):
        resolve(parse("https://kunta.fi/"), lambda host, port: ["8.8.8.8", "10.0.0.1"])


def test_allowance_is_for_named_networks_only() -> None:
    address = parse("http://kunta.test/")
    assert resolve(address, lambda h, p: ["127.0.0.2"], ["127.0.0.0/8"]) == ["127.0.0.2"]
    with pytest.raises(FetchError, match="private_address"):
        resolve(address, lambda h, p: ["10.0.0.1"], ["127.0.0.0/8"])


def test_a_name_without_address_is_told() -> None:
    def resolver(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(FetchError, match="no_such_host"):
        resolve(parse("https://www.kunta.fi/"), resolver)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_inside_ipv6(ip: IPv4Address) -> None:
    for prefix in ("::ffff:", "64:ff9b::"):
        assert is_public(IPv6Address(f"{prefix}{ip}")) == is_public(ip)


@given(st.text(max_size=60))
def test_nothing_but_fetch_errors_comes_out(text: str) -> None:
    for written in (text, f"https://{text}"):
        try:
            address = parse(written)
        except FetchError:
            continue
        assert normalise(address.url) == address.url
