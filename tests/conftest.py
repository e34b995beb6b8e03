"""What all tests share."""

from datetime import date

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ("pytester", "tests.harness.plugin")

# The same examples in every run, however slow the machine: a red test is red for
# everyone. To search for new examples: pytest --hypothesis-profile=search
settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("ci")
# Fork at each system call, which takes four times as long in a process that has run
# all the others.
_FIRST = "tests/writing/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what is slow later; the order of tests means nothing else."""
    items.sort(key=lambda item: not item.nodeid.startswith(_FIRST))


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the tests take place: just after the example vault's last."""
    return date(2026, 6, 30)
