"""The explorer in a real browser: Debian's Chromium, driven by Playwright."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.export.graphs import read_example
from tests.harness.rewriting import ROOT
from thesisvault.graph.about import About
from thesisvault.graph.model import Graph
from thesisvault.graph.read import read_graph
from thesisvault.index.store import Order, open_index
from thesisvault.render.explorer.page import write_explorer
from thesisvault.vault.config import load_config

Open = Callable[..., Any]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A browser without a window, or none: then there is nothing to test with."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs chromium")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        # Its sandbox cannot be had as root, as CI may be.
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


def write_page(folder: Path, target: Path, day: str | None = None) -> Graph:
    """Write the explorer of a vault, as `vault browse` does."""
    with open_index(Order(folder, load_config(folder))) as index:
        graph = read_graph(index)
        about = About(folder.name, day)
        target.write_bytes(b"".join(write_explorer(index, graph, about)))
        return graph


@pytest.fixture(scope="session")
def example_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The explorer of the example vault."""
    target = tmp_path_factory.mktemp("explorer") / "example.html"
    write_page(ROOT / "vault", target)
    return target


@pytest.fixture(scope="session")
def example_graph() -> Graph:
    """The graph that the page shows."""
    return read_example()


class Watch:
    """What a page does that it should not: errors, and requests."""

    def __init__(self, page: Any) -> None:
        self.faults: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Open]:
    """Opens a page, and watches it to the end: nothing may go wrong on the way."""
    watches = []
    contexts = []

    def open_it(path: Path, **options: Any) -> Any:
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        watch = Watch(page)
        watches.append((watch, path.as_uri()))
        page.goto(path.as_uri())
        return page

    yield open_it
    for context in contexts:
        context.close()
    for watch, url in watches:
        assert watch.faults == []
        assert watch.requests == [url]
