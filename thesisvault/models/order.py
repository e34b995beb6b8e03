"""The order of computing: what is used comes before what uses it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from thesisvault.models.model import Key
from thesisvault.text import Record

Uses = Mapping[Key, Sequence[Key]]


class Order(Record, frozen=True):
    """Values in an order in which they can be computed, and cycles that cannot be.

    A cycle begins with its first value by path and name, and does not repeat it at
    its end.
    """

    keys: tuple[Key, ...]
    cycles: tuple[tuple[Key, ...], ...]


def _from_its_first(cycle: list[Key]) -> tuple[Key, ...]:
    first = cycle.index(min(cycle))
    return (*cycle[first:], *cycle[:first])


class _Walk:
    """A walk to the depth of what each value uses, without recursion."""

    def __init__(self, uses: Uses) -> None:
        self.uses = uses
        self.done: dict[Key, None] = {}
        self.cycles: list[tuple[Key, ...]] = []
        self._path: dict[Key, Iterator[Key]] = {}
        self._circular: set[Key] = set()

    def visit(self, key: Key) -> None:
        """Bring a value into the order, after all that it uses."""
        if key not in self.done:
            self._path[key] = iter(self.uses[key])
        while self._path:
            last = next(reversed(self._path))
            below = next(self._path[last], None)
            if below is None:
                del self._path[last]
                self.done[last] = None
            elif below in self._path:
                self._close(below)
            elif below not in self.done:
                self._path[below] = iter(self.uses[below])

    def _close(self, key: Key) -> None:
        """Keep a cycle, unless it has a value in common with one that is known.

        The values of such a one fail as well, for what they need has no value.
        """
        if key in self._circular:
            return
        path = list(self._path)
        cycle = path[path.index(key) :]
        if self._circular.isdisjoint(cycle):
            self._circular.update(cycle)
            self.cycles.append(_from_its_first(cycle))


def compute_order(uses: Uses, wanted: Iterable[Key]) -> Order:
    """Order some values and all that they use.

    The keys are visited by path and name, so that nothing depends on the order in
    which they come.
    """
    walk = _Walk(uses)
    for key in sorted(wanted):
        walk.visit(key)
    return Order(tuple(walk.done), tuple(walk.cycles))
