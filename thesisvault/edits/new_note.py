"""A new note out of a template, its blanks for title and date filled in."""

from collections.abc import Callable, Mapping
from datetime import datetime
from re import IGNORECASE, Match

from thesisvault.edits.yaml_scalar import yaml_scalar
from thesisvault.note.frontmatter import read_frontmatter
from thesisvault.pattern import pattern

_BLANK = pattern(r"\{\{\s*(title|date|time)\s*(?::([^{}\n]*))?\}\}", IGNORECASE)
_TITLE_VALUE = pattern(
    r"(?m)^([^\S\n]*[^\s:#][^:\n]*:[ \t]+)\{\{\s*title\s*\}\}[ \t]*$"
)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
# The words of Obsidian's date formats, which are those of moment.js.
_WORDS: Mapping[str, Callable[[datetime], str]] = {
    "YYYY": lambda now: f"{now.year:04}",
    "YY": lambda now: f"{now.year % 100:02}",
    "Q": lambda now: str((now.month + 2) // 3),
    "MMMM": lambda now: _MONTHS[now.month - 1],
    "MMM": lambda now: _MONTHS[now.month - 1][:3],
    "MM": lambda now: f"{now.month:02}",
    "M": lambda now: str(now.month),
    "DDDD": lambda now: f"{now.timetuple().tm_yday:03}",
    "DDD": lambda now: str(now.timetuple().tm_yday),
    "DD": lambda now: f"{now.day:02}",
    "Do": lambda now: f"{now.day}{_ending(now.day)}",
    "D": lambda now: str(now.day),
    "dddd": lambda now: _DAYS[now.weekday()],
    "ddd": lambda now: _DAYS[now.weekday()][:3],
    "dd": lambda now: _DAYS[now.weekday()][:2],
    "d": lambda now: str(now.isoweekday() % 7),
    "GGGG": lambda now: f"{now.isocalendar().year:04}",
    "WW": lambda now: f"{now.isocalendar().week:02}",
    "W": lambda now: str(now.isocalendar().week),
    "HH": lambda now: f"{now.hour:02}",
    "H": lambda now: str(now.hour),
    "hh": lambda now: f"{(now.hour - 1) % 12 + 1:02}",
    "h": lambda now: str((now.hour - 1) % 12 + 1),
    "mm": lambda now: f"{now.minute:02}",
    "m": lambda now: str(now.minute),
    "ss": lambda now: f"{now.second:02}",
    "s": lambda now: str(now.second),
    "A": lambda now: "AM" if now.hour < 12 else "PM",
    "a": lambda now: "am" if now.hour < 12 else "pm",
}
_FORMAT = pattern(
    r"\[(?P<quoted>[^\[\]]*)\]|(?P<word>"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + ")"
)
_DEFAULTS = {"date": "YYYY-MM-DD", "time": "HH:mm"}


def _ending(day: int) -> str:
    if day in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def format_moment(form: str, now: datetime) -> str:
    """Write a moment in one of Obsidian's formats, such as `YYYY-MM-DD`."""

    def part(found: Match[str]) -> str:
        word = found["word"]
        return _WORDS[word](now) if word else found["quoted"]

    return _FORMAT.sub(part, form)


def _quoted_title(template: str, title: str) -> str:
    """The template with the title quoted where it is a value of front matter."""
    front = read_frontmatter(template).span
    end = front.end if front else 0
    value = yaml_scalar(title).replace("\\", "\\\\")
    head = _TITLE_VALUE.sub(rf"\g<1>{value}", template[:end])
    return head + template[end:]


def fill_template(template: str, title: str, now: datetime) -> str:
    """A template's text with title and date filled in; all other blanks stay."""

    def fill(found: Match[str]) -> str:
        word = found[1].lower()
        if word == "title":
            return title
        return format_moment((found[2] or "").strip() or _DEFAULTS[word], now)

    return _BLANK.sub(fill, _quoted_title(template, title))
