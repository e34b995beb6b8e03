"""The records of one note, each knowing its span in the text."""

from typing import Literal

from thesisvault.findings import Finding
from thesisvault.note.tables import Table
from thesisvault.text import Record, Span

LinkForm = Literal["wikilink", "markdown", "frontmatter"]
FieldStyle = Literal["frontmatter", "bold", "plain", "dataview"]
TagForm = Literal["body", "frontmatter"]


class Heading(Record, frozen=True):
    """A heading, with its text as written."""

    level: int
    text: str
    span: Span
    text_span: Span


class Section(Record, frozen=True):
    """A heading and all that stands under it, deeper headings included."""

    heading: Heading
    span: Span
    body: Span


class Link(Record, frozen=True):
    """A link or an embed; `target` runs up to the label's pipe, as written."""

    target: str
    label: str | None
    form: LinkForm
    span: Span
    target_span: Span
    is_embed: bool = False
    is_escaped: bool = False

    @property
    def name(self) -> str:
        """The note's part of the target: no heading, no block."""
        return self.target.partition("#")[0].strip()

    @property
    def subpath(self) -> str:
        """The heading's or block's part of the target, `#` included, or nothing."""
        _, mark, rest = self.target.partition("#")
        return mark + rest


class Tag(Record, frozen=True):
    """A tag, with its `#`."""

    name: str
    span: Span
    form: TagForm = "body"


class Field(Record, frozen=True):
    """A named value; `values` has each item where the value is a list."""

    key: str
    value: str
    style: FieldStyle
    span: Span
    value_span: Span
    values: tuple[str, ...] = ()
    is_list: bool = False


class Item(Record, frozen=True):
    """A list item; one with a `mark` is a task, and any mark but a space is done.

    `text` is the item's first paragraph, without bullet and checkbox.
    """

    text: str
    depth: int
    mark: str | None
    span: Span
    text_span: Span
    mark_span: Span | None = None

    @property
    def is_done(self) -> bool:
        """Whether this is a ticked task."""
        return self.mark not in (None, " ")


class BlockId(Record, frozen=True):
    """The name of a block, without its `^`."""

    name: str
    span: Span


class Note(Record, frozen=True):
    """All that stands in one note's text."""

    source: str
    frontmatter: Span | None
    body: Span
    fields: tuple[Field, ...]
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    external: tuple[Link, ...]
    tags: tuple[Tag, ...]
    items: tuple[Item, ...]
    tables: tuple[Table, ...]
    blocks: tuple[BlockId, ...]
    opaque: tuple[Span, ...]
    comments: tuple[Span, ...]
    findings: tuple[Finding, ...]

    @property
    def tasks(self) -> tuple[Item, ...]:
        """The list items that have a checkbox."""
        return tuple(item for item in self.items if item.mark is not None)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Each heading with the stretch of text that it governs."""
        return tuple(
            Section(heading, Span(heading.span.start, end), Span(heading.span.end, end))
            for heading, end in zip(self.headings, self._section_ends(), strict=True)
        )

    def _section_ends(self) -> list[int]:
        ends = [self.body.end] * len(self.headings)
        open_: list[int] = []
        for index, heading in enumerate(self.headings):
            while open_ and self.headings[open_[-1]].level >= heading.level:
                ends[open_.pop()] = heading.span.start
            open_.append(index)
        return ends
