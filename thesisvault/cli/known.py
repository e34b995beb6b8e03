"""What the notes of a vault are called, for links made by themselves."""

from collections.abc import Iterator, Mapping

from thesisvault.cli.session import Session
from thesisvault.edits.autolink import known_names
from thesisvault.files import UnreadableFileError, decode, read_bytes
from thesisvault.note.frontmatter import read_frontmatter
from thesisvault.note.words import normal_key
from thesisvault.vault.paths import note_paths
from thesisvault.vault.reading import name_of
from thesisvault.vault.walk import is_hidden


def _aliases(session: Session, path: str) -> Iterator[str]:
    try:
        data = read_bytes(session.root / path) or b""
    except UnreadableFileError:
        return
    # Most notes have none, which is soon seen.
    if not data.startswith((b"---", b"\xef\xbb\xbf---")) or b"lias" not in data:
        return
    for field in read_frontmatter(decode(data).text).fields:
        if normal_key(field.key) in ("alias", "aliases"):
            yield from field.values or (field.value,)


def known_notes(session: Session) -> Mapping[str, str]:
    """What just one note of the vault is called, and its name."""
    paths = [
        path for path in note_paths(session.root) if not is_hidden(path, session.config)
    ]
    aliases = [
        (alias.strip(), name_of(path))
        for path in paths
        for alias in _aliases(session, path)
    ]
    return known_names(map(name_of, paths), aliases)
