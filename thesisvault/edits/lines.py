"""New lines beside others, with their line ends and what they begin with."""

from thesisvault.text import Edit, Lines, Span

_LINE_ENDS = ("\r\n", "\n", "\r")


def _own_end(lines: Lines, line: int) -> str:
    span = lines.span(line)
    rest = lines.source[span.end : span.end + 2]
    return next((end for end in _LINE_ENDS if rest.startswith(end)), "")


def line_end(lines: Lines, line: int) -> str:
    """What ends a line, or the one before it where it is the last of all."""
    return _own_end(lines, line) or (line > 1 and _own_end(lines, line - 1)) or "\n"


def line_prefix(lines: Lines, offset: int) -> str:
    """What stands before an offset in its line: quote marks and indentation."""
    return lines.source[lines.starts[lines.line(offset) - 1] : offset]


def insert_above(lines: Lines, offset: int, text: str) -> Edit:
    """Insert a line above the one that holds an offset."""
    line = lines.line(offset)
    start = lines.starts[line - 1]
    return Edit(Span(start, start), text + line_end(lines, line))


def insert_below(lines: Lines, offset: int, text: str) -> Edit:
    """Insert a line below the one that holds an offset.

    So the file keeps its last line end, or goes on to have none.
    """
    line = lines.line(offset)
    end = lines.span(line).end
    return Edit(Span(end, end), line_end(lines, line) + text)
