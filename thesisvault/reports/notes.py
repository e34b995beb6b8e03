"""The notes that a person names: theses, and whatever else links may lead to."""

from contextlib import suppress

from thesisvault.errors import VaultError
from thesisvault.index.store import Index
from thesisvault.vault.lookup import Entry, NoNoteError, SeveralNotesError, find_note

_NOTES = "select path, is_hidden from notes where ?1 is null or kind = ?1"


class NoThesisError(VaultError):
    """A note was named that is no thesis."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f'"{path}" is no thesis; "vault list --kind thesis" shows those there are'
        )


def _entries(index: Index, kind: str | None = None) -> list[Entry]:
    rows = index.select(_NOTES, kind)
    return [Entry(path, bool(is_hidden)) for path, is_hidden in rows]


def find_thesis(index: Index, wanted: str) -> str:
    """Find the path of the thesis that is meant.

    Raises:
        NoNoteError: If no note is meant.
        NoThesisError: If one is that is no thesis.
        SeveralNotesError: If more than one may be.
    """
    try:
        return find_note(wanted, _entries(index, "thesis"))
    except NoNoteError as error:
        with suppress(NoNoteError, SeveralNotesError):
            raise NoThesisError(find_note(wanted, _entries(index))) from error
        raise
