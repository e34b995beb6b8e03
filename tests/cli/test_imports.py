"""Commands that answer at once load only what they need."""

from pathlib import Path

import pytest

from tests.harness.modules import loaded_modules
from tests.harness.transcripts import make_sandbox

HEAVY = {
    "frontmatter", "igraph", "markdown_it", "multiprocessing", "networkx", "rich",
    "yaml",
}  # fmt: skip


@pytest.mark.parametrize("command", ["due", "status"])
def test_the_first_look_waits_for_no_library(tmp_path: Path, command: str) -> None:
    sandbox = make_sandbox(tmp_path)
    loaded_modules([command], sandbox)

    modules = loaded_modules([command, "--as-of", "2026-06-30"], sandbox)

    assert f"thesisvault.reports.{command}" in modules
    assert modules & HEAVY == set()


def test_who_reads_notes_loads_no_rules_about_the_vault(tmp_path: Path) -> None:
    modules = loaded_modules(["index"], make_sandbox(tmp_path, "lint"))

    assert "thesisvault.lint.note_rules" in modules
    assert "thesisvault.lint.vault_rules" not in modules


def test_lint_waits_for_no_graph_and_no_editor(tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path, "lint")
    loaded_modules(["index"], sandbox)

    modules = loaded_modules(["lint", "--exit-zero"], sandbox)

    assert "thesisvault.lint.engine" in modules
    assert modules & HEAVY == set()
    assert "thesisvault.lint.fixing" not in modules
    assert not any(name.startswith("thesisvault.writing") for name in modules)


def test_the_group_of_evidence_loads_no_report() -> None:
    modules = loaded_modules(["evidence", "--help"])

    assert "thesisvault.cli.evidence" in modules
    assert not any(name.startswith("thesisvault.reports") for name in modules)


@pytest.mark.parametrize(
    "command",
    [
        ["--help"],
        ["evidence", "add", "Short Tesla", "A word", "--date", "2026-06-30"],
        ["lint"],
    ],
)
def test_what_is_done_often_loads_no_graph(tmp_path: Path, command: list[str]) -> None:
    sandbox = make_sandbox(tmp_path)
    loaded_modules(["list"], sandbox)

    assert loaded_modules(command, sandbox) & {"igraph", "networkx"} == set()


def test_evidence_is_added_without_index_graph_or_rules(tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path)

    modules = loaded_modules(["evidence", "add", "AI Capex", "It rains"], sandbox)

    assert "thesisvault.edits.evidence_add" in modules
    assert modules & {*HEAVY, "sqlite3", "numpy", "lark"} == set()
    parts = {"index.store", "lint", "reports", "graph", "models", "export"}
    assert {name for name in modules if name.removeprefix("thesisvault.") in parts} == (
        set()
    )
