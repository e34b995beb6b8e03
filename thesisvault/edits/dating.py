"""Dates: as a person gives them, and as a note has the habit of writing them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from thesisvault.errors import VaultError
from thesisvault.note.dates import Precision, Window, find_window, parse_window
from thesisvault.pattern import pattern
from thesisvault.text import Record

_AGO = pattern(r"-(\d{1,4})([dw])")
_WORDS = {"today": 0, "yesterday": 1}
# From fine to coarse; a range or an open window is written as it was given.
_FINENESS: tuple[Precision, ...] = ("day", "month", "quarter", "half", "year")
_FORMS: dict[Precision, tuple[str, ...]] = {
    "day": (
        "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}", "{y}.{m:02}.{d:02}",
        "{mon} {d}, {y}", "{month} {d}, {y}", "{d} {mon} {y}", "{d} {month} {y}",
        "{mon} {d} {y}", "{month} {d} {y}",
    ),
    "month": ("{y}-{m:02}", "{y}/{m:02}", "{mon} {y}", "{month} {y}"),
    "quarter": ("Q{q} {y}", "{y}-Q{q}", "{y}Q{q}", "{y} Q{q}", "{q}Q{y}", "Q{q}-{y}"),
    "half": ("H{h} {y}", "{y}-H{h}", "{y}H{h}", "{y} H{h}", "{h}H{y}", "H{h}-{y}"),
    "year": ("{y}",),
}  # fmt: skip
_MARKS = frozenset("*_~=`[]")
# Not `calendar`'s, which are those of the machine's language.
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip


class BadDateError(VaultError):
    """What was given is no date."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f'"{text}" is no date; write it as 2026-02-08, 2026-02, Q1 2026, today, '
            f"yesterday or -3d"
        )


def read_date(text: str, today: date) -> Window:
    """Read a date as a person gives it: `2026-02`, `Q1 2026`, `yesterday`, `-3d`.

    Raises:
        BadDateError: If it is none.
    """
    word = text.strip().lower()
    ago = _AGO.fullmatch(word)
    if ago or word in _WORDS:
        days = int(ago[1]) * (7 if ago[2] == "w" else 1) if ago else _WORDS[word]
        word = (today - timedelta(days)).isoformat()
    window = parse_window(text if word == text.strip().lower() else word)
    if window is None:
        raise BadDateError(text)
    return window


class DateHabit(Record, frozen=True):
    """How a log writes its dates: what stands around them, and examples."""

    before: str = ""
    after: str = ""
    examples: tuple[Window, ...] = ()


def habit_of(cells: Iterable[str]) -> DateHabit:
    """The habit that the dates of a log show."""
    found = [(cell, when) for cell in cells if (when := find_window(cell))]
    around = Counter(_around(cell, when.text) for cell, when in found)
    before, after = around.most_common(1)[0][0] if around else ("", "")
    return DateHabit(before, after, tuple(when for _, when in found))


def _around(cell: str, text: str) -> tuple[str, str]:
    """The marks around a date: `**2026-02**` has two stars on each side."""
    before, _, after = cell.partition(text)
    marks = before.strip(), after.strip()
    return marks if _MARKS.issuperset("".join(marks)) else ("", "")


def _fill(form: str, day: date) -> str:
    return form.format(
        y=day.year,
        m=day.month,
        d=day.day,
        mon=_MONTHS[day.month - 1][:3],
        month=_MONTHS[day.month - 1],
        q=(day.month + 2) // 3,
        h=(day.month + 5) // 6,
    )


def _form(example: Window) -> str | None:
    """How an example is written, where that is a way we know."""
    forms = _FORMS.get(example.precision, ())
    return next((f for f in forms if _fill(f, example.start) == example.text), None)


def _precision(window: Window, examples: Sequence[Window]) -> Precision:
    """The precision to write: a log that never tells days need not begin to.

    One date alone is no habit, and a date is never made finer than it was given.
    """
    usual = [each.precision for each in examples if each.precision in _FINENESS]
    if window.precision not in _FINENESS or len(usual) < 2:
        return window.precision
    finest = min(usual, key=_FINENESS.index)
    return max(finest, window.precision, key=_FINENESS.index)


def write_date(window: Window, habit: DateHabit) -> str:
    """A date as a log writes it, without what stands around it."""
    precision = _precision(window, habit.examples)
    alike = [each for each in habit.examples if each.precision == precision]
    form = next(filter(None, map(_form, alike)), None)
    if form is None and precision == window.precision:
        return window.text
    return _fill(form or _FORMS[precision][0], window.start)
