"""TV101: a link to a note that is not there."""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import groupby

from thesisvault.findings import Fix, Safety
from thesisvault.lint.aliases import alias_owners
from thesisvault.lint.days import is_day
from thesisvault.lint.near import near_names
from thesisvault.lint.places import LINK, LINKS_TO, Link
from thesisvault.lint.retarget import is_linkable, path_of, retarget
from thesisvault.lint.rule import Ground, Hit, vault_rule
from thesisvault.lint.wording import quoted
from thesisvault.vault.other_files import may_be_note
from thesisvault.vault.target import parse_target, path_key

_KEYS = "select distinct key from links where path is null"
_NAMES = "select group_concat(key, char(10)) from notes where not is_hidden"
_WRITTEN = """
    select key, name from notes
    where key in (select value from json_each(?)) and not is_hidden
    group by key having count(*) = 1
"""
# In a group with `min`, the columns are those of the row that has it.
_IN_THESES = f"""
    select {LINK}, count(*) from {LINKS_TO % ("targets_unresolved", "path is null")}
    join notes on notes.id = links.note
    where notes.kind = 'thesis' and not notes.is_hidden
    group by links.note, links.key having min(links.n) >= 0
"""  # noqa: S608 - names are ours
_NEAR = f"""
    select {LINK} from links join notes on notes.id = links.note
    where links.key in (select value from json_each(?)) and links.path is null
        and not notes.is_hidden
    order by links.note, links.key, links.n
"""  # noqa: S608 - names are ours


def _is_wanted(key: str) -> bool:
    """Whether a key may be that of a note which somebody should have written."""
    return may_be_note(key) and "\n" not in key and not is_day(key)


def _near(ground: Ground, keys: Iterable[str]) -> Mapping[str, str]:
    """For keys that no note has, the name of the only note that may be meant."""
    ((names,),) = ground.select(_NAMES)
    near = near_names(list(keys), (names or "").split("\n"))
    wanted = json.dumps(list(set(near.values())))
    written = dict(ground.select(_WRITTEN, wanted))
    return {key: written[found] for key, found in near.items() if found in written}


def _message(link: Link, count: int, advice: str) -> str:
    target = link.target.partition("#")[0].strip()
    if link.form == "markdown":
        target = parse_target(link.target, link.form).path.removesuffix(".md")
    often = f" ({count} links)" if count > 1 else ""
    return f"no note is named {quoted(target)}{often}{advice}"


def _has_folder(link: Link) -> bool:
    # A folder in which there is no such note may be one that is still to come.
    return "/" in path_of(link)


def _unwritten(
    ground: Ground, keys: Container[str], near: Container[str]
) -> Iterator[Hit]:
    """Links of theses to names that no note nearly has."""
    for *row, count in ground.select(_IN_THESES):
        link = Link(*row)
        if link.key in keys and (link.key not in near or _has_folder(link)):
            message = _message(link, count, ": write it, or unlink the name")
            yield Hit(link.place, message)


def _mistyped(ground: Ground, near: Mapping[str, str]) -> Iterator[Hit]:
    """Links to names that some note nearly has."""
    rows = ground.select(_NEAR, json.dumps(list(near)))
    found = (link for row in rows if not _has_folder(link := Link(*row)))
    for (_, key), group in groupby(found, lambda link: (link.note, link.key)):
        links, name = list(group), near[key]
        edits = tuple(retarget(link, name) for link in links)
        fix = Fix(f"Link to {quoted(name)}", edits, Safety.UNSAFE)
        message = _message(links[0], len(links), f"; did you mean {quoted(name)}?")
        yield Hit(links[0].place, message, fix if is_linkable(name) else None)


@vault_rule("TV101", "dangling-link")
def dangling_link(ground: Ground) -> Iterator[Hit]:
    """A link leads to no note.

    In a thesis, what is linked is what it rests on, and nobody can follow it there.
    Elsewhere a link to an unwritten note is a plan and no fault, unless it is all but
    the name of one note that is there: a hyphen, a plural or a letter apart. Then it
    was mistyped, or the note was renamed outside of Obsidian.

    The fix links to the note whose name is nearly the same. It is unsafe, as another
    may be meant. Where no name is near there is none: write the note.
    """
    aliases = {path_key(alias) for alias in alias_owners(ground)}
    keys = {key for (key,) in ground.select(_KEYS) if _is_wanted(key)} - aliases
    near = _near(ground, keys)
    yield from _unwritten(ground, keys, near)
    yield from _mistyped(ground, near)
