"""What kind of note a note is: by a tag, by its type, or by the folder it lies in."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from re import IGNORECASE

from thesisvault.files import fold
from thesisvault.note.model import Field, Note
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Record
from thesisvault.thesis.vocabulary import KINDS

NO_KIND = "note"

_NOTHING: frozenset[str] = frozenset()

# `#thesis #trade`, `*#thesis*`, `Tags: #thesis, #trade`, `- **Tags:** #thesis`;
# links and dates may stand among the tags
_TAG_LINE = pattern(
    r"[\ufeff \t>%]*(?:(?:[-+*][ \t]+)?[*_]{0,2}tags?[*_]{0,2}[ \t]*::?[*_]{0,2})?"
    r"(?:[ \t,;|·]*+(?:[*_]{0,3}#[^\s,;|·#]++|\[\[[^\[\]\r\n]*+\]\]"
    r"|\d{4}-\d\d(?:-\d\d)?))++[ \t,;|·%]*",
    IGNORECASE,
)
_LINE = pattern(r"[^\r\n]*")


def _lies_in(folder: str, other: str) -> bool:
    """Whether a folder is another or lies in it; all lie in the vault's own."""
    return not other or f"{folder}/".startswith(f"{other}/")


class Kind(Record, frozen=True):
    """A kind of note, and what marks a note as one.

    Tags and folders stand here as `fold` has them, types as `normal_key` has them.
    """

    name: str
    tags: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


# In this order, so that a note with the marks of a thesis and a company is a thesis.
DEFAULT_KINDS = tuple(Kind(name, (name,), (name,)) for name in KINDS)


def _line_around(source: str, offset: int) -> tuple[int, int]:
    start = max(source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)) + 1
    found = _LINE.match(source, start)
    return start, found.end() if found else start


def _head_end(note: Note) -> int:
    for heading in note.headings:
        if heading.level == 2:
            return heading.span.start
    return len(note.source)


def _tags(note: Note) -> list[str]:
    """The tags of the front matter and of tag lines, as written."""
    names = []
    head, line_end, is_tag_line = _head_end(note), 0, False
    for tag in note.tags:
        if tag.form == "body":
            at = tag.span.start
            if at >= head:
                break
            if at >= line_end:
                start, line_end = _line_around(note.source, at)
                line = _TAG_LINE.fullmatch(note.source, start, line_end)
                is_tag_line = line is not None
            if not is_tag_line:
                continue
        names.append(tag.name)
    return names


# Most notes of a kind have the same tags.
@lru_cache(maxsize=1024)
def _with_parents(tags: tuple[str, ...]) -> frozenset[str]:
    """Tags as they compare: `#Thesis/Short` is also `thesis`."""
    names = {fold(tag).lstrip("#") for tag in tags}
    for name in tuple(names):
        parts = name.split("/")
        names.update("/".join(parts[:depth]) for depth in range(1, len(parts)))
    return frozenset(names)


def _type_name(text: str) -> str:
    """A type as it compares: `[[types/Thesis|a thesis]]` is `thesis`."""
    name = text.strip(" \t\"'")
    if name.startswith("["):
        name = name.strip("[]").partition("|")[0].rpartition("/")[2]
    return normal_key(name.strip(" \t\"'*_`#"))


def _types(fields: Iterable[Field]) -> frozenset[str]:
    return frozenset([
        _type_name(text)
        for field in fields
        # First the length: of many fields, few are a type.
        if len(field.key) < 8 and normal_key(field.key) == "type"
        for value in field.values or (field.value,)
        for text in value.split(",")
    ])  # fmt: skip


def _fits(kind: Kind, tags: frozenset[str], types: frozenset[str], folder: str) -> bool:
    """Whether a note with these marks, in this folder, is of a kind."""
    if tags and not tags.isdisjoint(kind.tags):
        return True
    if types and not types.isdisjoint(kind.types):
        return True
    return any(_lies_in(folder, each) for each in kind.folders)


def kind_of(note: Note, path: str, kinds: Sequence[Kind] = DEFAULT_KINDS) -> str:
    """The name of the first kind that a note is of, or `note`."""
    tags = _with_parents(tuple(_tags(note))) if note.tags else _NOTHING
    types = _types(note.fields) if note.fields else _NOTHING
    folder = fold(path.rpartition("/")[0])
    for kind in kinds:
        if _fits(kind, tags, types, folder):
            return kind.name
    return NO_KIND
