"""Math, which stands between dollars, as most money stands behind one."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from thesisvault.note.visible import BLANK, begins_line, blank_out, is_escaped, places
from thesisvault.pattern import pattern
from thesisvault.text import Span, is_held

# Display math holds no blank line unless its dollars stand alone on theirs;
# inline math is Pandoc's, so that `$5 and $10` and `$5-$10` are money.
_MATH_BLOCK: Final = pattern(r"\$\$[ \t]*\n[^$]*(?:\$(?!\$)[^$]*)*\$\$")
_DISPLAY_MATH: Final = pattern(r"\$\$(?!\$)(?:[^$\n]|\n(?![ \t]*\n)|\$(?!\$))+?\$\$")
_DIGITS: Final = frozenset("0123456789")
# No wikilink is longer, and who looks no farther is done in time.
_LONGEST_LINK: Final = 2_000
_NO_MATH_END: Final = _DIGITS | {"$"}


def _display_math(visible: str, body: int) -> Iterator[tuple[int, int]]:
    done = body
    for start in places(visible, "$$", body):
        if start < done or is_escaped(visible, start):
            continue
        found = _MATH_BLOCK.match(visible, start)
        if found is None or not begins_line(visible, start):
            found = _DISPLAY_MATH.match(visible, start)
        if found is not None:
            yield found.span()
            done = found.end()


def _is_math(visible: str, start: int, close: int) -> bool:
    """Whether two dollars, with none between them, hold inline math."""
    content = visible[start + 1 : close]
    if not content or "\n" in content or BLANK in content:
        return False
    if content[0].isspace() or content[-1].isspace() or content[-1] == "\\":
        return False
    return visible[start - 1 : start] not in ("\\", "$")


def _crosses_cells(content: str, start: int, tables: Sequence[Span]) -> bool:
    if "|" not in content.replace("\\|", ""):
        return False
    return is_held(tables, start)


def _is_in_wikilink(visible: str, offset: int) -> bool:
    """Whether a wikilink was begun before an offset, and ends behind it.

    What comes first counts: in `[[$NVDA]] and [[$AMD]]` no dollar begins any math.
    """
    opening = visible.rfind("[[", max(offset - _LONGEST_LINK, 0), offset)
    if opening < 0:
        return False
    close = visible.find("]]", opening, offset + _LONGEST_LINK)
    return offset < close and "\n" not in visible[opening:close]


def _is_money(visible: str, body: int) -> bool:
    """Whether a figure follows each dollar, so that none ends any math."""
    at = visible.find("$", body)
    while at >= 0:
        if visible[at + 1 : at + 2] not in _DIGITS:
            return False
        at = visible.find("$", at + 2)
    return True


def find_math(
    visible: str, body: int, tables: Sequence[Span] = ()
) -> list[tuple[int, int]]:
    """Find math, which in a table stays within its cell."""
    if _is_money(visible, body):
        return []
    spans = list(_display_math(visible, body))
    visible = blank_out(visible, spans)
    done = body
    for start, close in pairwise(places(visible, "$", body)):
        # In a note about money, most dollars begin a figure.
        if visible[close + 1 : close + 2] in _NO_MATH_END or start < done:
            continue
        if (
            _is_math(visible, start, close)
            and not _is_in_wikilink(visible, start)
            and not _crosses_cells(visible[start:close], start, tables)
        ):
            spans.append((start, close + 1))
            done = close + 1
    return sorted(spans)
