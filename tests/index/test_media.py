"""Where nothing can be written, the answer is right all the same."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shlex import quote

import pytest

from tests.harness.rewriting import ROOT
from tests.index.answer import fingerprint
from tests.index.truth import make_index, true_facts

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="what is tried here is asked of a shell"
)

ASK = f"{quote(sys.executable)} -m tests.index.answer"
State = Mapping[str, tuple[int, int]]


def state(vault: Path) -> State:
    """Every file and folder of a vault, with its size and time."""
    found = {path: path.stat() for path in (vault, *vault.rglob("*"))}
    return {
        path.relative_to(vault).as_posix(): (each.st_size, each.st_mtime_ns)
        for path, each in found.items()
    }


def ask(vault: Path, cache: Path, before: str = "", first: str = "") -> str:
    """Ask the index for everything, in a shell: where it lies.

    Args:
        before: What the shell is to do before, such as to make a disk full.
        first: How to start the shell.
    """
    unchanged = state(vault)
    script = f"{before}\nexec {ASK} {quote(str(vault))} {quote(str(cache))}"
    process = subprocess.run(
        [*first.split(), "sh", "-e", "-c", script],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (process.returncode, process.stderr) == (0, "")
    assert state(vault) == unchanged
    where, found = process.stdout.split("\n")[:2]
    assert found == fingerprint(true_facts(vault))
    return where


@pytest.fixture
def mounting() -> str:
    """How to start a shell that may mount things which only it can see."""
    first = "unshare --map-root-user --mount"
    if shutil.which("unshare") is None:
        pytest.skip("there is no `unshare` here")
    words = [*first.split(), "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    if subprocess.run(words, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    return first


def change(vault: Path) -> None:
    (vault / "Acme.md").write_text("# Acme & Sons\n\n[[Chips]]\n" + "[[Home]]\n" * 9000)
    (vault / "New.md").write_text("[[nobody]]\n")


@pytest.mark.parametrize("kilobytes", [1, 50, 100, 150, 200])
def test_a_full_disk(vault: Path, cache: Path, mounting: str, kilobytes: int) -> None:
    cache.mkdir()
    change(vault)
    mount = f"mount -t tmpfs -o size={kilobytes}k tmpfs {quote(str(cache))}"

    assert ask(vault, cache, mount, mounting) == ""


def test_a_disk_that_is_full_when_a_note_has_changed(
    vault: Path, cache: Path, mounting: str
) -> None:
    make_index(vault, cache)
    change(vault)
    place, kept = quote(str(cache)), quote(str(cache.with_name("kept")))
    fill = (
        f"mv {place} {kept}; mkdir {place}; mount -t tmpfs -o size=840k tmpfs {place}\n"
        f"cp -a {kept}/* {place}; cat /dev/zero > {place}/zeros 2> /dev/null || true"
    )

    assert ask(vault, cache, fill, mounting) == ""


@pytest.mark.parametrize("blocks", [0, 1, 100, 200, 300])
def test_files_that_may_not_grow(vault: Path, cache: Path, blocks: int) -> None:
    change(vault)

    assert ask(vault, cache, f"ulimit -f {blocks}") == ""


def test_files_that_may_not_grow_when_a_note_has_changed(
    vault: Path, cache: Path
) -> None:
    path = make_index(vault, cache)
    change(vault)
    blocks = path.stat().st_size // 512

    assert ask(vault, cache, f"ulimit -f {blocks}") == ""


def test_a_read_only_cache(vault: Path, cache: Path, mounting: str) -> None:
    path = make_index(vault, cache)
    place = quote(str(cache))
    bind = f"mount --bind {place} {place}; mount -o remount,bind,ro {place}"

    assert ask(vault, cache, bind, mounting) == str(path)
    change(vault)
    assert ask(vault, cache, bind, mounting) == ""


def test_a_read_only_cache_without_an_index(
    vault: Path, cache: Path, mounting: str
) -> None:
    cache.mkdir()
    place = quote(str(cache))
    bind = f"mount --bind {place} {place}; mount -o remount,bind,ro {place}"

    assert ask(vault, cache, bind, mounting) == ""


def test_a_read_only_vault(vault: Path, cache: Path, mounting: str) -> None:
    place = quote(str(vault))
    bind = f"mount --bind {place} {place}; mount -o remount,bind,ro {place}"

    first = ask(vault, cache, bind, mounting)
    assert first
    assert ask(vault, cache, bind, mounting) == first


@pytest.mark.skipif(
    sys.platform != "win32" and os.geteuid() == 0, reason="root may write everything"
)
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_a_cache_that_may_not_be_written(vault: Path, cache: Path, mode: int) -> None:
    cache.mkdir()
    cache.chmod(mode)

    where = ask(vault, cache)
    cache.chmod(0o700)
    assert where == ""


@pytest.mark.skipif(
    sys.platform != "win32" and os.geteuid() == 0, reason="root may write everything"
)
def test_a_database_that_may_not_be_written(vault: Path, cache: Path) -> None:
    path = make_index(vault, cache)
    path.chmod(0o400)
    change(vault)

    assert Path(ask(vault, cache)).parent == path.parent


def test_a_cache_below_a_file(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert ask(vault, tmp_path / "file" / "cache") == ""


@pytest.mark.parametrize("name", ["cache", ".cache", "theses"])
def test_a_cache_within_the_vault(vault: Path, name: str) -> None:
    assert ask(vault, vault / name) == ""


def test_a_cache_within_the_vault_by_a_link(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").symlink_to(vault, target_is_directory=True)

    assert ask(vault, tmp_path / "cache") == ""
