"""What the index says, asked in a process of its own.

    python -m tests.index.answer VAULT CACHE [--rebuild]

prints where the index lies, or nothing, and a fingerprint of all its rows.
"""

import sys
from hashlib import sha256
from pathlib import Path

from tests.index.truth import Facts, facts, order
from thesisvault.index.store import open_index


def fingerprint(rows: Facts) -> str:
    """What is the same for the same rows."""
    return sha256(repr(sorted(rows.items())).encode()).hexdigest()


def main() -> None:
    """Open the index, and print."""
    vault, cache, *more = sys.argv[1:]
    wanted = order(Path(vault), Path(cache), is_rebuild=bool(more))
    with open_index(wanted) as index:
        sys.stdout.write(f"{index.path or ''}\n{fingerprint(facts(index))}\n")


if __name__ == "__main__":
    main()
