"""Front matter of plain lines, read without a YAML parser.

Most front matter is `key: value` with plain values and flat lists. Reading it here
takes a fifth of the parser's time, and a command that meets no other need not load
the parser. Whatever is not plain is left to it; a test holds the two together.
"""

from re import Match

from thesisvault.pattern import pattern
from thesisvault.text import Record, Span

# No mark of YAML's at its beginning, no `: ` or ` #` within. What YAML would take
# for another type than text is the same text here.
# Signs and pictures such as → and 🟢 mean nothing to YAML.
_FIRST = r"[\w./$+€£(\u2190-\u2bff\U0001f000-\U0001faff]"
_PLAIN = rf"{_FIRST}[^\n:#]*+(?:(?::(?=[^\s])|(?<=[^\s])#)[^\n:#]*+)*+"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_VALUE = rf"(?:{_QUOTED}|{_PLAIN})"
_FLOW_ITEM = rf"(?:{_QUOTED}|{_FIRST}[^\n:#,\[\]{{}}\"']*+)"
_LINE = pattern(
    r"(?P<key>[A-Za-z](?:[\w -]*[\w-])?)[ ]*:"
    rf"(?:[ ]+(?:(?P<value>{_VALUE})|(?P<flow>\[{_FLOW_ITEM}(?:, *{_FLOW_ITEM})*\])))?"
    r"[ ]*\n"
)
_ITEM = pattern(rf"(?P<indent>[ ]*)-[ ]+(?P<value>{_VALUE})[ ]*\n")
_FLOW_ITEMS = pattern(_FLOW_ITEM)
_NULLS = frozenset(("~", "null", "Null", "NULL"))


class Scalar(Record, frozen=True):
    """A value that is no list: its text, and its span with quotes."""

    text: str
    span: Span


class Entry(Record, frozen=True):
    """A key of front matter with its value; a list has its items as well."""

    key: Scalar
    value: Scalar
    items: tuple[Scalar, ...] = ()
    is_list: bool = False


def _scalar(written: str, start: int) -> Scalar:
    written = written.rstrip()
    span = Span(start, start + len(written))
    if written[0] in "\"'":
        return Scalar(written[1:-1], span)
    return Scalar("" if written in _NULLS else written, span)


def _flow(found: Match[str], offset: int) -> tuple[Scalar, ...]:
    start, end = found.span("flow")
    return tuple(
        _scalar(item[0], offset + item.start())
        for item in _FLOW_ITEMS.finditer(found.string, start + 1, end - 1)
    )


def _block_items(text: str, at: int, offset: int) -> tuple[tuple[Scalar, ...], int]:
    """Items of one indentation from an offset on, and where they end."""
    items = []
    indent = None
    while found := _ITEM.match(text, at):
        if indent not in (None, found["indent"]):
            return (), -1
        indent = found["indent"]
        items.append(_scalar(found["value"], offset + found.start("value")))
        at = found.end()
    return tuple(items), at


def _entry(found: Match[str], offset: int) -> Entry:
    name, value, flow = found.groups()
    start = offset + found.start()
    end = start + len(name)
    key = Scalar(name, Span(start, end))
    if value is not None:
        return Entry(key, _scalar(value, offset + found.start("value")))
    if flow is None:
        return Entry(key, Scalar("", Span(end + 1, end + 1)))
    span = Span(offset + found.start("flow"), offset + found.end("flow"))
    return Entry(key, Scalar(flow, span), _flow(found, offset), is_list=True)


def plain_entries(text: str, offset: int) -> list[Entry] | None:
    """The entries of a block of YAML that begins at an offset.

    Nothing where a line is not plain, or a key stands twice.
    """
    entries = []
    keys = set()
    at = 0
    while at < len(text):
        found = _LINE.match(text, at)
        if found is None:
            return None
        entry = _entry(found, offset)
        keys.add(entry.key.text)
        at = found.end()
        # Items may stand below a key that stands alone.
        if text[at : at + 1] in (" ", "-") and not (entry.value.text or entry.is_list):
            items, at = _block_items(text, at, offset)
            if not items:
                return None
            # From the first dash to the end of the last item.
            start = text.index("-", found.end())
            span = Span(offset + start, items[-1].span.end)
            written = Scalar(text[start : span.end - offset], span)
            entry = Entry(entry.key, written, items, is_list=True)
        entries.append(entry)
    return entries if len(keys) == len(entries) else None
