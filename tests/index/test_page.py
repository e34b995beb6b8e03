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
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.harness.rewriting import ROOT, read_text
from tests.harness.transcripts import CheckTranscript, Transcript, transcripts_in
from tests.index.truth import make_index, write_notes
from thesisvault.index.fill import script

PAGE = ROOT / "docs" / "index.md"
# Programs that only those have who want them.
OTHERS = ("datasette", "duckdb")


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


def find(program: str) -> str | None:
    """Where a program is, in this environment or the system's."""
    places = [str(Path(sys.executable).parent), os.environ.get("PATH", "")]
    return shutil.which(program, path=os.pathsep.join(places))


@pytest.fixture(scope="session")
def home_of_duckdb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the extension that DuckDB would fetch from the network."""
    home = tmp_path_factory.mktemp("duckdb")
    program = find("duckdb")
    spec = find_spec("duckdb_extension_sqlite_scanner")
    if program is None or spec is None or spec.origin is None:
        return home
    told = subprocess.run(
        [program, "-csv", "-noheader", "-c", "pragma platform"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for version in Path(spec.origin).parent.glob("extensions/*"):
        target = home / ".duckdb" / "extensions" / version.name / told.stdout.strip()
        shutil.copytree(version, target)
    return home


def with_home(transcript: Transcript, home: Path) -> Transcript:
    """DuckDB looks for its extensions in the home of whoever runs it."""
    program = f"HOME={shlex.quote(str(home))} duckdb"
    steps = tuple(
        replace(step, command=re.sub("^duckdb", program, step.command))
        for step in transcript.steps
    )
    return replace(transcript, steps=steps)


def test_every_table_and_column_is_told_and_no_other() -> None:
    assert columns_told(read_text(PAGE)) == columns_there()


@pytest.mark.parametrize("transcript", transcripts_in(PAGE), ids=str)
def test_the_queries_answer_as_shown(
    transcript: Transcript, check_transcript: CheckTranscript, home_of_duckdb: Path
) -> None:
    commands = " ".join(step.command for step in transcript.steps)
    for program in OTHERS:
        if program in commands and find(program) is None:
            pytest.skip(f"{program} is not installed")

    check_transcript(with_home(transcript, home_of_duckdb))


@pytest.mark.skipif(find("duckdb") is None, reason="DuckDB is not installed")
def test_duckdb_understands_every_view(tmp_path: Path, home_of_duckdb: Path) -> None:
    write_notes(tmp_path / "vault")
    path = make_index(tmp_path / "vault", tmp_path / "cache")
    with sqlite3.connect(path) as connection:
        query = "select name from sqlite_master where type = 'view'"
        views = [name for (name,) in connection.execute(query)]
    connection.close()

    program, home = find("duckdb") or "", str(home_of_duckdb)
    attach = f"attach '{path}' as vault (type sqlite, read_only)"
    queries = [f"from vault.{view}" for view in views]
    told = subprocess.run(
        [program, "-c", "; ".join([attach, *queries])],
        env={**os.environ, "HOME": home},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert "links" in views
    assert (told.returncode, told.stderr) == (0, "")


def test_three_queries_are_worked_out() -> None:
    queries = Path(PAGE).read_text("utf-8").count("$ vault sql ")

    assert queries >= 3
