"""Many at once: none waits in vain, no row is lost, and none comes twice."""

import subprocess
import sys
from pathlib import Path

from tests.harness.transcripts import make_sandbox
from thesisvault.files import read_source
from thesisvault.note.parse import parse_note
from thesisvault.thesis.read import read_thesis

PEOPLE, ROWS = 8, 50
# What a person does who logs one row after another, without starting Python anew.
SCRIPT = """
import sys
from thesisvault.cli.main import main
for number in range(int(sys.argv[2])):
    argv = ["evidence", "add", "Acme", f"row {sys.argv[1]}-{number}"]
    try:
        main(argv, prog_name="vault")
    except SystemExit as end:
        if end.code:
            raise
"""
NOTE = """#thesis

# Acme

## Evidence log

| Date | Observation | Implication |
|---|---|---|
| 2026-01-01 | the first | of all |

## Related

- [[Beta]]
"""


def test_eight_people_log_fifty_rows_each(tmp_path: Path) -> None:
    sandbox = make_sandbox(tmp_path, "empty")
    (sandbox.folder / "vault.toml").touch()
    note = sandbox.folder / "Acme.md"
    note.write_text(NOTE)

    crowd = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(person), str(ROWS)],
            cwd=sandbox.folder,
            env=sandbox.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for person in range(PEOPLE)
    ]
    told = [process.communicate(timeout=300)[1] for process in crowd]

    assert told == [""] * PEOPLE
    source = read_source(note).text
    evidence = read_thesis(parse_note(source), "Acme").evidence
    expected = {f"row {p}-{n}" for p in range(PEOPLE) for n in range(ROWS)}
    assert sorted(each.observation for each in evidence) == sorted(
        [*expected, "the first"]
    )
    rows = [line for line in source.split("\n") if line.startswith("| 20")]
    assert all(line.count("|") == 4 for line in rows)
    before, after = NOTE.split("| 2026-01-01")
    assert source.startswith(before)
    assert source.endswith(f"| 2026-01-01{after}")
    assert [path.name for path in sandbox.folder.iterdir() if path.name[0] == "."] == []
