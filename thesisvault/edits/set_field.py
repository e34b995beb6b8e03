"""Setting a field: its value where it stands, or a new line among the others."""

from collections.abc import Iterator

from thesisvault.edits.facts import HEAD, OF_THESES, SideEffectError, check_facts
from thesisvault.edits.new_field import new_fields
from thesisvault.edits.proof import reread
from thesisvault.edits.yaml_scalar import is_flow_list, yaml_scalar
from thesisvault.errors import VaultError
from thesisvault.note.model import Field, Note
from thesisvault.note.words import is_placeholder, normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Edit, Record, Span
from thesisvault.thesis.vocabulary import Vocabulary
from thesisvault.vault.config import Config
from thesisvault.vault.reading import Reading

_STYLES = ("frontmatter", "bold", "plain", "dataview")
_WRAPPED = pattern(r"(\*\*|__|\*|_|==|`)(?P<inside>[^*_=`]+)\1")
# What such a field says decides what the note is at all.
_OF_KIND = ("type", "tags", "tag")


class ListFieldError(VaultError):
    """A field is a list, and the value is none."""

    def __init__(self, field: Field) -> None:
        super().__init__(
            f'"{field.key}" is a list ({field.value}), which "vault set" writes only '
            f"in one line, and as [a, b]; edit it by hand"
        )


class NotSetError(VaultError):
    """A field cannot be set to a value."""

    def __init__(self, name: str, key: str, value: str) -> None:
        super().__init__(
            f'"{key}" of "{name}" would not be read as "{value}" afterwards, so '
            f"nothing was written: word it otherwise, or edit the note by hand"
        )


class Setting(Record, frozen=True):
    """What a field is to be set to; both in one line."""

    key: str
    value: str


def meaning_of(key: str, vocabulary: Vocabulary) -> str | None:
    """What a key means to a thesis: `state` is its `status`."""
    return next((m for m, keys in vocabulary.fields.items() if key in keys), None)


def _keys(key: str, vocabulary: Vocabulary) -> Iterator[str]:
    """A key, then others of the same meaning, the best first."""
    key = normal_key(key)
    yield key
    if meaning := meaning_of(key, vocabulary):
        yield from vocabulary.fields[meaning]


def find_field(note: Note, key: str, vocabulary: Vocabulary) -> Field | None:
    """Find the field of a key that is read, or the blank that waits to be filled."""
    for name in _keys(key, vocabulary):
        fields = [field for field in note.fields if normal_key(field.key) == name]
        fields.sort(key=lambda field: _STYLES.index(field.style))
        filled = (f for f in fields if f.value and not is_placeholder(f.value))
        if found := next(filled, None) or next(iter(fields), None):
            return found
    return None


def _rewritten(source: str, field: Field, value: str) -> str:
    written = field.value_span.of(source)
    if field.style != "frontmatter":
        wrapped = _WRAPPED.fullmatch(written)
        return f"{wrapped[1]}{value}{wrapped[1]}" if wrapped else value
    if not field.is_list:
        return yaml_scalar(value, written)
    if not written.startswith("[") or not is_flow_list(value):
        raise ListFieldError(field)
    return value


def _rewrite(source: str, field: Field, value: str) -> Edit:
    """The edit that gives a field another value."""
    text = _rewritten(source, field, value)
    span = field.value_span
    is_apart = span.start < span.end or source[span.start - 1] in " \t"
    return Edit(span, text if is_apart else f" {text}")


def _allowed(key: str, vocabulary: Vocabulary) -> set[str]:
    """The kinds of facts that follow from a field."""
    if normal_key(key) in _OF_KIND:
        return {"kind", *HEAD, *OF_THESES}
    meanings = {meaning_of(normal_key(key), vocabulary) or ""}
    facts = {meaning.replace(" ", "_") for meaning in meanings}
    return {"cadence" if fact == "review" else fact for fact in facts}


def _prove(
    reading: Reading, edit: Edit, old: Span, setting: Setting, config: Config
) -> None:
    """See that a field has its value, and that nothing else is changed.

    Raises:
        NotSetError: If the field would be read otherwise.
        SideEffectError: If something else is changed.
    """
    after = reread(reading, [edit], config)
    growth = len(after.note.source) - len(reading.note.source)
    new = Span(old.start, old.end + growth)
    field = find_field(after.note, setting.key, config.vocabulary)
    value = field.value.strip("*_=`") if field and not field.is_list else None
    is_list = field is not None and field.is_list and is_flow_list(setting.value)
    if not is_list and value != setting.value.strip("*_=`"):
        raise NotSetError(reading.name, setting.key, setting.value)
    check_facts(reading, after, (old, new), _allowed(setting.key, config.vocabulary))
    # A line of a field may make a heading of what stands around it.
    if len(after.note.headings) != len(reading.note.headings):
        raise SideEffectError(reading.name, ["headings"])


def set_field(reading: Reading, setting: Setting, config: Config) -> tuple[Edit, ...]:
    """Set a field: its value where it stands, or a new line below the last field.

    Raises:
        ListFieldError: If the field is a list, and the value is none.
        NotSetError: If the value would be read as another one.
        SideEffectError: If it cannot be done without changing anything else.
    """
    note, vocabulary = reading.note, config.vocabulary
    field = find_field(note, setting.key, vocabulary)
    if field is not None:
        edit = _rewrite(note.source, field, setting.value)
        if edit.span.of(note.source) == edit.text:
            return ()
        _prove(reading, edit, field.span, setting, config)
        return (edit,)
    failure: VaultError = NotSetError(reading.name, setting.key, setting.value)
    for edit in new_fields(note, setting.key, setting.value, vocabulary):
        try:
            _prove(reading, edit, edit.span, setting, config)
        except (NotSetError, SideEffectError) as error:
            failure = error
        else:
            return (edit,)
    raise failure
