"""What each part of a page is: running headers, contents, headings, tables, references, body."""
