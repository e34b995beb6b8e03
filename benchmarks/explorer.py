"""Measure the explorer in Chromium: `python -m benchmarks.explorer`.

A page of 5,000 nodes and 40,000 edges: how long until the graph is seen, and how many
frames a second while it is dragged about. Wanted: under 2 s, and above 30.
"""

import math
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

from thesisvault.graph.about import About
from thesisvault.graph.model import Edge, Graph, Node, Relation
from thesisvault.index.store import Order, open_index
from thesisvault.render.explorer.page import write_explorer
from thesisvault.vault.config import Config

NODES, EDGES = 5_000, 40_000
SECONDS = 4
KINDS = ("thesis", "company", "company", "concept", "source", "person", "note")
SIGNS: dict[Relation, str] = {"winner": "+", "loser": "-", "bet": "±", "related": "0"}
RELATIONS: tuple[Relation, ...] = ("link",) * 12 + ("evidence",) * 3 + (*SIGNS,)
SEEN = """new Promise(seen => {
    const look = () => document.getElementById("counts")?.textContent
        ? requestAnimationFrame(() => seen(performance.now()))
        : setTimeout(look, 5);
    look();
})"""
WATCH = """{
    window.frames_ = [];
    const frame = time => { window.frames_.push(time); requestAnimationFrame(frame); };
    requestAnimationFrame(frame);
}"""


def _edges(dice: random.Random) -> Iterator[Edge]:
    """Ties that cluster, most of them of few nodes."""
    while True:
        one = int(NODES * dice.random() ** 2)
        near = one // 50 * 50 + dice.randrange(50)
        other = near if dice.random() < 0.6 else int(NODES * dice.random() ** 2)
        relation = dice.choice(RELATIONS)
        said = "Says in a sentence of usual length why it is so"
        if one != other:
            yield Edge(
                f"{one}.md", f"{other}.md", relation, SIGNS.get(relation), "Section",
                "Group", said, 7, "2026-02-03", "2026-02-03",
            )  # fmt: skip


def make_graph() -> Graph:
    """Make a graph that is the same each time."""
    dice = random.Random(1)
    nodes = [
        Node(f"{at}.md", f"Note {at}", dice.choice(KINDS), f"{at}.md")
        for at in range(NODES)
    ]
    edges = _edges(dice)
    return Graph(tuple(nodes), tuple(next(edges) for _ in range(EDGES)))


def write_page(folder: Path) -> Path:
    """Write the page of that graph."""
    target = folder / "explorer.html"
    with open_index(Order(folder, Config())) as index:
        chunks = write_explorer(index, make_graph(), About("benchmark"))
        target.write_bytes(b"".join(chunks))
    return target


def drag(page: Any) -> list[float]:
    """Drag the graph about, and give the milliseconds between frames."""
    page.evaluate(WATCH)
    page.mouse.move(700, 430)
    page.mouse.down()
    begun, step = time.perf_counter(), 0
    while time.perf_counter() - begun < SECONDS:
        step += 1
        across, down = 300 * math.sin(step / 30), 150 * math.cos(step / 40)
        page.mouse.move(700 + across, 430 + down)
    page.mouse.up()
    times = page.evaluate("window.frames_")
    return [after - before for before, after in pairwise(times)]


def main() -> int:
    """Measure, and print what came out."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        target = write_page(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        page.goto(target.as_uri(), wait_until="commit")
        seen = page.evaluate(SEEN)
        page.wait_for_timeout(1000)
        gaps = drag(page)
        browser.close()
    rate = 1000 / mean(gaps)
    print(f"{NODES:,} nodes, {EDGES:,} edges")
    print(f"seen after {seen / 1000:.2f} s")
    print(f"dragged at {rate:.0f} frames a second, the slowest {max(gaps):.0f} ms")
    return 0 if seen < 2000 and rate > 30 else 1


if __name__ == "__main__":
    sys.exit(main())
