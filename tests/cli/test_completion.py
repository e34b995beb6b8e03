"""Names are completed: by bash itself, and by what the other shells ask for."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.harness.transcripts import Sandbox, make_sandbox

bash = pytest.mark.skipif(
    sys.platform == "win32" or shutil.which("bash") is None, reason="there is no bash"
)


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    return make_sandbox(tmp_path)


def run(sandbox: Sandbox, *command: str, **variables: str) -> list[str]:
    process = subprocess.run(
        command,
        cwd=sandbox.folder,
        env={**sandbox.environment, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert process.stderr == ""
    return process.stdout.split("\n")[:-1]


def completed_by_bash(sandbox: Sandbox, *words: str) -> list[str]:
    """What bash may put in place of the last word, in its own hands."""
    quoted = " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
    script = (
        'eval "$(_VAULT_COMPLETE=bash_source vault)"\n'
        f"COMP_WORDS=({quoted})\n"
        "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
        "_vault_completion vault\n"
        "printf '%s\\n' \"${COMPREPLY[@]}\"\n"
    )
    return run(sandbox, "bash", "--norc", "-c", script)


@bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("evidence", "add", "AI"), ["AI\\ Capex\\ Arms\\ Race"]),
        (("evidence", "add", "AI\\ Ca"), ["AI\\ Capex\\ Arms\\ Race"]),
        # In quotes, nothing is escaped.
        (("evidence", "add", '"AI'), ["AI Capex Arms Race"]),
        (("evidence", "add", "ai capex"), ["AI\\ Capex\\ Arms\\ Race"]),
        # A part in the middle, where none begins so.
        (("check", "tick", "memory"), ["Short\\ memory\\ chips"]),
        (("evidence", "add", "x", "y", "--also", "Power"), ["Power\\ constraints"]),
        (("company", "Micro"), ["Micron", "Microsoft"]),
        (("company", "X"), ["X\\ \\(Twitter\\)", "xAI"]),
        (("rule", "TV001"), ["TV001"]),
        (("mv", "Cost"), ["Cost\\ of\\ capital"]),
        (("new", "th"), ["thesis"]),
        (("und",), ["undo"]),
        (("undo", "--l"), ["--list"]),
        (("evidence", "a"), ["add"]),
    ],
)
def test_bash_offers(
    sandbox: Sandbox, words: tuple[str, ...], offered: list[str]
) -> None:
    assert completed_by_bash(sandbox, "vault", *words) == offered


@bash
@pytest.mark.parametrize(
    "words",
    [
        ("evidence", "add", "nothing of the sort"),
        # What happened is for the user to say.
        ("evidence", "add", "AI", ""),
        ("nonsense", "AI"),
        ("-C", "/nowhere", "show", "AI"),
    ],
)
def test_bash_offers_nothing_and_complains_of_nothing(
    sandbox: Sandbox, words: tuple[str, ...]
) -> None:
    assert completed_by_bash(sandbox, "vault", *words) == [""]


def test_two_notes_of_a_name_are_told_apart_by_their_paths(sandbox: Sandbox) -> None:
    (sandbox.folder / "old").mkdir()
    (sandbox.folder / "old/Micron.md").write_text("#company\n")

    lines = run(
        sandbox,
        "vault",
        _VAULT_COMPLETE="bash_complete",
        COMP_WORDS="vault\ncompany\nMicron",
        COMP_CWORD="2",
    )
    assert lines == ["plain,companies/Micron.md", "plain,old/Micron.md"]


@pytest.mark.parametrize(
    ("variables", "offered"),
    [
        (
            {"_VAULT_COMPLETE": "zsh_complete", "COMP_CWORD": "3"},
            ["plain", "AI Capex Arms Race", "_"],
        ),
        (
            {"_VAULT_COMPLETE": "fish_complete", "COMP_CWORD": "AI"},
            ["plain,AI Capex Arms Race"],
        ),
    ],
)
def test_other_shells_quote_names_themselves(
    sandbox: Sandbox, variables: Mapping[str, str], offered: list[str]
) -> None:
    words = {"COMP_WORDS": "vault evidence add AI"}

    assert run(sandbox, "vault", **variables, **words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize("name", ["vault", "thesisvault"])
def test_each_shell_gets_its_script(sandbox: Sandbox, shell: str, name: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("there is no bash")
    variable = f"_{name.upper()}_COMPLETE"

    script = "\n".join(run(sandbox, name, **{variable: f"{shell}_source"}))

    assert f"{variable}={shell}_complete" in script
