from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st

from termscan.extract import extract
from termscan.extract.plain import decode


def test_pages_are_split_at_form_feeds_and_line_ends_are_kept():
    extraction = extract("yksi\r\nkaksi\rkolme\n\fneljä".encode(), name="a.txt")
    assert [page.text for page in extraction.pages] == ["yksi\r\nkaksi\rkolme\n", "neljä"]
    assert extraction.text == "yksi\r\nkaksi\rkolme\n\fneljä"


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_the_pages_joined_are_the_file(text):
    content = b"\n" + text.encode()
    assert extract(content, media_type="text/markdown").text == content.decode()


def test_encodings_are_told_from_the_bytes():
    text = "Mielenterveystyö – hyvä"
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le")):
        assert decode(mark + text.encode(encoding)) == (text, encoding)
    assert decode(text.encode("cp1252")) == (text, "windows-1252")
    assert decode(b"\x81\xe4") == ("\x81ä", "windows-1252")


def test_headings_of_markdown_are_zones():
    extraction = extract(b"# Tavoitteet\n\nTeksti.\n\nToimet\n-----\n", name="a.md")
    page = extraction.pages[0]
    assert [page.text[zone.start : zone.end] for zone in page.zones] == ["# Tavoitteet", "Toimet"]
    assert {zone.kind for zone in page.zones} == {"heading"}


def test_a_blank_file_is_unreadable_with_a_reason():
    extraction = extract(b" \n")
    assert not extraction.readable
    assert extraction.reason
