"""Sets the demo documents into web pages as municipalities' sites look."""

from __future__ import annotations

from html import escape
from itertools import groupby

from markup import Block, Source

TAGS = {"heading": "h2", "subheading": "h3", "text": "p"}

PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title} – {municipality}</title>
<link rel="canonical" href="{url}">
</head>
<body>
<header>
<p class="logo">{municipality}</p>
<nav>
<ul>
{menu}
</ul>
</nav>
</header>
<main>
<article>
<h1>{title}</h1>
<p class="date">{subtitle}</p>
{body}
</article>
</main>
<footer>
<p>© {municipality} · info@{host}</p>
</footer>
</body>
</html>
"""


def webpage(source: Source) -> bytes:
    """Return a document as an HTML page with the site's menu and footer around it."""
    facts = {key: escape(value) for key, value in source.facts.items()}
    menu = "\n".join(f'<li><a href="#">{name}</a></li>' for name in facts["menu"].split("; "))
    parts = groupby(source.blocks, key=lambda block: block.kind)
    body = "\n".join(html(kind, list(blocks)) for kind, blocks in parts)
    host = facts["url"].split("/")[2].removeprefix("www.")
    return PAGE.format(**facts | {"menu": menu, "body": body, "host": host}).encode("utf-8")


def html(kind: str, blocks: list[Block]) -> str:
    """Return neighbouring blocks of one kind as HTML."""
    if kind == "item":
        return "\n".join(["<ul>", *(f"<li>{escape(block.text)}</li>" for block in blocks), "</ul>"])
    if kind == "table":
        return "\n".join(table(block.rows) for block in blocks)
    tag = TAGS[kind]
    return "\n".join(f"<{tag}>{escape(block.text)}</{tag}>" for block in blocks)


def table(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a table with a header row."""
    lines = ["<table>"]
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        cells = "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row)
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])
