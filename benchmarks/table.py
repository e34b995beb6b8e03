"""Tables in Markdown, aligned so that they read well as text too."""

from collections.abc import Iterable, Sequence


def lay_out(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Lay out a table: the first column to the left, figures to the right."""
    lines = [tuple(header), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    rule = [f":{'-' * (widths[0] - 1)}", *(f"{'-' * (n - 1)}:" for n in widths[1:])]
    return "\n".join(
        f"| {' | '.join(align_cells(cells, widths))} |"
        for cells in (lines[0], rule, *lines[1:])
    )


def align_cells(cells: Sequence[str], widths: Sequence[int]) -> Iterable[str]:
    """Pad cells to the width of their columns."""
    yield cells[0].ljust(widths[0])
    for cell, width in zip(cells[1:], widths[1:], strict=True):
        yield cell.rjust(width)


def show_seconds(seconds: float | None) -> str:
    """Seconds to the millisecond, as far as they matter."""
    if seconds is None:
        return ""
    return f"{seconds:.1f} s" if seconds >= 10 else f"{seconds:.3f} s"


def show_bytes(size: int | None) -> str:
    """Megabytes, or kilobytes where there are few."""
    if size is None:
        return "not measured"
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def show_ratio(ratio: float | None) -> str:
    """A ratio to two figures that count."""
    if ratio is None:
        return ""
    return f"{ratio:.2f} ×" if ratio >= 0.1 else f"{ratio:.2g} ×"
