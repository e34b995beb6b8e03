"""DOT, which Graphviz draws."""

from collections.abc import Iterator

from thesisvault.export.graph.picture import Line, make_picture
from thesisvault.graph.about import About
from thesisvault.graph.model import Graph, Node
from thesisvault.pattern import pattern

# Graphviz draws with XML, which holds no control characters.
_CONTROL = pattern("[\x00-\x1f\x7f]")
_SHAPES = {
    "thesis": 'shape=box, style="rounded,filled", fillcolor="#dbe7f6"',
    "company": 'shape=box, style="filled", fillcolor="#f3efe2"',
    "unresolved": 'shape=box, style="dashed", fontcolor="#777777"',
    "source": 'shape=note, style="filled", fillcolor="#f1f1f1"',
    "person": 'shape=ellipse, style="filled", fillcolor="#efe6f3"',
    "tag": 'shape=plain, fontcolor="#777777"',
}
_PLAIN = 'shape=ellipse, style="filled", fillcolor="#ffffff"'
_COLOURS = {"+": "#1a7f37", "-": "#c62f2f", "±": "#a66a00", "0": "#57606a"}


def quoted(text: str) -> str:
    """A text as DOT takes it; a backslash is one, and no escape."""
    text = _CONTROL.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def _node(node: Node) -> str:
    shape = _SHAPES.get(node.kind, _PLAIN)
    stage = f", tooltip={quoted(node.stage)}" if node.stage else ""
    told = f"label={quoted(node.name)}, kind={quoted(node.kind)}"
    return f"  {quoted(node.id)} [{told}, {shape}{stage}];\n"


def _line(line: Line) -> str:
    colour = _COLOURS.get(line.sign or "", "#b5b5b5")
    ends = f"{quoted(line.source)} -> {quoted(line.target)}"
    label = quoted(line.label) if line.sign not in (None, "0") else '""'
    return (
        f"  {ends} [label={label}, tooltip={quoted(line.label)}, "
        f'relation={quoted(line.relation)}, color="{colour}", fontcolor="{colour}"];\n'
    )


def _lines(graph: Graph, about: About) -> Iterator[str]:
    picture = make_picture(graph, about.focus, has_all=about.is_chosen)
    if picture.told:
        yield f"// {picture.told}\n"
    yield f"digraph {quoted(about.vault)} {{\n"
    yield '  graph [rankdir=LR, overlap=false, fontname="sans-serif"'
    if picture.told:
        yield f", labelloc=t, label={quoted(f'{about.vault}: {picture.told}')}"
    yield "];\n"
    yield '  node [fontname="sans-serif", fontsize=11, color="#888888"];\n'
    yield '  edge [fontname="sans-serif", fontsize=9, arrowsize=0.7];\n'
    yield from map(_node, picture.nodes)
    yield from map(_line, picture.lines)
    yield "}\n"


def write_dot(graph: Graph, about: About) -> Iterator[bytes]:
    """Write the most relevant nodes, and a line for each way in which two are tied."""
    for text in _lines(graph, about):
        yield text.encode()
