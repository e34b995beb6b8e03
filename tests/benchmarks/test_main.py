"""The command behind `make bench`."""

from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.index import Measurement
from benchmarks.jobs import Job
from benchmarks.report import report_measurements, show_word
from benchmarks.usage import Usage


def test_parts_and_commands_can_be_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = ["--sizes", "40", "20", "--rounds", "1"]
    arguments = ["index", *sizes, "--only", "click", "--cache", str(tmp_path)]

    assert main(arguments) == 0

    report = capsys.readouterr().out
    assert report.startswith("# Results\n\nWritten by `python -m benchmarks index ")
    assert "## parse" not in report
    assert report.index("### 20 notes") < report.index("### 40 notes")
    assert report.count("| import click |") == 2
    assert "$ python -c 'import click'\n" in report
    assert "rumdl check" not in report


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["indexes"])

    assert 'no part is named "indexes"' in capsys.readouterr().err


def test_our_commands_come_first_with_figures_or_the_reason_why_not() -> None:
    used = (Usage(0.5, 0.2, 20_000_000, 0), Usage(0.3, None, None, 0))
    foam = Job("foam graph", ("foam",), ("foam",))
    lint = Job("vault lint", ("vault",), ("vault",))
    table = report_measurements(
        (Measurement(foam, used), Measurement(lint, (), "not there"))
    )

    assert table == (
        "| command    |      best |  median |   cores |    peak | runs |\n"
        "| :--------- | --------: | ------: | ------: | ------: | ---: |\n"
        "| vault lint | not there |         |         |         |      |\n"
        "| foam graph |   0.300 s | 0.400 s | 0.200 s | 20.0 MB |    2 |"
    )


def test_a_command_is_shown_without_the_folders_of_one_machine(tmp_path: Path) -> None:
    parts = {str(tmp_path): "VAULT"}

    assert show_word(str(tmp_path), parts) == "VAULT"
    assert show_word(str(tmp_path / "bin" / "vault"), parts) == "vault"
    assert show_word("--rebuild", parts) == "--rebuild"
