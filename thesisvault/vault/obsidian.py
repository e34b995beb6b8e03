"""What Obsidian's own settings say; broken ones say nothing."""

from pathlib import Path

from thesisvault.files import UnreadableFileError, read_bytes
from thesisvault.vault.ignore import BadPatternError, compile_entry

FOLDER = ".obsidian"
# Of the core plugin, and of Templater, which many use instead.
_TEMPLATE_SETTINGS = (
    ("templates.json", "folder"),
    ("plugins/templater-obsidian/data.json", "templates_folder"),
)


def _setting(root: Path, name: str, key: str) -> object:
    try:
        data = read_bytes(root / FOLDER / name)
    except UnreadableFileError:
        return None
    # Most files do not have the key: that is seen without importing `json`.
    if data is None or key.encode() not in data:
        return None
    from json import loads

    try:
        values = loads(data.decode("utf-8-sig"))
    except ValueError:
        return None
    return values.get(key) if isinstance(values, dict) else None


def ignore_filters(root: Path) -> tuple[str, ...]:
    """The entries under "Excluded files"."""
    entries = _setting(root, "app.json", "userIgnoreFilters")
    return tuple(filter(_is_filter, entries)) if isinstance(entries, list) else ()


def _is_filter(entry: object) -> bool:
    """Whether Obsidian takes an entry; others it passes over without a word."""
    if not isinstance(entry, str) or not entry:
        return False
    try:
        compile_entry(entry)
    except BadPatternError:
        return False
    return True


def template_setting(root: Path) -> tuple[str, str] | None:
    """The folder that a plugin takes templates from, and the file that says so."""
    for name, key in _TEMPLATE_SETTINGS:
        folder = _setting(root, name, key)
        if isinstance(folder, str) and folder.strip("/ "):
            return folder, f"{FOLDER}/{name}"
    return None


def template_folder(root: Path) -> str | None:
    """The folder that Obsidian takes templates from."""
    setting = template_setting(root)
    return setting[0] if setting else None
