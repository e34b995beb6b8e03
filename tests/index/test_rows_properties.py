"""From a note's bytes to its rows: nothing is lost, and nothing ends in an error."""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from tests.index.truth import order
from tests.note.strategies import markdown, notes
from thesisvault.index.store import Index, open_index
from thesisvault.text import Lines
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading, read_note

# Columns that hold the day of an ISO date, or nothing.
DAYS = (
    ("theses", "created_start", "created_end", "reviewed_start", "reviewed_end", "due"),
    ("claims", "date_start", "date_end"),
    ("evidence", "date_start", "date_end"),
    ("scenarios", "window_start", "window_end"),
    ("watch", "date_start", "date_end"),
)


def counts(reading: Reading) -> Iterator[tuple[str, int]]:
    """How many rows each table should have."""
    note, thesis = reading.note, reading.thesis
    yield "notes", 1
    yield "theses", int(thesis is not None)
    for table in ("fields", "headings", "blocks", "tags", "links", "tasks"):
        yield table, len(getattr(note, table))
    for table in ("claims", "evidence", "positions", "scenarios", "risks", "watch"):
        yield table, len(getattr(thesis, table)) if thesis else 0


def rows_of(index: Index, table: str, *columns: str) -> list[tuple[object, ...]]:
    names = ", ".join(columns)
    return index.select(f"select {names} from {table}")  # noqa: S608 - names are ours


@given(st.one_of(notes, markdown.map("#thesis\n\n{}".format), st.binary(max_size=80)))
@example('#thesis\n---\na: "\\ud800"\n---\n')
@example('---\ntype: thesis\nstatus: "\\ud800\\0"\naliases: ["\\ud800"]\n---\n')
@example("---\ntype: thesis\nCreated: 9999-12-31\nReview: every 999 years\n---\n")
@example("#thesis\n## Risks\n|Risk|Trigger|\n|-|-|\n|\x00|\u2028|\n")
def test_each_record_of_a_note_is_a_row(content: str | bytes) -> None:
    data = (
        content.encode(errors="surrogatepass") if isinstance(content, str) else content
    )
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(folder)
        (vault / "Long Acme.md").write_bytes(data)
        reading = read_note(vault, "Long Acme.md", Config())

        with open_index(order(vault)) as index:
            assert {
                table: len(rows_of(index, table, "*")) for table, _ in counts(reading)
            } == dict(counts(reading))
            for table, *columns in DAYS:
                for row in rows_of(index, table, *columns):
                    assert all(
                        day is None or date.fromisoformat(str(day)) for day in row
                    )
            last = len(Lines(reading.note.source).starts)
            for table in ("links", "tags", "tasks", "headings", "fields"):
                assert all(
                    1 <= int(str(line)) <= last
                    for (line,) in rows_of(index, table, "line")
                )
