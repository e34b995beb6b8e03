"""What others read of an exported graph is what was written."""

import csv
import io
import json
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import igraph  # type: ignore[import-untyped]
import networkx as nx
import pytest
from lxml import etree

from tests.export.graphs import hostile_graph, read_example
from tests.harness.rewriting import ROOT
from thesisvault.export.graph.csv import write_csv
from thesisvault.export.graph.cytoscape import write_cytoscape
from thesisvault.export.graph.dot import write_dot
from thesisvault.export.graph.gexf import write_gexf
from thesisvault.export.graph.graphml import write_graphml
from thesisvault.export.graph.json import write_json
from thesisvault.export.graph.mermaid import write_mermaid
from thesisvault.export.graph.picture import make_picture
from thesisvault.graph.about import About
from thesisvault.graph.build import build_networkx
from thesisvault.graph.model import Graph

ABOUT = About('a "vault" <&>')


@pytest.fixture(params=["example", "hostile", "empty"])
def graph(request: pytest.FixtureRequest, tmp_path: Path) -> Graph:
    """A real graph, one of whatever is hard to write down, and none."""
    if request.param == "empty":
        return Graph((), ())
    is_example = request.param == "example"
    return read_example() if is_example else hostile_graph(tmp_path)


def joined(chunks: Iterable[bytes]) -> bytes:
    return b"".join(chunks)


def edges_of(graph: Any, *dropped: str) -> list[str]:
    """The edges with all that they tell, in an order."""
    return sorted(
        repr(
            (
                start,
                end,
                sorted(item for item in data.items() if item[0] not in dropped),
            )
        )
        for start, end, data in graph.edges(data=True)
    )


def without_controls(graph: Any) -> Any:
    """The graph with what XML cannot hold as what stands for it."""
    return json.loads(
        json.dumps(nx.node_link_data(graph)).replace("\\u000b", "\\ufffd")
    )


def test_networkx_reads_graphml(graph: Graph) -> None:
    data = joined(write_graphml(graph, ABOUT))

    read: Any = nx.parse_graphml(data.decode(), force_multigraph=True)
    expected = nx.node_link_graph(without_controls(build_networkx(graph)))
    assert dict(read.nodes(data=True)) == dict(expected.nodes(data=True))
    assert edges_of(read) == edges_of(expected)


def test_igraph_reads_graphml(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    path.write_bytes(joined(write_graphml(graph, ABOUT)))

    read = igraph.Graph.Read_GraphML(str(path))
    assert read.is_directed()
    assert (read.vcount(), read.ecount()) == (len(graph.nodes), len(graph.edges))
    if graph.nodes:
        assert read.vs["degree"] == [node.degree for node in graph.nodes]
        assert read.es["relation"] == [edge.relation for edge in graph.edges]
        assert read.es["sign"] == [edge.sign or "" for edge in graph.edges]


def test_networkx_reads_gexf(graph: Graph, tmp_path: Path) -> None:
    path = tmp_path / "g.gexf"
    path.write_bytes(joined(write_gexf(graph, ABOUT)))

    # What stands where no attribute is told is nothing to networkx either.
    read: Any = nx.read_gexf(path) if graph.nodes else nx.MultiDiGraph()
    expected = nx.node_link_graph(without_controls(build_networkx(graph)))
    told = {id_: {**data} for id_, data in expected.nodes(data=True)}
    for data in told.values():
        data["label"] = data.pop("name")
    known = {
        id_: {key: value for key, value in data.items() if key != "start"}
        for id_, data in read.nodes(data=True)
    }
    assert known == told
    days = ("start", "end", "id")
    assert edges_of(read, *days) == edges_of(expected, *days)


def test_an_edge_of_gexf_begins_on_its_day(tmp_path: Path) -> None:
    path = tmp_path / "g.gexf"
    graph = read_example()
    path.write_bytes(joined(write_gexf(graph, ABOUT)))

    since = {node.id: node.created for node in graph.nodes}
    read: Any = nx.read_gexf(path)
    starts = Counter(data.get("start") for *_, data in read.edges(data=True))
    assert starts == Counter(edge.start or since[edge.source] for edge in graph.edges)


def test_gexf_is_as_its_schema_has_it(graph: Graph) -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("gexf.xsd")))

    document = etree.fromstring(joined(write_gexf(graph, ABOUT)))
    assert schema.validate(document), schema.error_log


def test_the_schema_knows_a_fault() -> None:
    schema = etree.XMLSchema(etree.parse(Path(__file__).with_name("gexf.xsd")))
    data = joined(write_gexf(read_example(), ABOUT))

    for before, after in (
        (b'for="kind"', b'fur="kind"'),
        (b'start="2026', b'start="26'),
    ):
        assert not schema.validate(etree.fromstring(data.replace(before, after, 1)))


@pytest.mark.skipif(not shutil.which("dot"), reason="needs Graphviz")
def test_graphviz_draws_dot(graph: Graph) -> None:
    picture = make_picture(graph, None, has_all=False)
    data = joined(write_dot(graph, ABOUT))

    done = subprocess.run(["dot", "-Tsvg"], input=data, capture_output=True, check=True)
    assert done.stderr == b""
    drawn = etree.fromstring(done.stdout)
    svg = "{http://www.w3.org/2000/svg}"
    groups = Counter(group.get("class") for group in drawn.iter(f"{svg}g"))
    assert groups["node"] == len(picture.nodes)
    assert groups["edge"] == len(picture.lines)
    texts = {text.text for text in drawn.iter(f"{svg}text")}
    assert {" ".join(node.name.split()) for node in picture.nodes} <= {
        (text or "").replace("\xa0", " ") for text in texts
    }


MERMAID = ROOT / "tests" / "npm"


@pytest.mark.skipif(
    not (shutil.which("node") and (MERMAID / "node_modules").is_dir()),
    reason="needs mermaid: npm ci --prefix tests/npm",
)
def test_mermaid_reads_mermaid(graph: Graph) -> None:
    picture = make_picture(graph, None, has_all=False)
    done = subprocess.run(
        ["node", "mermaid.mjs"],
        cwd=MERMAID,
        input=joined(write_mermaid(graph, ABOUT)),
        capture_output=True,
        check=True,
    )

    read = json.loads(done.stdout)
    assert read["nodes"] == [node.name for node in picture.nodes]
    at = {node.id: f"n{number}" for number, node in enumerate(picture.nodes)}
    sides = ("+", "-", "±")
    assert read["edges"] == [
        [at[line.source], at[line.target], line.label if line.sign in sides else ""]
        for line in picture.lines
    ]


def test_networkx_reads_node_link_json(graph: Graph) -> None:
    data = json.loads(joined(write_json(graph, ABOUT)))

    read: Any = nx.node_link_graph(data, edges="edges")
    expected: Any = build_networkx(graph)
    assert dict(read.nodes(data=True)) == dict(expected.nodes(data=True))
    assert edges_of(read) == edges_of(expected)
    assert data["graph"]["nodes"] == len(graph.nodes)


def test_networkx_reads_what_cytoscape_reads(graph: Graph) -> None:
    data = json.loads(joined(write_cytoscape(graph, ABOUT)))

    read: Any = nx.cytoscape_graph(data)
    expected = build_networkx(graph)
    assert set(read) == set(expected)
    own = ("id", "key", "source", "target")
    assert edges_of(read, *own) == edges_of(expected)


def test_csv_has_all_nodes_and_edges(graph: Graph) -> None:
    text = joined(write_csv(graph)).decode()
    rows = list(csv.DictReader(io.StringIO(text)))

    nodes = [row for row in rows if row["part"] == "node"]
    edges = [row for row in rows if row["part"] == "edge"]
    assert [row["id"] for row in nodes] == [node.id for node in graph.nodes]
    assert [(row["source"], row["target"], row["relation"]) for row in edges] == [
        (edge.source, edge.target, edge.relation) for edge in graph.edges
    ]


def test_csv_has_either_alone() -> None:
    graph = read_example()
    for part, records in (("nodes", graph.nodes), ("edges", graph.edges)):
        text = joined(
            write_csv(graph, "nodes" if part == "nodes" else "edges")
        ).decode()
        rows = list(csv.reader(io.StringIO(text)))

        assert rows[0] == list(records[0].__struct_fields__)
        assert len(rows) == 1 + len(records)
