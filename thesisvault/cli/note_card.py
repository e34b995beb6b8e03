"""What a card says of a note that is no thesis."""

from collections.abc import Sequence

from thesisvault.cli.card import Card
from thesisvault.note.model import Note
from thesisvault.reports.links import Held, Linking, Outgoing

_MOST = 10
_MOST_FIELDS = 12
_MOST_HEADINGS = 20


def _told(shown: int, total: int) -> str:
    """How many there are, and how many of them are shown."""
    return str(total) if shown == total else f"the first {shown} of {total}"


def print_tags(card: Card, note: Note) -> None:
    """Print the tags, each once."""
    card.fact("Tags", " ".join(dict.fromkeys(tag.name for tag in note.tags)))


def print_fields(card: Card, note: Note, *, is_whole: bool) -> None:
    """Print the fields that have a value."""
    fields = [field for field in note.fields if field.value]
    for field in fields if is_whole else fields[:_MOST_FIELDS]:
        if field.key.casefold() not in ("tags", "tag"):
            card.fact(field.key, field.value)


def print_outline(card: Card, note: Note, name: str, *, is_whole: bool) -> None:
    """Print the headings, as deep as they stand, but for one that is the name."""
    headings = [heading for heading in note.headings if heading.text != name]
    shown = headings if is_whole else headings[:_MOST_HEADINGS]
    if not shown:
        return
    top = min(heading.level for heading in headings)
    card.heading("Headings", _told(len(shown), len(headings)))
    for heading in shown:
        card.item("  " * (heading.level - top) + "·", heading.text)


def print_outgoing(card: Card, links: Sequence[Outgoing], *, is_whole: bool) -> None:
    """Print what the note links to, each once."""
    names: dict[str, None] = {}
    for link in links:
        if link.path is None:
            names[f"{link.target} (leads nowhere)"] = None
        elif link.rule != "self":
            name = link.path[link.path.rfind("/") + 1 :].removesuffix(".md")
            names[name] = None
    shown = list(names) if is_whole else list(names)[:_MOST]
    if shown:
        card.heading("Links to", _told(len(shown), len(names)))
        card.item("·", " · ".join(shown))


def print_held(card: Card, held: Sequence[Held]) -> None:
    """Print which theses hold a position in it, and why."""
    if held:
        card.heading("Positions in it", str(len(held)))
    for each in held:
        role = f"{each.role}, {each.group}" if each.group else each.role
        reason = f"{role}: {each.reason}" if each.reason else role
        card.item(each.sign, each.name, "by the title" if each.is_title else reason)


def print_linking(card: Card, linking: Sequence[Linking], *, is_whole: bool) -> None:
    """Print the notes that link here, and under which headings."""
    shown = linking if is_whole else linking[:_MOST]
    total = sum(each.count for each in linking)
    notes = "1 note" if len(linking) == 1 else f"{len(linking)} notes"
    told = f"{notes}, {total} link{'' if total == 1 else 's'}"
    if len(shown) < len(linking):
        told += f"; the first {len(shown)}"
    card.heading("What links here", told if linking else "nothing")
    for each in shown:
        # Many notes begin with their own name, which tells nothing here.
        sections = ", ".join(text for text in each.sections if text != each.name)
        card.item("·", f"{each.name} — {sections}" if sections else each.name)
