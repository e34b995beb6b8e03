"""Regular expressions, each compiled when it is first used.

There are over a hundred, and compiling one takes a fifth of a millisecond. Most
commands need few of them.
"""

from collections.abc import Iterator
from re import Pattern
from re import compile as compile_now
from typing import Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")
# Those that may have to be compiled yet.
_WAITING: "list[_Later]" = []


class _Later:
    """Stands for a compiled pattern, and becomes one when it is asked anything."""

    def __init__(self, form: str, flags: int) -> None:
        self._form = form
        self._flags = flags
        _WAITING.append(self)

    def __getattr__(self, name: str) -> Any:
        compiled = compile_now(self._form, self._flags)
        # From now on they are found without coming here.
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern(form: str, flags: int = 0) -> Pattern[str]:
    """A regular expression that costs nothing until it is used."""
    # It answers whatever a compiled one does.
    return _Later(form, flags)  # type: ignore[return-value]


def compile_patterns() -> Iterator[None]:
    """Compile what patterns there are, one at a time."""
    while _WAITING:
        # Asked for anything, it is compiled; if it is, that costs nothing.
        _ = _WAITING.pop(0).match
        yield
