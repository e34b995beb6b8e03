"""Where each setting has its value from: `vault.toml`, Obsidian, or the defaults."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from re import Match
from re import compile as pattern
from typing import Literal

from thesisvault.files import decode, read_bytes
from thesisvault.note.words import normal_key
from thesisvault.text import Record, line_starts
from thesisvault.thesis.kind import DEFAULT_KINDS
from thesisvault.thesis.vocabulary import COLUMNS, FIELDS, HEADINGS, STATUS_HEADS
from thesisvault.vault import obsidian
from thesisvault.vault.config import KEYS, Config, load_config
from thesisvault.vault.settings import FILE, Table, read_settings

Value = str | tuple[str, ...] | None
Origin = Literal["default", "vault.toml", "obsidian"]

_APP = f"{obsidian.FOLDER}/app.json"

# Their keys are codes of rules, or paths.
_OPEN = ("lint.per-path-ignores", "lint.severity")
# What is given is added to what is known; elsewhere it takes the default's place.
_ADDING = ("headings", "columns", "fields", "status")

_PART = r"""(?:[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*')"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE = pattern(rf"[ \t]*(?:\[[ \t]*(?P<table>{_KEY})[ \t]*\]|(?P<key>{_KEY})[ \t]*=)")
_PARTS = pattern(_PART)


class Setting(Record, frozen=True):
    """A setting, or a part of one that is put together, and where it is from.

    Args:
        value: Nothing where that is what the default says.
        file: The file that gives it, from the vault's folder; with the line in
            `vault.toml`.
    """

    key: str
    value: Value
    origin: Origin = "default"
    file: str | None = None
    line: int | None = None


def _defaults() -> dict[str, Value]:
    plain = Config()
    values: dict[str, Value] = {
        "ignore": plain.ignore,
        "templates": plain.templates,
        "lint.select": plain.lint.select,
        "lint.ignore": plain.lint.ignore,
        "lint.extend-select": plain.lint.extend_select,
        "review.folder": plain.review_folder,
    }
    for kind in DEFAULT_KINDS:
        values[f"kinds.{kind.name}.tags"] = kind.tags
        values[f"kinds.{kind.name}.types"] = kind.types
        values[f"kinds.{kind.name}.folders"] = kind.folders
    words = (HEADINGS, COLUMNS, FIELDS, STATUS_HEADS)
    for table, meanings in zip(_ADDING, words, strict=True):
        for meaning, known in meanings.items():
            values[f"{table}.{meaning}"] = known
    return values


class _Lines:
    """The lines on which keys stand in `vault.toml`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, start in enumerate(line_starts(text), start=1):
            found = _LINE.match(text, start)
            if found is None:
                continue
            if found["table"]:
                table = _parts(found["table"])
                self._lines.setdefault(table, number)
            else:
                self._lines.setdefault((*table, *_parts(found["key"])), number)

    def find(self, path: Sequence[str]) -> int | None:
        """The line of a key, or of the table that it is in."""
        wanted = tuple(map(normal_key, path))
        for size in range(len(wanted), 0, -1):
            if wanted[:size] in self._lines:
                return self._lines[wanted[:size]]
        return None


def _unquoted(part: Match[str]) -> str:
    return part[0].strip("\"'") if part[0][0] in "\"'" else part[0]


def _parts(key: str) -> tuple[str, ...]:
    return tuple(normal_key(_unquoted(part)) for part in _PARTS.finditer(key))


def _written(path: Sequence[str]) -> str:
    """A key as one would write it."""
    return ".".join(
        part if _PARTS.fullmatch(part) else f'"{part}"' for part in map(str, path)
    )


class _Settings:
    """The settings of a vault, one after the other."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._defaults = _defaults()
        self._lines = _Lines(decode(read_bytes(root / FILE) or b"").text)

    def all(self) -> Iterator[Setting]:
        """All settings, in the order of the documentation."""
        top = Table(read_settings(self._root), KEYS[""])
        yield from self._table(top, ())

    def _table(self, table: Table, path: tuple[str, ...]) -> Iterator[Setting]:
        for key in KEYS[".".join(path)]:
            place = (*path, key)
            full = ".".join(place)
            if full in KEYS:
                yield from self._table(table.table(key, KEYS[full]), place)
            elif full in _OPEN:
                yield from self._open(table.table(key), place)
            else:
                yield from self._setting(table, place)

    def _open(self, table: Table, path: tuple[str, ...]) -> Iterator[Setting]:
        """The entries of a table whose keys are not known beforehand."""
        is_list = path[-1] == "per-path-ignores"
        for name in table:
            value = table.texts(name) if is_list else table.text(name, "")
            yield self._given((*path, name), value)

    def _given(self, path: Sequence[str], value: Value) -> Setting:
        return Setting(
            _written(path), value, "vault.toml", FILE, self._lines.find(path)
        )

    def _setting(self, table: Table, path: tuple[str, ...]) -> Iterator[Setting]:
        """A setting, in as many parts as it is put together from."""
        key, name = _written(path), path[-1]
        default = self._defaults[".".join(path)]
        is_text = isinstance(default, str)
        from_obsidian = self._from_obsidian(key)
        if name in table:
            if path[0] in _ADDING:
                yield Setting(key, default)
            value = table.text(name, "") if is_text else table.texts(name)
            yield self._given(path, value)
        elif from_obsidian is None:
            yield Setting(key, default)
        # Folders that Obsidian excludes come on top; its templates only instead.
        if from_obsidian is not None and not (is_text and name in table):
            yield from_obsidian

    def _from_obsidian(self, key: str) -> Setting | None:
        if key == "ignore" and (filters := obsidian.ignore_filters(self._root)):
            return Setting(key, filters, "obsidian", _APP)
        if key == "templates" and (found := obsidian.template_setting(self._root)):
            return Setting(key, found[0], "obsidian", found[1])
        return None


def find_settings(root: Path) -> list[Setting]:
    """Each setting of a vault, with its value and where that is from.

    What is put together from several places has several entries.

    Raises:
        VaultError: If the configuration cannot be used.
    """
    load_config(root)
    return list(_Settings(root).all())
