"""What a document is: its kind, title, period, language, and whether it is a draft."""
