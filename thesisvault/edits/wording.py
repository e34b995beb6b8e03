r"""Words from a command line, made fit for a line or a table cell of a note."""

from unicodedata import category

from thesisvault.errors import VaultError
from thesisvault.pattern import pattern

# What ends a line somewhere; in a note's line it is written as HTML has it.
_LINE_END = pattern(r"[ \t]*(?:\r\n?|\n|\u2028|\u2029)[ \t]*")
_WIKILINK_PIPE = pattern(r"(\[\[[^\[\]|]*?)\\\|")
_BARE_PIPE = pattern(r"(?<!\\)\|")


class BadTextError(VaultError):
    """A text cannot stand in a note."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(f"the {what} {why}; nothing was written")


def _is_harmful(character: str) -> bool:
    return character not in "\t\n\r" and category(character) in ("Cc", "Cs")


def one_line(text: str, what: str) -> str:
    """A text as one line, its line ends as `<br>`.

    Args:
        what: What the text is, for the message.

    Raises:
        BadTextError: If nothing is left, or it has characters that are no text.
    """
    bare = text.strip()
    if not bare:
        raise BadTextError(what, "is empty: say something")
    harmful = next(filter(_is_harmful, bare), None)
    if harmful is not None:
        code = f"U+{ord(harmful):04X}"
        raise BadTextError(what, f"holds {code}, which is no text: take it out")
    return _LINE_END.sub("<br>", bare)


def for_cell(text: str) -> str:
    r"""A line as a table cell holds it: `a | b` is `a \| b`."""
    return _BARE_PIPE.sub(r"\\|", text)


def for_line(text: str) -> str:
    r"""A line outside of tables: `[[A\|B]]` is `[[A|B]]`."""
    return _WIKILINK_PIPE.sub(r"\1|", text)
