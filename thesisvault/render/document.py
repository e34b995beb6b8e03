"""A document: what a page says, in whatever format it is then written.

Its texts are lines of notes, Markdown as it stands there.
"""

from thesisvault.text import Record


class Heading(Record, frozen=True):
    """A heading; a level of 1 is right below the title."""

    text: str
    level: int = 1


class Prose(Record, frozen=True):
    """A part of a note, as it is written."""

    text: str


class Facts(Record, frozen=True):
    """Short values by their names."""

    pairs: tuple[tuple[str, str], ...]


class Line(Record, frozen=True):
    """A line of its own."""

    text: str


class Item(Record, frozen=True):
    """An item of a list, ticked, open or without a box, and what is said below it."""

    text: str
    is_done: bool | None = None
    below: tuple[str, ...] = ()


class Items(Record, frozen=True):
    """A list."""

    items: tuple[Item, ...]


class Moment(Record, frozen=True):
    """What happened at a date, and what it means; `is_ahead` is yet to come."""

    date: str
    text: str
    below: tuple[str, ...] = ()
    is_ahead: bool = False


class Timeline(Record, frozen=True):
    """What happened, one below the other."""

    moments: tuple[Moment, ...]


class Grid(Record, frozen=True):
    """A table; `right` are the numbers of its columns of figures.

    A row of a single cell is a heading within the table.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[int, ...] = ()


class Picture(Record, frozen=True):
    """A plot as SVG; formats without pictures leave it out."""

    svg: str


Block = Heading | Prose | Facts | Line | Items | Timeline | Grid | Picture


class Document(Record, frozen=True):
    """A page: its title, what it is, and what it says."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
