import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.harness.transcripts import make_sandbox
from thesisvault.cli.output import NoteInTheWayError, write_output
from thesisvault.files import UnwritableFileError

FULL = Path("/dev/full")


def test_a_file_is_written_whole_or_stays_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "graph.json"
    target.write_text("before")

    def broken() -> list[bytes]:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_output((chunk for _ in (1,) for chunk in broken()), target)
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    write_output([b"af", b"ter"], target)
    assert target.read_text() == "after"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_file_keeps_its_mode_and_a_new_one_can_be_read(tmp_path: Path) -> None:
    kept, new = tmp_path / "kept", tmp_path / "new"
    kept.touch(0o600)

    for target in (kept, new):
        write_output([b"x"], target)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(new.stat().st_mode) == 0o644


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_what_a_link_leads_to_is_written(tmp_path: Path) -> None:
    goal, link = tmp_path / "goal", tmp_path / "link"
    goal.touch()
    link.symlink_to(goal)

    write_output([b"x"], link)

    assert link.is_symlink()
    assert goal.read_bytes() == b"x"


def test_no_note_is_written_over(tmp_path: Path) -> None:
    note = tmp_path / "Note.MD"
    note.write_text("mine")

    with pytest.raises(NoteInTheWayError):
        write_output([b"x"], note)
    assert note.read_text() == "mine"
    write_output([b"flowchart"], tmp_path / "New.md")
    assert (tmp_path / "New.md").read_text() == "flowchart"


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    with pytest.raises(UnwritableFileError, match="no space left"):
        write_output([b"x" * 100_000], FULL)


@pytest.mark.skipif(not FULL.exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    ["graph export", "list", "report tesla", "model show 'Forward ROIC'"],
)
def test_a_full_disk_is_told_where_commands_print(
    tmp_path: Path, arguments: str
) -> None:
    sandbox = make_sandbox(tmp_path)
    command = [sys.executable, "-m", "thesisvault", *shlex.split(arguments)]
    with FULL.open("wb") as full:
        done = subprocess.run(
            command,
            cwd=sandbox.folder,
            env=sandbox.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr == 'vault: "-" cannot be written: no space left on device\n'


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["list", "evidence add 'arms race' closed"])
def test_closed_streams_are_nothing_to_complain_of(
    tmp_path: Path, arguments: str, closed: str
) -> None:
    sandbox = make_sandbox(tmp_path)
    command = f"{shlex.quote(sys.executable)} -m thesisvault {arguments} {closed}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=sandbox.folder,
        env=sandbox.environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
