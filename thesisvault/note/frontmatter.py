"""Front matter: values with their spans; the door to PyYAML and python-frontmatter.

Spans come from composing the YAML, typed values from python-frontmatter, which
never writes here: its `dumps` sorts keys and drops comments.
"""

from collections.abc import Iterator, Mapping
from re import compile as pattern
from typing import Any

from thesisvault.findings import Finding, Severity
from thesisvault.note.inline import find_wikilinks, is_tag_name
from thesisvault.note.model import Field, Link, Tag
from thesisvault.note.words import normal_key
from thesisvault.text import Record, Span, line_starts

_BLOCK = pattern(
    r"\ufeff?---[ \t]*(?:\r\n?|\n)"
    r"(?P<yaml>(?:[^\r\n]*(?:\r\n?|\n))*?)"
    r"---[ \t]*(?:\r\n?|\n|\Z)"
)


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


class _Reader:
    """Reads the nodes of one block of YAML."""

    def __init__(self, source: str, block: Span) -> None:
        self.source = source
        self.start = block.start

    def span(self, node: Any) -> Span:
        start = self.start + node.start_mark.index
        text = self.source[start : self.start + node.end_mark.index]
        return Span(start, start + len(text.rstrip()))

    def text(self, node: Any) -> str:
        """A scalar's value, or another node as it is written."""
        if isinstance(node.value, str):
            return "" if node.tag.endswith(":null") else node.value
        return self.span(node).of(self.source)

    def field(self, key: Any, value: Any) -> Field:
        is_list = value.id == "sequence"
        items = tuple(map(self.text, value.value)) if is_list else ()
        key_span, value_span = self.span(key), self.span(value)
        return Field(
            self.text(key),
            ", ".join(items) if is_list else self.text(value).strip(),
            "frontmatter",
            Span(key_span.start, max(key_span.end + 1, value_span.end)),
            value_span,
            items,
            is_list,
        )

    def links(self, value: Any) -> Iterator[Link]:
        """Links that are the whole of a text: Obsidian reads no others here."""
        for node in value.value if value.id == "sequence" else (value,):
            if isinstance(node.value, str) and "[[" in node.value:
                span = self.span(node)
                written = span.of(self.source)
                found = find_wikilinks(self.source[: span.end], span.start)
                if found and written.strip("\"' ") == found[0].span.of(self.source):
                    yield Link(
                        found[0].target, found[0].label, "frontmatter",
                        found[0].span, found[0].target_span,
                    )  # fmt: skip

    def tags(self, value: Any) -> Iterator[Tag]:
        """Tags; `tags: a, b` on one line gives none, as in Obsidian."""
        for node in value.value if value.id == "sequence" else (value,):
            name = self.text(node).strip().removeprefix("#")
            if is_tag_name(name):
                yield Tag(f"#{name}", self.span(node), "frontmatter")


def _duplicates(fields: list[Field]) -> Iterator[Finding]:
    seen: set[str] = set()
    for field in fields:
        if field.key in seen:
            yield _finding(
                "TV003",
                "duplicate-key",
                Span(field.span.start, field.span.start + len(field.key)),
                f'front matter has "{field.key}" twice; Obsidian shows none of it',
            )
        seen.add(field.key)


def _compose(text: str) -> Any:
    # Imported here: half of all notes, and most theses, have no front matter.
    from yaml import CSafeLoader, compose

    return compose(text, Loader=CSafeLoader)


def read_frontmatter(source: str) -> FrontMatter:
    """Read the front matter at the start of a note."""
    if not source.startswith(("---", "\ufeff---")):
        return FrontMatter()
    found = _BLOCK.match(source)
    if found is None:
        return FrontMatter()
    span, block = Span(*found.span()), Span(*found.span("yaml"))
    try:
        root = _compose(found["yaml"])
    except _yaml_errors() as error:
        return FrontMatter(span, findings=(_broken(found["yaml"], block.start, error),))
    if root is None:
        return FrontMatter(span)
    reader = _Reader(source, block)
    if root.id != "mapping":
        message = "front matter is no list of `key: value`; Obsidian shows none of it"
        place = reader.span(root)
        return FrontMatter(
            span, findings=(_finding("TV004", "no-mapping", place, message),)
        )
    fields = [reader.field(key, value) for key, value in root.value]
    links = [link for _, value in root.value for link in reader.links(value)]
    tags = [
        tag
        for key, value in root.value
        if normal_key(reader.text(key)) in ("tags", "tag")
        for tag in reader.tags(value)
    ]
    return FrontMatter(
        span, tuple(fields), tuple(links), tuple(tags), tuple(_duplicates(fields))
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
        metadata = frontmatter.loads(found[0].removeprefix("\ufeff")).metadata
    except _yaml_errors():
        return {}
    return dict(metadata)
