import pytest
from tables_world import CONCEPTS, EXPECTED, MUNICIPALITIES, SCANS

from termscan.tables import build_tables


@pytest.fixture(scope="session")
def tables():
    return build_tables(SCANS, MUNICIPALITIES, CONCEPTS, EXPECTED)
