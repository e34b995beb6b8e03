import pytest

from thesisvault.note.ignores import read_ignores
from thesisvault.note.parse import parse_note

NOTE = """\
# Long Acme

## Evidence log
| Date | Observation |
|---|---|
| 2026-02-08 | One | %% vault-ignore TV104 %%

### Older
> %% vault-ignore TV201, tv305: ragged-row %%
Text.
## Related
"""


def lines(source: str) -> list[tuple[str, int, int]]:
    """What a note silences, from which line to which."""
    found = read_ignores(parse_note(source))
    return [(each.code, each.first_line, each.last_line) for each in found]


def test_a_comment_counts_for_its_line_or_alone_for_its_section() -> None:
    assert lines(NOTE) == [
        ("TV104", 6, 6),
        ("TV201", 8, 10),
        ("TV305", 8, 10),
        ("RAGGED-ROW", 8, 10),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "%% vault-ignore %%\n# A\n## B\n",
        "\ufeff%%vault-ignore%%\r\n# A\r\n## B\r\n",
        "%%\nvault-ignore\n%%\n# A",
    ],
)
def test_above_the_first_heading_it_counts_for_the_whole_note(source: str) -> None:
    assert lines(source) == [("*", 1, 4)]


@pytest.mark.parametrize(
    "source",
    [
        "Text.\n",
        "%% vault ignore %%\n",
        "%% vault-ignored %%\n",
        "%% see vault-ignore %%\n",
        "%% vault-ignore TV104 because it is so! %%\n",
        "`%% vault-ignore %%`\n",
        "<!-- vault-ignore -->\n",
    ],
)
def test_another_comment_silences_nothing(source: str) -> None:
    assert lines(source) == []
