"""Documents of any format to pages with zones."""
