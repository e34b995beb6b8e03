"""What machine the figures are from."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version

from thesisvault.note import parse

PEERS = ("markdown-it-py", "rumdl", "obsidiantools")


def describe_memory() -> str:
    """The memory of this machine."""
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return "memory not measured"
    return f"{pages * size / 2**30:.0f} GiB of memory"


def describe_load() -> str:
    """How busy this machine is with other things: two cores are full at 2."""
    try:
        return f"load {os.getloadavg()[0]:.1f} before"
    except (AttributeError, OSError):
        return "load not measured"


def describe_machine() -> str:
    """The system, its cores, its memory, and this Python."""
    return ", ".join(
        (
            f"{platform.system()} on {platform.machine()}",
            f"{os.cpu_count()} cores",
            describe_memory(),
            describe_load(),
            f"{platform.python_implementation()} {platform.python_version()}",
        )
    )


def is_compiled() -> bool:
    """Whether what reads notes has been compiled."""
    return not parse.__file__.endswith(".py")


def describe_build() -> str:
    """How what reads notes is run."""
    return "notes read by compiled modules" if is_compiled() else "notes read by Python"


def describe_peers() -> str:
    """The versions of the peers that are installed."""
    return ", ".join(f"{name} {find_version(name)}" for name in PEERS)


def find_version(name: str) -> str:
    """The version of a package."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
