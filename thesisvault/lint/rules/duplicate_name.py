"""TV108: two notes of one name, of which links say no more than the name."""

from collections.abc import Iterator

from thesisvault.lint.places import line_place
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import counted, quoted

# A link that Obsidian itself writes would say the folder: these are older than the
# second note. What it cannot decide at all is told of each link, by `ambiguous-link`.
_QUERY = """
    with twins as (
        select key from notes group by key having count(*) > 1
    ),
    bare as (
        select twins.key, links.to_note, count(*) as count from twins
        join notes as goal on goal.key = twins.key
        join links on links.to_note = goal.id and links.key = twins.key
        join notes on notes.id = links.note
        where links.rule = 'shortest path' and not links.is_ambiguous
            and links.target not like '%/%' and not notes.is_hidden
        group by twins.key, links.to_note
    )
    select other.path, other.name, taken.path, bare.count, min(length(other.path))
    from bare join notes as taken on taken.id = bare.to_note
    join notes as other on other.key = bare.key and other.id <> bare.to_note
    where not other.is_hidden and not taken.is_hidden
    group by bare.key, bare.to_note
"""


@vault_rule("TV108", "duplicate-name")
def duplicate_name(ground: Ground) -> Iterator[Hit]:
    """Two notes have one name, and links say no more than that.

    Obsidian then takes the note whose path is the shortest. As soon as a note of that
    name lies in a folder with a shorter one, all those links lead to it.

    There is no fix: rename one of them, or write the folder into the links.
    """
    for path, name, taken, count, _ in ground.select(_QUERY):
        links = counted(count, "link")
        verb = "says" if count == 1 else "say"
        yield Hit(
            line_place(path),
            f"{quoted(taken)} has the same name, and {links} to it {verb} only"
            f" {quoted(name)}: rename one",
        )
