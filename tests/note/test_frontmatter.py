from datetime import date

import pytest

from thesisvault.note.frontmatter import read_frontmatter, read_values


def test_values_have_their_types() -> None:
    source = "\ufeff---\na: 1\nb: true\nc: 2026-02-08\nd: [x, 2]\ne:\n---\nbody\n"

    assert read_values(source) == {
        "a": 1,
        "b": True,
        "c": date(2026, 2, 8),
        "d": ["x", 2],
        "e": None,
    }


DEEP = f"---\na: {'[' * 2_000}{']' * 2_000}\n---\n"
ODD = [
    "no front matter",
    "---\na: [\n---\n",
    "---\n- a\n---\n",
    "---\na: !!bool maybe\n---\n",
    "---\na: !!int x\n---\n",
    "---\na: !!timestamp x\n---\n",
    "---\na: 2026-02-30\n---\n",
    "---\na: !!python/object/apply:os.getcwd []\n---\n",
    "---\n<<: 1\n---\n",
    DEEP,
]


@pytest.mark.parametrize("source", ODD)
def test_what_cannot_be_read_has_no_values(source: str) -> None:
    assert read_values(source) == {}


@pytest.mark.parametrize("source", ODD)
def test_what_cannot_be_read_ends_nothing(source: str) -> None:
    found = read_frontmatter(source)

    assert all(finding.code in ("TV002", "TV004") for finding in found.findings)


def test_deep_nesting_is_a_finding() -> None:
    [finding] = read_frontmatter(DEEP).findings

    assert "nested too deeply" in finding.message
