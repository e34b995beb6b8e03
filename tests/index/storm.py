"""Two processes read and refresh while files change; and processes are killed.

    python -m tests.index.storm --seconds 60 --kills 200

takes some minutes and says what went wrong, if anything did. The test suite does the
same for a few seconds.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.harness.rewriting import ROOT
from tests.index.truth import kept_facts, order, true_facts
from thesisvault.index.store import Index, open_index

NOTES = 60
# A file that is there while the readers are to go on.
GO = "go"


def note(name: int, version: int) -> str:
    """A note that says which version of it this is, in as many bytes as any other."""
    links = f"[[n{(name * version) % NOTES:02}]] [[n{name + 1}]] [[new{version % 5}]]"
    return f"#thesis\n\n# v{version:07}\n\n{links}\n"


@dataclass(slots=True)
class Writer:
    """Changes notes, and keeps a record of when each may have been seen as it was.

    A version may be seen from `begun` on, and until its successor is written.
    """

    vault: Path
    random: Random
    versions: dict[str, list[tuple[int, int, int]]] = field(default_factory=dict)
    last: int = 0

    def change(self) -> None:
        """Write a note, in place or by another file, or a name that comes and goes."""
        name = self.random.randrange(NOTES)
        self.last += 1
        path = self.vault / f"n{name}.md"
        text = note(name, self.last)
        begun = time.monotonic_ns()
        if self.random.random() < 0.5:
            path.write_text(text)
        else:
            between = self.vault.with_name("between")
            between.write_text(text)
            between.replace(path)
        record = (self.last, begun, time.monotonic_ns())
        self.versions.setdefault(path.name, []).append(record)
        self._come_and_go()

    def _come_and_go(self) -> None:
        path = self.vault / f"new{self.random.randrange(5)}.md"
        if path.exists():
            path.unlink()
        else:
            path.write_text("[[n1]]\n")

    def allowed(self, name: str, since: int, until: int) -> Iterator[int | None]:
        """The versions of a note that an answer of some time may know of."""
        known = self.versions[name]
        for (version, begun, ended), after in zip(
            known, [*known[1:], None], strict=True
        ):
            if begun <= until and (after is None or after[2] >= since):
                yield version
            # While a note is written in place, it is empty.
            if begun <= until and ended >= since:
                yield None


def read(vault: Path, cache: Path) -> None:
    """What a reader does: ask on and on, and print when it knew what."""
    while (cache.parent / GO).exists():
        since = time.monotonic_ns()
        with open_index(order(vault, cache)) as index:
            known = " ".join(f"{name}={version}" for name, version in headings(index))
            where = index.path.name if index.path else "memory"
        until = time.monotonic_ns()
        sys.stdout.write(f"{since} {until} {where} {known}\n")


def headings(index: Index) -> list[tuple[str, int]]:
    """The version of each note that an index knows of."""
    rows = index.select(
        "select path, coalesce(max(cast(substr(text, 2) as integer)), 0) from notes"
        " left join headings on note = id where path like 'n%' and path not like 'new%'"
        " group by path"
    )
    return [(path, version) for path, version in rows]


@dataclass(slots=True)
class Storm:
    """A vault that changes, and what was answered meanwhile."""

    folder: Path
    seed: int
    answers: int = 0
    in_memory: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def rage(self, seconds: float) -> None:
        """Change files beneath two readers for a while."""
        self.vault.mkdir(exist_ok=True)
        writer = Writer(self.vault, Random(self.seed))  # noqa: S311
        for name in range(NOTES):
            (self.vault / f"n{name}.md").write_text(note(name, 0))
            writer.versions[f"n{name}.md"] = [(0, 0, 0)]
        (self.folder / GO).touch()
        readers = [self._start(self.folder / f"answers{n}") for n in range(2)]
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            writer.change()
            time.sleep(writer.random.choice((0, 0, 0.001, 0.01, 0.1)))
        (self.folder / GO).unlink()
        for number, reader in enumerate(readers):
            complaint = reader.communicate(timeout=120)[1]
            if reader.returncode or complaint:
                self.faults.append(complaint)
            self._judge(self.folder / f"answers{number}", writer)
        if kept_facts(self.vault, self.cache) != true_facts(self.vault):
            self.faults.append("when all was quiet, the answer was wrong")

    def _start(self, answers: Path) -> subprocess.Popen[str]:
        with answers.open("w") as file:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.index.storm", self.vault, self.cache],
                cwd=ROOT,
                stdout=file,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )

    def _judge(self, answers: Path, writer: Writer) -> None:
        for line in answers.read_text().split("\n")[:-1]:
            since, until, where, *known = line.split(" ")
            self.answers += 1
            self.in_memory += where == "memory"
            self._compare(known, writer, int(since), int(until))

    def _compare(
        self, known: Sequence[str], writer: Writer, since: int, until: int
    ) -> None:
        if len(known) != NOTES:
            self.faults.append(f"{len(known)} notes")
        for each in known:
            name, version = each.split("=")
            allowed = set(writer.allowed(name, since, until))
            if int(version) not in allowed and None not in allowed:
                self.faults.append(f"{name} was {version}, not of {allowed}")


@dataclass(slots=True)
class Killing:
    """An index whose makers are killed at random moments."""

    folder: Path
    random: Random
    notes: int = 2000
    # So long, several processes are worth it.
    padding: str = "All of this is prose that says nothing at all. " * 90
    kills: int = 0
    missed: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def vault(self) -> Path:
        return self.folder / "vault"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def write(self, name: int, version: int) -> None:
        """Write a note."""
        text = note(name, version) + self.padding
        (self.vault / f"n{name}.md").write_text(text)

    def run(self, count: int) -> None:
        """Kill so many processes, and look at what the next one answers."""
        self.vault.mkdir()
        for name in range(self.notes):
            self.write(name, 0)
        rebuilding = self._seconds(is_rebuild=True)
        refreshing = self._seconds(is_rebuild=False)
        for number in range(count):
            is_rebuild = number % 2 == 0
            seconds = rebuilding if is_rebuild else refreshing
            self._kill(number, is_rebuild, self.random.random() * seconds)
            self._check(number)

    def _seconds(self, *, is_rebuild: bool) -> float:
        self._change(1)
        begun = time.monotonic()
        os.waitpid(self._start(is_rebuild=is_rebuild), 0)
        return time.monotonic() - begun

    def _change(self, number: int) -> None:
        for _ in range(15):
            self.write(self.random.randrange(self.notes), number)

    def _start(self, *, is_rebuild: bool) -> int:
        pid = os.fork()
        if pid:
            return pid
        try:
            wanted = order(self.vault, self.cache, is_rebuild=is_rebuild)
            open_index(wanted).close()
        finally:
            os._exit(0)

    def _kill(self, number: int, is_rebuild: bool, after: float) -> None:
        self._change(number)
        pid = self._start(is_rebuild=is_rebuild)
        time.sleep(after)
        os.kill(pid, signal.SIGKILL)
        _, status = os.waitpid(pid, 0)
        self.kills += 1
        self.missed += not os.WIFSIGNALED(status)

    def _check(self, number: int) -> None:
        if kept_facts(self.vault, self.cache) != true_facts(self.vault):
            self.faults.append(f"after kill {number} the answer was wrong")
        until = time.monotonic() + 20
        while len(left := self._names()) != 3:
            # An orphan may have written what it was about to.
            if time.monotonic() > until:
                self.faults.append(f"after kill {number} there was left: {left}")
                return
            time.sleep(0.05)
            kept_facts(self.vault, self.cache)

    def _names(self) -> list[str]:
        return [path.name for path in self.cache.glob("*/*")]


def main() -> None:
    """Do what is asked, and say what went wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--notes", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        storm = Storm(Path(folder), wanted.seed)
        storm.rage(wanted.seconds)
    with tempfile.TemporaryDirectory() as folder:
        killing = Killing(Path(folder), Random(wanted.seed), wanted.notes)  # noqa: S311
        killing.run(wanted.kills)
    sys.stdout.write(
        f"{storm.answers} answers in a storm, {storm.in_memory} from memory\n"
        f"{killing.kills} processes killed, {killing.missed} of them too late\n"
    )
    faults = storm.faults + killing.faults
    sys.stdout.write("".join(f"{fault}\n" for fault in faults[:20]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    if sys.argv[1:] and not sys.argv[1].startswith("-"):
        read(*map(Path, sys.argv[1:]))
    else:
        main()
