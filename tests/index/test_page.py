"""The page about the index: its tables are the index's, its queries answer."""

import os
import re
import shlex
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT, read_text
from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in
from thesisvault.index.fill import script

PAGE = ROOT / "docs" / "index.md"
# Programs that only those have who want them, and a call by which they show it.
OTHERS = {
    "datasette": ["datasette", "--version"],
    "duckdb": ["duckdb", "-c", "load sqlite"],
}


def columns_told(page: str) -> Mapping[str, set[str]]:
    """The columns that each section of the page has in its table."""
    sections = re.split(r"^### (\w+)$", page, flags=re.MULTILINE)[1:]
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return {
        name: {
            column
            for cell in re.findall(r"^\| (`.*?) \|", text, flags=re.MULTILINE)
            for column in re.findall(r"`(\w+)`", cell)
        }
        for name, text in pairs
    }


def columns_there() -> Mapping[str, set[str]]:
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(script("schema.sql"))
        rows = connection.execute(
            "select tables.name, columns.name from sqlite_master as tables,"
            " pragma_table_info(tables.name) as columns"
            " where tables.type in ('table', 'view')"
        ).fetchall()
    connection.close()
    return {table: {name for each, name in rows if each == table} for table, _ in rows}


def with_own_home(transcript: Transcript) -> Transcript:
    """DuckDB looks for its extensions in the home of whoever installed them."""
    home = f"HOME={shlex.quote(os.environ.get('HOME', ''))} duckdb"
    steps = tuple(
        replace(step, command=re.sub("^duckdb", home, step.command))
        for step in transcript.steps
    )
    return replace(transcript, steps=steps)


def test_every_table_and_column_is_told_and_no_other() -> None:
    assert columns_told(read_text(PAGE)) == columns_there()


@pytest.mark.parametrize("transcript", transcripts_in(PAGE), ids=str)
def is_there(program: str) -> bool:
    """Whether a program can be run, from this environment or the system's."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    found = shutil.which(program, path=os.pathsep.join(places))
    if found is None:
        return False
    call = [found, *OTHERS[program][1:]]
    return subprocess.run(call, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("transcript", transcripts_in(PAGE), ids=str)
def test_the_queries_answer_as_shown(
    transcript: Transcript, check_transcript: CheckTranscript
) -> None:
    commands = " ".join(step.command for step in transcript.steps)
    for program in OTHERS:
        if program in commands and not is_there(program):
            pytest.skip(f"{program} is not installed")

    check_transcript(with_own_home(transcript))


def test_three_queries_are_worked_out() -> None:
    queries = Path(PAGE).read_text("utf-8").count("$ vault sql ")

    assert queries >= 3
