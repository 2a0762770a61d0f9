"""The public names are a promise: adding or taking one away is a decision, seen here."""

import subprocess
import sys

import termscan

PUBLIC = """
Analyser Concept Document DocumentScan Extraction Lexicon MatchOptions Matcher Mention
Municipality Page Reading Registry Store Tables TermscanError Token __version__ add_documents
build_tables export_store load_lexicon load_lexicons open_analyser scan_store scans tables_of
"""


def test_the_public_names_are_these():
    assert sorted(termscan.__all__) == sorted(PUBLIC.split())


def test_every_public_name_is_there_and_described():
    for name in termscan.__all__:
        assert getattr(termscan, name).__doc__, name


def test_importing_loads_nothing_heavy():
    heavy = "{'pandas', 'numpy', 'lxml', 'requests', 'pypdfium2', 'simplemma', 'libvoikko'}"
    code = f"import sys, termscan.cli; print({heavy} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert printed.stdout.strip() == b"set()"
