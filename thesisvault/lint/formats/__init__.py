"""How findings are told: one face a file, each from findings to text.

A face is imported when it is asked for, so that none waits for another's libraries.
"""

from importlib import import_module

from thesisvault.lint.formats.sheet import Sheet

NAMES = (
    "text", "full", "grouped", "json", "jsonl", "sarif", "junit", "github", "gitlab",
    "markdown",
)  # fmt: skip
# Read by people: a summary stands below them, and no finding means no output.
FOR_PEOPLE = ("text", "full", "grouped")


def render(name: str, sheet: Sheet) -> str:
    """Findings as text in one of the formats, with an end to its last line."""
    text: str = import_module(f"{__name__}.{name}").render(sheet)
    return text
