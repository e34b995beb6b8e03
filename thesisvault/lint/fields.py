"""Adding a field to a thesis, in the style of those that it has."""

from re import escape

from thesisvault.findings import Fix, Safety
from thesisvault.index.reading import Reading
from thesisvault.lint.thesis_rule import find_field
from thesisvault.note.model import Field
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Span
from thesisvault.thesis.defaults import FieldName

# - **Status**: Active      > Status: Active      *Status: Active*
_LEAD = r"[ \t>]*(?:[-*+][ \t]+)?[*_]{0,3}"
_LINE_END = pattern(r"\r\n?|\n")
# Only emphasis that goes on behind the value, and the spaces of a line break.
_TAIL = pattern(r"[*_]{0,3}[ \t]*")
_LINE_FEED = "\n"
_JOINTS = ("_", "-", " ")


def _line_start(source: str, offset: int) -> int:
    ends = source.rfind("\n", 0, offset), source.rfind("\r", 0, offset)
    return max(max(ends) + 1, int(source.startswith("\ufeff")))


def _line_end(source: str, offset: int) -> int:
    found = _LINE_END.search(source, offset)
    return found.start() if found else len(source)


def _after_line(source: str, offset: int, text: str) -> Edit:
    """Put a text on a line of its own, below the one that holds an offset."""
    at = _line_end(source, offset)
    end = _LINE_END.match(source, at) or _LINE_END.search(source)
    return Edit(Span(at, at), f"{end[0] if end else _LINE_FEED}{text}")


def _like_key(key: str, name: str, keys: list[str]) -> str:
    """A field's name written as a key is: `Created`, `created`, `last_reviewed`."""
    if key[:1].isupper():
        name = name[:1].upper() + name[1:]
    joints = [joint for joint in _JOINTS if any(joint in each for each in keys)]
    return name.replace(" ", joints[0] if joints else "_")


def _property(reading: Reading, field: Field, name: str, value: str) -> str | None:
    """A line of front matter like that of a field."""
    source = reading.note.source
    # Not in a mapping of braces, nor below a value of several lines.
    is_line = _line_start(source, field.span.start) == field.span.start
    if not is_line or field.is_list or _LINE_END.search(field.span.of(source)):
        return None
    keys = [each.key for each in reading.note.fields if each.style == field.style]
    return f"{_like_key(field.key, name, keys)}: {value}"


def _line(source: str, field: Field, name: str, value: str) -> str | None:
    """A line of the body like that of a field."""
    start, value_start = _line_start(source, field.span.start), field.value_span.start
    key = rf"({_LEAD}){escape(field.key)}([*_ \t]*::?[*_ \t]*)"
    found = pattern(key).fullmatch(source[start:value_start])
    if found is None:
        return None
    written = name[:1].upper() + name[1:] if field.key[:1].isupper() else name
    end = field.value_span.end
    rest = source[end : _line_end(source, end)]
    tail = rest if _TAIL.fullmatch(rest) else ""
    return f"{found[1]}{written}{found[2]}{value}{tail}"


def find_written(reading: Reading, name: FieldName) -> Field | None:
    """The first field of a meaning, whether or not it has a value."""
    keys = reading.config.vocabulary.fields[name]
    fields = (each for each in reading.note.fields if normal_key(each.key) in keys)
    return next(fields, None)


def add_field(
    reading: Reading,
    name: FieldName,
    value: str,
    safety: Safety,
    *,
    below: tuple[FieldName, ...],
) -> Fix | None:
    """A fix that adds a field below the first that the note has of some others."""
    known = (field for each in below if (field := find_field(reading, each)))
    field = next(known, None)
    if field is None:
        return None
    source = reading.note.source
    if field.style == "frontmatter":
        line = _property(reading, field, name, value)
    else:
        line = _line(source, field, name, value)
    if line is None:
        return None
    edit = _after_line(source, field.value_span.end, line)
    return Fix(f'Add "{line.strip()}"', (edit,), safety)


def fill_field(source: str, field: Field, value: str, safety: Safety) -> Fix:
    """A fix that gives a field without a value one."""
    at = field.value_span.start
    gap = "" if source[at - 1 : at].isspace() else " "
    edit = Edit(Span(at, at), f"{gap}{value}")
    return Fix(f'Write "{value}"', (edit,), safety)
