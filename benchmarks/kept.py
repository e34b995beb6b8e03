"""Generated vaults that are kept from one run of the benchmarks to the next."""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from benchmarks.generate import build, write_vault

SEED = 1
GENERATOR = Path(__file__).with_name("generator")


def find_cache() -> Path:
    """The folder for vaults, in the user's own place for what may be deleted."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "thesisvault-benchmarks"


def name_generator() -> str:
    """A short name for the generator as it is: another one, other vaults."""
    total = sha256()
    for path in sorted(GENERATOR.glob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:8]


def keep_vault(cache: Path, notes: int) -> Path:
    """A generated vault of this many notes, written if it is not there."""
    vault = cache / f"{notes}-notes-{name_generator()}"
    if vault.exists():
        return vault
    # A vault that was written in part never gets the name.
    draft = cache / f"{vault.name}.part"
    shutil.rmtree(draft, ignore_errors=True)
    sum(write_vault(draft, build(SEED, notes)))
    return draft.rename(vault)


def choose_thesis(vault: Path) -> Path:
    """The largest thesis, to be changed."""
    return max(sorted(vault.glob("Theses/*.md")), key=lambda path: path.stat().st_size)
