"""DOCX, PPTX and ODT: zipped XML to pages, with what is known to be dangerous left alone."""
