import pytest
from report.plans_world import planned_tables
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS

from termscan.export import LexiconStamp, Stamp
from termscan.report import write_report
from termscan.tables import build_tables


@pytest.fixture(scope="session")
def tables():
    return build_tables(SCANS, MUNICIPALITIES, CONCEPTS, EXPECTED)


@pytest.fixture(scope="session")
def stamp(tables):
    lexicons = (LexiconStamp("practices", "1", "b" * 64), LexiconStamp("mental", "2", "a" * 64))
    return Stamp(lexicons, "voikko-fi", "1", tables.document_ids)


@pytest.fixture(scope="session")
def folder(tables, stamp, tmp_path_factory):
    home = tmp_path_factory.mktemp("report")
    write_report(tables, home, stamp)
    return home


@pytest.fixture(scope="session")
def planned(stamp, tmp_path_factory):
    """The report of a corpus whose plan has goals, measures and cue words."""
    home = tmp_path_factory.mktemp("planned")
    write_report(planned_tables(), home, stamp)
    return home
