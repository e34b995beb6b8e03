"""The index: the vault's facts in SQLite, one row each; a cache.

What most need of it is imported when it is first used, since not every command opens
it; `__init__.pyi` tells type checkers what that is.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "Index": "thesisvault.index.store",
    "Order": "thesisvault.index.store",
    "open_index": "thesisvault.index.store",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
