"""A few seconds of what `storm.py` does for minutes."""

import sys
from pathlib import Path
from random import Random

import pytest

from tests.index.storm import Killing, Storm


def test_two_processes_answer_rightly_while_files_change(tmp_path: Path) -> None:
    storm = Storm(tmp_path, seed=1)
    storm.rage(2)

    assert storm.faults == []
    assert storm.answers > 2
    assert storm.in_memory == 0


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked here")
def test_the_answer_is_right_after_a_process_was_killed(tmp_path: Path) -> None:
    killing = Killing(tmp_path, Random(1), notes=100, padding="")  # noqa: S311
    killing.run(12)

    assert killing.faults == []
    assert killing.missed < killing.kills
