"""Configuration: `vault.toml`, what Obsidian's settings say, and defaults."""

from collections.abc import Mapping
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import fold
from thesisvault.findings import Severity
from thesisvault.note.words import normal_key, words_of
from thesisvault.text import Record
from thesisvault.thesis.kind import DEFAULT_KINDS, Kind
from thesisvault.thesis.vocabulary import (
    COLUMNS,
    FIELDS,
    HEADINGS,
    KINDS,
    STATUS_HEADS,
    Vocabulary,
    Words,
)
from thesisvault.vault import obsidian
from thesisvault.vault.ignore import compile_entry
from thesisvault.vault.overlay import Added, Overlay, make_vocabulary
from thesisvault.vault.settings import FILE, Table, WrongValueError, read_settings

# The keys of each table; in others, keys are codes of rules, or paths.
KEYS: Mapping[str, tuple[str, ...]] = {
    "": (
        "ignore", "templates", "kinds", "headings", "columns", "fields", "status",
        "lint", "review",
    ),
    "kinds": KINDS,
    **{f"kinds.{kind}": ("tags", "types", "folders") for kind in KINDS},
    "headings": tuple(HEADINGS),
    "columns": tuple(COLUMNS),
    "fields": tuple(FIELDS),
    "status": tuple(map(str, STATUS_HEADS)),
    "lint": ("select", "ignore", "extend-select", "per-path-ignores", "severity"),
    "review": ("folder",),
}  # fmt: skip


class NoVaultError(VaultError):
    """Neither a folder nor any above it is a vault."""

    def __init__(self, start: Path) -> None:
        super().__init__(
            f'no vault at "{start}" or above it: run "vault init" where it is to be, '
            f'or name one with "-C DIR"'
        )


class LintSettings(Record, frozen=True):
    """What lint is to look for, by codes of rules or by what codes begin with.

    `select` is nothing where the default set is meant. Globs and codes come in
    pairs with what the file says about them.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_path_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()


class Config(Record, frozen=True):
    """All that can be configured, with the defaults where nothing is."""

    ignore: tuple[str, ...] = ()
    templates: str = "templates"
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    overlay: Overlay = Overlay()
    lint: LintSettings = LintSettings()
    review_folder: str = "reviews"

    @property
    def vocabulary(self) -> Vocabulary:
        """The words in force."""
        return make_vocabulary(self.overlay)

    @property
    def fingerprint(self) -> str:
        """All that changes what is read from a note, or whether; nothing else."""
        # As it is: what makes hashes takes longer to load than this to compare.
        return repr((self.ignore, self.templates, self.kinds, self.overlay))


def _is_vault(folder: Path) -> bool:
    try:
        return (folder / FILE).is_file() or (folder / obsidian.FOLDER).is_dir()
    except OSError:
        return False  # a folder that may not be looked into


def find_root(start: Path) -> Path:
    """The nearest folder, from one upward, that is a vault.

    Raises:
        NoVaultError: If there is none.
    """
    start = start.absolute()
    for folder in (start, *start.parents):
        if _is_vault(folder):
            return folder
    raise NoVaultError(start)


def _folder(text: str) -> str:
    r"""A folder as it is written in paths: `.\Deals\` is `Deals`."""
    parts = text.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", "."))


def _kind(table: Table, default: Kind) -> Kind:
    tags = table.texts("tags", default.tags)
    types = table.texts("types", default.types)
    folders = table.texts("folders", default.folders)
    return Kind(
        default.name,
        tuple(fold(tag.strip("#/ ")) for tag in tags),
        tuple(map(normal_key, types)),
        tuple(fold(_folder(folder)) for folder in folders),
    )


def _added(table: Table, key: str, defaults: Words) -> Added:
    section = table.table(key, defaults)
    return tuple((str(meaning), section.texts(meaning)) for meaning in section)


def _added_words(table: Table, key: str, defaults: Words) -> Added:
    """Words to add that are looked for as words, without the signs around them."""
    added = _added(table, key, defaults)
    for meaning, phrases in added:
        for phrase in phrases:
            if not words_of(phrase):
                expected = "texts with a letter or a digit in each"
                raise WrongValueError(f"{key}.{meaning}", expected, phrase)
    return added


def _lint(table: Table) -> LintSettings:
    globs = table.table("per-path-ignores")
    codes = table.table("severity")
    return LintSettings(
        select=table.texts("select") if "select" in table else None,
        ignore=table.texts("ignore"),
        extend_select=table.texts("extend-select"),
        per_path_ignores=tuple((glob, globs.texts(glob)) for glob in globs),
        severity=tuple(
            (code, Severity(codes.choice(code, map(str, Severity)))) for code in codes
        ),
    )


def load_config(root: Path) -> Config:
    """Read the configuration of a vault.

    Raises:
        BadPatternError: If a regular expression to ignore is none.
        BrokenTomlError: If `vault.toml` is no TOML.
        UnknownKeyError: If it has a key that is not known.
        UnreadableFileError: If it may not be read.
        WrongValueError: If a value is not what its key asks for.
    """
    table = Table(read_settings(root), KEYS[""])
    kinds = table.table("kinds", KEYS["kinds"])
    ignore = table.texts("ignore")
    for entry in ignore:
        compile_entry(entry)
    templates = obsidian.template_folder(root) or Config().templates
    lint = table.table("lint", KEYS["lint"])
    review = table.table("review", KEYS["review"])
    return Config(
        ignore=(*ignore, *obsidian.ignore_filters(root)),
        templates=_folder(table.text("templates", templates)),
        kinds=tuple(
            _kind(kinds.table(kind.name, KEYS[f"kinds.{kind.name}"]), kind)
            for kind in DEFAULT_KINDS
        ),
        overlay=Overlay(
            headings=_added_words(table, "headings", HEADINGS),
            columns=_added_words(table, "columns", COLUMNS),
            fields=_added(table, "fields", FIELDS),
            status=_added_words(table, "status", STATUS_HEADS),
        ),
        lint=_lint(lint),
        review_folder=_folder(review.text("folder", Config().review_folder)),
    )
