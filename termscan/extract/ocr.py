"""Text recognition for pages without a text layer, or with a useless one: tesseract, an extra.

It is never used unasked. A page takes seconds, and its text is marked as recognised.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2

from termscan.errors import MissingBackend
from termscan.extract.clean import clean_page
from termscan.extract.media import PDF
from termscan.extract.model import Extraction
from termscan.extract.source import Source
from termscan.records import Page

_DPI = 300
_POINTS = 72
_MOST_PIXELS = 40_000_000
_LANGUAGES = ("fin", "swe")
_REMEDY = (
    "text recognition needs tesseract with Finnish: pip install 'termscan[ocr]' and "
    "apt-get install tesseract-ocr tesseract-ocr-fin tesseract-ocr-swe"
)


def recognised(source: Source, extraction: Extraction) -> Extraction:
    """Return `extraction` with its unread pages recognised from their pictures.

    Raises:
        MissingBackend: tesseract, its binding or its Finnish data are not installed.
    """
    tesseract, languages = _backend()
    wanted = {page.number for page in extraction.pages if page.read_as == "none"}
    if extraction.media_type != PDF or not wanted:
        return extraction
    document = pypdfium2.PdfDocument(source.content)
    try:
        pages = tuple(
            _recognised(tesseract, languages, document, page) if page.number in wanted else page
            for page in extraction.pages
        )
    finally:
        document.close()
    return replace(extraction, pages=pages, reader=f"{extraction.reader}, tesseract")


def _backend() -> tuple[Any, str]:
    try:
        import pytesseract
    except ImportError as error:
        raise MissingBackend(_REMEDY) from error
    try:
        installed = set(pytesseract.get_languages())
    except (OSError, RuntimeError) as error:
        raise MissingBackend(_REMEDY) from error
    languages = [language for language in _LANGUAGES if language in installed]
    if "fin" not in languages:
        raise MissingBackend(_REMEDY)
    return pytesseract, "+".join(languages)


def _recognised(
    tesseract: Any, languages: str, document: pypdfium2.PdfDocument, page: Page
) -> Page:
    try:
        picture = _picture(document, page.number)
        found = tesseract.image_to_data(picture, lang=languages, output_type="dict")
    except (pypdfium2.PdfiumError, RuntimeError, OSError, ValueError) as error:
        return replace(page, remarks=(*page.remarks, f"text recognition failed: {error}"))
    text, quality = _text(found)
    if not text.strip():
        return page
    remark = f"recognised from the picture of the page by tesseract ({languages})"
    return Page(page.number, clean_page(text), (), "ocr", quality, remarks=(*page.remarks, remark))


def _picture(document: pypdfium2.PdfDocument, number: int) -> Any:
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = min(_DPI / _POINTS, (_MOST_PIXELS / max(width * height, 1)) ** 0.5)
        return page.render(scale=scale, grayscale=True).to_pil()
    finally:
        page.close()


def _text(found: dict[str, list[Any]]) -> tuple[str, float | None]:
    """Set the recognised words in lines and paragraphs, and tell their mean confidence."""
    parts: list[str] = []
    sure: list[float] = []
    last: tuple[Any, ...] | None = None
    places = zip(found["block_num"], found["par_num"], found["line_num"], strict=True)
    for place, word, confidence in zip(places, found["text"], found["conf"], strict=True):
        if not word.strip():
            continue
        if last is not None:
            parts.append(" " if place == last else "\n" if place[:2] == last[:2] else "\n\n")
        parts.append(word)
        sure.append(float(confidence))
        last = place
    quality = round(sum(sure) / len(sure) / 100, 3) if sure else None
    return "".join(parts), quality
