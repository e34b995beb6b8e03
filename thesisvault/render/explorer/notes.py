"""Notes as HTML, their links leading to nodes of the page."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from thesisvault.files import UnreadableFileError, decode, read_bytes
from thesisvault.graph.model import Graph
from thesisvault.index.store import Index
from thesisvault.render.note import render_note

# So much of notes' text goes into a page, those first that matter most: a page is
# to open at once, and Obsidian shows the others.
MOST = 3_000_000
_LINKS = """
select notes.path, target, goals.path from notes as goals
cross join links on links.to_note = goals.id join notes on notes.id = links.note
"""


def _targets(index: Index) -> Mapping[str, Mapping[str, str]]:
    """What links lead to, by the notes that they stand in, as they are written."""
    found: dict[str, dict[str, str]] = {}
    for path, target, goal in index.select(_LINKS):
        found.setdefault(path, {})[target] = goal
    return found


def _texts(root: Path, graph: Graph) -> Iterator[tuple[str, str]]:
    """The texts of notes, the most tied first, up to what fits."""
    room = MOST
    for node in sorted(graph.nodes, key=lambda each: (-each.degree, each.id)):
        if node.path is None or not node.is_note:
            continue
        try:
            data = read_bytes(root / node.path) or b""
        except UnreadableFileError:
            continue
        room -= len(data)
        if room < 0:
            return
        yield node.path, decode(data).text


def _without_styles(html: str) -> str:
    """Columns of tables keep their side by a class: the page's policy lets no style in.

    In texts quotes are escaped, so that only attributes are met.
    """
    for side in ("left", "right", "center"):
        html = html.replace(f' style="text-align:{side}"', f' class="{side}"')
    return html


def render_notes(index: Index, graph: Graph) -> Mapping[str, str]:
    """Render the notes of a graph, by their paths."""
    at = {node.id: number for number, node in enumerate(graph.nodes)}
    targets = _targets(index)
    rendered = {}
    for path, text in _texts(index.root, graph):
        own = targets.get(path, {})

        def resolve(target: str, own: Mapping[str, str] = own) -> str | None:
            number = at.get(own.get(target, ""))
            return None if number is None else f"#{number}"

        rendered[path] = _without_styles(render_note(text, resolve))
    return rendered
