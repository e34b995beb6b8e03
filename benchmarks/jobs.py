"""The commands that are measured: ours, and what they are held against."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest
from pathlib import Path
from typing import Literal

State = Literal["as it is", "warm", "cold", "changed"]

AS_OF = ("--as-of", "2026-06-30")
"""The last day that any generated note knows of."""

SCRIPTS = Path(__file__).with_name("scripts")


@dataclass(frozen=True, slots=True)
class Workplace:
    """A vault to measure on, the thesis in it that is changed, and our caches."""

    vault: Path
    notes: int
    thesis: Path
    own_cache: Path
    peer_cache: Path


@dataclass(frozen=True, slots=True)
class Job:
    """A command to measure, and in which state of the vault.

    Args:
        probe: A quick command that succeeds where the measured one exists.
        state: "warm" after a first run; "cold" with our caches emptied; "changed" if
            a note has changed since a first run.
        settle: What makes caches fresh, where running the command itself would not.
        codes: The exit codes of a run that did its work.
        is_slow: It takes minutes: run once, and not on 100,000 notes.
    """

    name: str
    command: tuple[str, ...]
    probe: tuple[str, ...]
    state: State = "as it is"
    settle: tuple[str, ...] = ()
    codes: tuple[int, ...] = (0,)
    is_slow: bool = False

    @property
    def first_run(self) -> tuple[str, ...]:
        """What runs unmeasured before, if anything."""
        return (self.settle or self.command) if self.state in WARMED else ()


WARMED: tuple[State, ...] = ("warm", "changed")


def find_program(name: str) -> str:
    """The program of this name, the one beside this Python before all others."""
    beside = shutil.which(name, path=str(Path(sys.executable).parent))
    return beside or shutil.which(name) or name


def list_own(place: Workplace) -> Iterator[Job]:
    """List our own commands."""
    program = find_program("vault")
    within = (program, "-C", str(place.vault))
    evidence = (place.thesis.stem, "Measured again.", "--date", "2026-06-30")

    def job(
        words: str,
        *options: str,
        name: str = "",
        state: State = "warm",
        settle: tuple[str, ...] = (),
        codes: tuple[int, ...] = (0,),
    ) -> Job:
        return Job(
            name=f"vault {name or words}",
            command=(*within, *words.split(), *options),
            probe=(program, *words.split(), "--help"),
            state=state,
            settle=settle,
            codes=codes,
        )

    due = job("due", *AS_OF)
    version = (program, "--version")
    yield job("index", "--rebuild", name="index --rebuild", state="as it is")
    yield due
    yield job("status", *AS_OF)
    yield job("due", *AS_OF, name="due, one note changed", state="changed")
    yield job("lint", *AS_OF, codes=(0, 1))
    yield job("lint", *AS_OF, name="lint, no cache", state="cold", codes=(0, 1))
    yield Job("vault --version", version, version)
    yield job("evidence add", *evidence, settle=due.command)
    for form in ("json", "graphml"):
        name = f"graph export --format {form}"
        yield job("graph export", "--format", form, name=name)


def list_checks(place: Workplace) -> Iterator[Job]:
    """List what rumdl does, with no cache and with a fresh one."""
    rumdl, vault = find_program("rumdl"), str(place.vault)
    cold = (rumdl, "check", "--no-cache", vault)
    warm = (rumdl, "check", "--cache-dir", str(place.peer_cache), vault)
    probe, codes = (rumdl, "--version"), (0, 1)
    yield Job("rumdl check --no-cache", cold, probe, codes=codes)
    yield Job("rumdl check", warm, probe, state="warm", codes=codes)


def list_floors(place: Workplace) -> Iterator[Job]:
    """List what nobody can do without."""
    python, vault = sys.executable, str(place.vault)
    walk, click = str(SCRIPTS / "walk.py"), (python, "-c", "import click")
    yield Job("walk and stat", (python, walk, vault), (python, "--version"))
    yield Job("import click", click, click)


def list_slow(place: Workplace) -> Iterator[Job]:
    """List what takes minutes."""
    python, foam, vault = sys.executable, find_program("foam"), str(place.vault)
    connect = (python, str(SCRIPTS / "connect.py"), vault)
    graph = (foam, "graph", "--format", "json", "--workspace", vault)
    probe = (python, "-c", "import obsidiantools")
    yield Job("obsidiantools connect()", connect, probe, is_slow=True)
    yield Job("foam graph", graph, (foam, "--version"), is_slow=True)


def list_jobs(place: Workplace) -> tuple[Job, ...]:
    """List all jobs, ours and the peers' in turn."""
    peers = chain(list_checks(place), list_floors(place), list_slow(place))
    pairs = zip_longest(list_own(place), peers)
    return tuple(job for job in chain.from_iterable(pairs) if job is not None)
