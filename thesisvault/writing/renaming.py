"""Renaming that loses nothing, where the system knows how.

A plain rename throws away what had the new name, even if an editor put it there a
moment ago. Linux and macOS can swap two files in one step, so that what was there can
still be looked at, and can rename a file only where nothing has the new name.
"""

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_Rename = Callable[[Path, Path, int], bool]
# What systems and disks say that cannot do it.
_UNABLE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
_HERE = -100


@cache
def _renamer() -> _Rename | None:
    """The system's own function; it is loaded only by those who write."""
    if sys.platform not in ("linux", "darwin"):  # pragma: no cover
        return None
    import ctypes

    library = ctypes.CDLL(None, use_errno=True)
    is_linux = sys.platform == "linux"
    function = getattr(library, "renameat2" if is_linux else "renamex_np", None)
    if function is None:  # pragma: no cover - an old C library
        return None

    def rename(old: Path, new: Path, flag: int) -> bool:
        paths = os.fsencode(old), os.fsencode(new)
        where = (_HERE, paths[0], _HERE, paths[1]) if is_linux else paths
        if function(*where, flag) == 0:
            return True
        number = ctypes.get_errno()
        if number in _UNABLE:
            return False
        raise OSError(number, os.strerror(number), str(old), None, str(new))

    return rename


def exchange(one: Path, other: Path) -> bool:
    """Swap two files in one step; say whether that can be done here.

    Raises:
        OSError: If one of them is not there, or the system refuses.
    """
    rename = _renamer()
    return rename is not None and rename(one, other, 2)


def rename_new(old: Path, new: Path) -> bool:
    """Rename where nothing has the new name; say whether that can be done here.

    Raises:
        FileExistsError: If something has.
        OSError: If the system refuses.
    """
    rename = _renamer()
    flag = 1 if sys.platform == "linux" else 4
    return rename is not None and rename(old, new, flag)
