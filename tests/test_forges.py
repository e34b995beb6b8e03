"""What forges and pre-commit run, run as they run it."""

import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from tests.harness.rewriting import ROOT, read_text
from tests.harness.transcripts import Outcome, make_sandbox

HOOKS = {
    hook["id"]: hook
    for hook in yaml.safe_load(read_text(ROOT / ".pre-commit-hooks.yaml"))
}
ACTION = yaml.safe_load(read_text(ROOT / "action.yml"))


class Repository:
    """A git repository with a vault in it."""

    def __init__(self, root: Path) -> None:
        sandbox = make_sandbox(root, "lint")
        self.folder = sandbox.folder
        self.environment = dict(sandbox.environment)
        self.run("git", "init", "--quiet")
        self.run("git", "add", "--all")

    def run(self, *command: str, **variables: str) -> Outcome:
        """Run a command in the repository's folder."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env={**self.environment, **variables},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        return Outcome(done.stdout, done.returncode)

    def changed(self) -> list[str]:
        """The files that differ from what was added."""
        outcome = self.run("git", "diff", "--name-only")
        return outcome.output.split("\n")[:-1]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A git repository with a vault in it."""
    return Repository(tmp_path)


def run_hook(repository: Repository, name: str, *args: str) -> Outcome:
    """Run a hook as pre-commit does: its entry and arguments, and no file names."""
    hook = HOOKS[name]
    assert hook["pass_filenames"] is False
    return repository.run(*shlex.split(hook["entry"]), *hook.get("args", []), *args)


def test_the_hook_that_lints_fails_where_something_is_found(
    repository: Repository,
) -> None:
    outcome = run_hook(repository, "vault-lint", "--select", "TV102")

    assert outcome.exit_code == 1
    assert "theses/Long Acme.md:9:1 TV102" in outcome.output
    assert run_hook(repository, "vault-lint", "--select", "TV4") == Outcome("")
    assert repository.changed() == []


def test_the_hook_that_mends_links_changes_files_which_pre_commit_takes_for_failure(
    repository: Repository,
) -> None:
    outcome = run_hook(repository, "vault-links-fix")

    assert outcome.exit_code == 0
    assert repository.changed() == ["theses/Long Acme.md"]
    repository.run("git", "add", "--all")
    assert run_hook(repository, "vault-links-fix").exit_code == 0
    assert repository.changed() == []


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_has_what_pre_commit_asks_for(name: str) -> None:
    hook = HOOKS[name]

    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["language"] == "python"
    command, *_ = shlex.split(hook["entry"])
    assert f'{command} = "thesisvault.cli:run"' in read_text(ROOT / "pyproject.toml")


class Runner:
    """A forge's machine, on which the action is installed once."""

    def __init__(self, temp: Path) -> None:
        self.temp = temp
        self.script = temp / "step.sh"

    def run(self, number: int, repository: Repository, **given: str) -> Outcome:
        """Run a step of the action, with some inputs."""
        step = ACTION["runs"]["steps"][number]
        # Written down as it is: what a forge would put in could be run.
        assert "${{" not in step["run"]
        self.script.write_text(step["run"], encoding="utf-8")
        defaults = {key: each["default"] for key, each in ACTION["inputs"].items()}
        inputs = {**defaults, "python": sys.executable, **given}
        variables = {
            key: self.filled(each, inputs) for key, each in step["env"].items()
        }
        shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", str(self.script))
        return repository.run(*shell, **variables, **self.environment)

    def filled(self, text: str, inputs: Mapping[str, str]) -> str:
        """An expression of the action, with what a forge puts in its place."""
        known = {f"inputs.{key}": value for key, value in inputs.items()}
        known["runner.temp"] = str(self.temp)
        return re.sub(r"\$\{\{ (\S+) \}\}", lambda found: known[found[1]], text)

    @property
    def environment(self) -> Mapping[str, str]:
        """What a runner sets, and what keeps pip from looking for libraries.

        They are those of this environment.
        """
        return {
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_ACTION_PATH": str(ROOT),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            # This is how one turns isolation off.
            "PIP_NO_BUILD_ISOLATION": "0",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Runner:
    """A forge's machine, after the first step."""
    made = Runner(tmp_path_factory.mktemp("runner"))
    outcome = made.run(0, Repository(tmp_path_factory.mktemp("first")))
    assert outcome == Outcome("")
    return made


def lint(runner: Runner, repository: Repository, **given: str) -> Outcome:
    """What the action's last step comes to."""
    return runner.run(1, repository, **given)


def test_the_action_installs_all_of_itself(runner: Runner) -> None:
    installed = runner.temp / "thesisvault/thesisvault"

    assert (installed / "cli/lint.py").is_file()
    assert (installed / "templates").is_dir()
    assert len(ACTION["runs"]["steps"]) == 2


def test_the_action_tells_what_it_finds(runner: Runner, repository: Repository) -> None:
    outcome = lint(runner, repository, args="--select TV102,TV106")

    assert outcome.exit_code == 1
    lines = outcome.output.split("\n")[:-1]
    assert len(lines) == 2
    assert lines[0].startswith("::error title=TV102 alias-link,file=theses/Long")
    assert lint(runner, repository, args="--select TV4") == Outcome("")


def test_the_action_takes_paths_with_spaces_and_no_text_for_a_command(
    runner: Runner, repository: Repository
) -> None:
    paths = "companies\ntheses/Long Acme.md\n"
    asked = {"output-format": "json", "args": "--select TV106 --exit-zero"}
    outcome = lint(runner, repository, paths=paths, **asked)
    assert outcome.exit_code == 0
    assert '"code": "TV106"' in outcome.output

    outcome = lint(runner, repository, paths="$(touch x)\n`touch x`; touch x")
    assert outcome.exit_code == 2
    assert not (repository.folder / "x").exists()


def test_the_action_finds_a_vault_below_the_repository(
    runner: Runner, repository: Repository
) -> None:
    folder = repository.folder
    notes = folder.rename(folder.parent / "notes")
    folder.mkdir()
    notes.rename(folder / "notes")

    outcome = lint(runner, repository, vault="notes", args="--select TV102")
    assert ",file=notes/theses/Long Acme.md," in outcome.output


def test_what_the_action_is_given_is_told() -> None:
    for key, each in ACTION["inputs"].items():
        assert each["description"].endswith("."), key
    assert ACTION["runs"]["using"] == "composite"
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"])
