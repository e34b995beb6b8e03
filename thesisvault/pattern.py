"""Regular expressions, each compiled when it is first used.

There are over a hundred, and compiling one takes a fifth of a millisecond. Most
commands need few of them.
"""

from re import Pattern
from re import compile as compile_now
from typing import Any

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub")


class _Later:
    """Stands for a compiled pattern, and becomes one when it is asked anything."""

    def __init__(self, form: str, flags: int) -> None:
        self._form = form
        self._flags = flags

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
