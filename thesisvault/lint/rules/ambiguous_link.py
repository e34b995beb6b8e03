"""TV103: a link that may lead to two notes."""

from collections.abc import Iterator

from thesisvault.lint.places import LINK, LINKS_TO, Link
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import listed, quoted
from thesisvault.vault.resolve import Resolver

# Only names that two files have can be ambiguous, and those are few.
_TWINS = """
    select key from (select key from notes union all select key from attachments)
    group by key having count(*) > 1
"""
# In a group with `min`, the columns are those of the row that has it.
_LINKS = f"""
    select {LINK} from {LINKS_TO % ("targets_doubtful", "is_ambiguous")}
    join notes on notes.id = links.note
    where not notes.is_hidden
    group by links.note, links.target, links.form having min(links.n) >= 0
"""  # noqa: S608 - names are ours
_PATHS = f"""
    with twins as ({_TWINS})
    select path from twins join notes on notes.key = twins.key
    union all select path from twins join attachments on attachments.key = twins.key
"""  # noqa: S608 - names are ours


@vault_rule("TV103", "ambiguous-link")
def ambiguous_link(ground: Ground) -> Iterator[Hit]:
    """A link may lead to two notes, and nothing decides between them.

    Where names are the same, Obsidian takes the note beside the link, and else the one
    whose path is the shortest. Where both are as short it takes the first that it
    comes upon, so that the link may lead elsewhere tomorrow.

    There is no fix, as only you know which is meant: write the folder into the link.
    """
    links = [Link(*row) for row in ground.select(_LINKS)]
    if not links:
        return
    resolver = Resolver(path for (path,) in ground.select(_PATHS))
    for link in links:
        found = resolver.resolve(link.target, link.path, link.form)
        nearest = [path for path in found.matches if len(path) == len(found.matches[0])]
        yield Hit(
            link.place,
            f"{quoted(link.target)} may be {listed(nearest or [str(found.path)])}:"
            " write the folder into the link",
        )
