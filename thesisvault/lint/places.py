"""Where rules about the vault place what they find, by the rows of the index."""

from thesisvault.lint.rule import Ground, Place
from thesisvault.note.model import LinkForm
from thesisvault.text import Record
from thesisvault.thesis.defaults import FieldName

# What `Link` is made of, where the query joins links and notes.
LINK = """
    notes.id, notes.path, links.target, links.label, links.form, links.in_table,
    links.line, links."column", links.width, links.at, links.key
"""
# Links to some targets, by an index that knows these and a condition on them. They are
# read in the order in which they lie: here and there takes twice as long.
LINKS_TO = """
    (
        select note, n, text as target, label, form, in_table, line, "column", width,
            at, key, to_note
        from link_places cross join targets on targets.id = link_places.target
        where link_places.rowid in (
            select link_places.rowid from targets indexed by %s
            cross join link_places on link_places.target = targets.id where %s
        )
    ) as links
"""

# The line of a thesis's field; its keys, the best first, are the parameter ?2.
FIELD_LINE = """
    coalesce((
        select fields.line from fields
        where fields.note = theses.note and fields.value <> ''
            and instr(?2, char(10) || fields.name || char(10))
        order by instr(?2, char(10) || fields.name || char(10)) limit 1
    ), 1)
"""


class Link(Record, frozen=True):
    """A link as it stands in the index, with the note that holds it."""

    note: int
    path: str
    target: str
    label: str | None
    form: LinkForm
    in_table: int
    line: int
    column: int
    width: int
    at: int
    key: str

    @property
    def place(self) -> Place:
        """Where the link stands."""
        end = self.column + self.width
        return Place(self.path, self.line, self.column, self.line, end)


def line_place(path: str, line: int = 1) -> Place:
    """A whole line, of which no more is known: an empty stretch at its start."""
    return Place(path, line, 1, line, 1)


def field_keys(ground: Ground, *names: FieldName) -> str:
    """The keys of some fields for `FIELD_LINE`: the line is that of the first found."""
    fields = ground.config.vocabulary.fields
    keys = [key for name in names for key in fields[name]]
    return "\n" + "\n".join(keys) + "\n"
