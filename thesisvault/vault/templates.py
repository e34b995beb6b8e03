"""Templates for new notes: the vault's own, or those that come with the program."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import UnreadableFileError, fold, read_source
from thesisvault.text import Record
from thesisvault.vault.config import Config
from thesisvault.vault.start import find_templates


class NoTemplateError(VaultError):
    """There is no template for a kind of note."""

    def __init__(self, kind: str, known: Iterable[str]) -> None:
        listed = ", ".join(sorted(known))
        super().__init__(f'there is no template for "{kind}"; there are: {listed}')


class TemplateOutsideError(VaultError):
    """A template lies outside of the vault."""

    def __init__(self, path: str, real: Path) -> None:
        super().__init__(
            f'the template "{path}" leads out of the vault, to "{real}"; nothing was '
            f'written: name a folder in the vault as "templates" in vault.toml'
        )


class Template(Record, frozen=True):
    """A template: the kind of note it is for, where it lies, and what it says."""

    kind: str
    path: str
    text: str


def _by_kind(folder: Path) -> dict[str, Path]:
    """The templates in a folder, by the kinds that their names say."""
    try:
        paths = sorted(path for path in folder.glob("*.md") if path.is_file())
    except OSError:
        return {}
    return {fold(path.stem): path for path in paths}


def _read(path: Path, shown: str, kind: str) -> Template:
    source = read_source(path)
    if not source.is_utf8:
        raise UnreadableFileError(Path(shown), "it is not UTF-8")
    return Template(kind, shown, source.text.removeprefix("\ufeff"))


def known_kinds(root: Path, config: Config) -> list[str]:
    """The kinds of notes for which there is a template."""
    own = _by_kind(root / config.templates) if config.templates else {}
    return sorted({*own, *_by_kind(find_templates())})


def find_template(root: Path, config: Config, kind: str) -> Template:
    """Find the template for a kind of note.

    Raises:
        NoTemplateError: If there is none.
        TemplateOutsideError: If it is none of the vault's own files.
        UnreadableFileError: If it may not be read, or is no text.
    """
    wanted = fold(kind.strip())
    own = _by_kind(root / config.templates) if config.templates else {}
    if path := own.get(wanted):
        shown = f"{config.templates}/{path.name}"
        real = path.resolve()
        if not real.is_relative_to(root.resolve()):
            raise TemplateOutsideError(shown, real)
        return _read(path, shown, wanted)
    shipped = _by_kind(find_templates())
    if path := shipped.get(wanted):
        return _read(path, path.name, wanted)
    raise NoTemplateError(kind, {*own, *shipped})


def _names_of_kind(kind: str) -> frozenset[str]:
    """What people call the folder for a kind of note."""
    plurals = {"thesis": "theses", "company": "companies", "person": "people"}
    return frozenset((kind, f"{kind}s", plurals.get(kind, kind)))


def folder_for(kind: str, paths: Iterable[str], config: Config) -> str:
    """The folder in which notes of a kind lie: as configured, or as they do."""
    parents = {parent for path in paths for parent in _parents(path)}
    there = {fold(parent): parent for parent in sorted(parents, key=len, reverse=True)}
    configured = [each.folders for each in config.kinds if each.name == kind]
    for folder in configured[0] if configured else ():
        return there.get(folder, folder)
    if kind == "review":
        return there.get(fold(config.review_folder), config.review_folder)
    names = _names_of_kind(kind)
    found = (path for name, path in there.items() if name in names)
    return next(found, "")


def _parents(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:depth]) for depth in range(1, len(parts)))
