"""What a review writes: fields of a thesis, and the note of the month."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from thesisvault.cli.editing import EditNote, carry_out
from thesisvault.cli.session import Session
from thesisvault.edits.dating import DateHabit, read_date, write_date
from thesisvault.edits.review_note import Deeds, add_to_review, new_review
from thesisvault.edits.set_field import Setting, find_field, set_field
from thesisvault.files import Source, fold
from thesisvault.note.dates import find_window
from thesisvault.text import Edit, Record, apply_edits
from thesisvault.vault.paths import note_paths
from thesisvault.vault.reading import Reading, make_reading, name_of
from thesisvault.vault.templates import find_template, folder_for
from thesisvault.writing.journal import Make, Read
from thesisvault.writing.places import missing_folders, new_place
from thesisvault.writing.plan import Change, Plan

_REVIEWED = "Last reviewed"
# What no link may hold.
_UNLINKABLE = frozenset("[]|#^")


class Entry(Record, frozen=True):
    """What a month's note is to say: what was done, as of a day."""

    month: str
    today: date
    deeds: Deeds


def month_of(day: date) -> str:
    """The month of a day, as its review's note is called."""
    return f"{day.year:04}-{day.month:02}"


def linked(name: str) -> str:
    """A note's name as a link, where it can be one."""
    return name if _UNLINKABLE.intersection(name) else f"[[{name}]]"


def marking(session: Session, today: date) -> EditNote:
    """The edit that marks a thesis as reviewed, as it writes that date."""

    def edit(reading: Reading) -> tuple[Edit, ...]:
        vocabulary = session.config.vocabulary
        found = find_field(reading.note, _REVIEWED, vocabulary)
        before = find_window(found.value) if found else None
        habit = DateHabit(examples=(before,) if before else ())
        when = write_date(read_date("today", today), habit)
        return set_field(reading, Setting(_REVIEWED, when), session.config)

    return edit


def setting_status(session: Session, status: str) -> EditNote:
    """The edit that gives a thesis another status."""

    def edit(reading: Reading) -> tuple[Edit, ...]:
        return set_field(reading, Setting("Status", status), session.config)

    return edit


def review_path(session: Session, month: str) -> str:
    """The path of a month's note, as it is or is to be."""
    paths = note_paths(session.root)
    folder = folder_for("review", paths, session.config)
    path = f"{folder}/{month}.md" if folder else f"{month}.md"
    return next((each for each in paths if fold(each) == fold(path)), path)


def _edited(session: Session, found: Change, edits: Sequence[EditNote]) -> Change:
    """A file as some edits leave it, each after the one before."""
    text = (found.before or b"").decode()
    for edit in edits:
        source = Source(text, is_utf8=True)
        reading = make_reading(source, found.place.name, session.config)
        text = apply_edits(text, edit(reading))
    return Change(found.place, found.before, text.encode())


def _with_review(session: Session, read: Read, entry: Entry) -> Plan:
    """The month's note with what was done: gone on with, or made."""
    path = review_path(session, entry.month)
    if path in note_paths(session.root):

        def add(reading: Reading) -> tuple[Edit, ...]:
            return add_to_review(reading, entry.deeds, session.config)

        return Plan((_edited(session, read(path), [add]),))
    template = find_template(session.root, session.config, "review")
    clock = datetime.now(UTC).astimezone().time()
    now = datetime.combine(entry.today, clock)
    text = new_review(template.text, name_of(path), now, entry.deeds)
    place = new_place(session.root, path)
    change = Change(place, None, text.encode())
    return Plan((change,), folders=missing_folders(place))


def _changed(plan: Plan) -> Plan:
    changes = tuple(each for each in plan.changes if each.before != each.after)
    return Plan(changes, folders=plan.folders)


def edit_thesis(session: Session, path: str, edits: Sequence[EditNote]) -> Plan:
    """Edit a thesis, each edit after the one before, and write it."""

    def make(read: Read) -> Plan:
        return _changed(Plan((_edited(session, read(path), edits),)))

    return carry_out(session, name_of(path), make, diff=False)


def write_review(session: Session, entry: Entry) -> Plan:
    """Write what was done into the note of a month."""

    def make(read: Read) -> Plan:
        return _changed(_with_review(session, read, entry))

    return carry_out(session, entry.month, make, diff=False)


def making_both(
    session: Session, path: str, edits: Sequence[EditNote], entry: Entry
) -> Make:
    """A plan that edits a thesis and says so in the month's note: both, or neither."""

    def make(read: Read) -> Plan:
        thesis = _edited(session, read(path), edits)
        note = _with_review(session, read, entry)
        return _changed(Plan((thesis, *note.changes), folders=note.folders))

    return make
