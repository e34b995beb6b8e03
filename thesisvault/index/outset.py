"""The outset of making an index: seeing what files there are, and getting ready."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from thesisvault.index.manifest import Manifest, decode_manifest
from thesisvault.index.order import Order
from thesisvault.index.reading import Reading
from thesisvault.note.parse import parse_note
from thesisvault.pattern import compile_patterns
from thesisvault.processes import Fork, can_fork, count_cores
from thesisvault.thesis.read import read_thesis

# What only the parser can read, which is loaded for it.
_SAMPLE = "Title\n="
# Fewer files are walked in the time that it takes to start another process.
_MANY = 2_000


def _has_many_files(root: Path) -> bool:
    count = 0
    for _, folders, files in os.walk(root):
        folders[:] = [name for name in folders if name[0] != "."]
        count += len(files)
        if count >= _MANY:
            return True
    return False


def _get_ready(order: Order) -> Iterator[None]:
    """Load what reading notes takes, the rules as well, one thing at a time."""
    config, note = order.config, parse_note(_SAMPLE)
    thesis = read_thesis(note, "", config.vocabulary)
    yield
    if order.check is not None:
        sample = Reading("", "", "thesis", True, note, thesis, config)  # noqa: FBT003
        order.check(sample)
    yield from compile_patterns()


def _walk_beside(order: Order) -> Manifest | None:
    since = time.time_ns()
    fork = Fork(lambda: order.manifest().encode())
    try:
        for _ in _get_ready(order):
            if fork.has_result():
                break
        data = fork.result()
    finally:
        fork.end()
    return decode_manifest(data, since) if data else None


def set_out(order: Order) -> Manifest:
    """See what files a vault has, and get ready to read them.

    In a large vault the one takes as long as the other. So another process looks, if
    one can be had.

    Raises:
        UnreadableFolderError: If the vault's folder cannot be read.
    """
    if can_fork() and count_cores() > 1 and _has_many_files(order.root):
        try:
            manifest = _walk_beside(order)
        except OSError:
            manifest = None
        if manifest is not None:
            return manifest
    return order.manifest()
