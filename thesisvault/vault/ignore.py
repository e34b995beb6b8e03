"""Files that reports pass over; links to them still resolve."""

import re
from collections.abc import Iterable
from functools import lru_cache

from thesisvault.errors import VaultError
from thesisvault.files import fold


class BadPatternError(VaultError):
    """An entry between slashes is no regular expression."""

    def __init__(self, entry: str, error: re.error) -> None:
        super().__init__(
            f'"{entry}" under "ignore" in vault.toml is no regular expression: '
            f"{error.msg}"
        )


def compile_entry(entry: str) -> re.Pattern[str]:
    """Make a pattern of a prefix of paths, or of a regular expression in slashes.

    As in Obsidian: case does not count, and a prefix may end within a name.

    Raises:
        BadPatternError: If the regular expression is none.
    """
    entry = _composed(entry)
    if len(entry) > 2 and entry[0] == entry[-1] == "/":
        try:
            return re.compile(entry[1:-1], re.IGNORECASE)
        except re.error as error:
            raise BadPatternError(entry, error) from error
    return re.compile(f"^{re.escape(entry)}", re.IGNORECASE)


def _composed(text: str) -> str:
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


class Hiding:
    """What is hidden: files that are ignored, and templates."""

    def __init__(self, ignore: Iterable[str], templates: str) -> None:
        self._patterns = tuple(map(compile_entry, ignore))
        self._templates = f"{fold(templates)}/" if templates else None

    def hides(self, path: str) -> bool:
        """Whether a file is hidden."""
        if self._templates and fold(path).startswith(self._templates):
            return True
        path = _composed(path) if self._patterns else path
        return any(pattern.search(path) for pattern in self._patterns)


@lru_cache(maxsize=8)
def hiding(ignore: tuple[str, ...], templates: str) -> Hiding:
    """What is hidden by entries and a folder of templates, compiled once."""
    return Hiding(ignore, templates)
