"""Tables to a static HTML report."""
