"""Vaults of any size, made up from a seed, with the truth about every note.

    python -m benchmarks.generate DIR --notes 10000 --seed 1 --truth truth.jsonl

The truth is never read back from the text: a `Page` notes each link, tag, task and
row as it writes it. What stands in code, math and HTML comments is a trap, and is not
part of the truth. Lines count from 1.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.generator.dice import Dice
from benchmarks.generator.kinds import write_note
from benchmarks.generator.planner import make_plan
from benchmarks.generator.truth import GeneratedNote, to_mapping

__all__ = ["GeneratedNote", "build", "copy_truth", "main", "write_vault"]

FEWEST_NOTES = 20


def build(seed: int, notes: int) -> Iterator[GeneratedNote]:
    """Make up a vault, the same for the same seed and number of notes."""
    if notes < FEWEST_NOTES:
        message = f"a vault has {FEWEST_NOTES} notes or more, not {notes}"
        raise ValueError(message)
    plan = make_plan(seed, notes)
    for number, slot in enumerate(plan.slots):
        yield write_note(slot, plan, Dice(f"{seed} {number}"))


def write_vault(directory: Path, notes: Iterable[GeneratedNote]) -> Iterator[int]:
    """Write notes into a folder, one at a time; give the bytes of each."""
    (directory / ".obsidian").mkdir(parents=True)
    (directory / ".obsidian" / "app.json").write_text("{}\n", encoding="utf-8")
    folders = {directory}
    for note in notes:
        path = directory / note.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        yield path.write_bytes(note.text.encode())


def copy_truth(notes: Iterable[GeneratedNote], file: Path) -> Iterator[GeneratedNote]:
    """Pass notes on, and write what is true of each as a line of JSON."""
    with file.open("w", encoding="utf-8") as lines:
        for note in notes:
            json.dump(to_mapping(note), lines, ensure_ascii=False, default=to_mapping)
            lines.write("\n")
            yield note


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.generate",
        description="Write a made-up vault of trade theses.",
    )
    parser.add_argument("directory", metavar="DIR", type=Path, help="a new folder")
    parser.add_argument("--notes", type=int, default=10_000, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="as JSON lines")
    options = parser.parse_args(arguments)
    if options.notes < FEWEST_NOTES:
        parser.error(f"a vault has {FEWEST_NOTES} notes or more, not {options.notes}")
    if options.directory.exists():
        parser.error(f'"{options.directory}" exists; name a folder that does not')
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a vault, and what is true of it where that is asked for."""
    options = parse_arguments(arguments)
    notes = build(options.seed, options.notes)
    if options.truth:
        notes = copy_truth(notes, options.truth)
    size = sum(write_vault(options.directory, notes))
    sys.stdout.write(f"{options.notes} notes, {size} bytes: {options.directory}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
