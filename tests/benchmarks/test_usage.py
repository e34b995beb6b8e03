import os
import sys
from pathlib import Path

import pytest

from benchmarks.usage import NOT_STARTED, Usage, last_line, parse_usage, run_metered


def run_python(script: str, folder: Path) -> Usage:
    return run_metered([sys.executable, "-c", script], folder=folder, variables={})


def test_kibibytes_become_bytes() -> None:
    assert parse_usage("0.25 0.4 2048 1", "linux") == Usage(0.25, 0.4, 2_097_152, 1)


def test_macos_speaks_of_bytes_already() -> None:
    assert parse_usage("0.25 0.4 2048 0", "darwin").peak == 2048


def test_all_but_the_time_may_be_unknown() -> None:
    assert parse_usage("0.25 - - 0", "win32") == Usage(0.25, None, None, 0)


def test_the_last_line_that_is_not_blank_tells_what_happened() -> None:
    assert last_line("Traceback …\n  at line 1\nValueError: no\n\n") == "ValueError: no"
    assert last_line("\n") == ""


def test_a_command_is_measured_in_its_folder(tmp_path: Path) -> None:
    used = run_python("open('here', 'w').close()", tmp_path)

    assert used.exit_code == 0
    assert used.seconds > 0
    assert (tmp_path / "here").exists()


def test_exit_code_and_complaint_are_kept(tmp_path: Path) -> None:
    used = run_python("import sys; print('no use'); sys.exit('alas')", tmp_path)

    assert (used.exit_code, used.complaint.strip()) == (1, "alas")


def test_a_command_that_is_not_there_did_not_start(tmp_path: Path) -> None:
    used = run_metered([str(tmp_path / "none")], folder=tmp_path, variables={})

    assert used.exit_code == NOT_STARTED
    assert "FileNotFoundError" in used.complaint


@pytest.mark.skipif(not hasattr(os, "posix_spawn"), reason="no telling of memory")
def test_the_peak_is_that_of_the_largest_process_and_not_ours(tmp_path: Path) -> None:
    ours = bytearray(150_000_000)
    child = "bytearray(60_000_000)"
    parent = (
        f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    )
    used = run_python(parent, tmp_path)

    assert used.peak is not None
    assert 60_000_000 < used.peak < 100_000_000 < len(ours)
