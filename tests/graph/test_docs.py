"""The examples of docs/graph.md print what stands below them."""

import contextlib
import io
import re

import pytest

from tests.harness.rewriting import ROOT, read_text

EXAMPLE = re.compile(r"```python\n(.*?)```\n\n```text\n(.*?)```", re.DOTALL)
EXAMPLES = EXAMPLE.findall(read_text(ROOT / "docs" / "graph.md"))


def test_there_are_three() -> None:
    assert len(EXAMPLES) == 3


@pytest.mark.parametrize(("program", "printed"), EXAMPLES)
def test_an_example_prints_what_it_says(
    program: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(program, {})  # noqa: S102 - it is our own page

    assert output.getvalue() == printed
