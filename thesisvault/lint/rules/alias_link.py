"""TV102: a link to an alias."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from thesisvault.files import fold
from thesisvault.findings import Fix, Safety, Severity
from thesisvault.lint.aliases import Owner, alias_owners
from thesisvault.lint.linked_headings import LinkedHeadings
from thesisvault.lint.places import LINK, Link
from thesisvault.lint.retarget import is_linkable, path_of, retarget
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import listed, quoted
from thesisvault.text import Edit
from thesisvault.vault.resolve import Resolver
from thesisvault.vault.target import parse_target, path_key

_LINKS = f"""
    select {LINK} from links join notes on notes.id = links.note
    where links.key in (select value from json_each(?)) and links.path is null
        and not notes.is_hidden
    order by notes.path, links.n
"""  # noqa: S608 - names are ours
_NAMESAKES = """
    select path from notes where key in (select value from json_each(?1))
    union all select path from attachments
    where key in (select value from json_each(?1))
"""


class _Names:
    """How links may name the notes that own aliases."""

    def __init__(self, ground: Ground, owners: Iterable[Owner]) -> None:
        keys = json.dumps(list({path_key(owner.path) for owner in owners}))
        self._resolver = Resolver(path for (path,) in ground.select(_NAMESAKES, keys))

    def find(self, owner: Owner, link: Link) -> str | None:
        """The shortest text in a link's place that leads to a note."""
        for name in (owner.name, owner.path[: -len(".md")]):
            found = self._resolver.resolve(name, link.path)
            if found.path == owner.path and is_linkable(name):
                return None if found.is_ambiguous else name
        return None


def _alias(link: Link) -> str:
    path = parse_target(link.target, link.form).path
    return fold(path.removesuffix(".md") if link.form == "markdown" else path)


def _shown(link: Link, edit: Edit) -> str:
    """The link as it will be."""
    if link.form == "markdown":
        return quoted(edit.text)
    if edit.span.end - edit.span.start == len(link.target) and "|" in edit.text:
        return f"[[{edit.text}]]"
    rest = link.target[edit.span.end - edit.span.start :].rstrip("\\")
    pipe = "\\|" if link.in_table else "|"
    label = "" if link.label is None else f"{pipe}{link.label}"
    return f"[[{edit.text}{rest}{label}]]"


def _mended(link: Link, owner: Owner, names: _Names, safety: Safety) -> Hit:
    message = f"{quoted(path_of(link))} is an alias, and links lead to names only"
    name = names.find(owner, link)
    if name is None:
        return Hit(link.place, f"{message}: the note is {quoted(owner.path)}")
    edit = retarget(link, name, keeps_look=True)
    fix = Fix(f"Link to {quoted(name)}", (edit,), safety)
    return Hit(link.place, f"{message}: write {_shown(link, edit)}", fix)


def _unclear(link: Link, owners: Sequence[Owner]) -> Hit:
    message = f"{quoted(path_of(link))} is an alias of "
    message += listed([owner.name for owner in owners], most=4)
    return Hit(link.place, f"{message}: link to the one that is meant")


def _hits(
    ground: Ground, links: Sequence[Link], owners: Mapping[str, list[Owner]]
) -> Iterator[Hit]:
    every = (owner for group in owners.values() for owner in group)
    names, headings = _Names(ground, every), LinkedHeadings(ground, links)
    told = set()
    for link in links:
        alias = _alias(link)
        holders = owners.get(alias, ())
        if len(holders) == 1:
            safety = Safety.UNSAFE if headings.has(link) else Safety.SAFE
            yield _mended(link, holders[0], names, safety)
        elif holders and (link.note, alias) not in told:
            told.add((link.note, alias))
            yield _unclear(link, holders)


@vault_rule("TV102", "alias-link", severity=Severity.ERROR)
def alias_link(ground: Ground) -> Iterator[Hit]:
    """A link's target is an alias.

    Obsidian shows aliases where it offers links, but a link leads to a name: `[[GM]]`
    does not find the note with the alias GM. It counts for nothing there, and a click
    makes a second, empty note.

    The fix writes `[[Gross margin|GM]]`, so that the text reads as before. It is safe,
    but in a heading, where links to it may then miss it. Where two notes have the alias
    there is none, as only you know which is meant.
    """
    owners = alias_owners(ground)
    keys = json.dumps(list({path_key(alias) for alias in owners}))
    links = [Link(*row) for row in ground.select(_LINKS, keys)]
    if links:
        yield from _hits(ground, links, owners)
