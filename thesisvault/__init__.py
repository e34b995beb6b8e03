"""Tooling for a vault of investment theses.

The public names are imported when they are first used, so that `import thesisvault`
costs nothing; `__init__.pyi` tells type checkers what they are.
"""

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_HOMES = {
    "Claim": "thesisvault.thesis.model",
    "Evidence": "thesisvault.thesis.model",
    "Finding": "thesisvault.findings",
    "Link": "thesisvault.note.model",
    "Note": "thesisvault.note.model",
    "Position": "thesisvault.thesis.model",
    "Reading": "thesisvault.vault.reading",
    "Resolution": "thesisvault.vault.resolve",
    "Span": "thesisvault.text",
    "Stage": "thesisvault.thesis.model",
    "Thesis": "thesisvault.thesis.model",
    "Vault": "thesisvault.api",
    "VaultError": "thesisvault.errors",
    "Window": "thesisvault.note.dates",
    "open_vault": "thesisvault.api",
    "parse_note": "thesisvault.note.parse",
    "read_thesis": "thesisvault.thesis.read",
}


def __getattr__(name: str) -> Any:
    """Import a public name."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, and what every module has."""
    return sorted({*globals(), *_HOMES})
