"""Making a folder a vault: a configuration to fill in, and templates for notes."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import (
    UnwritableFileError,
    create_file,
    fold,
    reason,
    stays_inside,
)
from thesisvault.text import Record
from thesisvault.vault.config import load_config
from thesisvault.vault.settings import FILE


class NotAFolderError(VaultError):
    """What is to be a vault is no folder, and cannot be made one."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f'"{path}" cannot be a vault: {why}; name another folder')


class LeadsOutError(VaultError):
    """What is to be written would land outside of the vault."""

    def __init__(self, root: Path, path: str) -> None:
        where = (root / path).parent.resolve()
        super().__init__(
            f'"{path}" is not written: it leads out of the vault, to "{where}"; '
            f'name a folder in the vault as "templates" in vault.toml'
        )


class Started(Record, frozen=True):
    """What was written to make a folder a vault, and what was there before."""

    written: tuple[str, ...]
    kept: tuple[str, ...]


def find_templates() -> Path:
    """The folder of templates: in the wheel, or at the top of a checkout."""
    package = Path(__file__).parents[1]
    shipped = package / "templates"
    return shipped if shipped.is_dir() else package.parent / "templates"


def _new_files(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files that a vault begins with."""
    folder = load_config(root).templates
    yield FILE, Path(__file__).with_name("starter.toml").read_bytes()
    # Where the setting is empty, no templates are wanted.
    for template in sorted(find_templates().glob("*.md")) if folder else ():
        yield f"{folder}/{template.name}", template.read_bytes()


def _names_in(folder: Path) -> frozenset[str]:
    """What lies in a folder, as names compare: some disks know no case."""
    try:
        return frozenset(fold(path.name) for path in folder.iterdir())
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise UnwritableFileError(folder, reason(error)) from error


def _missing(root: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    """The files that are not there yet."""
    there = {folder: _names_in(folder) for folder in {(root / p).parent for p in files}}
    for path in files:
        place = root / path
        if fold(place.name) not in there[place.parent]:
            yield path


def start_vault(root: Path) -> Started:
    """Make a folder a vault, writing over nothing.

    Raises:
        LeadsOutError: If a link or `..` would take a file out of the folder.
        NotAFolderError: If there is a file in its place, or it cannot be made.
        UnwritableFileError: If a file cannot be written.
        VaultError: If there is a configuration that cannot be used.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotAFolderError(root, "it is a file") from error
    except OSError as error:
        raise NotAFolderError(root, reason(error)) from error
    settings = root / FILE
    if settings.is_symlink() and not settings.exists():
        raise UnwritableFileError(settings, "it is a link that leads nowhere")
    files = dict(_new_files(root))
    missing = tuple(_missing(root, files))
    # All are looked at before the first is written.
    for path in missing:
        if not stays_inside(root, path):
            raise LeadsOutError(root, path)
    for path in missing:
        create_file(root / path, files[path])
    return Started(missing, tuple(path for path in files if path not in missing))
