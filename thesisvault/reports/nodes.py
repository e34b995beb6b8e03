"""The node of the graph that a person names."""

from datetime import date

from thesisvault.errors import VaultError
from thesisvault.graph.model import Graph, Node
from thesisvault.index.store import Index
from thesisvault.reports.mentions import find_subject


class NotYetError(VaultError):
    """A note is named that was not there on the day that is asked for."""

    def __init__(self, name: str, day: date | None) -> None:
        when = f" on {day}" if day else ""
        super().__init__(f'"{name}" is not in the graph{when}; give another --as-of')


def find_node(index: Index, graph: Graph, wanted: str, day: date | None = None) -> Node:
    """Find the node that is meant: a note, a name that no note has, a tag, a file.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
        NotYetError: If it was not there on the day that is asked for.
    """
    nodes = {node.id: node for node in graph.nodes}
    if exact := nodes.get(wanted):
        return exact
    subject = find_subject(index, wanted)
    found = nodes.get(subject.path or subject.name)
    if found is None:
        raise NotYetError(subject.name, day)
    return found
