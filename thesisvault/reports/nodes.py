"""The node of the graph that a person names."""

from datetime import date

from thesisvault.errors import VaultError
from thesisvault.graph.model import Graph, Node
from thesisvault.index.store import Index
from thesisvault.reports.mentions import find_subject

_HIDDEN = "select is_hidden from notes where path = ?"


class NotInGraphError(VaultError):
    """A note is named that is not in the graph."""

    def __init__(self, name: str, day: date | None) -> None:
        why = (
            f"it had not been begun on {day}" if day else "it is ignored, or a template"
        )
        super().__init__(f'"{name}" is not in the graph: {why}')


def find_node(index: Index, graph: Graph, wanted: str, day: date | None = None) -> Node:
    """Find the node that is meant: a note, a name that no note has, a tag, a file.

    Raises:
        NoNoteError: If there is no such name.
        SeveralNotesError: If more than one may be meant.
        NotInGraphError: If it is ignored, or was not there on the day.
    """
    nodes = {node.id: node for node in graph.nodes}
    if exact := nodes.get(wanted):
        return exact
    subject = find_subject(index, wanted)
    found = nodes.get(subject.path or subject.name)
    if found is None:
        hidden = index.select(_HIDDEN, subject.path)
        is_hidden = bool(hidden and hidden[0][0])
        raise NotInGraphError(subject.name, None if is_hidden else day)
    return found
