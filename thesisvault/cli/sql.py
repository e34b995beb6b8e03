"""`vault sql`."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from math import isfinite
from typing import Literal

import click

from thesisvault.cli.console import (
    Column,
    one_line,
    print_csv,
    print_json,
    print_table,
    say,
    width,
)
from thesisvault.cli.layout import breadth, say_wrapped
from thesisvault.cli.options import formats
from thesisvault.cli.session import Session
from thesisvault.index.fill import script
from thesisvault.index.sql import Answer, Value, answer_query

# What a column needs, if it is not narrower by itself.
_LEAST = 14


def _plain(value: Value) -> Value:
    """A value that text, JSON and CSV know: bytes are told in figures."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    return value


def _rows(answer: Answer) -> Iterator[list[Value]]:
    return (list(map(_plain, row)) for row in answer.rows)


def _is_number(values: Iterable[Value]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(isinstance(value, (int, float)) for value in known)


def _columns(answer: Answer) -> Iterator[Column]:
    for index, name in enumerate(answer.columns):
        is_number = _is_number(row[index] for row in answer.rows)
        yield Column(name, "right" if is_number else "left", is_flexible=True)


def _named(names: Sequence[str], row: Sequence[Value]) -> dict[str, Value]:
    return dict(zip(names, row, strict=True))


def _fits(answer: Answer) -> bool:
    """Whether the columns can stand beside each other, each with some width."""
    limit = width()
    if limit is None:
        return True
    cells = [list(map(str, column)) for column in zip(*answer.rows, strict=True)]
    least = (
        min(max(map(breadth, [name, *column])), _LEAST)
        for name, column in zip(answer.columns, cells, strict=False)
    )
    return sum(each + 2 for each in least) <= limit


def _print_records(answer: Answer) -> None:
    """Print each row as lines of names and values."""
    indent = max(map(breadth, answer.columns)) + 2
    for number, row in enumerate(_rows(answer)):
        if number:
            say()
        for name, value in zip(answer.columns, row, strict=True):
            told = "" if value is None else one_line(str(value))
            say_wrapped(told, indent, one_line(name))


@click.command()
@click.argument("query", required=False)
@click.option("--schema", is_flag=True, help="Print the tables, and their columns.")
@formats("text", "json", "csv")
@click.pass_obj
def sql(
    session: Session,
    *,
    query: str | None,
    schema: bool,
    output: Literal["text", "json", "csv"],
) -> None:
    """Ask the index a QUERY in SQL, which "-" reads from standard input.

    The index has a row for each fact, in tables such as notes, links, theses, claims
    and evidence; it is only read.
    """
    if schema:
        say(script("schema.sql").rstrip())
        return
    text = sys.stdin.read() if query == "-" else query or ""
    answer = answer_query(session.index(), text)
    match output:
        case "json":
            print_json([_named(answer.columns, row) for row in _rows(answer)])
        case "csv":
            print_csv(answer.columns, _rows(answer))
        case "text" if not _fits(answer):
            _print_records(answer)
        case "text":
            print_table(list(_columns(answer)), _rows(answer))
