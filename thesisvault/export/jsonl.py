"""JSON lines: an object a line, in UTF-8, however the terminal is set up."""

from json import JSONEncoder

# Many programs take these for ends of lines, which JSON does not.
_LINE_ENDS = {"\u2028": "\\u2028", "\u2029": "\\u2029", "\x85": "\\u0085"}
_ENCODER = JSONEncoder(ensure_ascii=False, check_circular=False)


def json_line(value: object) -> bytes:
    """A value as a line of JSON, in UTF-8."""
    text = _ENCODER.encode(value)
    if not text.isascii():
        for end, escaped in _LINE_ENDS.items():
            text = text.replace(end, escaped)
    # In a file that is not UTF-8, nothing is left that cannot be written.
    return f"{text}\n".encode(errors="replace")
