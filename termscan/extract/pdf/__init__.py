"""PDF to pages: text in reading order, lines with their places, tables from drawn lines."""
