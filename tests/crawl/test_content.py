"""What an answer really is, by its bytes and by what it shows."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termscan.crawl.addresses import parse
from termscan.crawl.content import PageText, fault_of, sniff
from termscan.crawl.decoding import DecodingError, EndsTooEarly, decoded
from termscan.crawl.download import Answer
from termscan.crawl.page import read_page
from termscan.crawl.receipt import file_name

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("head", "declared", "media_type"),
    [
        (b"%PDF-1.7\n", "text/html", "application/pdf"),
        (b"\xef\xbb\xbf  %PDF-1.4", "", "application/pdf"),
        (b"PK\x03\x04....[Content_Types].xml....word/", "", DOCX),
        (b"PK\x03\x04....xl/workbook", "application/pdf", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "", "application/msword"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "application/pdf", "text/html"),
        (b"<?xml version='1.0'?>\n<!-- a --><html>", "", "text/html"),
        (b"<!-- kommentti -->\n<HTML>", "", "text/html"),
        (b"<?xml version='1.0'?><urlset>", "text/html", "application/xml"),
        (b'[{"a": 1}]', "application/json", "application/json"),
        (b"\xff\xd8\xff\xe1", "application/pdf", "image/jpeg"),
        (b"RIFF....WEBPVP8", "", "image/webp"),
        ("Hyvinvointikertomus – lyhyesti".encode(), "text/plain; charset=utf-8", "text/plain"),
        (b"\0\1\2\3\4\5\6", "text/html", "application/octet-stream"),
        (b"", "", "text/plain"),
    ],
)  # fmt: skip
def test_types_by_their_bytes(head: bytes, declared: str, media_type: str) -> None:
    assert sniff(head, declared) == media_type


LONG = "Kunnan tehtävä on edistää hyvinvointia. " * 200


@pytest.mark.parametrize(
    ("title", "heading", "text", "fault"),
    [
        ("Kuntastrategia 2022–2025", "Kuntastrategia", LONG, None),
        ("Kuntastrategia", "Kuntastrategia", LONG + " Sivua ei löytynyt -virhe korjattiin.", None),
        ("Sivua ei löytynyt – Jämsä", "Etusivu", LONG, "error_page"),
        ("Jämsä", "Sivua ei löydy", "Sivua ei löydy", "error_page"),
        ("Pargas", "Sidan hittades inte", "Sidan du söker finns inte.", "error_page"),
        ("Jämsä", "", "404", "error_page"),
        ("Kirjaudu sisään", "", "Käyttäjätunnus", "login_page"),
        ("Kuntastrategia", "Kuntastrategia", LONG + " Kirjaudu", None),
        ("Palvelut 404 asukkaalle", "Palvelut", LONG, "error_page"),
    ],
)
def test_pages_that_say_all_is_well(title: str, heading: str, text: str, fault: str | None) -> None:
    page = PageText(title, (heading,), text, has_password=False)
    assert fault_of(page, "https://www.jamsa.fi/x") == fault


def test_a_login_field_in_a_full_page_is_no_login_page() -> None:
    page = PageText("Kuntastrategia", ("Kuntastrategia",), LONG, has_password=True)
    assert fault_of(page, "https://www.jamsa.fi/strategia") is None
    assert fault_of(page, "https://www.jamsa.fi/wp-login.php?redirect_to=x") == "login_page"


@given(st.binary(max_size=3000), st.integers(1, 700))
def test_decoding_gives_back_what_was_encoded(body: bytes, size: int) -> None:
    raw = zlib.compressobj(wbits=-15)
    encoded = {
        "gzip": gzip.compress(body),
        "x-gzip": gzip.compress(body[:10]) + gzip.compress(body[10:]),
        "deflate": zlib.compress(body),
        "Deflate ": raw.compress(body) + raw.flush(),
        "": body,
    }
    for encoding, data in encoded.items():
        if encoding == "Deflate " and data[0] & 0x0F == 8:
            continue
        pieces = [data[i : i + size] for i in range(0, len(data), size)]
        assert b"".join(decoded(pieces, encoding)) == body


@given(st.binary(min_size=200, max_size=3000), st.data())
def test_what_is_cut_short_is_noticed(body: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(body)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(EndsTooEarly):
        list(decoded([packed[:cut]], "gzip"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "x" * 1000])
def test_encodings_that_were_not_asked_for(encoding: str) -> None:
    with pytest.raises(DecodingError, match="not asked for"):
        decoded([b"x"], encoding)


@given(st.binary(max_size=2000))
def test_no_page_is_too_broken(content: bytes) -> None:
    page = read_page(b"<html>" + content, "https://www.jamsa.fi/")
    assert page.url == "https://www.jamsa.fi/"
    assert sniff(content[:4096])


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('image;filename="Etelä-Savon kertomus.pdf"', "Etelä-Savon kertomus.pdf"),
        ("attachment; filename=a.pdf; filename*=UTF-8''strategia%20%C3%A4.pdf", "strategia ä.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\temp\\strategia.pdf"', "strategia.pdf"),
        ("", "Talousarvio 2026.pdf"),
        ("inline", "Talousarvio 2026.pdf"),
    ],
)  # fmt: skip
def test_names_of_files(header: str, name: str) -> None:
    address = parse("https://kunta.soini.fi/sites/default/files/2026-01/Talousarvio%202026.pdf")
    raw = header.encode().decode("latin-1")
    assert file_name(Answer(address, 200, {"Content-Disposition": raw})) == name
