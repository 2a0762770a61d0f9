"""``python -m termscan`` is the same as ``termscan``."""

from termscan.cli import main

if __name__ == "__main__":
    main()
