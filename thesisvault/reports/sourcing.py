"""What a row of evidence rests on.

Its sources are the notes of kind `source` that it links anywhere, whatever its
`Source` cell links, of any kind and even unwritten, and the URLs in it; where there is
none of these, the words of its `Source` cell.
"""

from collections.abc import Iterator

from thesisvault.note.words import plain
from thesisvault.reports.goals import Goal, Goals
from thesisvault.reports.pieces import take_apart


def _sources(goals: Goals, note: int, text: str, cell: str | None) -> Iterator[Goal]:
    pieces, in_cell = take_apart(text), take_apart(cell or "")
    yield from goals.of(note, in_cell.links)
    for goal in goals.of(note, pieces.links):
        if goal.kind == "source":
            yield goal
    for url in (*in_cell.urls, *pieces.urls):
        yield Goal(url, "url")


def find_sources(
    goals: Goals, note: int, text: str, cell: str | None
) -> tuple[Goal, ...]:
    """Find what a row of evidence rests on, each source once.

    Args:
        text: The row's observation and implication.
        cell: Its `Source` cell.
    """
    found = tuple(dict.fromkeys(_sources(goals, note, text, cell)))
    words = plain(cell or "")
    if found or not any(map(str.isalnum, words)):
        return found
    return (Goal(" ".join(words.split()), "text"),)
