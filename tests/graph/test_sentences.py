from pathlib import Path

import pytest

from thesisvault.graph.model import Edge
from thesisvault.graph.sentences import Sentences

LONG = "Nothing is said here. " * 15


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("- [[Acme|it]] *digs* `deep`", "it digs deep"),
        ("> - [ ] Ask [[Acme]]", "Ask Acme"),
        ("| Who | [[Acme\\|it]] | [[B|c]] |", "Who; it; c"),
        ("## Of [[Acme]]", "Of Acme"),
        (f"{LONG}But [[Acme]] digs. {LONG}", "But Acme digs."),
        ("", ""),
    ],
)
def test_a_sentence_reads_as_its_line(tmp_path: Path, line: str, sentence: str) -> None:
    (tmp_path / "A.md").write_bytes(f"First\r\n{line}\r\nLast".encode())
    edge = Edge("A.md", "x/Acme.md", "link", line=2)

    assert Sentences(tmp_path).find(edge) == sentence


def test_what_is_said_with_an_edge_goes_first(tmp_path: Path) -> None:
    edge = Edge("A.md", "B.md", "related", "0", annotation="the *other* side", line=1)

    assert Sentences(tmp_path).find(edge) == "the other side"


def test_a_note_that_is_gone_or_shorter_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "A.md").write_text("one line")

    assert Sentences(tmp_path).find(Edge("A.md", "B.md", "link", line=9)) == ""
    assert Sentences(tmp_path).find(Edge("Gone.md", "B.md", "link", line=1)) == ""
    assert Sentences(tmp_path).find(Edge("A.md", "#x", "tag", line=1)) == ""
