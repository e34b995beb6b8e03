from pathlib import Path

import pytest

from benchmarks.index import Measurement, Results
from benchmarks.jobs import Job, Workplace, list_jobs
from benchmarks.targets import TARGETS, compare, trace_growth
from benchmarks.usage import Usage

VAULT = Path("notes")


def make_place(notes: int) -> Workplace:
    return Workplace(VAULT, notes, VAULT / "A.md", VAULT, VAULT)


def make_results(notes: int = 10_000, **seconds: tuple[float, ...]) -> Results:
    """Results of jobs, each named in place of spaces with underscores."""
    measurements = (
        Measurement(
            Job(name.replace("_", " "), ("true", str(VAULT)), ("true",)),
            tuple(Usage(each, each, 50_000_000, 0) for each in times),
        )
        for name, times in seconds.items()
    )
    return Results(make_place(notes), tuple(measurements))


@pytest.mark.parametrize(
    ("ours", "verdict"), [(0.1, "aim met"), (0.2, "met"), (0.3, "missed")]
)
def test_a_ratio_is_held_against_its_target(ours: float, verdict: str) -> None:
    results = make_results(vault_due=(9.0, ours), rumdl_check=(0.5, 0.6))
    (comparison,) = compare(results)

    assert comparison.ratio == pytest.approx(ours / 0.5)
    assert comparison.verdict == verdict


def test_without_a_target_there_is_no_verdict() -> None:
    (comparison,) = compare(make_results(vault_due=(0.1,), walk_and_stat=(0.02,)))

    assert comparison.verdict == ""


def test_a_command_without_figures_is_not_compared() -> None:
    assert not list(compare(make_results(vault_due=(), rumdl_check=(0.5,))))


def test_every_target_is_about_jobs_that_there_are() -> None:
    names = {job.name for job in list_jobs(make_place(1000))}

    assert {target.ours for target in TARGETS} <= names
    assert {target.peer for target in TARGETS} <= names


@pytest.mark.parametrize(
    ("larger", "verdict"), [(0.9, "aim met"), (1.05, "met"), (1.2, "missed")]
)
def test_growth_is_measured_from_size_to_size(larger: float, verdict: str) -> None:
    sizes = (make_results(1000, vault_due=(0.1,)), make_results(vault_due=(larger,)))
    (growth,) = trace_growth(sizes)

    assert (growth.smaller, growth.larger) == (1000, 10_000)
    assert growth.factor == pytest.approx(larger / 0.1)
    assert growth.verdict == verdict


def test_growth_of_a_peer_is_not_ours_to_judge() -> None:
    sizes = (make_results(1000, foam=(1.0,)), make_results(foam=(20.0,)))
    (growth,) = trace_growth(sizes)

    assert growth.verdict == ""


def test_what_reads_no_vault_does_not_grow() -> None:
    job = Job("vault --version", ("vault", "--version"), ("vault", "--version"))
    measurement = Measurement(job, (Usage(0.1, 0.1, None, 0),))
    sizes = [Results(make_place(notes), (measurement,)) for notes in (1000, 10_000)]

    assert not list(trace_growth(sizes))


def test_a_command_that_one_size_lacks_has_no_growth() -> None:
    assert not list(trace_growth((make_results(1000), make_results(vault_due=(1.0,)))))
