"""The fixtures `expect`, `check_transcript` and `golden`, and the option `--update`."""

import os
import time
from pathlib import Path

import pytest

from tests.harness.cases import Expect
from tests.harness.golden import Golden
from tests.harness.rewriting import Rewrites
from tests.harness.transcripts import CheckTranscript

REWRITES = pytest.StashKey[Rewrites | None]()
GOLDEN = pytest.StashKey[Golden]()
DESELECTED = pytest.StashKey[bool]()
REPORT = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`."""
    parser.addoption(
        "--update",
        action="store_true",
        help="rewrite what cases, transcripts and golden files expect",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing rewritten and nothing used, in UTC."""
    is_update = config.getoption("--update")
    config.stash[REWRITES] = Rewrites() if is_update else None
    folder = config.rootpath / "tests" / "golden"
    config.stash[GOLDEN] = Golden(folder, is_update=is_update)
    config.stash[DESELECTED] = False
    config.stash[REPORT] = []
    os.environ["TZ"] = "UTC"
    if hasattr(time, "tzset"):  # not on Windows
        time.tzset()


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Remember that not every test runs."""
    for item in items:
        item.config.stash[DESELECTED] = True


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write what `--update` has changed, and fail if a golden file is not used."""
    stash = session.config.stash
    rewrites = stash[REWRITES]
    if rewrites is not None:
        stash[REPORT] += [f"updated: {path}" for path in rewrites.write()]
    if _is_whole(session) and stash[GOLDEN].unused:
        stash[REPORT] += [f"no test uses {path}" for path in stash[GOLDEN].unused]
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _is_whole(session: pytest.Session) -> bool:
    # After `-k`, `--lf`, a path or a failure, an unused file means nothing.
    is_all = session.config.args_source is pytest.Config.ArgsSource.TESTPATHS
    is_chosen = session.config.stash[DESELECTED] or session.config.option.collectonly
    return is_all and not is_chosen and not session.testsfailed


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what was updated, and what is not used."""
    for line in config.stash[REPORT]:
        terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def expect(pytestconfig: pytest.Config) -> Expect:
    """Holds what came out against a case of a case file."""
    return Expect(pytestconfig.stash[REWRITES])


@pytest.fixture
def check_transcript(tmp_path: Path, pytestconfig: pytest.Config) -> CheckTranscript:
    """Runs a transcript and holds its output against it."""
    return CheckTranscript(tmp_path, pytestconfig.stash[REWRITES])


@pytest.fixture(scope="session")
def golden(pytestconfig: pytest.Config) -> Golden:
    """Holds output against a file under tests/golden/."""
    return pytestconfig.stash[GOLDEN]
