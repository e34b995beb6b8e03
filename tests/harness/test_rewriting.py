from pathlib import Path

import pytest

from tests.harness.rewriting import Rewrite, Rewrites, fail_with_diff


def test_rewrites_do_not_move_each_other(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_bytes(b"zero\none\ntwo\nthree\n")
    rewrites = Rewrites()
    rewrites.add(path, Rewrite(0, 1, "0\n0\n"))
    rewrites.add(path, Rewrite(2, 2, "new\n"))
    rewrites.add(path, Rewrite(2, 2, "newer\n"))
    rewrites.add(path, Rewrite(3, 4, ""))

    assert rewrites.write() == (path,)
    assert path.read_bytes() == b"0\n0\none\nnew\nnewer\ntwo\n"


def test_two_tests_may_not_want_different_text(tmp_path: Path) -> None:
    rewrites = Rewrites()
    rewrites.add(tmp_path, Rewrite(1, 2, "a\n"))
    rewrites.add(tmp_path, Rewrite(1, 2, "a\n"))

    with pytest.raises(pytest.fail.Exception, match=":2: two tests"):
        rewrites.add(tmp_path, Rewrite(1, 2, "b\n"))


def test_a_difference_that_cannot_be_seen_is_made_visible() -> None:
    with pytest.raises(pytest.fail.Exception, match=r"\+a\\r"):
        fail_with_diff("cases.md:1", "a\n", "a\r\n")
