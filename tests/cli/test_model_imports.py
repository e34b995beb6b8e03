"""Models are loaded where there are models, and what draws and dices when it does."""

from pathlib import Path

import pytest

from tests.harness.modules import loaded_modules
from tests.harness.transcripts import make_sandbox

MODEL = "Forward ROIC"
LARGE = {"lark", "matplotlib", "numpy"}


@pytest.mark.parametrize("command", [["lint"], ["claims"], ["status"]])
def test_a_vault_without_models_waits_for_none(
    tmp_path: Path, command: list[str]
) -> None:
    sandbox = make_sandbox(tmp_path, "empty")
    text = "---\ntype: thesis\n---\n## What validates the thesis\n- [ ] It grows\n"
    (sandbox.folder / "vault.toml").touch()
    (sandbox.folder / "T.md").write_text(text, "utf-8")
    loaded_modules(["list"], sandbox)

    modules = loaded_modules(command, sandbox)

    assert modules & LARGE == set()
    assert "thesisvault.models.load" not in modules


@pytest.mark.parametrize(
    ("command", "large"),
    [
        (["show", MODEL], {"lark"}),
        (["set", MODEL, "margin=24%", "--dry"], {"lark"}),
        (["sensitivity", MODEL, "--output", "roic"], {"lark"}),
        (["sensitivity", MODEL, "--output", "roic", "--svg", "x.svg"], {"matplotlib"}),
        (["simulate", MODEL, "--output", "roic", "-n", "10"], {"lark", "numpy"}),
    ],
)
def test_a_command_loads_what_it_needs(
    tmp_path: Path, command: list[str], large: set[str]
) -> None:
    modules = loaded_modules(["model", *command], make_sandbox(tmp_path))

    assert large <= modules
    if "matplotlib" not in large:
        assert modules & LARGE == large
