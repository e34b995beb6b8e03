"""All notes as lines of JSON, made by several processes where there are many.

Each process takes every so manieth batch, and the batches come in their order. None
runs far ahead of what has been read: a pipe holds but little.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import cycle
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from thesisvault.export.jsonl import json_line
from thesisvault.export.note import note_mapping
from thesisvault.files import UnreadableFileError
from thesisvault.processes import can_fork, count_cores
from thesisvault.text import Record
from thesisvault.vault.opened import Vault
from thesisvault.vault.walk import is_hidden

_BATCH = 100
# As many notes as are read in the time that starting a process takes.
_WORTH_A_PROCESS = 1000


class Batch(Record, frozen=True):
    """Some notes as lines, and those that could not be read, with the reason."""

    lines: bytes
    left_out: tuple[tuple[str, str], ...]


class _Helper(Record, frozen=True):
    process: BaseProcess
    pipe: Connection


def make_batch(vault: Vault, paths: Sequence[str], kind: str | None) -> Batch:
    """Make the lines of some notes, or of those of a kind among them."""
    lines = []
    left_out = []
    for path in paths:
        try:
            reading = vault.read(path)
        except UnreadableFileError as error:
            left_out.append((path, str(error)))
            continue
        if kind in (None, reading.kind):
            hidden = is_hidden(path, vault.config)
            mapping = note_mapping(reading, vault.resolve, is_hidden=hidden)
            lines.append(json_line(mapping))
    return Batch(b"".join(lines), tuple(left_out))


def _work(
    vault: Vault, parts: Sequence[Sequence[str]], kind: str | None, pipe: Connection
) -> None:
    """What another process does: make batches until nobody wants them."""
    gc.disable()
    with suppress(BrokenPipeError, KeyboardInterrupt):
        for paths in parts:
            pipe.send(make_batch(vault, paths, kind))


def _start(vault: Vault, parts: Sequence[Sequence[str]], kind: str | None) -> _Helper:
    # Where a process can be forked, it shares what is in memory already.
    context = get_context("fork") if can_fork() else get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    # A daemon, so that it never outlives this process.
    process = context.Process(
        target=_work, args=(vault, parts, kind, theirs), daemon=True
    )
    process.start()
    theirs.close()
    return _Helper(process, ours)


def _processes(count: int) -> int:
    """How many processes some notes are worth."""
    return max(1, min(count_cores(), 8, count // _WORTH_A_PROCESS))


def make_batches(vault: Vault, kind: str | None = None) -> Iterator[Batch]:
    """Make the lines of all notes, or of those of a kind, in order of their paths."""
    paths = list(vault.paths)
    parts = [paths[at : at + _BATCH] for at in range(0, len(paths), _BATCH)]
    count = _processes(len(paths))
    if count == 1:
        yield from (make_batch(vault, part, kind) for part in parts)
        return
    # Made once, before it is shared.
    vault.prepare()
    helpers = [_start(vault, parts[at::count], kind) for at in range(count)]
    try:
        for part, helper in zip(parts, cycle(helpers), strict=False):
            yield _received(helper) or make_batch(vault, part, kind)
    finally:
        for helper in helpers:
            helper.process.kill()
            helper.process.join()
            helper.pipe.close()


def _received(helper: _Helper) -> Batch | None:
    """The next batch of a process; nothing where that has died."""
    with suppress(EOFError, OSError):
        batch: Batch = helper.pipe.recv()
        return batch
    return None
