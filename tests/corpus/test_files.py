"""Bytes by their SHA-256."""

import hashlib
import random

from termscan.corpus.files import Files


def test_a_large_file_is_kept_as_it_is(tmp_path):
    content = random.Random(1).randbytes(3_500_000)
    (tmp_path / "source").write_bytes(content)
    (tmp_path / "files").mkdir()
    files = Files(tmp_path / "files")
    for _ in range(2):
        identifier, size = files.put(tmp_path / "source")
        assert (identifier, size) == (hashlib.sha256(content).hexdigest(), len(content))
        assert files.path(identifier).read_bytes() == content
    assert list(files.identifiers()) == [identifier]
    assert files.temporaries() == []


def test_from_memory_or_from_a_path_the_name_is_the_same(tmp_path):
    (tmp_path / "files").mkdir()
    files = Files(tmp_path / "files")
    for content in (b"", b"x", "ä".encode()):
        (tmp_path / "source").write_bytes(content)
        assert files.put(content) == files.put(tmp_path / "source")
