"""The page itself: markup, style, program and data in one file."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path

from thesisvault.graph.about import About
from thesisvault.graph.model import Graph
from thesisvault.index.store import Index
from thesisvault.render.explorer.data import make_data
from thesisvault.render.explorer.notes import render_notes
from thesisvault.text import json_of

_FOLDER = Path(__file__).parent
# In this order: each uses only what stands before it.
_SCRIPTS = ("graph.js", "view.js", "filters.js", "card.js", "search.js", "main.js")


def _asset(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _policy(script: str, style: str) -> str:
    """Only this program and this style; nothing is fetched, sent, framed or posted."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _data(page: object) -> bytes:
    """Data that ends no script, whatever a note says."""
    text = json_of(page)
    return text.replace(b"<", b"\\u003c").replace(b">", b"\\u003e")


def write_explorer(index: Index, graph: Graph, about: About) -> Iterator[bytes]:
    """Write the page."""
    script = "".join(map(_asset, _SCRIPTS))
    script = f'"use strict";\n(() => {{\n{script}}})();\n'
    style = _asset("explorer.css")
    before, _, after = _asset("page.html").partition("<!--data-->")
    parts = {
        "{{policy}}": _policy(script, style),
        "{{style}}": style,
        # Last, so that no name is taken for a mark.
        "{{title}}": escape(about.vault),
    }
    for mark, text in parts.items():
        before = before.replace(mark, text)
    yield before.encode()
    yield b'<script type="application/json" id="data">'
    yield _data(make_data(graph, about, render_notes(index, graph)))
    yield b"</script>\n"
    yield after.replace("{{script}}", script).encode()
