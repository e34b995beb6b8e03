"""Fields given by hand: one line each, and a status that is known."""

from thesisvault.cli.console import one_line
from thesisvault.cli.session import Session
from thesisvault.edits.wording import BadTextError
from thesisvault.edits.wording import one_line as one_written_line
from thesisvault.text import Span
from thesisvault.thesis.read import parse_status


def field_line(text: str, what: str) -> str:
    """A text as one line of a field.

    Raises:
        BadTextError: If it is none.
    """
    line = one_written_line(text, what)
    if "\n" in text.strip() or "\r" in text.strip():
        raise BadTextError(what, "has several lines: a field has one")
    return line


def doubt_of_status(session: Session, status: str) -> str | None:
    """What to say of a status that is not known, before a report does."""
    vocabulary = session.config.vocabulary
    head = parse_status(status, Span(0, 0), vocabulary).head
    if vocabulary.stage(head) is not None:
        return None
    from difflib import get_close_matches

    near = get_close_matches(head.lower(), vocabulary.heads, 1)
    hint = f'; did you mean "{near[0].capitalize()}"?' if near else ""
    return f'"{one_line(head)}" is no known status{hint}'
