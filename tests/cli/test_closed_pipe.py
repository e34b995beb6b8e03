"""Who reads no further is told nothing, and has found nothing."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT


@pytest.mark.parametrize("command", ["links wanted", "list", "lint", "export jsonl"])
def test_a_closed_pipe_is_no_finding(command: str, tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()
    (vault / "vault.toml").touch()
    # More than a pipe holds.
    for name in range(20):
        links = "\n".join(f"[[wanted {name} {each}]]" for each in range(300))
        (vault / f"{name} {'long' * 40}.md").write_text(links)
    program = "from thesisvault.cli.main import main; main()"
    with subprocess.Popen(
        [sys.executable, "-c", program, "-C", str(vault), *shlex.split(command)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        told = process.stderr.read()

    assert (process.returncode, told) == (0, b"")
