"""The explorer does what a person expects of it, and nothing else."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Open, write_page
from thesisvault.graph.choose import Choice, choose
from thesisvault.graph.model import Graph

DESK = {"viewport": {"width": 1280, "height": 860}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


def counts_of(page: Any) -> tuple[int, int]:
    told = page.locator("#counts")
    nodes, edges = (told.get_attribute(f"data-{name}") for name in ("nodes", "edges"))
    return int(nodes), int(edges)


def seek(page: Any, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")


def test_it_shows_how_much_it_shows(
    open_page: Open, example_page: Path, example_graph: Graph
) -> None:
    page = open_page(example_page, **DESK)

    without_tags = choose(
        example_graph,
        Choice(kinds=tuple({n.kind for n in example_graph.nodes} - {"tag"})),
    )
    assert counts_of(page) == (len(without_tags.nodes), len(without_tags.edges))
    page.check("input[value=tag][data-part=kinds]")
    assert counts_of(page) == (len(example_graph.nodes), len(example_graph.edges))
    assert page.inner_text("#counts") == "130 nodes, 1,346 edges"


def test_it_draws(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    page.wait_for_timeout(300)

    colours = page.evaluate(
        """() => {
            const canvas = document.getElementById("canvas");
            const { width, height } = canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
            const found = new Set();
            for (let at = 0; at < data.length; at += 4) {
                found.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
            }
            return [...found];
        }"""
    )
    # A thesis, a company, and what holds the one against the other.
    assert {0x2F5FA8, 0xC58F2A} <= {*colours}
    assert len(colours) > 100


@pytest.mark.parametrize(
    ("box", "choice"),
    [
        ("kinds=company", {"kinds": "company"}),
        ("relations=link", {"relations": "link"}),
        ("signs=-", {"signs": "-"}),
        ("stages=active", {"stages": "active"}),
    ],
)
def test_a_filter_leaves_out_what_it_names(
    open_page: Open,
    example_page: Path,
    example_graph: Graph,
    box: str,
    choice: dict[str, str],
) -> None:
    page = open_page(example_page, **DESK)
    page.check("input[value=tag][data-part=kinds]")
    part, _, value = box.partition("=")
    page.uncheck(f"input[data-part={part}][value='{value}']")

    graph = example_graph
    match choice:
        case {"kinds": kind}:
            kinds = tuple({node.kind for node in graph.nodes} - {kind})
            graph = choose(graph, Choice(kinds=kinds))
        case {"stages": stage}:
            stages = {node.stage for node in graph.nodes if node.stage} - {stage}
            graph = choose(graph, Choice(stages=tuple(stages)))
    edges = [edge for edge in graph.edges if value not in (edge.relation, edge.sign)]
    assert counts_of(page) == (len(graph.nodes), len(edges))


def test_dates_leave_out_what_came_later(
    open_page: Open, example_page: Path, example_graph: Graph
) -> None:
    page = open_page(example_page, **DESK)
    page.check("input[value=tag][data-part=kinds]")
    page.fill("#date-until", "2026-02-07")
    page.dispatch_event("#date-until", "change")

    created = {node.id: node.created or "" for node in example_graph.nodes}
    shown = {id_ for id_, day in created.items() if day <= "2026-02-07"}
    edges = [
        edge
        for edge in example_graph.edges
        if {edge.source, edge.target} <= shown
        and (edge.start or created[edge.source]) <= "2026-02-07"
    ]
    assert counts_of(page) == (len(shown), len(edges))


def test_search_completes_and_shows_the_card(
    open_page: Open, example_page: Path, example_graph: Graph
) -> None:
    page = open_page(example_page, **DESK)
    page.keyboard.press("/")
    page.keyboard.type("nvid")

    assert page.inner_text("#results li:first-child .name") == "NVIDIA"
    page.keyboard.press("Enter")
    card = page.locator("#card")
    assert card.locator(".head h2").inner_text() == "NVIDIA"
    signs = Counter(card.locator(".positions .sign").all_inner_texts())
    held = [e.sign for e in example_graph.edges if e.target == "companies/NVIDIA.md"]
    assert signs == {"+": held.count("+"), "−": held.count("-")}
    assert "Paid on delivery, whoever's model wins" in card.inner_text()
    days = card.locator("time").all_inner_texts()
    assert days == ["2026-06", "2025-10"]


def test_who_takes_a_side_comes_into_sight(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    page.evaluate(
        """() => {
            window.names = {};
            const write = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
                if (this.canvas.id === "canvas") window.names[text] = [x, y];
                return write.call(this, text, x, y);
            };
        }"""
    )
    seek(page, "NVIDIA")
    page.wait_for_timeout(300)

    names = page.evaluate("window.names")
    box = page.locator("#canvas").bounding_box()
    for thesis in ("AI Capex Arms Race", "Capex Revenue Gap"):
        x, y = names[thesis]
        assert 0 < x < box["width"]
        assert 0 < y < box["height"]


def test_the_card_leads_to_obsidian(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    seek(page, "X (Twitter)")

    link = page.locator("#card a.open").get_attribute("href")
    assert link == "obsidian://open?vault=vault&file=companies%2FX%20(Twitter).md"


def test_a_name_in_the_card_leads_on(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    seek(page, "NVIDIA")
    page.click("#card .positions .to >> nth=0")

    assert page.inner_text("#card .head h2") == "AI Capex Arms Race"
    page.click("#card summary:has-text('The note')")
    page.click("#card .note a.link >> nth=0")
    assert page.inner_text("#card .head h2") != "AI Capex Arms Race"


def test_a_click_on_a_node_shows_its_card(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    seek(page, "Vistra")
    page.keyboard.press("Escape")
    assert page.is_hidden("#card")

    box = page.locator("#canvas").bounding_box()
    for x in range(20, int(box["width"]), 24):
        for y in range(20, int(box["height"]), 24):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if page.is_visible("#tip"):
                name = page.inner_text("#tip").partition(" · ")[0]
                page.mouse.click(box["x"] + x, box["y"] + y)
                assert page.inner_text("#card .head h2") == name
                return
    pytest.fail("no node was met")


def test_keys_do_all_that_the_pointer_does(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    page.focus("#canvas")

    def picture() -> bytes:
        page.wait_for_timeout(250)
        return bytes(page.locator("#canvas").screenshot())

    seen = picture()
    for key in ("ArrowLeft", "ArrowDown", "+", "-"):
        page.keyboard.press(key)
        before, seen = seen, picture()
        assert seen != before
    page.keyboard.press("0")
    whole = picture()
    page.keyboard.press("+")
    assert picture() != whole
    page.keyboard.press("0")
    assert picture() == whole
    page.keyboard.press("f")
    assert page.is_hidden("#filters")


def test_it_stands_still(open_page: Open, example_page: Path) -> None:
    first, second = (open_page(example_page, **DESK) for _ in range(2))
    first.wait_for_timeout(300)

    assert (
        first.locator("#canvas").screenshot() == second.locator("#canvas").screenshot()
    )


def test_light_and_dark(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK, color_scheme="dark")
    paper = "getComputedStyle(document.body).backgroundColor"

    dark = page.evaluate(paper)
    page.click("#theme")
    light = page.evaluate(paper)
    assert (dark, light) == ("rgb(22, 24, 28)", "rgb(251, 250, 247)")


def test_it_fits_a_phone(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **PHONE)
    seek(page, "NVIDIA")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    card = page.locator("#card").bounding_box()
    assert (card["x"], card["width"]) == (0, 390)
    assert page.is_hidden("#filters")
    page.tap("#toggle-filters")
    assert page.is_visible("#filters")


def test_paper_shows_the_graph_and_the_card(
    open_page: Open, example_page: Path
) -> None:
    page = open_page(example_page, **DESK)
    seek(page, "NVIDIA")
    page.emulate_media(media="print")

    assert page.is_visible("#canvas")
    assert page.is_visible("#card .head h2")
    assert page.is_hidden("#filters")
    assert page.is_hidden("#search")


HOSTILE = """#company

# <script>alert(1)</script> <img src=x onerror=alert(2)>

[click](javascript:alert(3)) [[Other|<b onclick=alert(4)>x</b>]]
<iframe src="//a.example"> ![p](https://a.example/p.png) ![[https://a.example/q.png]]
</script><script>alert(5)</script> <style>body{display:none}</style>
[d](data:text/html,<script>alert(6)</script>) [v](vbscript:x)
<a href="javascript:alert(7)">y</a> [s](<java script:alert(8)>)

| a | b |
|:--|--:|
| <svg onload=alert(9)> | x |

\u202eodd\u202c \ufdfd \U0001f9e8 \u2028 \x0b \x00
"""
NAME = '" onerror=alert(1) x="'
THESIS = f"""#thesis

Status: Active — <script>alert(1)</script>

## Winners
- [[{NAME}]] — "><script>alert(1)</script>

## Evidence log
| Date | Observation |
|---|---|
| 2026-01-01 | <img src=x onerror=alert(1)> of [[{NAME}]] |
"""


def test_a_hostile_note_does_nothing_but_show_itself(
    open_page: Open, tmp_path: Path
) -> None:
    notes = {"vault.toml": "", f"{NAME}.md": HOSTILE, "T.md": THESIS, "Other.md": ""}
    notes["</script><script>alert(1)<∕script>.md".replace("/", "∕")] = "x"
    for path, text in notes.items():
        (tmp_path / path).write_text(text, "utf-8")
    target = tmp_path / "page.html"
    write_page(tmp_path, target)
    page = open_page(target, **DESK)
    seek(page, "onerror")

    assert page.inner_text("#card .head h2") == NAME
    assert '"><script>alert(1)</script>' in page.inner_text("#card .positions")
    assert "<img src=x onerror=alert(1)> of" in page.inner_text("#card")
    page.click("#card summary:has-text('The note')")
    note = page.locator("#card .note")
    assert "<script>alert(1)</script>" in note.inner_text()
    odd = "script, img, iframe, style, svg, [onclick], [style]"
    assert note.locator(odd).count() == 0
    for link in note.locator("a").all():
        assert re.match(r"#|https?:|obsidian:", link.get_attribute("href"))
    assert page.is_visible("#canvas")


def test_the_page_lets_nothing_else_run(open_page: Open, example_page: Path) -> None:
    text = example_page.read_text("utf-8")
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["script-src"])
    assert re.fullmatch(r"'sha256-[\w+/=]+'", rules["style-src"])
    assert "connect-src" not in rules
    assert "unsafe" not in policy
    page = open_page(example_page, **DESK)
    assert page.evaluate("document.querySelectorAll('script').length") == 2


def test_an_empty_vault_has_a_page_too(open_page: Open, tmp_path: Path) -> None:
    (tmp_path / "vault.toml").touch()
    target = tmp_path / "page.html"
    write_page(tmp_path, target)

    page = open_page(target, **DESK)
    assert page.inner_text("#counts") == "0 nodes, 0 edges"
    assert page.inner_text("#nothing") == "There is nothing in this graph."


def test_filters_that_leave_nothing_say_so(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **DESK)
    assert page.is_hidden("#nothing")

    for box in page.locator("input[data-part=kinds]").all():
        box.uncheck()
    assert page.inner_text("#nothing") == "The filters leave nothing to show."
    page.check("input[value=thesis][data-part=kinds]")
    assert page.is_hidden("#nothing")


def test_no_name_is_cut_off_at_the_side(open_page: Open, example_page: Path) -> None:
    page = open_page(example_page, **PHONE)
    page.wait_for_timeout(300)

    page.evaluate(
        """() => {
            window.inks = [];
            const write = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
                const half = this.measureText(text).width / 2;
                // The picture is drawn half a window larger on each side.
                const place = x - innerWidth / 2;
                window.inks.push([place - half, place + half]);
                return write.call(this, text, x, y);
            };
        }"""
    )
    page.keyboard.press("t")
    page.wait_for_timeout(300)
    inks = page.evaluate("window.inks")
    assert len(inks) > 10
    assert [(left, right) for left, right in inks if left < 0 or right > 390] == []
