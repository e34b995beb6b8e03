"""Whole processes over generated vaults, ours and the peers' in turn."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.jobs import Job, Workplace, list_jobs
from benchmarks.kept import choose_thesis, keep_vault
from benchmarks.usage import Usage, last_line, run_metered

MOST_NOTES_FOR_SLOW = 10_000
CHANGE = b"\nMeasured again, with a change.\n"


class Measurement(NamedTuple):
    """What a job used, run by run; or why it has no figures."""

    job: Job
    runs: tuple[Usage, ...]
    problem: str = ""

    @property
    def seconds(self) -> float | None:
        """The seconds of the best run."""
        return min((run.seconds for run in self.runs), default=None)

    @property
    def usual_seconds(self) -> float | None:
        """The seconds of the median run."""
        return median(run.seconds for run in self.runs) if self.runs else None

    @property
    def busy(self) -> float | None:
        """The seconds of all cores in the run that needed the fewest."""
        return min((run.busy for run in self.runs if run.busy), default=None)

    @property
    def peak(self) -> int | None:
        """The peak memory of the largest process, in bytes."""
        return max((run.peak for run in self.runs if run.peak), default=None)


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured on one vault."""

    place: Workplace
    measurements: tuple[Measurement, ...]

    def find(self, name: str) -> Measurement | None:
        """The measurement of a job, if it has figures."""
        known = {each.job.name: each for each in self.measurements if each.runs}
        return known.get(name)


def variables_for(place: Workplace) -> Mapping[str, str]:
    """The environment of a run: caches and journals go into the workplace.

    Programs find their modules compiled, as they are once they have been installed.
    """
    names = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "HOME", "LOCALAPPDATA")
    moved = dict.fromkeys(names, str(place.own_cache))
    variables = {**os.environ, **moved, "DO_NOT_TRACK": "1"}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    return variables


def run_in(place: Workplace, command: Sequence[str]) -> Usage:
    """Run a command in a workplace."""
    folder = place.own_cache.parent
    return run_metered(command, folder=folder, variables=variables_for(place))


def empty(folder: Path) -> None:
    """Leave nothing in a folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


@contextmanager
def keeping(note: Path) -> Iterator[bytes]:
    """Give a note's bytes, and put them back if they were changed."""
    original = note.read_bytes()
    try:
        yield original
    finally:
        if note.read_bytes() != original:
            note.write_bytes(original)


def run_job(job: Job, place: Workplace) -> Usage:
    """Bring a vault into a job's state, and measure the job."""
    with keeping(place.thesis) as original:
        if job.state == "cold":
            empty(place.own_cache)
        if job.first_run:
            run_in(place, job.first_run)
        if job.state == "changed":
            place.thesis.write_bytes(original + CHANGE)
        return run_in(place, job.command)


def tell(text: str) -> None:
    """Tell a person who waits what is happening."""
    sys.stderr.write(f"{text}\n")


def find_obstacle(job: Job, place: Workplace) -> str:
    """Say why a job is not to be run at all, if so."""
    if job.is_slow and place.notes > MOST_NOTES_FOR_SLOW:
        return "not at this size"
    used = run_in(place, job.probe)
    if not used.exit_code:
        return ""
    tell(f"{job.name} is not there: {last_line(used.complaint)}")
    return "not there"


def find_problem(job: Job, used: Usage) -> str:
    """Say what went wrong in a run, if anything."""
    if used.exit_code in job.codes and "Traceback" not in used.complaint:
        return ""
    tell(f"{job.name} failed: {used.complaint}")
    return f"failed: exit code {used.exit_code}"


def measure_jobs(
    jobs: Iterable[Job], place: Workplace, rounds: int
) -> tuple[Measurement, ...]:
    """Measure jobs in rounds, each of which runs every job once."""
    measured = [Measurement(job, (), find_obstacle(job, place)) for job in jobs]
    for number in range(1, rounds + 1):
        for at, (job, runs, problem) in enumerate(measured):
            if problem or (job.is_slow and runs):
                continue
            tell(f"{place.notes:,} notes, round {number} of {rounds}: {job.name}")
            used = run_job(job, place)
            fault = find_problem(job, used)
            measured[at] = Measurement(job, () if fault else (*runs, used), fault)
    return tuple(measured)


def measure_size(
    notes: int, *, cache: Path, rounds: int, wanted: Callable[[Job], bool]
) -> Results:
    """Measure the jobs that are wanted on a vault of this many notes."""
    tell(f"{notes:,} notes: making the vault ready in {cache}")
    vault = keep_vault(cache, notes)
    # Beside the vault: caches and notes are to lie on one disk.
    with tempfile.TemporaryDirectory(prefix="caches-", dir=cache) as scratch:
        own, peer = Path(scratch) / "own", Path(scratch) / "peer"
        empty(own)
        place = Workplace(vault, notes, choose_thesis(vault), own, peer)
        jobs = filter(wanted, list_jobs(place))
        return Results(place, measure_jobs(jobs, place, rounds))
