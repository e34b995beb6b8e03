"""What the XML formats share: text that XML may hold, and batches of lines."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from thesisvault.pattern import pattern
from thesisvault.text import batches

_BATCH = 2000
# XML 1.0 can hold none of these, not even escaped.
_UNHOLDABLE = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUOTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_SPECIAL = pattern('[&<>"\n\t\r\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def xml_text(text: str) -> str:
    """A text for an element or an attribute of XML."""
    if not _SPECIAL.search(text):
        return text
    return escape(_UNHOLDABLE.sub("\ufffd", text), _QUOTES)


def in_batches(lines: Iterable[str]) -> Iterator[bytes]:
    """Lines as bytes, many at a time."""
    for batch in batches(lines, _BATCH):
        yield "".join(batch).encode()
