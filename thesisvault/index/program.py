"""What reads the notes: this program's own files, and the libraries behind them.

Another version may read the same notes otherwise, so what it has read before does
not count. Nobody raises a version number: the files' sizes and times tell.
"""

import os
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

_PACKAGE = Path(__file__).parent.parent
_FOLDERS = (".", "note", "thesis", "vault", "index", "models", "lint", "lint/rules")
_LIBRARIES = ("frontmatter", "pyromark", "yaml")


def _sources() -> Iterator[tuple[str, os.stat_result]]:
    for folder in _FOLDERS:
        path = _PACKAGE / folder
        if path.is_dir():
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.name.endswith((".py", ".sql")):
                        yield f"{folder}/{entry.name}", entry.stat()


def _libraries() -> Iterator[tuple[str, os.stat_result]]:
    for name in _LIBRARIES:
        found = PathFinder.find_spec(name)
        if found is not None and found.origin is not None:
            yield name, Path(found.origin).stat()


def program_fingerprint() -> str:
    """What is the same only for the same program: its files, libraries and Python."""
    files = sorted(
        (name, found.st_size, found.st_mtime_ns)
        for name, found in (*_sources(), *_libraries())
    )
    return f"{sys.hexversion:x} {files}"
