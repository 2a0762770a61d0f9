"""A concordance for the terminal, as CSV and as a page of HTML."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from termscan.concordance.lines import Line
from termscan.formulas import defuse

COLUMNS = (
    *("municipality_code", "municipality", "kind", "period", "title", "page", "heading", "zone"),
    *("concept", "status", "left", "match", "right", "form", "how", "because"),
    *("document", "start", "end", "address"),
)


def as_text(lines: Sequence[Line], width: int = 40, names: Mapping[str, str] | None = None) -> str:
    """Write lines for a terminal: the matches below one another, then where they stand.

    `width` is the number of characters shown on either side; `names` gives the municipalities'
    names by code.
    """
    longest = max((len(line.match) for line in lines), default=0)
    shown = [
        f"{line.left[-width:]:>{width}}[{line.match}]"
        f"{line.right[:width]:<{width + longest - len(line.match)}}  {_place(line, names or {})}"
        for line in lines
    ]
    return "".join(f"{_printable(line).rstrip()}\n" for line in shown)


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else "\N{REPLACEMENT CHARACTER}" for one in text)


def _place(line: Line, names: Mapping[str, str]) -> str:
    if line.document is None:
        return line.mention.concept
    where = [_municipalities(line, names), line.document.kind, line.document.period]
    page = f"p. {line.mention.page}"
    parts = [*where, page, line.heading, line.mention.concept, line.address]
    return " | ".join(part for part in parts if part)


def _municipalities(line: Line, names: Mapping[str, str]) -> str:
    codes = line.document.municipalities if line.document else ()
    return ", ".join(names.get(code, code) for code in codes)


def as_csv(lines: Iterable[Line], names: Mapping[str, str] | None = None) -> str:
    """Write lines as CSV; text that a spreadsheet would run as a formula is made harmless."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([defuse(cell) for cell in _cells(line, names or {})])
    return target.getvalue()


def _cells(line: Line, names: Mapping[str, str]) -> Iterator[str]:
    document, mention = line.document, line.mention
    yield " ".join(document.municipalities) if document else ""
    yield _municipalities(line, names)
    yield document.kind if document else ""
    yield (document.period or "") if document else ""
    yield (document.title or "") if document else ""
    yield from (str(mention.page), line.heading, mention.zone, mention.concept, mention.status)
    yield from (line.left, line.match, line.right)
    yield from (mention.form, mention.how, mention.because or "")
    yield from (mention.document, str(mention.start), str(mention.end), line.address)


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1rem/1.4 system-ui, sans-serif; margin: 1rem; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ padding: .2rem .4rem; vertical-align: top; border-bottom: 1px solid #ddd; }}
th {{ text-align: left; }}
td.left {{ text-align: right; }}
mark {{ background: #ffe28a; }}
</style>
</head>
<body>
<h1>{title}</h1>
<table>
<thead><tr><th>Municipality</th><th>Document</th><th>Page</th><th>Heading</th><th>Concept</th>
<th>Before</th><th>Mention</th><th>After</th></tr></thead>
<tbody>
{rows}</tbody>
</table>
</body>
</html>
"""


def as_html(
    lines: Iterable[Line], title: str = "Concordance", names: Mapping[str, str] | None = None
) -> str:
    """Write lines as a page of HTML that needs no other file and runs no script."""
    rows = "".join(_row(line, names or {}) for line in lines)
    return _PAGE.format(title=escape(title), rows=rows)


def _row(line: Line, names: Mapping[str, str]) -> str:
    document = line.document
    described = " ".join(filter(None, (document.kind, document.period))) if document else ""
    cells = (
        _cell(_municipalities(line, names)),
        f"<td>{_linked(described, line.address)}</td>",
        _cell(str(line.mention.page)),
        _cell(line.heading),
        _cell(line.mention.concept),
        f'<td class="left" lang="fi">{escape(line.left)}</td>',
        f'<td lang="fi"><mark>{escape(line.match)}</mark></td>',
        f'<td lang="fi">{escape(line.right)}</td>',
    )
    return f"<tr>{''.join(cells)}</tr>\n"


def _cell(text: str) -> str:
    return f"<td>{escape(text)}</td>"


def _linked(text: str, address: str) -> str:
    """Return a link where the address is one of the web; anything else could run a script."""
    if not address.lower().startswith(("http://", "https://")):
        return escape(text)
    return f'<a href="{escape(address)}" rel="noreferrer">{escape(text) or "document"}</a>'
