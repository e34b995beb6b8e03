"""What is wrong with a query that a person wrote, and what would be right."""

from collections.abc import Iterable, Mapping, Sequence
from re import ASCII

from thesisvault.errors import VaultError
from thesisvault.pattern import pattern

# The columns of each table.
Tables = Mapping[str, Sequence[str]]

_FIRST_WORD = pattern(r"(?:\s|;|--[^\n]*|/\*(?s:.*?)\*/)*(\w*)")
_WRITING = frozenset(
    {
        "alter", "analyze", "attach", "begin", "commit", "create", "delete", "detach",
        "drop", "end", "insert", "pragma", "reindex", "release", "replace", "rollback",
        "savepoint", "update", "vacuum",
    }
)  # fmt: skip
_MISSING = pattern(r"no such (?P<what>table|column): (?:.*\.)?(?P<name>.+)")
_WORD = pattern(r"\w+", ASCII)


class NoQueryError(VaultError):
    """What was to be a query is empty, or a comment."""

    def __init__(self) -> None:
        super().__init__(
            'there is no query; "vault sql --schema" shows what may be asked'
        )


class BadQueryError(VaultError):
    """A query that cannot be answered."""

    def __init__(self, problem: str, hint: str = "") -> None:
        super().__init__(f"{problem}; {hint}" if hint else problem)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), list(dict.fromkeys(known)), 1, 0.7)
    return close[0] if close else None


def _no_table(name: str, tables: Tables) -> BadQueryError:
    near = _nearest(name, tables)
    hint = f'did you mean "{near}"?' if near else f"there are {', '.join(tables)}"
    return BadQueryError(f'no table is named "{name}"', hint)


def _no_column(name: str, query: str, tables: Tables) -> BadQueryError:
    """The column is looked for in the tables that the query speaks of."""
    words = {word.lower() for word in _WORD.findall(query)}
    meant = {table: columns for table, columns in tables.items() if table in words}
    columns = [column for columns in meant.values() for column in columns]
    if near := _nearest(name, columns):
        hint = f'did you mean "{near}"?'
    else:
        hint = "; ".join(f"{table} has {', '.join(meant[table])}" for table in meant)
    return BadQueryError(f'no column is named "{name}"', hint)


def _not_allowed(what: str) -> BadQueryError:
    hint = 'a query only reads, as "select" does'
    return BadQueryError(f"{what} is not allowed here", hint)


def advise(message: str, query: str, tables: Tables) -> BadQueryError:
    """Make an error of what SQLite said of a query."""
    if found := _MISSING.fullmatch(message):
        if found["what"] == "table":
            return _no_table(found["name"], tables)
        return _no_column(found["name"], query, tables)
    word = _FIRST_WORD.match(query)
    verb = word[1].lower() if word else ""
    if verb in _WRITING:
        return _not_allowed(f'"{verb}"')
    if "not authorized" in message or "prohibited" in message:
        return _not_allowed("this")
    if "one statement" in message:
        return BadQueryError("one query at a time, please")
    if "bindings" in message:
        return BadQueryError('a query has no blanks such as "?": write the value in it')
    return BadQueryError(f"the query is not understood: {message}")
