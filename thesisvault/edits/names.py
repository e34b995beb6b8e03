"""Names that a note or folder may have, on every system and in every link."""

from unicodedata import category

from thesisvault.errors import VaultError

# What Obsidian forbids: some in files, the others in links to them.
_FORBIDDEN = frozenset('*"\\/<>:|?#^[]')
_RESERVED = frozenset((
    "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
    *(f"{port}{digit}" for port in ("COM", "LPT") for digit in "123456789¹²³"),
))  # fmt: skip
# They turn what follows around, so that a name reads as another one.
_BIDIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST = 240
_ELSEWHERE = "it leads to another folder"
_NO_NAMES = {"": "it is empty", ".": _ELSEWHERE, "..": _ELSEWHERE}


class BadNameError(VaultError):
    """A name that no note or folder may have."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(f'"{name}" cannot be a name: {why}; nothing was written')


def _is_control(character: str) -> bool:
    return category(character) in ("Cc", "Cs") or character in _BIDIRECTIONAL


def _fault(name: str) -> str | None:
    """What is wrong with a name, if anything is."""
    if name in _NO_NAMES:
        return _NO_NAMES[name]
    if controls := [each for each in name if _is_control(each)]:
        return f"it holds U+{ord(controls[0]):04X}, which nobody sees"
    if found := [each for each in name if each in _FORBIDDEN]:
        return f"it holds {found[0]}, which links or files cannot have"
    if name.strip() != name or name.endswith("."):
        return "it begins with a space, or ends with one or with a dot"
    if name.startswith("."):
        return "it begins with a dot, and so would never be read"
    if name.partition(".")[0].rstrip().upper() in _RESERVED:
        return "Windows keeps it for a device"
    if len(name.encode()) > _LONGEST:
        return f"it is longer than {_LONGEST} bytes"
    return None


def _printable(name: str) -> str:
    return "".join("?" if _is_control(each) else each for each in name)


def check_name(name: str) -> str:
    """Give back a name that a note or folder may have.

    Raises:
        BadNameError: If it may not.
    """
    if why := _fault(name):
        raise BadNameError(_printable(name), why)
    return name


def parts_of(path: str) -> list[str]:
    """The names that a path in the vault is made of.

    Raises:
        BadNameError: If it begins at the top of the disk.
    """
    if path.startswith("/"):
        raise BadNameError(
            _printable(path), "paths begin at the vault's top, without /"
        )
    return path.split("/")


def check_path(path: str) -> str:
    """Give back a path of folders of which each may have its name.

    Raises:
        BadNameError: If one may not, or the path leads out of the vault.
    """
    for part in parts_of(path):
        check_name(part)
    return path
