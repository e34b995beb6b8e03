"""Measure this against its peers: what `make bench` runs."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.index import measure_size, tell
from benchmarks.jobs import Job
from benchmarks.kept import find_cache
from benchmarks.machine import is_compiled
from benchmarks.parse import load_corpora, measure_corpus
from benchmarks.report import open_report, report_index, report_parse

RESULTS = Path(__file__).with_name("RESULTS.md")
SIZES = (1000, 10_000)
FULL_SIZE = 100_000
PARTS = ("parse", "index")
_HERE = "python -m benchmarks"


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog=_HERE,
        description="Measure parsing and whole commands against their peers.",
    )
    add = parser.add_argument
    add("part", nargs="*", metavar="PART", help="parse, index; both if none is named")
    add("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="notes")
    add("--full", action="store_true", help=f"and {FULL_SIZE:,} notes")
    add("--rounds", type=int, default=5, metavar="N", help="runs of each command")
    add("--only", nargs="+", default=(), metavar="WORD", help="commands named so")
    add("--quick", action="store_true", help="without what takes minutes")
    add("--cache", type=Path, default=find_cache(), metavar="DIR", help="for vaults")
    add("--write", action="store_true", help=f"write {RESULTS.name} as well")
    options = parser.parse_args(arguments)
    if unknown := set(options.part) - set(PARTS):
        parser.error(f'no part is named "{min(unknown)}"; there are {", ".join(PARTS)}')
    if options.full:
        options.sizes = (*options.sizes, FULL_SIZE)
    return options


def measure_parse(options: argparse.Namespace) -> Iterator[str]:
    """Measure reading, and report it."""
    tell("reading texts in turns")
    speeds = (
        speed
        for corpus in load_corpora()
        for speed in measure_corpus(corpus, options.rounds)
    )
    yield from report_parse(speeds, options.rounds)


def measure_index(options: argparse.Namespace) -> Iterator[str]:
    """Measure whole processes on vaults of several sizes, and report them."""

    def is_wanted(job: Job) -> bool:
        if job.is_slow and options.quick:
            return False
        return not options.only or any(word in job.name for word in options.only)

    measure = partial(
        measure_size, cache=options.cache, rounds=options.rounds, wanted=is_wanted
    )
    yield from report_index([measure(notes) for notes in sorted(options.sizes)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what is asked for, print it, and keep it if that is asked for."""
    given = sys.argv[1:] if arguments is None else arguments
    options = parse_arguments(given)
    words = " ".join(given)
    command = f'make bench ARGS="{words}"' if is_compiled() else f"{_HERE} {words}"
    blocks = [open_report(command, date.today())]  # noqa: DTZ011 - a person's day
    print(blocks[0], flush=True)
    measures = {"parse": measure_parse, "index": measure_index}
    for part in options.part or PARTS:
        for block in measures[part](options):
            print(f"\n{block}", flush=True)
            blocks.append(block)
    if options.write:
        RESULTS.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
