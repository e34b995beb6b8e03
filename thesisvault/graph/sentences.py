"""The sentence behind an edge: what is said with it, or where it stands in its note."""

from pathlib import Path

from thesisvault.files import UnreadableFileError, decode, read_bytes
from thesisvault.graph.model import TAGGED, Edge
from thesisvault.note.words import plain
from thesisvault.pattern import pattern
from thesisvault.text import Lines

# What stands before the words of a line: quotes, list marks, boxes, heading marks.
_BEFORE = pattern(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+(?:\[.\]\s+)?|#{1,6}\s+)?")
_PIPE = pattern(r"(?<!\\)\|")
_WIKILINK_PIPE = pattern(r"(\[\[[^\[\]|]*)\|")
_SENTENCE_END = pattern(r"(?<=[.!?])\s+(?=[^a-z])")
_LONG = 240


def _cells(text: str) -> str:
    """A row of a table as it reads: its cells, one behind the other."""
    text = _WIKILINK_PIPE.sub(r"\1\\|", text.strip())
    cells = (cell.strip() for cell in _PIPE.split(text))
    return "; ".join(cell for cell in cells if cell)


def _name(edge: Edge) -> str:
    return edge.target.rpartition("/")[2].removesuffix(".md")


def _about(text: str, name: str) -> str:
    """Of a long text, the sentence that names something."""
    if len(text) <= _LONG:
        return text
    sentences = _SENTENCE_END.split(text)
    return next((each for each in sentences if name in each), sentences[0])


class Sentences:
    """Reads the sentences behind edges, each note once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, Lines] = {}

    def _lines(self, path: str) -> Lines:
        if path not in self._known:
            try:
                text = decode(read_bytes(self._root / path) or b"").text
            except UnreadableFileError:
                text = ""
            self._known[path] = Lines(text)
        return self._known[path]

    def _line(self, edge: Edge) -> str:
        lines = self._lines(edge.source)
        if edge.line is None or edge.line > len(lines.starts):
            return ""
        text = lines.span(edge.line).of(lines.source)
        text = text[match.end() if (match := _BEFORE.match(text)) else 0 :]
        return _cells(text) if text.startswith("|") else text

    def find(self, edge: Edge) -> str:
        """The sentence behind an edge, as it reads."""
        if edge.relation in TAGGED:
            return ""
        text = edge.annotation or _about(self._line(edge), _name(edge))
        return " ".join(plain(text).split())
