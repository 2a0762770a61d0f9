"""Mentions in their context: what is shown, in which order, and in which form."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termscan.concordance import as_csv, as_html, as_text, kwic, kwic_as_read, kwic_text
from termscan.errors import UsageError
from termscan.records import Document, DocumentScan, Mention, Page, Zone

PAGES = (
    Page(1, "Luku 1\nKunta voi hyvin.\n", zones=(Zone("heading", 0, 6),)),
    Page(
        2,
        "Luku 2\nÄlä unohda mielen-\nterveyttä. Öisin\n  mielenterveys\nlepää.",
        zones=(Zone("heading", 0, 6),),
    ),
)


def _mention(surface: str, sentence: str, page: int = 2, **more: object) -> Mention:
    text = PAGES[page - 1].text
    start = text.index(surface)
    return Mention(
        *(start, start + len(surface), surface, "mielenterveys", "lexicon", "term", "counted"),
        form="mielenterveys",
        document="d1",
        page=page,
        sentence=sentence,
        sentence_start=text.index(sentence),
        **more,  # type: ignore[arg-type]
    )


FIRST = _mention("mielen-\nterveyttä", "Älä unohda mielen-\nterveyttä.")
SECOND = _mention("mielenterveys", "Öisin\n  mielenterveys\nlepää.")
PDF = Document(
    "d1",
    ("179",),
    "strategy",
    "2022–2025",
    url="https://kunta.fi/a.pdf",
    media_type="application/pdf",
)
SCAN = DocumentScan(PDF, "counted", mentions=(SECOND, FIRST))


def _pages(_: Document) -> tuple[Page, ...]:
    return PAGES


def test_lines_come_as_documents_are_read() -> None:
    def scans():
        yield SCAN
        raise AssertionError("the second document was read before the first was shown")

    lines = kwic_as_read(scans(), pages=_pages)
    assert [next(lines), next(lines)] == kwic([SCAN], pages=_pages)


def test_the_context_is_the_sentence() -> None:
    one, other = kwic([SCAN])
    assert (one.left, one.match, one.right) == ("Älä unohda ", "mielen- terveyttä", ".")
    assert (other.left, other.match, other.right) == ("Öisin ", "mielenterveys", " lepää.")
    assert one.address == "https://kunta.fi/a.pdf#page=2"


def test_a_width_reaches_over_sentences_and_pages_where_pages_are_given() -> None:
    one, _ = kwic([SCAN], width=30, pages=_pages)
    assert one.left == "Kunta voi hyvin. Luku 2 Älä unohda "[-30:]
    assert one.right == ". Öisin mielenterveys lepää."


def test_without_pages_a_width_cuts_the_sentence() -> None:
    one, _ = kwic([SCAN], width=4)
    assert (one.left, one.right) == ("hda ", ".")


def test_the_heading_above_is_found() -> None:
    assert [line.heading for line in kwic([SCAN], pages=_pages)] == ["Luku 2", "Luku 2"]
    high = replace(FIRST, page=1, start=7, end=12, surface="Kunta")
    moved = (PAGES[0], replace(PAGES[1], zones=()))
    lines = kwic([replace(SCAN, mentions=(high, SECOND))], pages=lambda _: moved)
    assert [line.heading for line in lines] == ["Luku 1", "Luku 1"]


def test_only_headings_that_end_above_are_headings() -> None:
    zones = (Zone("table", 0, 6), Zone("heading", FIRST.end, FIRST.end + 1))
    moved = (PAGES[0], replace(PAGES[1], zones=zones))
    (line,) = kwic([replace(SCAN, mentions=(FIRST,))], pages=lambda _: moved)
    assert line.heading == "Luku 1"


def test_lines_sort_by_place_left_and_right_as_finnish_does() -> None:
    texts = ["zeta sana a", "äiti sana ö", "aamu sana ä", "öylätti sana zz", "åland sana å"]
    mentions = [
        Mention(at, at + 4, "sana", "x", "", "term", "counted", "", sentence=text)
        for text in texts
        for at in [text.index("sana")]
    ]
    scan = DocumentScan(PDF, "counted", mentions=tuple(mentions))
    left = [line.left.strip() for line in kwic([scan], sort="left")]
    right = [line.right.strip() for line in kwic([scan], sort="right")]
    assert left == ["aamu", "zeta", "åland", "äiti", "öylätti"]
    assert right == ["a", "zz", "å", "ä", "ö"]


def test_left_sorting_begins_with_the_nearest_word() -> None:
    texts = ["aa zz sana", "zz aa sana"]
    mentions = tuple(
        Mention(6, 10, "sana", "x", "", "term", "counted", "", sentence=t) for t in texts
    )
    lines = kwic([DocumentScan(PDF, "counted", mentions=mentions)], sort="left")
    assert [line.left for line in lines] == ["zz aa ", "aa zz "]


def test_only_the_wanted_concepts_and_statuses_are_shown() -> None:
    nested = replace(SECOND, status="nested", concept="other")
    scan = replace(SCAN, mentions=(FIRST, nested))
    assert [line.mention for line in kwic([scan])] == [FIRST]
    assert kwic([scan], ["other"]) == []
    assert [line.mention for line in kwic([scan], ["other"], statuses=["nested"])] == [nested]


@given(st.integers(0, 99), st.integers(1, 30), st.randoms(use_true_random=False))
def test_a_sample_is_the_same_for_a_seed_whatever_the_order(
    seed: int, size: int, order: object
) -> None:
    scans = [
        DocumentScan(replace(PDF, id=f"d{n:02}"), "counted", mentions=(FIRST, SECOND))
        for n in range(10)
    ]
    assert len(kwic(scans, sample=20)) == 20
    lines = kwic(scans, sample=size, seed=seed)
    order.shuffle(scans)  # type: ignore[attr-defined]
    assert kwic(scans, sample=size, seed=seed) == lines
    assert len(lines) == min(size, 20)


@pytest.mark.parametrize("wrong", [{"width": 0}, {"sample": 0}, {"sort": "up"}])
def test_a_wrong_call_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        kwic([SCAN], **wrong)  # type: ignore[arg-type]


def test_plain_text_has_a_concordance_too() -> None:
    text = PAGES[1].text
    other = replace(FIRST, concept="other")
    nested = replace(FIRST, status="nested")
    mentions = [SECOND, FIRST, other, nested]
    (one, _) = kwic_text(text, mentions, ["mielenterveys"], width=10)
    assert (one.left, one.right) == ("lä unohda ", ". Öisin mi")


def test_soft_hyphens_and_characters_without_width_are_not_shown() -> None:
    text = "Tunne-\u200b ja psyyk\u00ad\nkisiä haas\u00adteita on."
    start = text.index("psyyk")
    surface = text[start : text.index(" on.")]
    mention = replace(
        FIRST,
        start=start,
        end=start + len(surface),
        surface=surface,
        sentence=text,
        sentence_start=0,
    )
    (line,) = kwic_text(text, [mention])
    assert (line.left, line.match, line.right) == ("Tunne- ja ", "psyykkisiä haasteita", " on.")


def test_the_terminal_shows_matches_below_one_another() -> None:
    shown = as_text(kwic([SCAN]), 12, {"179": "Jyväskylä"}).splitlines()
    assert len({line.index("[") for line in shown}) == 1
    assert "Jyväskylä | strategy | 2022–2025 | p. 2 | mielenterveys" in shown[0]


def test_the_terminal_is_not_sent_control_characters() -> None:
    evil = replace(FIRST, surface="\x1b[31mpunainen")
    shown = as_text(kwic([replace(SCAN, mentions=(evil,))]))
    assert "\x1b" not in shown


def test_csv_holds_context_place_and_address() -> None:
    lines = kwic([SCAN], pages=_pages)
    row = next(csv.DictReader(io.StringIO(as_csv(lines, {"179": "Jyväskylä"}))))
    assert row["municipality_code"] == "179"
    assert row["municipality"] == "Jyväskylä"
    assert (row["left"], row["match"], row["right"]) == ("Älä unohda ", "mielen- terveyttä", ".")
    assert (row["heading"], row["page"], row["concept"]) == ("Luku 2", "2", "mielenterveys")
    assert row["address"] == "https://kunta.fi/a.pdf#page=2"


def test_csv_runs_no_formulas() -> None:
    evil = replace(FIRST, surface="=HYPERLINK(1)", sentence="=1+1", sentence_start=FIRST.start - 4)
    row = next(csv.DictReader(io.StringIO(as_csv(kwic([replace(SCAN, mentions=(evil,))])))))
    assert row["match"] == "'=HYPERLINK(1)"
    assert row["left"] == "'=1+1"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


_EVIL = st.sampled_from(["<script>alert(1)</script>", '"><img src=x>', "&amp;", "</td>"])


@given(st.text(max_size=30) | _EVIL)
def test_html_escapes_what_documents_say(text: str) -> None:
    evil = replace(FIRST, surface=text, concept=text)
    document = replace(PDF, url=f"javascript:{text}", period=text, municipalities=(text,))
    parser = _Tags()
    parser.feed(as_html(kwic([DocumentScan(document, "counted", mentions=(evil,))]), text))
    allowed = {"html", "head", "meta", "title", "style", "body", "h1", "table", "thead", "tbody"}
    assert {tag for tag, _ in parser.found} == allowed | {"tr", "th", "td", "mark"}


def test_html_links_to_the_page() -> None:
    parser = _Tags()
    parser.feed(as_html(kwic([SCAN])))
    assert ("a", {"href": "https://kunta.fi/a.pdf#page=2", "rel": "noreferrer"}) in parser.found
