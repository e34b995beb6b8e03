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


@pytest.fixture(scope="session")
def today() -> date:
    """The day on which the tests take place: just after the example vault's last."""
    return date(2026, 6, 30)
