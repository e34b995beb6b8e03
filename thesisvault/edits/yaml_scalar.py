"""A text as a value of front matter, quoted where YAML wants it."""

from thesisvault.note.entries import plain_entries


def _reads_as(written: str) -> str | None:
    """What a value without quotes is read as, where it needs none."""
    entries = plain_entries(f"key: {written}\n", 0)
    if entries is None or len(entries) != 1 or entries[0].is_list:
        return None
    return entries[0].value.text


def is_flow_list(written: str) -> bool:
    """Whether a text is a list as it stands in one line: `[a, b]`."""
    entries = plain_entries(f"key: {written}\n", 0)
    return entries is not None and entries[0].is_list


def _in_double_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    return f'"{escaped}"'


def _in_single_quotes(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def yaml_scalar(text: str, written: str = "") -> str:
    """A text as a scalar, in the quotes of what it replaces, or in those it needs."""
    if written.startswith("'") and "\t" not in text:
        return _in_single_quotes(text)
    if written.startswith('"') or _reads_as(text) != text:
        return _in_double_quotes(text)
    return text
