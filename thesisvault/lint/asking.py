"""Asking rules about the vault, in a second process where there is much to ask."""

import marshal
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from thesisvault.index.store import Index
from thesisvault.lint.computed import Computed
from thesisvault.lint.rule import Ground, Rule
from thesisvault.lint.shelf import Found, found_of, found_row
from thesisvault.processes import Fork, can_fork, count_cores

# Of so many notes, half of the rules take as long as starting another process.
_WORTH_A_PROCESS = 4_000
# What takes longest is asked first, so that neither process waits for it at the end.
_LONG = ("TV101", "TV102", "TV401")


def _find(index: Index, rules: Iterable[Rule], today: date) -> Iterator[Found]:
    """What some rules find, each asked when it is its turn."""
    ground = Ground(index.select, index.config, today, Computed(index).hits)
    for rule in rules:
        for hit in rule.vault(ground) if rule.vault else ():
            yield rule.code, hit


def _is_much(index: Index) -> bool:
    if index.path is None or not can_fork() or count_cores() == 1:
        return False
    ((count,),) = index.select("select count(*) from notes")
    return bool(count >= _WORTH_A_PROCESS)


def ask(index: Index, rules: Sequence[Rule], today: date) -> list[Found]:
    """What rules about the vault find, one after another or by two processes."""
    if _is_much(index):
        # Where there is no process to be had, one does.
        with suppress(OSError):
            return _ask_both(index, rules, today)
    return [*_find(index, rules, today)]


def _ask_both(index: Index, rules: Sequence[Rule], today: date) -> list[Found]:
    """Each process asks the next rule that none has asked."""
    rules = sorted(rules, key=lambda rule: rule.code not in _LONG)
    numbers, end = os.pipe()
    os.write(end, bytes(range(len(rules))))
    os.close(end)
    asked = []

    def take() -> Iterator[Rule]:
        # Each byte is read by one process alone, whatever becomes of it.
        while number := os.read(numbers, 1):
            asked.append(rules[number[0]])
            yield asked[-1]

    def work() -> bytes:
        found = _find(index.again(), take(), today)
        return marshal.dumps([found_row(*each) for each in found])

    try:
        fork = Fork(work)
        try:
            found = [*_find(index, take(), today)]
            data = fork.result()
        finally:
            fork.end()
    finally:
        os.close(numbers)
    if data is not None:
        # The bytes are this program's own.
        return [*found, *map(found_of, marshal.loads(data))]  # noqa: S302
    left = [rule for rule in rules if rule not in asked]
    return [*found, *_find(index, left, today)]
