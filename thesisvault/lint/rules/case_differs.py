"""TV111: a link that writes a name in other letters, large or small."""

from collections.abc import Iterator

from thesisvault.findings import Fix, Safety, Severity
from thesisvault.lint.linked_headings import LinkedHeadings
from thesisvault.lint.places import LINK, Link
from thesisvault.lint.retarget import is_linkable, path_of, retarget
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import quoted

_QUERY = f"""
    select {LINK}, goal.name from links
    join notes as goal on goal.id = links.to_note
    join notes on notes.id = links.note
    where instr(links.target, goal.name) = 0 and links.form <> 'markdown'
        and links.rule <> 'self' and not notes.is_hidden
    order by notes.path, links.n
"""  # noqa: S608 - names are ours


def _written(link: Link) -> str:
    """The name in a link, without folder and ending."""
    name = path_of(link).rpartition("/")[2]
    return name[:-3] if name.lower().endswith(".md") else name


def _looks_alike(left: str, right: str) -> bool:
    """Whether two names differ at most in how their letters are composed."""
    from unicodedata import normalize

    return normalize("NFC", left) == normalize("NFC", right)


@vault_rule("TV111", "case-differs", severity=Severity.INFO, is_default=False)
def case_differs(ground: Ground) -> Iterator[Hit]:
    """A link writes a note's name in other letters, large or small.

    Obsidian does not mind. Programs on systems that tell `tesla.md` from `Tesla.md`
    do, and so does everyone who searches the notes for the name.

    The fix writes the name as the note has it, and what was there as the label. It is
    safe, but in a heading, where links to it may then miss it.
    """
    found = [(Link(*row), name) for *row, name in ground.select(_QUERY)]
    headings = LinkedHeadings(ground, (link for link, _ in found))
    for link, name in found:
        written = _written(link)
        if _looks_alike(written, name):
            continue
        fix = None
        if "/" not in link.target and path_of(link) == written and is_linkable(name):
            edit = retarget(link, name, keeps_look=not link.label)
            safety = Safety.UNSAFE if headings.has(link) else Safety.SAFE
            fix = Fix(f"Write {quoted(name)}", (edit,), safety)
        message = f"the note is named {quoted(name)}, not {quoted(written)}"
        yield Hit(link.place, f"{message}: write it so", fix)
