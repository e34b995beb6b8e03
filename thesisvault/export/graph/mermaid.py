"""Mermaid, which Obsidian and forges draw inside of notes."""

from collections.abc import Iterator
from re import Match

from thesisvault.export.graph.picture import Line, make_picture
from thesisvault.graph.about import About
from thesisvault.graph.model import Graph, Node
from thesisvault.pattern import pattern

# Whatever could end a label, or be Markdown in it, stands as its number: `+ Winners`
# would be a list, `1. Winners` another.
_SPECIAL = pattern(r"""[^\w\s.,:;!?–—−×…/$€£'()±]|_|^\d+[.)]""")
_SHAPES = {
    "thesis": ('(["', '"])'), "company": ('["', '"]'), "person": ('("', '")'),
    "source": ('[/"', '"/]'), "unresolved": ('["', '"]'),
}  # fmt: skip
_SIDES = ("+", "-", "±")
_PLAIN = '("', '")'
_STYLES = {
    "thesis": "fill:#dbe7f6,stroke:#5b7fae,color:#1b1b1b",
    "company": "fill:#f3efe2,stroke:#a3987a,color:#1b1b1b",
    "unresolved": "fill:#ffffff,stroke:#999999,color:#777777,stroke-dasharray:4 3",
}
_COLOURS = {"+": "#1a7f37", "-": "#c62f2f", "±": "#a66a00", "0": "#57606a"}


def _numbered(found: Match[str]) -> str:
    return f"{found[0][:-1]}#{ord(found[0][-1])};"


def _text(text: str) -> str:
    """A text for a label in quotes."""
    plain = " ".join(text.split())
    return _SPECIAL.sub(_numbered, plain) or "#160;"


def _node(number: int, node: Node) -> str:
    opened, closed = _SHAPES.get(node.kind, _PLAIN)
    style = f":::{node.kind}" if node.kind in _STYLES else ""
    return f"  n{number}{opened}{_text(node.name)}{closed}{style}\n"


def _line(line: Line, at: dict[str, int]) -> str:
    label = f'|"{_text(line.label)}"|' if line.sign in _SIDES else ""
    arrow = "-->" if line.sign in _SIDES else "-.->"
    return f"  n{at[line.source]} {arrow}{label} n{at[line.target]}\n"


def _lines(graph: Graph, about: About) -> Iterator[str]:
    picture = make_picture(graph, about.focus, has_all=about.is_chosen)
    at = {node.id: number for number, node in enumerate(picture.nodes)}
    yield "flowchart LR\n"
    if picture.told:
        yield f"  %% {picture.told}\n"
    for number, node in enumerate(picture.nodes):
        yield _node(number, node)
    yield from (_line(line, at) for line in picture.lines)
    for kind, style in _STYLES.items():
        yield f"  classDef {kind} {style}\n"
    for sign, colour in _COLOURS.items():
        numbers = [str(n) for n, line in enumerate(picture.lines) if line.sign == sign]
        if numbers:
            yield f"  linkStyle {','.join(numbers)} stroke:{colour},color:{colour}\n"


def write_mermaid(graph: Graph, about: About) -> Iterator[bytes]:
    """Write a flowchart of the most relevant nodes."""
    for text in _lines(graph, about):
        yield text.encode()
