"""Values taken out of `vault.toml`: each checked, each fault named with its key."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from thesisvault.errors import VaultError
from thesisvault.files import decode, read_bytes
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern

FILE = "vault.toml"

_LINE = pattern(r" \(at line (\d+), column \d+\)$| \(at end of document\)$")


class UnknownKeyError(VaultError):
    """A key is not among the known ones of its table."""

    def __init__(self, wrong: str, known: Iterable[str], prefix: str) -> None:
        hint = _hint(wrong, tuple(known), prefix)
        super().__init__(f'unknown key "{prefix}{wrong}" in {FILE}; {hint}')


class WrongValueError(VaultError):
    """A value is not what its key asks for."""

    def __init__(self, key: str, expected: str, value: object) -> None:
        super().__init__(f'"{key}" in {FILE} must be {expected}, not {_told(value)}')


class BrokenTomlError(VaultError):
    """The file is no TOML."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"{FILE}, line {line}: {problem}")


def _hint(wrong: str, known: tuple[str, ...], prefix: str) -> str:
    # Imported here: who makes no mistake need not wait for it.
    from difflib import get_close_matches

    close = get_close_matches(wrong.lower(), known, n=1)
    if close:
        return f'did you mean "{prefix}{close[0]}"?'
    return "known are " + ", ".join(f'"{prefix}{name}"' for name in known)


def _told(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return "a list"
        case dict():
            return "a table"
        case _:
            return str(value)


class Table:
    """A table of the file, under a name that has the tables around it in front.

    Its keys are among the known ones, in which `-`, `_` and a space are the same;
    where none are known, they may be anything.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        known: Iterable[str] = (),
        name: str = "",
    ) -> None:
        names = {normal_key(key): key for key in known}
        self._name = name
        self._values: dict[str, object] = {}
        for key, value in values.items():
            if names and normal_key(key) not in names:
                raise UnknownKeyError(key, names.values(), self._full(""))
            self._values[names.get(normal_key(key), key)] = value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def _full(self, key: str) -> str:
        return f"{self._name}.{key}" if self._name else key

    def table(self, key: str, known: Iterable[str] = ()) -> "Table":
        """The table under a key, empty where there is none.

        Raises:
            UnknownKeyError: If it has a key that is not known.
            WrongValueError: If something else stands there.
        """
        value = self._values.get(key, {})
        if not isinstance(value, dict):
            raise WrongValueError(self._full(key), "a table", value)
        return Table(value, known, self._full(key))

    def text(self, key: str, default: str) -> str:
        """The text under a key.

        Raises:
            WrongValueError: If something else stands there.
        """
        value = self._values.get(key, default)
        if not isinstance(value, str):
            raise WrongValueError(self._full(key), "a text", value)
        return value

    def texts(self, key: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The list of texts under a key.

        Raises:
            WrongValueError: If something else stands there, or a text is empty.
        """
        values = self._values.get(key)
        if values is None:
            return default
        expected = 'a list of texts such as ["a", "b"]'
        if not isinstance(values, list):
            raise WrongValueError(self._full(key), expected, values)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise WrongValueError(self._full(key), expected, value)
        return tuple(values)

    def choice(self, key: str, known: Iterable[str]) -> str:
        """The text under a key, which must be one out of a few.

        Raises:
            WrongValueError: If it is none of them.
        """
        value = self._values.get(key)
        known = tuple(known)
        if not isinstance(value, str) or value not in known:
            expected = " or ".join(f'"{each}"' for each in known)
            raise WrongValueError(self._full(key), expected, value)
        return value


def read_settings(root: Path) -> Mapping[str, object]:
    """Read the values of a vault's `vault.toml`; none where there is no such file.

    Raises:
        BrokenTomlError: If the file is no TOML.
        UnreadableFileError: If it may not be read.
    """
    data = read_bytes(root / FILE)
    source = decode(data or b"")
    lines = source.text.removeprefix("\ufeff").split("\n")
    if not source.is_utf8:
        number = source.text[: source.text.index("\ufffd")].count("\n") + 1
        problem = "this is no UTF-8 text"
        raise BrokenTomlError(number, problem)
    # Only comments, as `vault init` writes them: `tomllib` takes a while to import.
    if all(line.lstrip()[:1] in ("", "#") for line in lines):
        return {}
    return _parsed(lines)


def _parsed(lines: list[str]) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads("\n".join(lines))
    except ValueError as error:
        message = str(error)
        found = _LINE.search(message)
        line = int(found[1]) if found and found[1] else len(lines)
        problem = _LINE.sub("", message)
        raise BrokenTomlError(line, problem[:1].lower() + problem[1:]) from error
