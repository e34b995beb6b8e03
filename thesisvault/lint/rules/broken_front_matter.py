"""TV002: front matter that no YAML parser reads."""

from collections.abc import Iterator

from thesisvault.findings import Severity
from thesisvault.index.reading import Reading
from thesisvault.lint.rule import Problem, note_rule
from thesisvault.lint.told import told

# What to do about it, by the parser's words.
_ADVICE = {
    "mapping values are not allowed": "put the value that has a colon in quotes",
    "cannot start any token": "put the value in quotes, and spaces for tabs",
    "did not find expected": "close what is open, or put the value in quotes",
    "could not find expected ':'": "write `key: value`",
    "found undefined alias": "put the value that begins with * in quotes",
    "found unexpected end of stream": "close the quotes",
}
_FACT = "front matter is not valid YAML"


def _said(words: str) -> str:
    return words.removeprefix(f"{_FACT}: ")


def _with_advice(problem: Problem) -> Problem:
    """Say what to do, or what the parser says where that is not known."""
    words = problem.message
    advice = (told for known, told in _ADVICE.items() if known in words)
    return Problem(problem.span, f"{_FACT}: {next(advice, _said(words))}")


@note_rule("TV002", "broken-front-matter", severity=Severity.ERROR)
def broken_front_matter(reading: Reading) -> Iterator[Problem]:
    """Front matter is not valid YAML.

    Obsidian shows none of it, so tags, aliases and dates in it count for nothing. A
    colon or a bracket in a value that is not quoted is the usual cause.

    There is no fix: put the value in quotes.
    """
    yield from map(_with_advice, told(reading, "TV002"))
