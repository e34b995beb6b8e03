"""Transcripts: `console` fences whose commands are run and held against their output.

    ```console
    $ vault list --kind thesis
    AI capex arms race
    ...
    $ vault show Nobody
    Error: no note is named "Nobody"
    [2]
    ```

- `$ ` begins a command; it goes on to the next line while a quote is open or after
  a backslash. Below it stands what it prints, both streams together.
- `[2]` as the last line is the exit code, where that is not 0.
- A line `...` stands for any lines, and `TMP` for the folder that holds it all.
- Each fence runs in a fresh copy of the example vault. Words after `console` change
  that: `vault=NAME` copies tests/vaults/NAME, `vault=empty` is an empty folder,
  `outside` starts in the folder that holds the copy (named `vault`), and
  `continued` carries on where the fence above stopped.
"""

import contextlib
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.harness.fences import Fence, fences_in
from tests.harness.rewriting import ROOT, Rewrites, describe, fail_with_diff

# Quotes in which a shell changes nothing, and what it changes outside of them.
QUOTED = re.compile(r"""'[^']*'|"[^"$`\\]*\"""")
SHELL = re.compile(r"[|&;<>()$`\\*?~#\n]")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command printed, and its exit code."""

    output: str
    exit_code: int = 0

    def __str__(self) -> str:
        """The outcome as it stands in a transcript."""
        return self.output + (f"[{self.exit_code}]\n" if self.exit_code else "")


@dataclass(frozen=True, slots=True)
class Step:
    """A command and what it should print: the lines from `first` up to `last`."""

    fence: Fence
    command: str
    expected: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Transcript:
    """Commands that are run one after the other in the same copy of a vault."""

    name: str
    vault: str
    is_outside: bool
    steps: tuple[Step, ...]

    def __str__(self) -> str:
        """The name of its test."""
        return self.name


@dataclass(frozen=True, slots=True)
class Sandbox:
    """A folder with a copy of a vault and an empty home, and where we are in it."""

    root: Path
    folder: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """The variables of a user who has just arrived."""
        home = self.root / "home"
        scripts = Path(sys.executable).parent
        kept = ("SYSTEMROOT", "TEMP", "TMP", "TMPDIR")
        return {
            **{name: os.environ[name] for name in kept if name in os.environ},
            "PATH": os.pathsep.join([str(scripts), os.environ.get("PATH", "")]),
            "HOME": str(home),
            "USERPROFILE": str(home),
            "LOCALAPPDATA": str(home / "AppData"),
            "XDG_CACHE_HOME": str(home / ".cache"),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local/share"),
            "XDG_STATE_HOME": str(home / ".local/state"),
            "COLUMNS": "80",
            "LC_ALL": "C.UTF-8",
            "NO_COLOR": "1",
            "TZ": "UTC",
        }


class CheckTranscript:
    """Runs a transcript and holds its output against it, or has it rewritten."""

    def __init__(self, root: Path, rewrites: Rewrites | None) -> None:
        self._root = root
        self._rewrites = rewrites

    def __call__(self, transcript: Transcript) -> None:
        """Run all commands, up to the first that does not do what it should."""
        sandbox = make_sandbox(self._root, transcript.vault)
        if transcript.is_outside:
            sandbox = replace(sandbox, folder=sandbox.root)
        for step in transcript.steps:
            outcome = run(step.command, sandbox)
            if not matches(step.expected, str(outcome)):
                self._differ(step, str(outcome))
            if step.command.startswith("cd "):
                folder = sandbox.folder / step.command.removeprefix("cd ")
                sandbox = replace(sandbox, folder=folder)

    def _differ(self, step: Step, actual: str) -> None:
        if self._rewrites is None:
            place = describe(step.fence.path, step.first - 1)
            fail_with_diff(f"{place}: $ {step.command}", step.expected, actual)
        lines = replace(step.fence, first=step.first, last=step.last)
        self._rewrites.add(step.fence.path, lines.holding(actual))


def make_sandbox(root: Path, vault: str = "example") -> Sandbox:
    """Copy a vault into a new sandbox, and stand in the copy."""
    sandbox = Sandbox(root, root / "vault")
    (root / "home").mkdir()
    if vault == "empty":
        sandbox.folder.mkdir()
        return sandbox
    original = "vault" if vault == "example" else f"tests/vaults/{vault}"
    shutil.copytree(ROOT / original, sandbox.folder)
    return sandbox


def transcripts_in(path: Path) -> tuple[Transcript, ...]:
    """Read the transcripts of a Markdown file."""
    transcripts: list[Transcript] = []
    for fence in fences_in(path):
        word, *words = fence.info.split() or [""]
        if word != "console":
            continue
        transcript = _transcript(fence, words)
        if "continued" in words:
            earlier = transcripts.pop()
            transcript = replace(earlier, steps=earlier.steps + transcript.steps)
        transcripts.append(transcript)
    if not transcripts:
        message = f"{path}: no transcripts"
        raise ValueError(message)
    return tuple(transcripts)


def _transcript(fence: Fence, words: Iterable[str]) -> Transcript:
    vault, is_outside = "example", False
    for word in words:
        if word.startswith("vault="):
            vault = word.removeprefix("vault=")
        elif word == "outside":
            is_outside = True
        elif word != "continued":
            message = f"{fence.place}: a transcript knows no word `{word}`"
            raise ValueError(message)
    heading = fence.heading or fence.path.stem
    name = f"{heading} ({fence.path.name}:{fence.first})"
    return Transcript(name, vault, is_outside, tuple(_steps(fence)))


def _steps(fence: Fence) -> Iterator[Step]:
    lines = [line.rstrip() for line in fence.body.split("\n")[:-1]]
    starts = [n for n, line in enumerate(lines) if line.startswith("$ ")]
    if starts[:1] != [0]:
        message = f"{fence.place}: a transcript begins with `$ `"
        raise ValueError(message)
    for start, end in pairwise([*starts, len(lines)]):
        command, first = lines[start].removeprefix("$ "), start + 1
        while first < end and _goes_on(command):
            command, first = f"{command}\n{lines[first]}", first + 1
        expected = "".join(f"{line}\n" for line in lines[first:end])
        yield Step(fence, command, expected, fence.first + first, fence.first + end)


def _goes_on(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:  # an open quote, or nothing after a backslash
        return True
    return False


def matches(expected: str, actual: str) -> bool:
    """Whether the output is as expected, where `...` stands for any lines."""
    pattern = "".join(
        r"(?:.*\n)*" if line == "..." else re.escape(f"{line}\n")
        for line in expected.split("\n")[:-1]
    )
    return re.fullmatch(pattern, actual) is not None


def run(command: str, sandbox: Sandbox) -> Outcome:
    """Run a command: in this process if it is `vault` alone, else in a shell."""
    runner = _run_in_shell if needs_shell(command) else _run_in_process
    outcome = runner(command, sandbox)
    output = outcome.output.replace(str(sandbox.root), "TMP")
    lines = output.removesuffix("\n").split("\n") if output else []
    return replace(outcome, output="".join(f"{line.rstrip()}\n" for line in lines))


def needs_shell(command: str) -> bool:
    """Whether more is asked than to call `vault` with some words."""
    is_vault = command.split()[:1] == ["vault"]
    return not is_vault or SHELL.search(QUOTED.sub("", command)) is not None


def _run_in_process(command: str, sandbox: Sandbox) -> Outcome:
    # Imported late: the harness is older than the command line.
    from click.testing import CliRunner

    from thesisvault.cli.main import main

    with (
        patch.dict(os.environ, sandbox.environment, clear=True),
        contextlib.chdir(sandbox.folder),
    ):
        result = CliRunner().invoke(
            main,
            shlex.split(command)[1:],
            prog_name="vault",
            # A traceback should be seen as one.
            catch_exceptions=False,
        )
    return Outcome(result.output, result.exit_code)


def _run_in_shell(command: str, sandbox: Sandbox) -> Outcome:
    shell = shutil.which("sh")
    if shell is None:
        pytest.skip("there is no `sh` here")
    process = subprocess.run(
        [shell, "-c", command],
        cwd=sandbox.folder,
        env=sandbox.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    return Outcome(process.stdout, process.returncode)
