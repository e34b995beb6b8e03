from pathlib import Path

import pytest

from tests.harness.golden import Golden


def test_a_golden_file_is_compared_exactly(tmp_path: Path) -> None:
    (tmp_path / "due.txt").write_bytes(b"AI capex\n")
    golden = Golden(tmp_path, is_update=False)

    golden("due.txt", "AI capex\n")
    with pytest.raises(pytest.fail.Exception, match=r"due.txt:1\n(.|\n)*\+GPU\n"):
        golden("due.txt", "GPU\n")


def test_a_missing_golden_file_is_reported_even_for_no_output(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"none\.txt"):
        Golden(tmp_path, is_update=False)("none.txt", "")


def test_updating_writes_the_file(tmp_path: Path) -> None:
    Golden(tmp_path, is_update=True)("sub/new.bin", b"\x00\xff")

    assert (tmp_path / "sub" / "new.bin").read_bytes() == b"\x00\xff"


def test_a_file_that_nobody_asks_for_is_unused(tmp_path: Path) -> None:
    golden = Golden(tmp_path, is_update=True)
    golden("used.txt", "")
    (tmp_path / "left over.txt").touch()

    assert golden.unused == (tmp_path / "left over.txt",)
