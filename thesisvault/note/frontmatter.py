"""Front matter: values with their spans; the door to PyYAML and python-frontmatter.

Spans come from composing the YAML, typed values from python-frontmatter, which
never writes here: its `dumps` sorts keys and drops comments.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from thesisvault.findings import Finding, Severity
from thesisvault.note.entries import Entry, Scalar, plain_entries
from thesisvault.note.inline import find_wikilinks, is_tag_name
from thesisvault.note.model import Field, Link, Tag
from thesisvault.note.visible import with_plain_line_ends
from thesisvault.note.words import normal_key
from thesisvault.pattern import pattern
from thesisvault.text import Record, Span, line_starts

_BLOCK = pattern(
    r"\ufeff?---[ \t]*(?:\r\n?|\n)"
    r"(?P<yaml>(?:[^\r\n]*+(?>\r\n?|\n))*?)"
    r"---[ \t]*(?:\r\n?|\n|\Z)"
)


_ALIAS = pattern(r"\s*:\s*(\*[^\s,\[\]{}]+)")
# No property is nested more deeply, nor indented farther.
_DEEPEST = 100
_INDENTED = pattern(rf"[-?: \t]{{{_DEEPEST}}}")


class FrontMatter(Record, frozen=True):
    """What the front matter of a note holds; all empty where it has none."""

    span: Span | None = None
    fields: tuple[Field, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    findings: tuple[Finding, ...] = ()


def _finding(code: str, name: str, span: Span, message: str) -> Finding:
    return Finding(code, name, Severity.ERROR, span, message)


def _broken(text: str, start: int, error: Exception) -> Finding:
    """Name the line that the YAML parser stumbled at."""
    mark = getattr(error, "problem_mark", None)
    starts = line_starts(text)
    line = min(mark.line if mark else 0, len(starts) - 1)
    at = start + starts[line]
    length = len(text[starts[line] :].split("\n", 1)[0].rstrip("\r"))
    problem = getattr(error, "problem", None) or "it cannot be read"
    return _finding(
        "TV002",
        "broken-front-matter",
        Span(at, at + length),
        f"front matter is not valid YAML: {problem}; Obsidian shows none of it",
    )


def _composed(root: Any, source: str, offset: int) -> Iterator[Entry]:
    """The entries of a mapping that the YAML parser composed."""

    def scalar(node: Any) -> Scalar:
        start = offset + node.start_mark.index
        written = source[start : offset + node.end_mark.index].rstrip()
        text = node.value if isinstance(node.value, str) else written
        is_null = node.tag.endswith(":null")
        return Scalar("" if is_null else text, Span(start, start + len(written)))

    for key, value in root.value:
        name, told = scalar(key), scalar(value)
        is_list = value.id == "sequence"
        items = tuple(map(scalar, value.value)) if is_list else ()
        if told.span.start < name.span.end:
            # An alias is the value of its anchor, which stands elsewhere.
            found = _ALIAS.match(source, name.span.end)
            told = Scalar(told.text, Span(*found.span(1)) if found else name.span)
            items = tuple(Scalar(item.text, told.span) for item in items)
        yield Entry(name, told, items, is_list)


def _field(entry: Entry) -> Field:
    key, value, is_list = entry.key, entry.value, entry.is_list
    key_span, value_span = key.span, value.span
    items = tuple([item.text for item in entry.items])
    return Field(
        key.text,
        ", ".join(items) if is_list else value.text.strip(),
        "frontmatter",
        Span(key_span.start, max(key_span.end + 1, value_span.end)),
        value_span,
        items,
        is_list,
    )


def _scalars(entry: Entry) -> tuple[Scalar, ...]:
    return entry.items if entry.is_list else (entry.value,)


def _link(scalar: Scalar, source: str) -> Link | None:
    """The link that is the whole of a text: Obsidian reads no others here."""
    start, end = scalar.span.start, scalar.span.end
    # Without quotes, its brackets are those of lists.
    if source[start] not in "\"'":
        return None
    found = find_wikilinks(source[:end], start)
    if not found or source[start:end].strip("\"' ") != found[0].span.of(source):
        return None
    link = found[0]
    return Link(link.target, link.label, "frontmatter", link.span, link.target_span)


def _links(entries: list[Entry], source: str) -> list[Link]:
    links = [
        _link(scalar, source)
        for entry in entries
        for scalar in _scalars(entry)
        if "[[" in scalar.text
    ]
    return [link for link in links if link is not None]


def _tags(entries: list[Entry]) -> list[Tag]:
    """Tags; `tags: a, b` on one line gives none, as in Obsidian."""
    tags = []
    for entry in entries:
        if normal_key(entry.key.text) in ("tags", "tag"):
            for scalar in _scalars(entry):
                name = scalar.text.strip().removeprefix("#")
                if is_tag_name(name):
                    tags.append(Tag(f"#{name}", scalar.span, "frontmatter"))
    return tags


def _duplicates(entries: list[Entry]) -> Iterator[Finding]:
    seen: set[str] = set()
    for entry in entries:
        key = entry.key.text
        if key in seen:
            message = f'front matter has "{key}" twice; Obsidian shows none of it'
            yield _finding("TV003", "duplicate-key", entry.key.span, message)
        seen.add(key)


def _is_too_deep(text: str) -> bool:
    """Whether properties nest so deeply that the parser would run out of its stack.

    That ends the whole process. Going through the parser's events needs no stack.
    """
    if text.count("[") + text.count("{") < _DEEPEST and not _INDENTED.search(text):
        return False
    from yaml import CollectionEndEvent, CollectionStartEvent, CSafeLoader, parse

    depth = 0
    for event in parse(text, Loader=CSafeLoader):
        depth += isinstance(event, CollectionStartEvent)
        depth -= isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST:
            return True
    return False


def _compose(text: str) -> Any:
    # Imported here: half of all notes, and most theses, have no front matter.
    from yaml import CSafeLoader, MarkedYAMLError, compose

    if _is_too_deep(text):
        raise MarkedYAMLError(problem="it is nested too deeply")
    return compose(text, Loader=CSafeLoader)


def _entries(source: str, text: str, offset: int) -> list[Entry] | Finding:
    """The entries of a block of YAML, or what is wrong with it."""
    entries = plain_entries(with_plain_line_ends(text), offset)
    if entries is not None:
        return entries
    try:
        root = _compose(text)
    except _yaml_errors() as error:
        return _broken(text, offset, error)
    if root is None:
        return []
    if root.id != "mapping":
        message = "front matter is no list of `key: value`; Obsidian shows none of it"
        start = offset + root.start_mark.index
        place = Span(start, max(start, offset + root.end_mark.index))
        return _finding("TV004", "front-matter-no-mapping", place, message)
    return list(_composed(root, source, offset))


def read_frontmatter(source: str) -> FrontMatter:
    """Read the front matter at the start of a note."""
    found = None
    if source.startswith(("---", "\ufeff---")):
        found = _BLOCK.match(source)
    if found is None:
        return FrontMatter()
    entries = _entries(source, found["yaml"], found.start("yaml"))
    if isinstance(entries, Finding):
        return FrontMatter(Span(*found.span()), findings=(entries,))
    return FrontMatter(
        Span(*found.span()),
        tuple([_field(entry) for entry in entries]),
        tuple(_links(entries, source)),
        tuple(_tags(entries)),
        tuple(_duplicates(entries)),
    )


def _yaml_errors() -> tuple[type[Exception], ...]:
    from yaml import YAMLError

    # Deep nesting ends in a RecursionError, odd numbers and dates in the others.
    return (YAMLError, RecursionError, ValueError)


def read_values(source: str) -> Mapping[str, object]:
    """The typed values of a note's front matter; empty where it cannot be read."""
    import frontmatter

    found = _BLOCK.match(source)
    if found is None:
        return {}
    try:
        if _is_too_deep(found["yaml"]):
            return {}
        # Keys are whatever YAML makes of them, not the texts that it promises.
        values: Any = frontmatter.parse(found[0].removeprefix("\ufeff"))[0]
    except _yaml_errors():
        return {}
    except (AttributeError, LookupError):
        # What a tag such as `!!bool maybe` makes the parser raise.
        return {}
    return {str(key): value for key, value in values.items()}
